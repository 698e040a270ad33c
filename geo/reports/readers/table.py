"""CSV: one report a row."""

import csv
from collections.abc import Mapping
from pathlib import Path

from geo.errors import ReportError
from geo.reports.limits import MAX_REPORT_CHARS
from geo.reports.model import Rejected
from geo.reports.readers.decoding import text_encoding
from geo.reports.readers.draft import Draft, Drafts, draft_from_fields
from geo.reports.readers.jsonl import id_from_text

_SAMPLE_BYTES = 1 << 20
_DELIMITERS = ",;\t|"


def read_csv(path: Path, source: str) -> Drafts:
    """One report a row; columns as :func:`~geo.reports.readers.draft.draft_from_fields`, in any order and case.

    The delimiter (comma, semicolon, tab or bar) is the one the header uses. A bad row is rejected by the
    number of its first line and the rest goes on; memory does not grow with the file.
    """
    with path.open("rb") as file:
        encoding = text_encoding(file.read(_SAMPLE_BYTES), source, is_whole=path.stat().st_size <= _SAMPLE_BYTES)
    # The csv module holds this limit for the whole process; its default is shorter than a report may be.
    csv.field_size_limit(max(csv.field_size_limit(), MAX_REPORT_CHARS + 1))
    with path.open(encoding=encoding, newline="") as file:
        header = file.readline()
        rows = csv.reader(file, delimiter=max(_DELIMITERS, key=header.count), strict=True)
        names = [name.strip().lower() for row in csv.reader([header], rows.dialect) for name in row]
        if "text" not in names:
            raise ReportError(source, f"has no column 'text'; its first line is {header.strip()[:80]!r}")
        while True:
            where = f"{source}:{rows.line_num + 2}"
            try:
                row = next(rows, None)
            except csv.Error as error:
                yield Rejected(where, f"is not a row of CSV: {error}")
                continue
            except UnicodeDecodeError:
                yield Rejected(where, f"is not text in {encoding}; this and what follows cannot be read")
                return
            if row is None:
                return
            if row:
                yield _draft(names, row, where, path.stem)


def _draft(names: list[str], row: list[str], where: str, stem: str) -> Draft | Rejected:
    if len(row) > len(names):
        return Rejected(where, f"has {len(row)} cells, the header {len(names)}; is a quotation mark missing?")
    fields: Mapping[str, str] = {name: cell for name, cell in zip(names, row, strict=False) if cell.strip()}
    try:
        return draft_from_fields(fields, where, id_from_text(stem, fields.get("text", "")))
    except ReportError as error:
        return Rejected(error.source, error.reason)
