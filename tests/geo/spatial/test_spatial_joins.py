import geopandas as gpd
import pandas as pd
import pytest
from shapely import Point, box

from geo.spatial.joins import UnitOutlines, assign_oblast

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


class TestUnitOutlines:
    """Oblast a (31 to 32 E) has raion ar with hromadas a1 and a2, and a strip in the north that lies in no hromada;
    oblast b (30 to 31 E) has none."""

    UNITS = pd.DataFrame(
        [("a1", "ar", "a"), ("a2", "ar", "a"), ("ar", "ar", "a"), ("a", None, "a"), ("b", None, "b")],
        columns=["place_id", "raion_id", "oblast_id"],
    )
    OUTLINES = gpd.GeoDataFrame(
        [("a1", "hromada", True), ("a2", "hromada", False), ("ar", "raion", True), ("x", "settlement", True)],
        columns=["place_id", "level", "approximate"],
        geometry=[box(31, 46, 31.5, 46.9), box(31.4, 46, 32, 46.9), box(31, 46, 32, 47), box(30, 46, 32, 47)],
        crs="EPSG:4326",
    )

    @pytest.fixture
    def units(self):
        outlines = UnitOutlines(OBLASTS, self.OUTLINES, self.UNITS)

        def units(*coordinates):
            found = outlines.of_points(points(*coordinates).geometry)
            assert list(found.columns) == ["hromada_id", "raion_id", "oblast_id"]
            return [tuple(None if pd.isna(unit) else unit for unit in row) for row in found.to_numpy()]

        return units

    @pytest.mark.parametrize(
        ("coordinates", "expected"),
        [
            ((31.2, 46.5), ("a1", "ar", "a")),
            ((31.45, 46.5), ("a2", "ar", "a")),  # in both: the exact one
            ((31.2, 46.96), (None, "ar", "a")),  # in the strip, 7 km off
            ((31.2, 46.93), ("a1", "ar", "a")),  # in the strip, 3 km off
            ((32.02, 46.5), ("a2", "ar", "a")),  # off the coast
            ((30.98, 46.5), (None, None, "b")),  # near a1, but in another oblast
            ((33, 46.5), (None, None, None)),
        ],
    )
    def test_a_point_gets_its_units(self, units, coordinates, expected):
        assert units(coordinates) == [expected]

    def test_many_points_keep_their_order(self, units):
        assert [row[2] for row in units((33, 46.5), (31.2, 46.5), (30.5, 46.5), (31.2, 46.96))] == [None, "a", "b", "a"]

    def test_no_points(self, units):
        assert units() == []
