"""What a report is, whatever it was read from."""

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Report:
    """One report as it was published.

    Offsets everywhere count Unicode code points of ``text`` as given.
    ``published`` is the day of publication in the publisher's words, ``None`` when unknown; a day of
    download is not a day of publication. ``furniture`` holds the spans of ``text`` that belong to the web
    page rather than to the report (menus, a weather box); nothing is read from them.
    ``language`` is ``en``, ``uk``, ``ru`` or another ISO 639-1 code, ``und`` when unknown. ``shortened`` says what was
    too long to be kept whole, a sentence each: listed in ``build.json``.
    """

    report_id: str
    text: str
    title: str | None = None
    published: date | None = None
    url: str | None = None
    publisher: str | None = None
    language: str = "und"
    source: str = ""
    furniture: tuple[tuple[int, int], ...] = field(default=())
    shortened: tuple[str, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Rejected:
    """Input that could not be read: listed in ``build.json``, never dropped silently."""

    source: str
    reason: str
