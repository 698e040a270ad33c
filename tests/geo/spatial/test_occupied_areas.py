from datetime import date

import geopandas as gpd
import pytest
import shapely
from shapely.geometry import Point, box

from geo.spatial.control.providers import Controls, OccupiedLand
from geo.spatial.control.table import ControlTable
from geo.spatial.occupied import occupied_areas

# A and B lie side by side and were taken together, C was freed, D was taken twice, E stays occupied.
ROWS = [
    ("A", "occupied", "2022-03-01", ""),
    ("B", "occupied", "2022-03-01", ""),
    ("C", "occupied", "2022-02-24", "2022-11-11"),
    ("D", "occupied", "2022-04-01", "2022-09-10"),
    ("D", "occupied", "2024-05-01", "2024-06-01"),
    ("P", "occupied", "2014-02-20", ""),
]
DAYS = (date(2022, 2, 24), date(2024, 12, 31))
SQUARES = {name: box(x, 0, x + 1, 1) for x, name in enumerate("ABCDE")}


@pytest.fixture
def control(write_table, units) -> ControlTable:
    return ControlTable.load(write_table(*ROWS), units)


@pytest.fixture
def areas(control) -> gpd.GeoDataFrame:
    cells = gpd.GeoDataFrame({"place_id": list(SQUARES)}, geometry=list(SQUARES.values()), crs="EPSG:4326")
    return occupied_areas(cells, control, DAYS)


def periods_at(areas: gpd.GeoDataFrame, x: float) -> list[tuple[tuple[str, str], ...]]:
    return [row.periods for row in areas.itertuples() if row.geometry.contains(Point(x, 0.5))]


@pytest.mark.parametrize(
    ("x", "periods"),
    [
        (0.5, (("2022-03-01", ""),)),
        (2.5, (("2022-02-24", "2022-11-11"),)),
        (3.5, (("2022-04-01", "2022-09-10"), ("2024-05-01", "2024-06-01"))),
        (4.5, (("2022-02-24", ""),)),
    ],
)
def test_each_place_has_its_periods_once(areas, x, periods):
    assert periods_at(areas, x) == [periods]


def test_settlements_of_one_history_are_one_area(areas):
    assert len(areas) == 4
    assert periods_at(areas, 0.5) == periods_at(areas, 1.5)
    assert shapely.area(areas.geometry.to_numpy()).sum() == pytest.approx(5, rel=0.01)


def test_what_was_never_occupied_is_left_out(write_table, units):
    control = ControlTable.load(write_table(("A", "occupied", "2022-03-01", "")), units)
    cells = gpd.GeoDataFrame({"place_id": ["A", "B"]}, geometry=[SQUARES["A"], SQUARES["B"]], crs="EPSG:4326")
    assert periods_at(occupied_areas(cells, control, DAYS), 1.5) == []


def test_land_of_polygons_is_that_of_the_settlements_in_it():
    class Map:
        land = OccupiedLand(frozenset(), box(0, 0, 1.8, 1))

        def occupied_land(self, on: date | None) -> OccupiedLand:
            return self.land

    cells = gpd.GeoDataFrame({"place_id": list(SQUARES)}, geometry=list(SQUARES.values()), crs="EPSG:4326")
    areas = occupied_areas(cells, Controls([Map()]), DAYS)
    assert [periods_at(areas, x) for x in (0.5, 1.5, 2.5)] == [[(("2022-02-24", ""),)]] * 2 + [[]]


def test_without_days_nothing_is_drawn(control):
    cells = gpd.GeoDataFrame({"place_id": ["A"]}, geometry=[SQUARES["A"]], crs="EPSG:4326")
    assert occupied_areas(cells, control, None).empty
