"""The ministry's list of territories of hostilities and occupation, as the document (.docx) that it publishes.

The list (order 376 of 28 February 2025 and what amends it) is a series of tables: KATOTTG code, name, days on which it
began, days on which it ended. The heading of a table says what began. Territories of *possible* hostilities are held
by the government and need no row.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from zipfile import BadZipFile

import docx
import pandas as pd
from docx.document import Document
from docx.opc.exceptions import PackageNotFoundError
from docx.table import Table

from geo.errors import DataError
from geo.frame import ControlStatus
from geo.spatial.control.rows import FOREVER

NAME = "Ministry list"

_OCCUPATION, _POSSIBLE, _HOSTILITIES, _EXCEPT = "окупації", "можливості", "бойових дій", re.compile(r"за\s+винятком:?")
_DAY = re.compile(r"(\d{2})\.(\d{2})\.?\s*(\d{4})")
_DAY_OF_FILE = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_CODE = re.compile(r"UA\s*\d+")
_BETWEEN_NAMES = re.compile(r"[,;]|\sта\s|(?<=\w)\s+(?=с\.)")
_KIND = re.compile(r"^(?:[сc]|м|смт|с-щ[еа])\.?\s+")
_BRACKETED = re.compile(r"\(.*?\)")
_APOSTROPHES = str.maketrans("'`ʼ", "’’’")
_N_COLUMNS = 4
_CONTAINERS = ["hromada_id", "raion_id", "oblast_id"]


@dataclass(frozen=True, slots=True)
class MinistryList:
    """The list as rows for :class:`~geo.spatial.control.table.ControlTable`.

    ``day`` is the day for which the list stands, ``name`` says so; ``unread`` names the lines that could not be used.
    """

    name: str
    day: date
    rows: pd.DataFrame
    unread: tuple[str, ...]


def read_list(path: Path, units: pd.DataFrame) -> MinistryList:
    """Read the published document.

    ``units`` has columns ``place_id``, ``name_uk``, ``level``, ``hromada_id``, ``raion_id`` and ``oblast_id``. The day
    of the list is that in its file name (2025-05-07), else the latest in its text. The day on which an
    occupation ended is the first that is free, that on which hostilities ended the last of them. What a line leaves out
    ("… except the villages …") is found by name among the settlements of the unit; the line then becomes one row for
    each of the others.

    Raises :class:`~geo.errors.DataError` when the file is no such document.
    """
    try:
        document = docx.Document(str(path))
    except (PackageNotFoundError, BadZipFile, KeyError, ValueError) as error:
        raise DataError(f"{path}: is no Word document (.docx): {error}") from error
    day = _day_of(path, document)
    name = f"{NAME} of {day}"
    known = set(units["place_id"])
    rows: list[tuple[str, str, object, object]] = []
    unread: list[str] = []
    for status, code, title, begun, ended in _lines(document):
        if code not in known:
            unread.append(f"{path}: {code} ({title}) is no unit of the codifier")
            continue
        covered, lost = _covered(code, title, units)
        unread += [f"{path}: {code}: no settlement {settlement!r} to leave out" for settlement in lost]
        inclusive = pd.Timedelta(days=int(status is ControlStatus.CONTESTED))
        ends = [end + inclusive for end in ended] + [pd.Timestamp(FOREVER)] * max(0, len(begun) - len(ended))
        spans = [(start, end) for start, end in zip(begun, ends, strict=False) if start < end]
        rows += [(place, status.value, start, end) for start, end in spans for place in covered]
    if not rows:
        raise DataError(
            f"{path}: holds no table of occupied territories with codes and days; is it the ministry's list?"
        )
    table = pd.DataFrame(rows, columns=["place_id", "status", "from", "to"]).assign(source=name)
    return MinistryList(name, day, table, tuple(unread))


def _lines(
    document: Document,
) -> Iterator[tuple[ControlStatus, str, str, list[pd.Timestamp], list[pd.Timestamp]]]:
    for table in document.tables:
        grid = _cells(table)
        heading = " ".join(grid[0]) if grid else ""
        if _POSSIBLE in heading or not any(word in heading for word in (_OCCUPATION, _HOSTILITIES)):
            continue
        status = ControlStatus.OCCUPIED if _OCCUPATION in heading else ControlStatus.CONTESTED
        for cells in grid:
            if len(cells) == _N_COLUMNS and _CODE.match(cells[0]):
                code = "".join(cells[0].split())
                yield status, code, " ".join(cells[1].split()), _days(cells[2]), _days(cells[3])


def _cells(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


def _days(text: str) -> list[pd.Timestamp]:
    return sorted(pd.Timestamp(int(year), int(month), int(day)) for day, month, year in _DAY.findall(text))


def _day_of(path: Path, document: Document) -> date:
    if found := _DAY_OF_FILE.search(path.name):
        return date(*map(int, found.groups()))
    texts = [paragraph.text for paragraph in document.paragraphs]
    texts += [cell for table in document.tables for row in _cells(table) for cell in row]
    days = _days(" ".join(texts))
    if not days:
        raise DataError(f"{path}: tells no day; give it a name with the day of the list, such as list_2025-05-07.docx")
    return days[-1].date()


def _covered(code: str, title: str, units: pd.DataFrame) -> tuple[list[str], list[str]]:
    """The units that a line is about, and the names that it leaves out and that are not found."""
    _, *left_out = _EXCEPT.split(title, maxsplit=1)
    if not left_out:
        return [code], []
    names = {_plain(name) for name in _BETWEEN_NAMES.split(_BRACKETED.sub("", left_out[0]))} - {""}
    inside = units[units["level"].eq("settlement") & units[_CONTAINERS].isin([code]).any(axis=1)]
    known = inside["name_uk"].map(_plain)
    return inside.loc[~known.isin(names), "place_id"].tolist(), sorted(names - set(known))


def _plain(name: str) -> str:
    return _KIND.sub("", name.strip()).translate(_APOSTROPHES).casefold()
