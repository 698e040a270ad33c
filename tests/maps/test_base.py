from dataclasses import replace
from datetime import date

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from shapely.geometry import LineString, Point, box

from maps.basemap import CITY_COLUMNS, Base, basemap_payload
from maps.payload import map_payload
from maps.shapes import SHAPE_UNITS, ShapePool, label_spots
from maps.words import load_words
from tests.maps.chunks import decode_steps, to_polygon

AREAS = [box(0, 0, 4, 4), box(0, 0, 0.01, 3), Point(0, 0).buffer(1).difference(Point(0, 0).buffer(0.9))]
LANGUAGES = ("en", "uk", "ru")
CITIES = pd.DataFrame(
    [
        ["Small", "Мале", 47.0, 35.0, 900.0],
        ["Middle", "Середнє", 47.5, 35.5, 70_000.0],
        ["Large", "Велике", 48.0, 36.0, 900_000.0],
        ["Nowhere", "Ніде", np.nan, np.nan, 900_000.0],
    ],
    columns=list(CITY_COLUMNS),
)
OCCUPIED = gpd.GeoDataFrame(
    {"periods": [(("2022-02-24", "2022-11-11"),)]}, geometry=[box(32, 46, 33, 47)], crs="EPSG:4326"
)
RIVERS = gpd.GeoDataFrame(
    {"name_en": ["Dnipro"], "name_uk": ["Дніпро"], "name_ru": ["Днепр"], "rank": [1]},
    geometry=[
        shapely.MultiLineString([LineString([(32, 47), (33.5, 46.75), (34, 46)]), LineString([(30, 50), (31, 51)])])
    ],
    crs="EPSG:4326",
)


@pytest.fixture(scope="module")
def base(oblasts) -> Base:
    return Base(oblasts, CITIES, OCCUPIED, RIVERS)


def test_the_basemap_is_the_whole_of_ukraine(base, oblasts):
    pool = ShapePool()
    drawn = basemap_payload(base, pool)
    names = {oblast["name"] for oblast in drawn["oblasts"]}
    assert len(names) == 27
    assert {"Autonomous Republic of Crimea", "Sevastopol"} <= names
    country = to_polygon(pool.shapes[drawn["country"]])
    assert np.isclose(country.area, shapely.area(oblasts.geometry.to_numpy()).sum(), rtol=0.01)
    assert country.contains(Point(34.1, 44.95))
    assert drawn["abroad"] is None


def test_the_land_of_others_is_drawn_as_it_is(oblasts):
    pool = ShapePool()
    drawn = basemap_payload(Base(oblasts, abroad=box(40, 50, 42, 51)), pool)
    assert to_polygon(pool.shapes[drawn["abroad"]]).equals(box(40, 50, 42, 51))


def test_borders_of_neighbours_leave_no_gap(base):
    pool = ShapePool()
    drawn = basemap_payload(base, pool)
    land = shapely.union_all([to_polygon(pool.shapes[oblast["shape"]]) for oblast in drawn["oblasts"]])
    assert len(shapely.get_parts(land)) < 30
    assert np.isclose(land.area, to_polygon(pool.shapes[drawn["country"]]).area, rtol=1e-3)


def test_the_borders_between_raions_are_lines_that_no_oblast_has():
    oblasts = gpd.GeoDataFrame(
        {"place_id": ["a"], "name": ["A"], "name_uk": ["А"]}, geometry=[box(30, 48, 32, 49)], crs="EPSG:4326"
    )
    raions = gpd.GeoSeries([box(30, 48, 30.7, 49), box(30.7, 48, 31.5, 49), box(31.5, 48, 32, 49)], crs="EPSG:4326")
    lines = basemap_payload(Base(oblasts, raions=raions), ShapePool())["raions"]
    ends = sorted((np.array(decode_steps(lng)) / SHAPE_UNITS).round(1).tolist() for lng, _ in lines)
    assert ends == [[30.7, 30.7], [31.5, 31.5]]
    assert basemap_payload(Base(oblasts), ShapePool())["raions"] == []


def test_large_cities_come_first_and_from_far(base):
    cities = basemap_payload(base, ShapePool())["cities"]
    assert [city["name"] for city in cities] == ["Large", "Middle"]
    assert cities[0]["zoom"] < cities[1]["zoom"]


def test_a_river_is_its_names_and_its_lines(base):
    [river] = basemap_payload(base, ShapePool())["rivers"]
    assert river["name"] == {"en": "Dnipro", "uk": "Дніпро", "ru": "Днепр"}
    lines = [np.column_stack([decode_steps(lng), decode_steps(lat)]) / SHAPE_UNITS for lng, lat in river["lines"]]
    assert [line.tolist() for line in lines] == [[[32, 47], [33.5, 46.75], [34, 46]], [[30, 50], [31, 51]]]


def test_a_small_river_is_drawn_only_from_near(base):
    rivers = pd.concat([RIVERS, RIVERS.assign(rank=2)], ignore_index=True)
    large, small = basemap_payload(replace(base, rivers=rivers), ShapePool())["rivers"]
    assert large["zoom"] == 0
    assert 6 < small["zoom"] < 9


def test_the_occupied_land_keeps_its_periods(base):
    [area] = basemap_payload(base, ShapePool())["occupied"]
    assert [date.fromisoformat(day) for day in area["periods"][0]] == [date(2022, 2, 24), date(2022, 11, 11)]


def test_equal_shapes_are_sent_once():
    pool = ShapePool()
    square = box(0, 0, 1, 1)
    assert [pool.add(square), pool.add(box(0, 0, 1, 1)), pool.add(square), pool.add(box(0, 0, 2, 1))] == [0, 0, 0, 1]
    assert len(pool.shapes) == 2


@pytest.mark.parametrize("area", AREAS)
def test_labels_stand_inside_their_area_and_apart(area):
    spots = label_spots(area)
    assert 1 <= len(spots) <= 8
    assert shapely.contains_xy(area, spots).all()
    assert len({tuple(spot) for spot in spots}) == len(spots)


def test_the_payload_speaks_three_languages(sample_incidents, base, taxonomy):
    payload, _ = map_payload(sample_incidents, base, taxonomy, load_words("words"))
    for label in [*payload["words"].values(), *(kind["label"] for kind in payload["types"])]:
        assert set(label) == set(LANGUAGES)
        assert all(label.values())
