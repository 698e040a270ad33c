import geopandas as gpd
import pytest
from shapely import Point, box

from geo.spatial.joins import assign_oblast

OBLASTS = gpd.GeoDataFrame(
    {"place_id": ["b", "a"]}, geometry=[box(30, 46, 31, 47), box(31, 46, 32, 47)], crs="EPSG:4326"
)
KM_NORTH = 1 / 111.15  # degrees of latitude at 46.5 N


def points(*coordinates):
    index = [f"p{number}" for number in range(len(coordinates))]
    return gpd.GeoDataFrame(geometry=[Point(c) for c in coordinates], index=index, crs="EPSG:4326")


@pytest.mark.parametrize(
    ("coordinates", "expected"),
    [
        ((30.5, 46.5), "b"),
        ((31.5, 46.5), "a"),
        ((31, 46.5), "a"),  # on the common border
        ((30.5, 47 + 4.8 * KM_NORTH), "b"),
    ],
)
def test_a_point_gets_its_oblast(coordinates, expected):
    assert assign_oblast(points(coordinates), OBLASTS).tolist() == [expected]


def test_a_point_further_off_than_5_km_gets_none():
    assert assign_oblast(points((30.5, 47 + 5.2 * KM_NORTH)), OBLASTS).isna().all()


def test_the_index_and_order_of_the_points_are_kept():
    found = assign_oblast(points((33, 46.5), (31.5, 46.5), (30.5, 46.5)), OBLASTS)

    assert found.index.tolist() == ["p0", "p1", "p2"]
    assert found.fillna("-").tolist() == ["-", "a", "b"]


def test_any_crs_will_do():
    found = assign_oblast(points((31.5, 46.5)).to_crs("EPSG:3857"), OBLASTS.to_crs("EPSG:3035"))

    assert found.tolist() == ["a"]


def test_no_points():
    assert assign_oblast(points(), OBLASTS).empty
