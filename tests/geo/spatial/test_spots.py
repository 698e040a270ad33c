import math

import geopandas as gpd
import pytest
from shapely import Point, box

from geo.spatial.spots import spots


def frame(*rows: tuple[str, float, float, float, object]) -> gpd.GeoDataFrame:
    columns = ["place_id", "lat", "lon", "radius_km", "geometry"]
    return gpd.GeoDataFrame(
        [dict(zip(columns, row, strict=True)) for row in rows], geometry="geometry", crs="EPSG:4326"
    )


def test_a_point_has_the_radius_of_the_place() -> None:
    assert spots(frame(("town", 47.0, 35.0, 3.2, Point(35, 47)))) == {"town": (47.0, 35.0, 3.2)}


def test_the_circle_of_an_area_reaches_its_farthest_corner_from_the_place_s_own_point() -> None:
    middle = spots(frame(("unit", 47.0, 35.0, 1.0, box(34, 46, 36, 48))))["unit"]
    aside = spots(frame(("unit", 46.2, 35.0, 1.0, box(34, 46, 36, 48))))["unit"]
    assert (aside.lat, aside.lon) == (46.2, 35.0)
    assert middle.uncertainty_km == pytest.approx(math.hypot(111.2, 77.3), rel=0.02)
    assert aside.uncertainty_km == pytest.approx(math.hypot(200, 75), rel=0.02)


def test_a_place_without_a_point_gets_one_inside_its_area() -> None:
    spot = spots(frame(("hamlet", math.nan, math.nan, 1.0, box(34, 46, 36, 48))))["hamlet"]
    assert box(34, 46, 36, 48).contains(Point(spot.lon, spot.lat))
    assert spot.uncertainty_km > 100


def test_a_place_without_ground_has_no_spot() -> None:
    assert spots(frame(("abroad", 55.0, 37.0, 1.0, None))) == {}
