"""What was occupied when, as areas to draw: settlements that share their whole history are one area."""

from datetime import date, timedelta
from typing import Any

import geopandas as gpd
import numpy as np
import shapely

from geo.spatial.control.providers import ControlProvider, OccupiedLand
from geo.spatial.crs import WGS84

TOLERANCE = 0.005  # degrees, about 500 m: finer than the settlements that control is known for


def occupied_areas(
    cells: gpd.GeoDataFrame, control: ControlProvider, days: tuple[date, date] | None
) -> gpd.GeoDataFrame:
    """Areas that were occupied at any time between two days, both included, with the periods of their occupation.

    ``cells`` has ``place_id`` and ``geometry`` (EPSG:4326) of settlements, as
    :func:`~geo.spatial.cells.approximate_cells` gives them. Returns columns ``periods`` (a tuple of pairs of ISO 8601
    days, the second the first day that is free again, empty while it lasts) and ``geometry``; no rows without days.
    """
    grounds: Any = cells.geometry.to_numpy()
    points: Any = shapely.point_on_surface(grounds)
    changes: list[str] = [""]
    states = [np.zeros(len(cells), dtype="bool")]
    known: OccupiedLand | None = None
    for day in _each_day(days):
        land = control.occupied_land(day)
        if land is not None and land is not known:
            known = land
            changes.append(day.isoformat())
            in_units = cells["place_id"].map(land.units.__contains__).to_numpy(dtype="bool")
            states.append(in_units if land.area is None else in_units | _lie_in(points, land.area))
    occupied = np.column_stack(states)
    is_ever = occupied.any(axis=1)
    histories, group = np.unique(occupied[is_ever], axis=0, return_inverse=True)
    shapes = [shapely.union_all(grounds[is_ever][group.ravel() == number]) for number in range(len(histories))]
    outlines = shapely.coverage_simplify(np.array(shapes, dtype="object"), TOLERANCE)
    ends = [*changes, ""]
    return gpd.GeoDataFrame({"periods": [_periods(row, ends) for row in histories]}, geometry=outlines, crs=WGS84)


def _each_day(days: tuple[date, date] | None) -> list[date]:
    if days is None:
        return []
    first, last = days
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


def _lie_in(points: Any, area: Any) -> Any:
    shapely.prepare(area)
    return shapely.contains(area, points)


def _periods(is_occupied: Any, ends: list[str]) -> tuple[tuple[str, str], ...]:
    """Pairs of the days on which the state turns."""
    turns = np.flatnonzero(np.diff(is_occupied.astype("int8"), prepend=0, append=0))
    return tuple((ends[first], ends[last]) for first, last in turns.reshape(-1, 2))
