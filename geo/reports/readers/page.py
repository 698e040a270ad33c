"""HTML: one page, one report."""

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import cast

import trafilatura
from trafilatura.metadata import extract_metadata

from geo.errors import ReportError
from geo.reports.limits import MAX_PAGE_BYTES
from geo.reports.readers.decoding import decode
from geo.reports.readers.draft import Draft, Drafts, as_mapping, is_web_address, parse_day
from geo.reports.readers.markup import PageNotes

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?([\w-]{3,20})", re.IGNORECASE)


def read_page(path: Path, source: str) -> Drafts:
    """The report on an HTML page in a file; see :func:`page_draft`."""
    if path.stat().st_size > MAX_PAGE_BYTES:
        raise ReportError(source, f"is larger than {MAX_PAGE_BYTES:,} bytes, which no page of text is")
    yield page_draft(path.read_bytes(), source, path.stem)


def page_draft(data: bytes, source: str, report_id: str, url: str | None = None, charset: str | None = None) -> Draft:
    """The main text of a page, as trafilatura finds it, below the page's headline, with its stated metadata.

    ``published`` is a date that the page itself calls its publication; never one guessed from the text, the
    address or the day of download. Raises :class:`~geo.errors.ReportError` when there is no text.
    """
    markup = _page_text(data, source, charset)
    notes = PageNotes(markup)
    headline = notes.headline
    metadata = extract_metadata(markup, default_url=url, extensive=False)
    body = trafilatura.extract(markup, include_comments=False, with_metadata=False)
    if not body:
        raise ReportError(source, "has no main text that could be told from menus and advertising")
    has_headline = not headline or headline in " ".join(body[: 3 * len(headline) + 200].split())
    address = metadata.url if metadata.url and is_web_address(metadata.url) else url
    return Draft(
        source=source,
        report_id=report_id,
        text=body if has_headline else f"{headline}\n\n{body}",
        title=headline or metadata.title or None,
        published=_stated_day(notes),
        url=address,
        publisher=metadata.sitename or None,
    )


def _page_text(data: bytes, source: str, charset: str | None) -> str:
    """The page's text in the encoding that its sender or the page itself names, else as any text."""
    declared = _CHARSET.search(data[:4096])
    for encoding in (charset, declared[1].decode("ascii") if declared else None):
        try:
            if encoding:
                return data.decode(encoding)
        except (LookupError, UnicodeDecodeError):
            continue
    return decode(data, source)


def _stated_day(notes: PageNotes) -> date | None:
    stated = (*notes.published, *(value for block in notes.linked_data for value in _linked(block)))
    return next((day for value in stated if (day := parse_day(value))), None)


def _linked(block: str) -> Iterator[str]:
    """Every ``datePublished`` in a block of JSON-LD, the outermost first."""
    try:
        queue: list[object] = [json.loads(block)]
    except (ValueError, RecursionError):
        return
    for value in queue:
        if part := as_mapping(value):
            if isinstance(stated := part.get("datePublished"), str):
                yield stated
            queue.extend(part.values())
        elif isinstance(value, list):
            queue.extend(cast(list[object], value))
