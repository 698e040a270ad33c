"""Control from a series of dated maps: polygons, one set a day."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Any

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely

from geo.frame import ControlStatus
from geo.spatial.control.providers import VALID_DAYS, OccupiedLand

MIXED_SHARE = 0.05
"""An area is held by whom all of its settlements are, but for so many: one of them may lie beside its true place."""

# The more telling wins where polygons overlap; outside of all is government.
_BY_WEIGHT = [
    ControlStatus.GOVERNMENT,
    ControlStatus.LIBERATED,
    ControlStatus.CONTESTED,
    ControlStatus.OCCUPIED,
    ControlStatus.UNKNOWN,
]
_GOVERNMENT, _CONTESTED, _OCCUPIED, _NO_ANSWER = 0, 2, 3, 4

Codes = npt.NDArray[np.int8]


class PolygonControl:
    """Control by polygons (see :class:`~geo.spatial.control.providers.ControlProvider`).

    A map answers from its day on until the next one, for at most :data:`VALID_DAYS` days. A point has the status of the
    polygon that it lies in, and ``government`` outside of all. An area has the status that its settlements share (all
    but :data:`MIXED_SHARE` of them), else it is ``contested``; if it has none, that of a point inside it.
    """

    def __init__(
        self, name: str, days: Sequence[date], read: Callable[[date], gpd.GeoDataFrame], settlements: gpd.GeoSeries
    ) -> None:
        """``days`` are those of the maps, in order; ``read`` gives the map of one, once it is asked for: columns
        ``status`` and ``geometry`` (valid polygons in EPSG:4326). ``settlements`` are points in EPSG:4326."""
        self._name = name
        self._days = np.array(days, dtype="datetime64[D]")
        self._read = read
        self._settlements: Any = settlements.to_numpy()
        self._tree = shapely.STRtree(self._settlements)
        self._maps: dict[int, dict[int, Any]] = {}
        self._settled: dict[int, Codes] = {}
        self._land: dict[int, OccupiedLand] = {}

    def status(self, places: pd.DataFrame, on: "pd.Series[Any]") -> pd.DataFrame:
        """See :meth:`~geo.spatial.control.providers.ControlProvider.status`; asks ``geometry`` alone.

        There is no answer for what has none, without a day, before the first map, and for the occupied part of
        something that the map of the day does not show as occupied.
        """
        shapes: Any = gpd.GeoSeries(places["geometry"]).to_numpy()
        which = self._map_of(pd.to_datetime(on, format="ISO8601").to_numpy("datetime64[D]"))
        codes = np.full(len(places), _NO_ANSWER, dtype="int8")
        is_point = shapely.get_type_id(shapes) == 0
        is_area = (shapely.get_dimensions(shapes) == 2) & ~shapely.is_empty(shapes)
        for number in np.unique(which[which >= 0]):
            points = np.flatnonzero(is_point & (which == number))
            codes[points] = self._at(number, shapes[points])
            areas = np.flatnonzero(is_area & (which == number))
            codes[areas] = self._of_areas(number, shapes[areas])
        codes[places["occupied_part"].to_numpy(dtype=bool) & (codes != _OCCUPIED)] = _NO_ANSWER
        sources = np.array([f"{self._name} {day}" for day in self._days], dtype="object")[which]
        columns = {
            "control_status": np.array(_BY_WEIGHT, dtype="object")[codes],
            "control_source": sources,
        }
        answers = pd.DataFrame(columns, index=places.index, dtype="string")
        answers.loc[codes == _NO_ANSWER, "control_source"] = pd.NA
        return answers

    def occupied_land(self, on: date | None) -> OccupiedLand | None:
        """The occupied polygons of the day, as one; there are no units."""
        day = self._days[-1:] if on is None else np.array([on], dtype="datetime64[D]")
        number = int(self._map_of(day)[0])
        if number < 0:
            return None
        if number not in self._land:
            self._land[number] = OccupiedLand(frozenset(), self._map(number).get(_OCCUPIED, shapely.MultiPolygon()))
        return self._land[number]

    def _map_of(self, day: npt.NDArray[np.datetime64]) -> npt.NDArray[np.intp]:
        """Number of the map that answers each day, -1 for none."""
        known = np.where(np.isnat(day), self._days[0] - 1, day)
        number = np.searchsorted(self._days, known, side="right") - 1
        is_late = known - self._days[number] > np.timedelta64(timedelta(days=VALID_DAYS))
        return np.where(is_late, -1, number)

    def _map(self, number: int) -> dict[int, Any]:
        """One multipolygon a status, the lighter first."""
        if number not in self._maps:
            polygons = self._read(self._days[number].item())
            weight = polygons["status"].map(_BY_WEIGHT.index)
            self._maps[number] = {
                code: shapely.union_all(polygons.geometry[weight == code].to_numpy()) for code in sorted(set(weight))
            }
            shapely.prepare(list(self._maps[number].values()))
        return self._maps[number]

    def _at(self, number: int, points: Any) -> Codes:
        codes = np.full(len(points), _GOVERNMENT, dtype="int8")
        x, y = shapely.get_x(points), shapely.get_y(points)
        for code, land in self._map(number).items():
            codes[shapely.intersects_xy(land, x, y)] = code
        return codes

    def _of_areas(self, number: int, areas: Any) -> Codes:
        if not len(areas):
            return np.zeros(0, dtype="int8")
        if number not in self._settled:
            self._settled[number] = self._at(number, self._settlements)
        # Incidents of one unit share one outline: each is asked once.
        _, first, again = np.unique([id(area) for area in areas], return_index=True, return_inverse=True)
        outlines = areas[first]
        area, settlement = self._tree.query(outlines, predicate="intersects")
        held = np.zeros((len(outlines), len(_BY_WEIGHT)))
        np.add.at(held, (area, self._settled[number][settlement]), 1)
        total = held.sum(axis=1)
        share = held / np.maximum(total, 1)[:, None]
        is_free = share[:, [_CONTESTED, _OCCUPIED]].sum(axis=1) <= MIXED_SHARE
        codes = np.select(
            [total == 0, share.max(axis=1) >= 1 - MIXED_SHARE, is_free],
            [self._at(number, shapely.point_on_surface(outlines)), share.argmax(axis=1), _GOVERNMENT],
            _CONTESTED,
        )
        return codes[again].astype("int8")
