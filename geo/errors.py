"""Every error this package raises on purpose.

    MapError
    ├── InputError          unusable arguments or input: exit code 2
    │   └── ReportError     one report or file that cannot be read; the rest of the batch goes on
    ├── DataError           a file under ``data/`` is wrong: a bad column, a dangling reference
    ├── GeometryError       a boundary or control file holds a geometry that cannot be repaired
    ├── UpdateError         newer data cannot be had or are not as expected; the old stay: exit code 1
    └── CheckError          the built site may not be published: exit code 1

Each message says what was wrong, where, and what to do.
"""


class MapError(Exception):
    """Base of all errors raised on purpose; its text is fit to show to the operator."""


class InputError(MapError):
    """The arguments or the input cannot be used."""


class ReportError(InputError):
    """One report, or one file of reports, cannot be read.

    ``source`` names the file (and line, where there is one); ``reason`` says what is wrong with it.
    """

    def __init__(self, source: str, reason: str) -> None:
        super().__init__(f"{source}: {reason}")
        self.source = source
        self.reason = reason

    def __reduce__(self) -> tuple[type["ReportError"], tuple[str, str]]:
        return type(self), (self.source, self.reason)


class DataError(MapError):
    """A file of facts is wrong: it names a column, a code or a place that does not exist."""


class GeometryError(MapError):
    """A geometry cannot be used and cannot be repaired."""


class UpdateError(MapError):
    """Newer data cannot be fetched, or are not what their publisher is expected to give."""


class CheckError(MapError):
    """A finished build breaks an expectation and must not replace the published site."""
