"""Control from any file of polygons with a column of days."""

from datetime import date
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd

from geo.errors import DataError
from geo.frame import ControlStatus
from geo.spatial.control.polygons import PolygonControl
from geo.spatial.repair import Extent, read_layers

_STATUSES = {str(status) for status in ControlStatus}


def load_dated_polygons(path: Path, settlements: gpd.GeoSeries, extent: Extent, repairs: list[str]) -> PolygonControl:
    """The polygons of ``path``, by day; those of one day are one map.

    The days are in the first column all of whose values are ISO 8601 days (2025-07-07, or numbers like
    20250707), one called ``date`` before all others. A column called ``status`` or ``control_status`` with codes of
    :class:`~geo.frame.ControlStatus` says what the polygons show; without one they are occupied land.

    ``settlements`` as for :class:`~geo.spatial.control.polygons.PolygonControl`, ``extent`` as for
    :func:`~geo.spatial.repair.repair`; what had to be repaired is added to ``repairs``. Raises
    :class:`~geo.errors.DataError` when there are no polygons, no such column or another status.
    """
    layers = [polygons for _, polygons in read_layers(path, extent)]
    if not layers:
        raise DataError(f"{path}: holds no polygons")
    repairs.extend(note for layer in layers for note in layer.repairs)
    table = gpd.GeoDataFrame(pd.concat([layer.features for layer in layers], ignore_index=True))
    table = table.assign(day=_days(path, table), status=_statuses(path, table))
    maps = {day: table[table["day"] == day] for day in sorted(set(table["day"]))}

    def read(day: date) -> gpd.GeoDataFrame:
        return maps[day]

    return PolygonControl(path.stem, list(maps), read, settlements)


def _days(path: Path, table: gpd.GeoDataFrame) -> "pd.Series[date]":
    columns = [column for column in table.columns if column != table.geometry.name]
    for column in sorted(columns, key=lambda name: str(name).lower() != "date"):
        days = _as_days(table[column])
        if days is not None:
            return days.dt.date
    raise DataError(f"{path}: no column holds a day in every row; add one called date, with days such as 2025-07-07")


def _as_days(values: "pd.Series[Any]") -> "pd.Series[pd.Timestamp] | None":
    text = values.astype("string").str.strip()
    is_day = text.str.fullmatch(r"\d{4}-\d{2}-\d{2}([T ].*)?|\d{8}").fillna(False)
    days = pd.to_datetime(text.str[:10], format="ISO8601", errors="coerce")
    return days if is_day.all() and days.notna().all() else None


def _statuses(path: Path, table: gpd.GeoDataFrame) -> "pd.Series[str]":
    for column in ("control_status", "status"):
        if column in table:
            status = table[column].astype("string").str.lower()
            if not (unknown := set(status.fillna("nothing")) - _STATUSES):
                return status
            raise DataError(f"{path}: column {column} holds {sorted(unknown)}; allowed are {sorted(_STATUSES)}")
    return pd.Series(str(ControlStatus.OCCUPIED), index=table.index)
