"""Incidents by where they are drawn: one symbol a point, one shape an area, one list for no place at all."""

from dataclasses import dataclass

import geopandas as gpd
import shapely
from shapely.geometry.base import BaseGeometry

from geo.frame import POINT_PRECISIONS, Precision
from maps.popups import readable


@dataclass(frozen=True, slots=True)
class Place:
    """One point or area and the positions (row numbers in the frame) of the incidents there.

    ``geometry`` is in EPSG:4326. ``radius_km`` is the greatest uncertainty of the incidents that are only near the
    place, 0 where there is none.
    """

    name: str
    name_uk: str
    geometry: BaseGeometry
    is_area: bool
    radius_km: float
    incidents: tuple[int, ...]


def group_places(incidents: gpd.GeoDataFrame) -> list[Place]:
    """All places that can be drawn, areas first and the largest of them first, so that small ones lie on top."""
    groups: dict[tuple[str, bytes], list[int]] = {}
    located = incidents["precision"].ne(Precision.UNLOCATED) & incidents.geometry.notna()
    shapes: list[bytes | None] = shapely.to_wkb(incidents.geometry.to_numpy()).tolist()
    names = incidents["place_name"].fillna("").tolist()
    for position, is_located in enumerate(located):
        shape = shapes[position]
        if is_located and shape is not None:
            groups.setdefault((names[position], shape), []).append(position)
    places = [_to_place(incidents, positions) for positions in groups.values()]
    return sorted(places, key=lambda place: (not place.is_area, -place.geometry.area))


def unlocated(incidents: gpd.GeoDataFrame) -> list[int]:
    """Positions of the incidents that cannot be drawn."""
    missing = incidents["precision"].eq(Precision.UNLOCATED) | incidents.geometry.isna()
    return [position for position, is_missing in enumerate(missing) if is_missing]


def _to_place(incidents: gpd.GeoDataFrame, positions: list[int]) -> Place:
    rows = incidents.iloc[positions]
    first = rows.iloc[0]
    geometry: BaseGeometry = first["geometry"]
    near = rows.loc[rows["precision"].eq(Precision.NEAR_SETTLEMENT), "uncertainty_km"]
    return Place(
        name=readable(first["place_name"]),
        name_uk=readable(first["place_name_uk"]),
        geometry=geometry,
        is_area=first["precision"] not in POINT_PRECISIONS,
        radius_km=float(near.fillna(0).max()) if len(near) else 0.0,
        incidents=tuple(positions),
    )
