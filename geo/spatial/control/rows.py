"""The hand-kept table of control, read and checked.

Columns of the CSV: ``place_id`` (the KATOTTG code of an oblast, raion, hromada or settlement), ``name`` (for the
reader only), ``status`` (``occupied``, ``contested``, ``liberated`` or ``government``), ``from`` (the first day),
``to`` (the first day on which it no longer holds), both ISO 8601 or empty for open, ``source`` and ``note``.
"""

from collections.abc import Iterable
from pathlib import Path

import numpy as np
import pandas as pd

from geo.errors import DataError
from geo.frame import ControlStatus

COLUMNS = ["place_id", "name", "status", "from", "to", "source", "note"]
STATUSES = sorted(set(ControlStatus) - {ControlStatus.UNKNOWN})
ALWAYS = np.datetime64("0001-01-01", "D")
FOREVER = np.datetime64("9999-12-31", "D")


def read_rows(path: Path, known: Iterable[str]) -> pd.DataFrame:
    """The rows of ``path``, in the order of the file.

    ``from`` and ``to`` become ``datetime64``, an open one :data:`ALWAYS` or :data:`FOREVER`; the rest is text.
    ``known`` are the codes that exist. Raises :class:`~geo.errors.DataError`, with the line, for a missing column, an
    unknown code or status, a day that is none, days the wrong way round, a row without a source, and two rows
    of one place that overlap.
    """
    try:
        rows = pd.read_csv(path, dtype="str", keep_default_na=False, encoding="utf-8")
    except (OSError, ValueError) as error:
        raise DataError(f"{path}: {error}") from error
    if list(rows.columns) != COLUMNS:
        raise DataError(f"{path}: the columns must be {', '.join(COLUMNS)}; they are {', '.join(rows.columns)}")
    _refuse(path, ~rows["place_id"].isin(list(known)), rows["place_id"], "is no unit of the codifier")
    _refuse(path, ~rows["status"].isin(STATUSES), rows["status"], f"is no status; use one of {', '.join(STATUSES)}")
    _refuse(path, rows["source"].str.strip() == "", rows["name"], "has no source")
    for column, open_end in (("from", ALWAYS), ("to", FOREVER)):
        text = rows[column]
        rows[column] = pd.to_datetime(text.replace("", str(open_end)), format="%Y-%m-%d", errors="coerce")
        _refuse(path, rows[column].isna(), text, "is no day; write it as 2022-11-11, or leave it empty")
    _refuse(path, rows["from"] >= rows["to"], rows["name"], "ends before it begins")
    ordered = rows.sort_values(["place_id", "from"], kind="stable")
    follows = ordered["place_id"] == ordered["place_id"].shift()
    overlaps = follows & (ordered["from"] < ordered["to"].shift())
    _refuse(
        path, overlaps.reindex(rows.index), rows["name"], "begins before the row before it, of the same place, ends"
    )
    return rows


def _refuse(path: Path, is_wrong: "pd.Series[bool]", value: "pd.Series[str]", reason: str) -> None:
    if is_wrong.any():
        first = int(np.flatnonzero(is_wrong)[0])
        raise DataError(f"{path}: line {first + 2}: {value.iloc[first]!r} {reason}")
