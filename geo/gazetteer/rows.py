"""The hand-kept CSV tables of ``data/gazetteer/``, read as text."""

import csv
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from geo.errors import DataError

T = TypeVar("T")


class Row(dict[str, str]):
    """One row of a hand-kept table, column -> text. Asking for a column that the table lacks is a DataError."""

    def __init__(self, where: str, cells: dict[str, str]) -> None:
        """``where`` names the file and the row, for messages."""
        super().__init__(cells)
        self.where = where

    def __missing__(self, column: str) -> str:
        raise DataError(f"{self.where}: there is no column {column!r}")

    def required(self, column: str) -> str:
        """The cell of ``column``; a DataError where it is empty."""
        if not self[column]:
            raise DataError(f"{self.where}: has no {column}; every hand-kept row needs one")
        return self[column]

    def parsed(self, column: str, parse: Callable[[str], T]) -> T:
        """The cell of ``column`` as what ``parse`` makes of it; a DataError where it raises ValueError."""
        try:
            return parse(self[column])
        except ValueError as error:
            raise DataError(f"{self.where}: {column} is {self[column]!r}: {error}") from error

    def listed(self, column: str) -> list[str]:
        """The values of a cell that holds several, parted by ``|``."""
        return self[column].split("|") if self[column] else []


def read_rows(path: Path) -> list[Row]:
    """The rows of a table. Raises DataError when it cannot be read or is ragged."""
    try:
        with path.open(encoding="utf-8", newline="") as file:
            heading, *rows = csv.reader(file, strict=True)
    except (OSError, csv.Error, ValueError) as error:
        raise DataError(f"{path}: {error}") from error
    for number, cells in enumerate(rows, start=2):
        if len(cells) != len(heading):
            raise DataError(f"{path}: row {number} has {len(cells)} cells, expected {len(heading)}; quote commas")
    return [
        Row(f"{path}: row {number}", dict(zip(heading, cells, strict=True)))
        for number, cells in enumerate(rows, start=2)
    ]
