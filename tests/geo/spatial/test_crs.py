import geopandas as gpd
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyproj import Geod
from shapely import Point, box

from geo.spatial.crs import METRIC, WGS84, radius_km

IN_UKRAINE = {"lon": st.floats(22.2, 40.2), "lat": st.floats(44.4, 52.3)}
ELLIPSOID = Geod(ellps="WGS84")


def series(*shapes):
    return gpd.GeoSeries(list(shapes), crs=WGS84)


@given(**IN_UKRAINE, distance_km=st.floats(0.1, 100))
def test_the_radius_of_a_buffer_is_its_distance(lon, lat, distance_km):
    area = series(Point(lon, lat)).to_crs(METRIC).buffer(distance_km * 1000).to_crs(WGS84)

    assert radius_km(area).iloc[0] == pytest.approx(distance_km, rel=0.002)


def test_radius_of_a_point_a_box_and_nothing():
    side_km = ELLIPSOID.inv(33, 46, 33, 47)[2] / 1000
    radii = radius_km(gpd.GeoSeries([Point(33, 46), box(33, 46, 33.0001, 47), None], index=["p", "b", "n"], crs=WGS84))

    assert radii["p"] == 0
    assert radii["b"] == pytest.approx(side_km / 2, rel=0.002)
    assert pd.isna(radii["n"])
