"""JSON Lines: one report a line."""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from geo.errors import ReportError
from geo.reports.limits import MAX_REPORT_CHARS
from geo.reports.model import Rejected
from geo.reports.readers.decoding import decode
from geo.reports.readers.draft import Draft, Drafts, as_mapping, draft_from_fields

# A character is at most 12 bytes in JSON (an escaped surrogate pair), and the other fields need room.
_MAX_LINE_BYTES = 12 * MAX_REPORT_CHARS + (1 << 20)


def read_jsonl(path: Path, source: str) -> Drafts:
    """One report a line, with the fields of :func:`~geo.reports.readers.draft.draft_from_fields`.

    A bad line is rejected by its number and the rest goes on; memory does not grow with the file.
    """
    with path.open("rb") as file:
        for number, line in _lines(file):
            where = f"{source}:{number}"
            try:
                draft = _draft(line, where, path.stem)
            except ReportError as error:
                yield Rejected(error.source, error.reason)
                continue
            if draft:
                yield draft


def id_from_text(stem: str, text: str) -> str:
    """An id for a report that was given none: it changes only when its text does."""
    return f"{stem}-{hashlib.sha256(text.encode('utf-8', 'replace')).hexdigest()[:12]}"


def _lines(file: BinaryIO) -> Iterator[tuple[int, bytes | None]]:
    number = 0
    while line := file.readline(_MAX_LINE_BYTES):
        number += 1
        is_cut = len(line) == _MAX_LINE_BYTES
        while len(line) == _MAX_LINE_BYTES and not line.endswith(b"\n"):
            line = file.readline(_MAX_LINE_BYTES)
        yield number, None if is_cut else line


def _draft(line: bytes | None, where: str, stem: str) -> Draft | None:
    if line is None:
        raise ReportError(where, f"is longer than {MAX_REPORT_CHARS:,} characters; split it into reports")
    text = decode(line, where).strip()
    if not text:
        return None
    try:
        fields = as_mapping(json.loads(text))
    except json.JSONDecodeError as error:
        raise ReportError(where, f"is not JSON: {error.msg} at character {error.pos + 1}") from None
    except (RecursionError, ValueError) as error:
        raise ReportError(where, f"is not JSON that can be read: {error}") from None
    if fields is None:
        raise ReportError(where, "must be a JSON object with the field 'text'")
    return draft_from_fields(fields, where, id_from_text(stem, str(fields.get("text"))))
