from datetime import date

import geopandas as gpd
import pytest
import shapely
from shapely import box

from geo.spatial.areas import Areas
from geo.spatial.control.providers import OccupiedLand
from geo.spatial.control.table import ControlTable

# Oblast O is four boxes in a row, A B C D; oblast P is one box further on.
CELLS = {"A": (0, 1), "B": (1, 2), "C": (2, 3), "D": (3, 4), "H1": (0, 2), "H2": (2, 3), "H3": (3, 4)}
CELLS |= {"R1": (0, 3), "R2": (3, 4), "E": (9, 10)}
BEFORE, DURING, AFTER = date(2022, 1, 1), date(2022, 6, 1), date(2023, 1, 1)


def frame(spans):
    shapes = [box(start, 46, end, 47) for start, end in spans.values()]
    return gpd.GeoDataFrame({"place_id": list(spans)}, geometry=shapes, crs="EPSG:4326")


@pytest.fixture
def areas(write_table, units):
    path = write_table(
        ("R1", "occupied", "2022-02-24", "2022-11-11"), ("B", "government", "", ""), ("D", "occupied", "2022-03-01", "")
    )
    return Areas(frame({"O": (0, 4), "P": (9, 10)}), frame(CELLS), ControlTable.load(path, units), units)


def span(shape):
    """Where the boxes of an area begin and end, from west to east."""
    return sorted((part.bounds[0], part.bounds[2]) for part in shapely.get_parts(shape))


@pytest.mark.parametrize(("place_id", "expected"), [("O", (0, 4)), ("R1", (0, 3)), ("H2", (2, 3)), ("A", (0, 1))])
def test_a_unit_is_its_outline(areas, place_id, expected):
    assert span(areas.geometry(place_id)) == [expected]


def test_a_region_is_the_union_of_its_members(areas):
    assert span(areas.geometry("region:x", ["R2", "H2", "P"])) == [(2, 4), (9, 10)]


def test_what_has_no_outline_has_no_area(areas):
    assert areas.geometry("region:empty") is None
    assert areas.geometry("region:lost", ["nowhere"], occupied_part=True) is None


def test_members_without_outline_do_not_hide_the_others(areas):
    assert span(areas.geometry("region:y", ["nowhere", "H2"])) == [(2, 3)]


def test_the_occupied_part_is_what_was_occupied_on_the_day(areas):
    assert span(areas.geometry("O", occupied_part=True, on=DURING)) == [(0, 1), (2, 4)]
    assert span(areas.geometry("O", occupied_part=True, on=AFTER)) == [(3, 4)]
    assert span(areas.geometry("O", occupied_part=True)) == [(3, 4)]
    assert span(areas.geometry("R1", occupied_part=True, on=DURING)) == [(0, 1), (2, 3)]


def test_the_occupied_part_of_a_region_lies_in_its_members(areas):
    assert span(areas.geometry("region:x", ["H1", "P"], occupied_part=True, on=DURING)) == [(0, 1)]


def test_the_occupied_part_of_what_was_wholly_taken_is_all_of_it(areas):
    assert span(areas.geometry("H2", occupied_part=True, on=DURING)) == [(2, 3)]
    assert span(areas.geometry("C", occupied_part=True, on=DURING)) == [(2, 3)]


def test_the_occupied_part_of_what_was_free_on_record_is_all_of_it(areas):
    assert span(areas.geometry("O", occupied_part=True, on=BEFORE)) == [(0, 4)]


def test_an_area_is_made_once_as_long_as_control_does_not_change(areas):
    first = areas.geometry("O", occupied_part=True, on=date(2022, 3, 1))

    assert areas.geometry("O", occupied_part=True, on=date(2022, 11, 10)) is first
    assert areas.geometry("O", occupied_part=True, on=date(2022, 11, 11)) is not first


class Map:
    """Control that has polygons from 2022 on."""

    LAND = OccupiedLand(frozenset("A"), shapely.union(box(1.5, 40, 3.5, 50), box(4, 46, 9, 47)))

    def occupied_land(self, on):
        return None if on == BEFORE else self.LAND


@pytest.fixture
def cut(units):
    return Areas(frame({"O": (0, 4), "P": (9, 10)}), frame(CELLS), Map(), units)


def test_the_occupied_part_is_cut_by_the_polygons_of_the_day(cut):
    assert span(cut.geometry("O", occupied_part=True, on=DURING)) == [(1.5, 3.5)]
    assert span(cut.geometry("region:x", ["H1", "R2"], occupied_part=True, on=DURING)) == [(1.5, 2), (3, 3.5)]
    assert cut.geometry("O", occupied_part=True, on=DURING).geom_type == "Polygon"


def test_where_polygons_only_touch_nothing_is_occupied_and_the_whole_stands(cut):
    assert span(cut.geometry("P", occupied_part=True, on=DURING)) == [(9, 10)]
    assert span(cut.geometry("O", occupied_part=True, on=BEFORE)) == [(0, 4)]
