"""The hand-kept CSV tables of ``data/gazetteer/``, read as text."""

import csv
from pathlib import Path

from geo.errors import DataError


def read_rows(path: Path) -> list[dict[str, str]]:
    """The rows of a table as column -> text. Raises DataError when it cannot be read or is ragged."""
    try:
        with path.open(encoding="utf-8", newline="") as file:
            heading, *rows = csv.reader(file, strict=True)
    except (OSError, UnicodeDecodeError, csv.Error, ValueError) as error:
        raise DataError(f"{path}: {error}") from error
    for number, row in enumerate(rows, start=2):
        if len(row) != len(heading):
            raise DataError(f"{path}: row {number} has {len(row)} cells, expected {len(heading)}; quote commas")
    return [dict(zip(heading, row, strict=True)) for row in rows]


def listed(cell: str) -> list[str]:
    """The values of a cell that holds several, parted by ``|``."""
    return cell.split("|") if cell else []
