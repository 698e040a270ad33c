"""What a format's reader hands on: a report in the words of its source."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, cast

from geo.errors import ReportError
from geo.reports.model import Rejected

_DAY_MONTH_YEAR = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})\Z")
_LANGUAGE = re.compile(r"([a-z]{2,3})(?:[-_].*)?\Z")
_WEB = re.compile(r"https?://[^\s/]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Draft:
    """A report before its language, furniture and final id are known.

    ``source`` names the file, and the line where there is one. ``report_id`` is the given id, or the
    one the reader proposes.
    """

    source: str
    report_id: str
    text: str
    title: str | None = None
    published: date | None = None
    url: str | None = None
    publisher: str | None = None
    language: str | None = None


Drafts = Iterator[Draft | Rejected]


def draft_from_fields(fields: Mapping[str, object], source: str, default_id: str) -> Draft:
    """A draft from the fields ``id, text, title, published, url, publisher, language``; others are ignored.

    Raises :class:`~geo.errors.ReportError` on a field that does not hold what its name says.
    """
    text = fields.get("text")
    if not isinstance(text, str) or not text.strip():
        raise ReportError(source, "holds no text; give it in the field 'text'")
    return Draft(
        source=source,
        report_id=_words(fields, "id", source) or default_id,
        text=text,
        title=_words(fields, "title", source),
        published=_day(fields, source),
        url=_web_address(fields, source),
        publisher=_words(fields, "publisher", source),
        language=_language(fields, source),
    )


def as_mapping(value: object) -> dict[str, Any] | None:
    """``value`` if it is a JSON or YAML object."""
    return cast(dict[str, Any], value) if isinstance(value, dict) else None


def parse_day(value: str) -> date | None:
    """The day of an ISO 8601 date or time, or of ``24.02.2022``; ``None`` for anything else."""
    value = value.strip()
    if match := _DAY_MONTH_YEAR.match(value):
        day, month, year = map(int, match.groups())
        value = f"{year:04}-{month:02}-{day:02}"
    try:
        return datetime.fromisoformat(value).date()
    except ValueError:
        return None


def is_web_address(value: str) -> bool:
    """Whether ``value`` is an address that may stand in a link."""
    return _WEB.match(value) is not None


def _words(fields: Mapping[str, object], name: str, source: str) -> str | None:
    value = fields.get(name)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, str | int | float | date):
        raise ReportError(source, f"the field '{name}' must be text")
    return " ".join(str(value).split()) or None


def _day(fields: Mapping[str, object], source: str) -> date | None:
    value = _words(fields, "published", source)
    if value is None:
        return None
    if day := parse_day(value):
        return day
    raise ReportError(source, f"'published' is not a date: {value[:40]!r}; write YYYY-MM-DD or leave it out")


def _web_address(fields: Mapping[str, object], source: str) -> str | None:
    value = _words(fields, "url", source)
    if value is None or is_web_address(value):
        return value
    raise ReportError(source, f"'url' is not a web address: {value[:40]!r}; it must begin with http:// or https://")


def _language(fields: Mapping[str, object], source: str) -> str | None:
    value = _words(fields, "language", source)
    if value is None:
        return None
    if match := _LANGUAGE.match(value.lower()):
        return match[1]
    raise ReportError(source, f"'language' is not a language code: {value[:40]!r}; write en, uk, ru or another")
