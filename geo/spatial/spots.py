"""A place in three numbers, area or not: a point and the radius around it that holds the place."""

from typing import Any, NamedTuple

import geopandas as gpd
import shapely

from geo.spatial.crs import METRIC, WGS84


class Spot(NamedTuple):
    """WGS 84 degrees (EPSG:4326) and the radius in km around the point that holds the place.

    For tables: an area is never drawn as its spot.
    """

    lat: float
    lon: float
    uncertainty_km: float


def spots(places: gpd.GeoDataFrame) -> dict[str, Spot]:
    """The spot of each place, by its id.

    ``places`` has ``place_id``, ``lat`` and ``lon`` (EPSG:4326 degrees, NaN where the place has no point of its own),
    ``radius_km`` (the place's own) and ``geometry`` in any CRS: its point, its area, or nothing, which gives no spot.
    The spot of an area is the place's own point, else a point inside the area, and its radius reaches the farthest
    corner of the area.
    """
    known = places[places.geometry.notna()].to_crs(WGS84)
    inside = known.geometry.representative_point()
    has_own = known["lat"].notna() & known["lon"].notna()
    lon, lat = known["lon"].where(has_own, inside.x), known["lat"].where(has_own, inside.y)
    points: Any = gpd.GeoSeries(gpd.points_from_xy(lon, lat, crs=WGS84)).to_crs(METRIC).to_numpy()
    shapes: Any = known.geometry.to_crs(METRIC).to_numpy()
    is_point = known.geometry.geom_type.eq("Point")
    km = known["radius_km"].where(is_point, shapely.hausdorff_distance(points, shapes) / 1000).round(1)
    return {place_id: Spot(*numbers) for place_id, *numbers in zip(known["place_id"], lat, lon, km, strict=True)}
