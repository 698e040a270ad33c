"""The rivers: what a wrong file is refused for, and that the right one lies where the rivers do."""

import json
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely

from geo.errors import DataError
from geo.facts import DATA
from geo.spatial.crs import METRIC
from geo.spatial.rivers import RIVER_COLUMNS, load_rivers

EXTENT = (22.0, 44.0, 40.5, 52.5)
NAMES = {"id": "dnipro", "name_en": "Dnipro", "name_uk": "Дніпро", "name_ru": "Днепр"}
LINE = {"type": "LineString", "coordinates": [[30.5, 50.4], [31.4, 50.0]]}
RIGHT_BANK = ("Kherson", "Beryslav", "Nikopol", "Cherkasy", "Kyiv")
LEFT_BANK = ("Oleshky", "Nova Kakhovka", "Enerhodar", "Kamianka-Dniprovska", "Horishni Plavni")


def write(path: Path, *features: tuple[dict, dict | None]) -> Path:
    rows = [{"type": "Feature", "properties": names, "geometry": shape} for names, shape in features]
    path.write_text(json.dumps({"type": "FeatureCollection", "features": rows}), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def rivers() -> gpd.GeoDataFrame:
    return load_rivers(DATA / "rivers" / "rivers.geojson", EXTENT)


@pytest.fixture(scope="module")
def towns() -> gpd.GeoDataFrame:
    """The largest settlement of each name, as points in metres."""
    places = pd.read_parquet(DATA / "gazetteer" / "places.parquet", columns=["name", "lat", "lon", "population"])
    largest = places.dropna().sort_values("population").drop_duplicates("name", keep="last").set_index("name")
    points = gpd.points_from_xy(largest["lon"], largest["lat"], crs="EPSG:4326")
    return gpd.GeoDataFrame(largest, geometry=points).to_crs(METRIC)


def test_a_river_keeps_its_names_and_its_line(tmp_path):
    rivers = load_rivers(write(tmp_path / "rivers.geojson", (NAMES, LINE)), EXTENT)
    assert rivers[list(RIVER_COLUMNS)].to_dict("records") == [NAMES]
    assert rivers.crs == "EPSG:4326"
    assert shapely.get_coordinates(rivers.geometry.to_numpy()).tolist() == LINE["coordinates"]


@pytest.mark.parametrize(
    ("features", "fault"),
    [
        ([(NAMES | {"name_uk": ""}, LINE)], r"feature 1 \(dnipro\) has an empty id or name"),
        ([(NAMES, LINE), (NAMES | {"id": None}, LINE)], r"feature 2 \(no id\) has an empty id or name"),
        ([(NAMES, LINE), (NAMES, LINE)], r"feature 2 \(dnipro\) has an id that occurs twice"),
        ([(NAMES, {"type": "Point", "coordinates": [30.5, 50.4]})], r"feature 1 \(dnipro\) is no line"),
        ([(NAMES, LINE), (NAMES | {"id": "bug"}, None)], r"feature 2 \(bug\) is no line"),
        ([(NAMES, LINE | {"coordinates": [[50.4, 30.5], [50.0, 31.4]]})], r"\(dnipro\) lies outside the country"),
        ([({"id": "dnipro", "name_en": "Dnipro"}, LINE)], r"properties \['name_ru', 'name_uk'\] are missing"),
    ],
)
def test_a_wrong_file_is_refused_by_file_and_river(tmp_path, features, fault):
    path = write(tmp_path / "wrong.geojson", *features)
    with pytest.raises(DataError, match=rf"wrong\.geojson: .*{fault}"):
        load_rivers(path, EXTENT)


@pytest.mark.parametrize("text", [None, "no map"])
def test_a_file_that_cannot_be_read_is_named(tmp_path, text):
    path = tmp_path / "lost.geojson"
    if text is not None:
        path.write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match=r"lost\.geojson"):
        load_rivers(path, EXTENT)


def test_every_river_is_one_line_without_leaps(rivers):
    assert set(rivers["id"]) == {"danube", "dnipro", "dniester"}
    assert (rivers.geom_type == "LineString").all()
    for line in rivers.to_crs(METRIC).geometry:
        steps = np.hypot(*np.diff(shapely.get_coordinates(line), axis=0).T)
        assert steps.min() > 0
        assert steps.max() < 60_000


def test_the_dnipro_runs_from_above_kyiv_to_kherson_past_its_towns(rivers, towns):
    line = rivers.to_crs(METRIC).set_index("id").geometry["dnipro"]
    names = ["Kyiv", "Cherkasy", "Kremenchuk", "Dnipro", "Zaporizhzhia", "Nikopol", "Nova Kakhovka", "Kherson"]
    points = towns.geometry[names].to_numpy()
    assert shapely.distance(points, line).max() < 7_000
    assert (np.diff(shapely.line_locate_point(line, points)) > 0).all()


def test_towns_lie_on_their_bank_of_the_dnipro(rivers, towns):
    line = rivers.to_crs(METRIC).set_index("id").geometry["dnipro"]
    points = towns.geometry[[*RIGHT_BANK, *LEFT_BANK]].to_numpy()
    along = shapely.line_locate_point(line, points)
    x, y = shapely.get_coordinates(shapely.line_interpolate_point(line, along + 100)).T
    x0, y0 = shapely.get_coordinates(shapely.line_interpolate_point(line, along - 100)).T
    px, py = shapely.get_coordinates(points).T
    is_left = (x - x0) * (py - y0) > (y - y0) * (px - x0)
    assert is_left.tolist() == [False] * len(RIGHT_BANK) + [True] * len(LEFT_BANK)


def test_the_other_rivers_pass_their_towns(rivers, towns):
    lines = rivers.to_crs(METRIC).set_index("id").geometry
    for river, town in (("dniester", "Mohyliv-Podilskyi"), ("dniester", "Khotyn"), ("danube", "Reni")):
        assert towns.geometry[town].distance(lines[river]) < 5_000, town
