"""Which format has which reader."""

from collections.abc import Callable
from pathlib import Path
from types import MappingProxyType

from geo.errors import ReportError
from geo.reports.readers.draft import Drafts
from geo.reports.readers.feed import read_feed
from geo.reports.readers.jsonl import read_jsonl
from geo.reports.readers.page import read_page
from geo.reports.readers.plain import read_markdown, read_plain
from geo.reports.readers.table import read_csv
from geo.reports.readers.telegram import read_telegram

Reader = Callable[[Path, str], Drafts]

READERS = MappingProxyType[str, Reader](
    {
        ".txt": read_plain,
        ".md": read_markdown,
        ".html": read_page,
        ".htm": read_page,
        ".jsonl": read_jsonl,
        ".csv": read_csv,
        ".json": read_telegram,
        ".xml": read_feed,
        ".rss": read_feed,
        ".atom": read_feed,
    }
)
_SNIFFED: tuple[tuple[bytes, Reader], ...] = (
    (b"<!doctype html", read_page),
    (b"<html", read_page),
    (b"<?xml", read_feed),
    (b"<rss", read_feed),
    (b"<feed", read_feed),
)
_SNIFF_BYTES = 200


def is_known(path: Path) -> bool:
    """Whether the file's ending names a format."""
    return path.suffix.lower() in READERS


def reader_of(path: Path, source: str) -> Reader:
    """The reader for a file: by its ending, else by how it begins; a file without an ending is plain text.

    Raises :class:`~geo.errors.ReportError` when its format is not known.
    """
    if reader := READERS.get(path.suffix.lower()):
        return reader
    with path.open("rb") as file:
        beginning = file.read(_SNIFF_BYTES).lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    for mark, reader in _SNIFFED:
        if beginning.startswith(mark):
            return reader
    if not path.suffix:
        return read_plain
    raise ReportError(source, f"is in no format that is read; known are {', '.join(READERS)}")
