"""RSS and Atom: one report an entry."""

import hashlib
from datetime import date
from email.utils import parsedate_to_datetime
from io import BytesIO
from pathlib import Path
from typing import Any, cast

import feedparser  # pyright: ignore[reportMissingTypeStubs]

from geo.errors import ReportError
from geo.reports.limits import MAX_PAGE_BYTES
from geo.reports.model import Rejected
from geo.reports.readers.draft import Draft, Drafts, is_web_address, parse_day
from geo.reports.readers.markup import markup_to_text


def read_feed(path: Path, source: str) -> Drafts:
    """The entries of a feed in a file; see :func:`feed_drafts`."""
    if path.stat().st_size > MAX_PAGE_BYTES:
        raise ReportError(source, f"is larger than {MAX_PAGE_BYTES:,} bytes, which no feed is")
    return feed_drafts(path.read_bytes(), source, path.stem)


def feed_drafts(data: bytes, source: str, stem: str) -> Drafts:
    """One report an entry: its title, a blank line, and its content (else its summary) without markup.

    ``published`` is the entry's own date of publication; a date of change is not one. The id is ``stem`` with
    a hash of the entry's id or link. Raises :class:`~geo.errors.ReportError` when ``data`` is no feed.
    """
    options = {"sanitize_html": False, "resolve_relative_uris": False}
    feed = cast(Any, feedparser.parse(BytesIO(data), **options))  # pyright: ignore[reportUnknownMemberType]
    if not feed.entries and not feed.get("version"):
        raise ReportError(source, "is no RSS or Atom feed")
    publisher = markup_to_text(feed.feed.get("title", "")) or None
    for number, entry in enumerate(feed.entries, start=1):
        where = f"{source}, entry {number}"
        title = " ".join(markup_to_text(entry.get("title", "")).split())
        body = markup_to_text(_body(entry))
        text = "\n\n".join(part for part in (title, body) if part)
        if not text:
            yield Rejected(where, "holds no text")
            continue
        link: str = entry.get("link", "")
        key: str = entry.get("id") or link or text
        yield Draft(
            source=where,
            report_id=f"{stem}-{hashlib.sha256(key.encode('utf-8', 'replace')).hexdigest()[:12]}",
            text=text,
            title=title or None,
            published=_published(entry.get("published", "")),
            url=link if is_web_address(link) else None,
            publisher=publisher,
        )


def _body(entry: Any) -> str:
    """The longest of an entry's contents and its summary."""
    contents: list[str] = [part.get("value", "") for part in entry.get("content", [])]
    return max([*contents, entry.get("summary", "")], key=len)


def _published(value: str) -> date | None:
    if day := parse_day(value):
        return day
    try:
        return parsedate_to_datetime(value).date()
    except ValueError:
        return None
