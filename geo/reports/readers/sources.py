"""From files, folders and web addresses to reports, one after another."""

import os
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from urllib.parse import urlsplit

from geo.errors import InputError, ReportError
from geo.reports.model import Rejected, Report
from geo.reports.readers.completion import Completion
from geo.reports.readers.draft import Drafts, is_web_address
from geo.reports.readers.formats import is_known, reader_of
from geo.reports.readers.web import read_address

# Files that folders of data carry beside the data.
_NOT_REPORTS = frozenset(("readme", "sources", "license", "licence", "copying"))
_UNWRITABLE = re.compile("[\x00-\x1f\x7f\ud800-\udfff]")


def read_reports(sources: Sequence[str | Path]) -> Iterator[Report | Rejected]:
    """Every report in ``sources`` (files, folders with all below them, web addresses), read as it is asked for.

    The order is that of ``sources``; within a folder that of the names. What cannot be read comes as
    :class:`~geo.reports.model.Rejected`, whose ``source`` names the file as seen from the given folder, with
    the line for ``.jsonl`` and ``.csv``. Hidden files and notes (``README``, ``SOURCES``, ``LICENSE``) in a
    folder are no reports. Ids are unique: see :class:`~geo.reports.readers.completion.Completion`.

    Raises :class:`~geo.errors.InputError` at once when a source does not exist, is a folder with nothing to
    read in it, or when there is no source.
    """
    if not sources:
        raise InputError("no reports given; name files, folders or web addresses")
    for source in sources:
        _check(source)
    return _completed(sources)


def _check(source: str | Path) -> None:
    if is_web_address(str(source)):
        if urlsplit(str(source)).username is not None:
            raise InputError("an address with a user name or password is refused: the site would publish it")
        return
    if not str(source):
        raise InputError("an empty name was given for reports; give a file, a folder or an address")
    path = Path(source)
    try:
        path.stat()
    except (OSError, ValueError) as error:
        why = "does not exist" if isinstance(error, FileNotFoundError) else f"cannot be opened ({error})"
        hint = "give a file, a folder or an address that begins with https://"
        raise InputError(f"{source}: {why}; {hint}") from None
    if path.is_dir() and not any(is_known(file) for file in _files(path)):
        raise InputError(f"{source}: the folder holds no reports (.txt, .md, .html, .jsonl, .csv, .json, .xml)")


def _completed(sources: Sequence[str | Path]) -> Iterator[Report | Rejected]:
    completion = Completion()
    for source in sources:
        for draft in _source_drafts(source):
            yield draft if isinstance(draft, Rejected) else completion.complete(draft)


def _source_drafts(source: str | Path) -> Drafts:
    if is_web_address(str(source)):
        return _guarded(str(source), lambda: read_address(str(source)))
    path = Path(source)
    return _folder_drafts(path) if path.is_dir() else _file_drafts(path, _shown(path.name))


def _folder_drafts(folder: Path) -> Drafts:
    errors: list[OSError] = []
    unknown: list[str] = []
    for file in _files(folder, errors.append):
        if is_known(file):
            yield from _file_drafts(file, _shown(file.relative_to(folder).as_posix()))
        else:
            unknown.append(_shown(file.suffix.lower() or file.name))
    for error in errors:
        source = _shown(Path(error.filename).relative_to(folder).as_posix())
        yield Rejected(source, f"cannot be opened: {error.strerror}")
    if unknown:
        kinds = ", ".join(sorted(set(unknown)))
        yield Rejected(
            _shown(folder.name or str(folder)), f"{len(unknown)} files are in no format that is read: {kinds}"
        )


def _shown(name: str) -> str:
    """A file's name as it can stand in any file and in one line: what is no character of a text is marked."""
    return _UNWRITABLE.sub("\ufffd", name)


def _files(folder: Path, on_error: Callable[[OSError], None] | None = None) -> Iterator[Path]:
    for parent, folders, files in os.walk(folder, onerror=on_error):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            file = Path(parent, name)
            if not name.startswith(".") and file.stem.lower() not in _NOT_REPORTS:
                yield file


def _file_drafts(path: Path, source: str) -> Drafts:
    def drafts() -> Drafts:
        if path.exists() and not path.is_file():
            raise ReportError(source, "is neither a file nor a folder")
        return reader_of(path, source)(path, source)

    return _guarded(source, drafts)


def _guarded(source: str, drafts: Callable[[], Drafts]) -> Drafts:
    """The drafts of one source, and in place of the error that ends them its reason."""
    try:
        yield from drafts()
    except ReportError as error:
        yield Rejected(error.source, error.reason)
    except OSError as error:
        yield Rejected(source, f"cannot be opened: {error.strerror or error}")
