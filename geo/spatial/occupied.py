"""What was occupied when, as areas to draw: settlements that share their whole history are one area."""

from typing import Any

import geopandas as gpd
import numpy as np
import shapely

from geo.spatial.control import ControlTable
from geo.spatial.crs import WGS84

TOLERANCE = 0.005  # degrees, about 500 m: finer than the settlements that control is known for


def occupied_areas(cells: gpd.GeoDataFrame, control: ControlTable) -> gpd.GeoDataFrame:
    """Areas that were occupied at any time, with the periods of their occupation.

    ``cells`` has ``place_id`` and ``geometry`` (EPSG:4326) of settlements that ``control`` knows, as
    :func:`~geo.spatial.cells.approximate_cells` gives them. Returns columns ``periods`` (a tuple of pairs of ISO 8601
    days, the second the first day that is free again, empty while it lasts) and ``geometry``.
    """
    occupied, days = control.occupations(cells["place_id"])
    is_ever = occupied.any(axis=1)
    histories, group = np.unique(occupied[is_ever], axis=0, return_inverse=True)
    grounds: Any = cells.geometry.to_numpy()[is_ever]
    shapes = [shapely.union_all(grounds[group.ravel() == number]) for number in range(len(histories))]
    outlines = shapely.coverage_simplify(np.array(shapes, dtype="object"), TOLERANCE)
    ends = [*(day.isoformat() for day in days), ""]
    return gpd.GeoDataFrame({"periods": [_periods(row, ends) for row in histories]}, geometry=outlines, crs=WGS84)


def _periods(is_occupied: Any, ends: list[str]) -> tuple[tuple[str, str], ...]:
    """Pairs of the days on which the state turns."""
    turns = np.flatnonzero(np.diff(is_occupied.astype("int8"), prepend=0, append=0))
    return tuple((ends[first], ends[last]) for first, last in turns.reshape(-1, 2))
