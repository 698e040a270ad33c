"""The area that a place stands for: an oblast, a raion, a hromada, a region, or the occupied part of one on a day."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import geopandas as gpd
import pandas as pd
import shapely
from shapely.geometry.base import BaseGeometry

from geo.spatial.control.providers import ControlProvider, OccupiedLand


class Areas:
    """Areas of places, in EPSG:4326, each made once.

    ``oblasts`` and ``cells`` (from :func:`~geo.spatial.cells.approximate_cells`, or exact units) have columns
    ``place_id`` and ``geometry``. ``units`` has columns ``place_id``, ``hromada_id``, ``raion_id``, ``oblast_id`` and a
    row for each unit of the codifier.
    """

    def __init__(
        self, oblasts: gpd.GeoDataFrame, cells: gpd.GeoDataFrame, control: ControlProvider, units: pd.DataFrame
    ) -> None:
        self._shapes: dict[str, BaseGeometry] = {
            **dict(zip(cells["place_id"], cells.geometry, strict=True)),
            **dict(zip(oblasts["place_id"], oblasts.geometry, strict=True)),
        }
        self._control = control
        has_shape = units["place_id"].isin(list(self._shapes))
        self._units = units.loc[has_shape, ["place_id", "hromada_id", "raion_id", "oblast_id"]]
        self._is_above = self._units.ne(self._units["place_id"], axis=0)
        self._made: dict[tuple[Any, ...], BaseGeometry | None] = {}

    def geometry(
        self, place_id: str, members: Sequence[str] = (), *, occupied_part: bool = False, on: date | None = None
    ) -> BaseGeometry | None:
        """The area of a place, or ``None`` when there is no outline of it.

        ``members`` are the units that a region is made of, empty for a unit. With ``occupied_part`` it is what was
        occupied on the day ``on`` (``None``: after the latest change of control that is known): cut out by the polygons
        of who answers for that day, where it has any, else the union of the largest wholly occupied units. If
        nothing was, it is the whole area: the report itself says that some is occupied.
        """
        land = self._control.occupied_land(on) if occupied_part else None
        key = (place_id, tuple(members), land)
        if key not in self._made:
            within = list(members) or [place_id]
            self._made[key] = (self._occupied(within, land) if land else None) or self._union(within)
        return self._made[key]

    def _union(self, place_ids: Sequence[str]) -> BaseGeometry | None:
        shapes = [self._shapes[place_id] for place_id in place_ids if place_id in self._shapes]
        if len(shapes) < 2:
            return shapes[0] if shapes else None
        return shapely.union_all(shapes)

    def _occupied(self, within: Sequence[str], land: OccupiedLand) -> BaseGeometry | None:
        if land.area is not None:
            whole = self._union(within)
            return _polygons(shapely.intersection(whole, land.area)) if whole else None
        is_occupied = self._units.isin(list(land.units))
        is_in_larger = (is_occupied & self._is_above).any(axis=1)
        is_within = self._units.isin(list(within)).any(axis=1)
        return self._union(self._units.loc[is_within & is_occupied["place_id"] & ~is_in_larger, "place_id"].tolist())


def _polygons(shape: BaseGeometry) -> BaseGeometry | None:
    """The polygons of a shape, without the lines and points in which borders touch; ``None`` when there are none."""
    parts: Any = shapely.get_parts(shape)
    polygons = parts[(shapely.get_dimensions(parts) == 2) & ~shapely.is_empty(parts)]
    if len(polygons) < 2:
        return polygons[0] if len(polygons) else None
    return shapely.MultiPolygon(list(polygons))
