"""The built-in base: Ukraine's land by oblast, rivers, cities, and what was occupied when. No tile server is asked."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from shapely.geometry.base import BaseGeometry

from geo.frame import CRS
from maps.readable import readable
from maps.shapes import TOLERANCE, ShapePool, to_lines

# The zoom from which a city of so many people is named.
_CITY_ZOOMS = ((700_000, 5.5), (250_000, 6.5), (60_000, 7.5), (15_000, 8.5), (0, 9.5))
_MIN_CITY = 10_000
CITY_COLUMNS = ("name", "name_uk", "lat", "lon", "population")
RIVER_COLUMNS = ("name_en", "name_uk", "name_ru", "rank")
MAIN_RIVER = 1
"""The rank of the rivers that are drawn from afar."""
_SMALL_RIVERS_FROM_ZOOM = 7.5
_RAION_TOLERANCE = 0.01  # degrees, about 1 km: without a file the borders are no better
_BESIDE = 0.02  # degrees from the border of an oblast: the same border


def _no(columns: tuple[str, ...]) -> Callable[[], gpd.GeoDataFrame]:
    return lambda: gpd.GeoDataFrame(columns=list(columns), geometry=[], crs=CRS)


@dataclass(frozen=True, slots=True)
class Base:
    """What lies below the incidents, geometries in EPSG:4326; all but ``oblasts`` may be missing.

    ``oblasts`` has ``place_id``, ``name``, ``name_uk`` and areas; ``cities`` has :data:`CITY_COLUMNS`; ``occupied`` has
    areas and ``periods``: pairs of ISO 8601 days, the second the first day that is free again, empty while it lasts.
    ``rivers`` has :data:`RIVER_COLUMNS` and lines; ``abroad`` is the land of other countries, where the sea is not;
    ``raions`` are areas.
    """

    oblasts: gpd.GeoDataFrame
    cities: pd.DataFrame = field(default_factory=lambda: pd.DataFrame(columns=list(CITY_COLUMNS)))
    occupied: gpd.GeoDataFrame = field(default_factory=_no(("periods",)))
    rivers: gpd.GeoDataFrame = field(default_factory=_no(RIVER_COLUMNS))
    abroad: BaseGeometry = field(default_factory=shapely.MultiPolygon)
    raions: gpd.GeoSeries = field(default_factory=lambda: gpd.GeoSeries([], crs=CRS))


def basemap_payload(base: Base, pool: ShapePool) -> dict[str, Any]:
    """What the browser draws as the base; shapes go to ``pool`` and are named by number.

    Keys: ``abroad``, ``country``, ``oblasts``, ``raions``, ``rivers``, ``cities`` (the largest first), ``occupied``.
    """
    oblasts = base.oblasts
    shapes = shapely.coverage_simplify(oblasts.geometry.to_numpy(), TOLERANCE)
    # valid borders of neighbours stay one line, since they are simplified together
    numbers = [pool.add(area, drawn) for area, drawn in zip(oblasts.geometry, shapes, strict=True)]
    rows = zip(oblasts["place_id"], oblasts["name"], oblasts["name_uk"], numbers, strict=True)
    return {
        "abroad": pool.add(base.abroad, base.abroad) if not base.abroad.is_empty else None,
        "country": pool.add(shapely.union_all(shapes)),
        "oblasts": [{"id": code, "name": name, "nameUk": uk, "shape": shape} for code, name, uk, shape in rows],
        "raions": to_lines(_borders_within(base.raions, shapes)),
        "rivers": _rivers(base.rivers),
        "cities": _cities(base.cities),
        "occupied": [
            {"shape": pool.add(area, area), "periods": periods}
            for area, periods in zip(base.occupied.geometry, base.occupied["periods"], strict=True)
        ],
    }


def _borders_within(raions: gpd.GeoSeries, oblasts: Any) -> BaseGeometry:
    """The borders between raions, each once; those that are also of oblasts are drawn with these."""
    if raions.empty:
        return shapely.MultiLineString()
    simple = shapely.coverage_simplify(raions.to_numpy(), _RAION_TOLERANCE)
    lines: Any = shapely.get_parts(shapely.union_all(shapely.boundary(simple)))
    corners, line = shapely.get_coordinates(lines, return_index=True)
    steps: Any = np.stack([corners[:-1], corners[1:]], axis=1)[line[:-1] == line[1:]]
    outer = shapely.union_all(shapely.boundary(oblasts))
    shapely.prepare(outer)
    # fast in this order only: what is prepared comes first
    is_within = ~shapely.dwithin(outer, shapely.points(steps.mean(axis=1)), _BESIDE)
    within: Any = shapely.linestrings(steps[is_within])
    return shapely.line_merge(shapely.multilinestrings(within))


def _rivers(rivers: gpd.GeoDataFrame) -> list[dict[str, Any]]:
    zooms = np.where(rivers["rank"].eq(MAIN_RIVER), 0, _SMALL_RIVERS_FROM_ZOOM).tolist()
    rows = zip(rivers["name_en"], rivers["name_uk"], rivers["name_ru"], zooms, rivers.geometry, strict=True)
    return [
        {"name": {"en": en, "uk": uk, "ru": ru}, "zoom": zoom, "lines": to_lines(line)}
        for en, uk, ru, zoom, line in rows
    ]


def _cities(cities: pd.DataFrame) -> list[dict[str, Any]]:
    located = cities.dropna(subset=["lat", "lon"])
    large = located[located["population"].ge(_MIN_CITY)].sort_values("name")
    large = large.sort_values("population", ascending=False, kind="stable")
    rows: list[dict[str, Any]] = large.to_dict("records")  # pyright: ignore[reportAssignmentType]
    return [
        {
            "name": readable(city["name"]),
            "nameUk": readable(city["name_uk"]),
            "lng": round(city["lon"], 4),
            "lat": round(city["lat"], 4),
            "zoom": next(zoom for least, zoom in _CITY_ZOOMS if city["population"] >= least),
        }
        for city in rows
    ]
