from datetime import date

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import MultiPolygon, Point, Polygon, box

from geo.spatial.control.polygons import PolygonControl
from geo.spatial.control.providers import VALID_DAYS

FIRST, SECOND = date(2024, 1, 1), date(2024, 3, 1)
# Settlements lie on a row, half a degree apart, from 30.25 to 39.75.
SETTLEMENTS = gpd.GeoSeries([Point(30.25 + n / 2, 46.5) for n in range(20)], crs=4326)
MAPS = {
    FIRST: [("occupied", box(35, 46, 40, 47)), ("contested", box(34, 46, 36, 47)), ("liberated", box(30, 46, 31, 47))],
    SECOND: [("occupied", box(32, 46, 40, 47)), ("unknown", box(30, 46, 30.5, 47))],
}


@pytest.fixture
def control():
    return make_control()


def make_control(maps=MAPS, read=None):
    def read_map(day):
        status, shapes = zip(*maps[day], strict=True)
        return gpd.GeoDataFrame({"status": status}, geometry=list(shapes), crs=4326)

    return PolygonControl("Map", list(maps), read or read_map, SETTLEMENTS)


def ask(control, shape, day, occupied_part=False):
    places = gpd.GeoDataFrame({"occupied_part": [occupied_part]}, geometry=[shape], index=[7], crs=4326)
    found = control.status(places, pd.Series([day], dtype="object"))
    assert found.index.tolist() == [7]
    return found["control_status"].iloc[0], found["control_source"].iloc[0]


@pytest.mark.parametrize(
    ("lon", "day", "status", "of"),
    [
        (37, "2024-01-01", "occupied", FIRST),
        (35.5, "2024-02-29", "occupied", FIRST),  # overlapping: what tells more
        (34.5, "2024-02-01", "contested", FIRST),
        (30.5, "2024-02-01", "liberated", FIRST),
        (33, "2024-02-29", "government", FIRST),
        (33, "2024-03-01", "occupied", SECOND),
        (31, date(2024, 4, 1), "government", SECOND),
        (50, pd.Timestamp("2024-04-01"), "government", SECOND),
    ],
)
def test_a_point_has_the_status_of_its_polygon_on_the_latest_map(control, lon, day, status, of):
    assert ask(control, Point(lon, 46.5), day) == (status, f"Map {of}")


@pytest.mark.parametrize(
    ("shape", "day"),
    [
        (Point(37, 46.5), "2023-12-31"),
        (Point(37, 46.5), str(np.datetime64(SECOND) + VALID_DAYS + 1)),
        (Point(37, 46.5), None),
        (Point(30.25, 46.5), "2024-03-01"),
        (None, "2024-03-01"),
        (Polygon(), "2024-03-01"),
    ],
)
def test_no_answer_before_the_first_map_long_after_the_last_and_for_what_has_no_place(control, shape, day):
    status, source = ask(control, shape, day)
    assert status == "unknown"
    assert pd.isna(source)


def test_a_map_answers_for_half_a_year(control):
    last = str(np.datetime64(SECOND) + VALID_DAYS)
    assert ask(control, Point(37, 46.5), last)[0] == "occupied"


@pytest.mark.parametrize(
    ("area", "status"),
    [
        (box(36, 46, 40, 47), "occupied"),
        (box(34, 46, 35, 47), "contested"),
        (box(31, 46, 37, 47), "contested"),  # mixed
        (box(31, 46, 34, 47), "government"),
        (box(30, 46, 31, 47), "liberated"),
        (box(36.3, 46, 36.4, 46.1), "occupied"),  # no settlement: a point inside
        (MultiPolygon([box(36, 46, 37, 47), box(38, 46, 39, 47)]), "occupied"),
    ],
)
def test_an_area_has_the_status_that_its_settlements_share(control, area, status):
    assert ask(control, area, "2024-02-01")[0] == status


def test_one_settlement_in_twenty_is_not_enough_to_make_an_area_mixed():
    for share, status in ((0.5, "occupied"), (1.1, "contested")):
        control = make_control({FIRST: [("occupied", box(30 + share, 46, 40, 47))]})
        assert ask(control, box(30, 46, 40, 47), "2024-01-01")[0] == status
        control = make_control({FIRST: [("occupied", box(30, 46, 30 + share, 47))]})
        free = "government" if status == "occupied" else "contested"
        assert ask(control, box(30, 46, 40, 47), "2024-01-01")[0] == free


def test_the_occupied_part_is_occupied_or_there_is_no_answer(control):
    assert ask(control, box(36, 46, 40, 47), "2024-02-01", occupied_part=True)[0] == "occupied"
    assert ask(control, box(31, 46, 37, 47), "2024-02-01", occupied_part=True)[0] == "unknown"


def test_occupied_land_is_that_of_the_day_and_the_same_until_the_next_map(control):
    land = control.occupied_land(date(2024, 2, 1))

    assert land.area.equals(box(35, 46, 40, 47))
    assert land.units == frozenset()
    assert control.occupied_land(date(2024, 2, 29)) is land
    assert control.occupied_land(None).area.equals(box(32, 46, 40, 47))
    assert control.occupied_land(date(2023, 12, 31)) is None
    assert control.occupied_land(date(2030, 1, 1)) is None


def test_a_map_without_occupied_land_has_an_empty_one():
    land = make_control({FIRST: [("contested", box(35, 46, 40, 47))]}).occupied_land(FIRST)
    assert land.area.is_empty


def test_only_the_maps_that_are_asked_for_are_read():
    asked = []

    def read(day):
        asked.append(day)
        return gpd.GeoDataFrame({"status": ["occupied"]}, geometry=[box(35, 46, 40, 47)], crs=4326)

    control = make_control(read=read)
    for _ in range(2):
        ask(control, Point(37, 46.5), "2024-02-01")
    assert asked == [FIRST]


def test_no_places(control):
    empty = gpd.GeoDataFrame({"occupied_part": pd.Series(dtype=bool)}, geometry=[], crs=4326)
    found = control.status(empty, pd.Series([], dtype="object"))
    assert list(found.columns) == ["control_status", "control_source"]
    assert found.empty


@settings(max_examples=60)
@given(st.lists(st.tuples(st.floats(30, 40), st.dates(date(2023, 6, 1), date(2024, 12, 31))), min_size=1, max_size=30))
def test_many_are_answered_as_each_would_be_alone(asked):
    control = make_control()
    points = [Point(lon, 46.5) for lon, _ in asked]
    places = gpd.GeoDataFrame({"occupied_part": False}, geometry=points, index=range(len(points)), crs=4326)
    together = control.status(places, pd.Series([day.isoformat() for _, day in asked]))
    alone = [ask(control, point, day)[0] for point, (_, day) in zip(points, asked, strict=True)]
    assert together["control_status"].tolist() == alone
