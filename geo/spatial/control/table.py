"""Who held a place on a day: a hand-kept table of facts, spread once over every unit, then only looked up."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from geo.frame import ControlStatus
from geo.spatial.control.providers import VALID_DAYS, OccupiedLand
from geo.spatial.control.rows import ALWAYS, FOREVER, read_rows

UNDATED_SINCE = np.datetime64("2022-02-24")
NO_RECORD = "no occupation on record"
NAMED_OCCUPIED = "named as occupied"

_STATUSES = list(ControlStatus)
_CODE = {status: code for code, status in enumerate(_STATUSES)}
_OCCUPIED, _CONTESTED = _CODE[ControlStatus.OCCUPIED], _CODE[ControlStatus.CONTESTED]
_FREE = [_CODE[ControlStatus.GOVERNMENT], _CODE[ControlStatus.LIBERATED]]
_DEFAULT, _UNKNOWN, _FIRST_ROW = 0, 1, 2
_LEVELS = ("oblast_id", "raion_id", "hromada_id", "place_id")  # coarse to fine

Entries = npt.NDArray[np.int16]
Positions = npt.NDArray[np.intp]


class ControlTable:
    """Control by unit and day.

    The row of a finer unit wins over that of a coarser one (settlement, hromada, raion, oblast), whatever their
    days. A unit whose occupation has ended is ``liberated`` until its next row. What no row covers is ``government``.

    An area (a unit with other units in it) has the status that all of them share. Where they differ it is
    ``contested`` if its own row says so, ``government`` if none is occupied or contested, else ``unknown``.
    """

    def __init__(
        self, rows: pd.DataFrame, units: pd.DataFrame, *, name: str | None = None, day: date | None = None
    ) -> None:
        """``rows`` as :func:`~geo.spatial.control.rows.read_rows` gives them, ``units`` as for :meth:`load`.

        A list that was published once has a ``name``, the source of what it does not name, and a ``day``: it
        answers for that one, those before it, and the :data:`VALID_DAYS` after it.
        """
        self._last_day = None if day is None else day + timedelta(days=VALID_DAYS)
        # An entry is a status with its source: the default, "unknown", then each row, then each row once it has ended.
        status = [_CODE[ControlStatus(code)] for code in rows["status"]]
        ended = [_CODE[ControlStatus.LIBERATED]] * len(rows)
        unknown = _CODE[ControlStatus.UNKNOWN]
        self._status_of = np.array([_CODE[ControlStatus.GOVERNMENT], unknown, *status, *ended], dtype="int16")
        self._source_of = np.array([name or NO_RECORD, None, *rows["source"], *rows["source"]], dtype="object")
        days = rows[["from", "to"]].to_numpy("datetime64[D]").ravel()
        self._changes: npt.NDArray[np.datetime64] = np.unique(np.append(days[days < FOREVER], [ALWAYS, UNDATED_SINCE]))
        self._place_ids = pd.Index(units["place_id"])
        self._entries = self._sum_up(self._spread(rows, units), units)
        self._lands: dict[int, OccupiedLand] = {}

    @classmethod
    def load(cls, path: Path, units: pd.DataFrame) -> "ControlTable":
        """Read the table described in :mod:`geo.spatial.control.rows`.

        ``units`` has a row for each unit of the codifier: columns ``place_id``, ``hromada_id``, ``raion_id``,
        ``oblast_id`` (missing where there is none). Raises :class:`~geo.errors.DataError` for a wrong row.
        """
        return cls(read_rows(path, units["place_id"]), units)

    def status(self, places: pd.DataFrame, on: "pd.Series[Any]") -> pd.DataFrame:
        """The status of each place on its day.

        ``places`` has columns ``place_id``, ``hromada_id``, ``raion_id``, ``oblast_id`` and ``occupied_part`` (bool).
        A place that is no unit (a site, a river) has the status of the smallest unit that it lies in, and
        ``unknown`` if there is none. ``on`` has a day a row, in the same order: ISO 8601 text, dates or timestamps.

        Without a day the status is ``unknown``, unless it has not changed since 24 February 2022, before which
        undated reports on this war cannot lie. A place that stands for the occupied part of something is ``occupied``.

        Returns columns ``control_status`` and ``control_source`` (the source of the deciding row, missing for
        ``unknown``), with the index of ``places``.
        """
        unit = self._unit_of(places)
        day = pd.to_datetime(on, format="ISO8601").to_numpy("datetime64[D]")
        entry = np.full(len(places), _UNKNOWN, dtype="int16")
        is_dated = ~np.isnat(day)
        known = is_dated & (unit >= 0)
        if self._last_day is not None:
            known &= day <= np.datetime64(self._last_day)
        entry[known] = self._entries[unit[known], self._cut(day[known])]
        undated = ~is_dated & (unit >= 0) & (self._last_day is None)
        entry[undated] = self._steady(unit[undated])
        status, source = self._status_of[entry], self._source_of[entry]
        is_named = places["occupied_part"].to_numpy(dtype=bool) & (status != _OCCUPIED)
        status[is_named], source[is_named] = _OCCUPIED, NAMED_OCCUPIED
        codes = np.array([str(code) for code in _STATUSES], dtype="object")
        columns = {"control_status": codes[status], "control_source": source}
        return pd.DataFrame(columns, index=places.index, dtype="string")

    def occupied_land(self, on: date | None) -> OccupiedLand | None:
        """Every unit that is occupied, an area as a whole (``on=None``: after the latest change)."""
        if self._last_day is not None and (on is None or on > self._last_day):
            return None
        change = len(self._changes) - 1 if on is None else int(self._cut(np.datetime64(on)))
        if change not in self._lands:
            is_occupied = self._status_of[self._entries[:, change]] == _OCCUPIED
            self._lands[change] = OccupiedLand(frozenset(self._place_ids[is_occupied]))
        return self._lands[change]

    def _cut(self, day: Any) -> Any:
        """Position in ``_changes`` of the last change up to ``day``."""
        return np.searchsorted(self._changes, day, side="right") - 1

    def _unit_of(self, places: pd.DataFrame) -> Positions:
        unit = self._place_ids.get_indexer(pd.Index(places["place_id"]))
        for column in reversed(_LEVELS[:-1]):
            unit = np.where(unit < 0, self._place_ids.get_indexer(pd.Index(places[column])), unit)
        return unit

    def _steady(self, unit: Positions) -> Entries:
        since = self._entries[unit, self._cut(UNDATED_SINCE) :]
        status = self._status_of[since]
        return np.where((status == status[:, :1]).all(axis=1), since[:, 0], _UNKNOWN).astype("int16")

    def _spread(self, rows: pd.DataFrame, units: pd.DataFrame) -> Entries:
        """Entry by unit and change: each row laid over all that lies in its unit, coarse before fine, then by day."""
        entries = np.full((len(units), len(self._changes)), _DEFAULT, dtype="int16")
        members: list[dict[Any, Any]] = [units.groupby(column).indices for column in _LEVELS]
        depth = [next(d for d, within in enumerate(members) if code in within) for code in rows["place_id"]]
        order = np.lexsort([rows["from"].to_numpy(), np.array(depth)])
        first = self._cut(rows["from"].to_numpy("datetime64[D]"))
        after = np.where(rows["to"] < pd.Timestamp(FOREVER), self._cut(rows["to"].to_numpy("datetime64[D]")), -1)
        for row in order:
            code = rows["place_id"].iloc[row]
            within = np.union1d(members[depth[row]][code], self._place_ids.get_indexer(pd.Index([code])))
            ends = after[row] >= 0
            entries[within, first[row] : after[row] if ends else None] = row + _FIRST_ROW
            if ends and rows["status"].iloc[row] == ControlStatus.OCCUPIED:
                entries[within, after[row] :] = row + _FIRST_ROW + len(rows)
        return entries

    def _sum_up(self, entries: Entries, units: pd.DataFrame) -> Entries:
        """The entries of areas, from those of the settlements in them."""
        areas = set(units[list(_LEVELS[:-1])].to_numpy().ravel())
        is_area = units["place_id"].isin(areas).to_numpy()
        summed = entries.copy()
        for column in _LEVELS[:-1]:
            leaves = units.loc[~is_area].groupby(column).indices
            leaf_entries = entries[~is_area]
            for area, within in leaves.items():
                at = self._place_ids.get_loc(area)
                summed[at] = self._area(entries[at], leaf_entries[within])
        return summed

    def _area(self, own: Entries, inside: Entries) -> Entries:
        status = self._status_of[inside]
        is_uniform = (status == status[0]).all(axis=0)
        is_free = np.isin(status, _FREE).all(axis=0)
        is_contested = self._status_of[own] == _CONTESTED
        return np.select([is_uniform, is_contested, is_free], [inside[0], own, _DEFAULT], _UNKNOWN).astype("int16")
