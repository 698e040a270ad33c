"""The rivers: what a wrong file is refused for, and that the right one lies where the rivers do."""

import json
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from shapely.geometry.base import BaseGeometry

from geo.errors import DataError
from geo.facts import DATA
from geo.spatial.crs import METRIC
from geo.spatial.rivers import RIVER_COLUMNS, load_rivers

EXTENT = (22.0, 44.0, 40.5, 52.5)
NAMES = {"id": "dnipro", "name_en": "Dnipro", "name_uk": "Дніпро", "name_ru": "Днепр", "rank": 1}
LINE = {"type": "LineString", "coordinates": [[30.5, 50.4], [31.4, 50.0]]}
# Towns by their river, downstream; of one river, those on the right bank and those on the left.
TOWNS = {
    "danube": ["Reni", "Izmail", "Vylkove"],
    "desna": ["Novhorod-Siverskyi", "Chernihiv", "Oster"],
    "dnipro": ["Kyiv", "Cherkasy", "Kremenchuk", "Dnipro", "Zaporizhzhia", "Nikopol", "Nova Kakhovka", "Kherson"],
    "dniester": ["Halych", "Khotyn", "Mohyliv-Podilskyi"],
    "inhul": ["Kropyvnytskyi", "Mykolaiv"],
    "inhulets": ["Oleksandriia", "Kryvyi Rih", "Davydiv Brid", "Snihurivka"],
    "kazennyi-torets": ["Druzhkivka", "Kramatorsk", "Sloviansk"],
    "oskil": ["Dvorichna", "Kupiansk"],
    "siverskyi-donets": ["Chuhuiv", "Izium", "Sviatohirsk", "Lysychansk", "Shchastia", "Stanytsia Luhanska"],
    "southern-bug": ["Khmelnytskyi", "Vinnytsia", "Pervomaisk", "Voznesensk", "Nova Odesa"],
}
RIGHT_BANK = {
    "dnipro": ["Kyiv", "Cherkasy", "Kamianske", "Dnipro", "Nikopol", "Beryslav"],
    "siverskyi-donets": ["Chuhuiv", "Zakitne", "Lysychansk"],
}
LEFT_BANK = {
    "dnipro": ["Kremenchuk", "Enerhodar", "Kamianka-Dniprovska", "Kakhovka", "Nova Kakhovka", "Oleshky"],
    "siverskyi-donets": ["Balakliia", "Sviatohirsk", "Shchastia", "Stanytsia Luhanska"],
}
FARTHEST = 7_000  # metres: a reservoir's centre line lies far from its towns


def write(path: Path, *features: tuple[dict, dict | None]) -> Path:
    rows = [{"type": "Feature", "properties": names, "geometry": shape} for names, shape in features]
    path.write_text(json.dumps({"type": "FeatureCollection", "features": rows}), encoding="utf-8")
    return path


def longest(line: BaseGeometry) -> BaseGeometry:
    return max(shapely.get_parts(line), key=shapely.length)


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
        ([(NAMES | {"rank": 3}, LINE)], r"\(dnipro\) has a rank that is none of"),
        ([(NAMES, LINE), (NAMES | {"id": "bug", "rank": None}, LINE)], r"\(bug\) has a rank that is none of"),
        ([({"id": "dnipro", "name_en": "Dnipro"}, LINE)], r"properties \['name_ru', 'name_uk', 'rank'\] are missing"),
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


def test_the_lines_have_no_leaps(rivers):
    for part in shapely.get_parts(rivers.to_crs(METRIC).geometry.to_numpy()):
        steps = np.hypot(*np.diff(shapely.get_coordinates(part), axis=0).T)
        assert steps.min() > 0
        assert steps.max() < 30_000
        assert part.is_simple


@pytest.mark.parametrize("river", TOWNS)
def test_a_river_passes_its_towns_on_its_way_down(rivers, towns, river):
    line = rivers.to_crs(METRIC).set_index("id").geometry[river]
    points = towns.geometry[TOWNS[river]].to_numpy()
    assert shapely.distance(points, line).max() < FARTHEST
    assert (np.diff(shapely.line_locate_point(longest(line), points)) > 0).all()


@pytest.mark.parametrize("river", RIGHT_BANK)
def test_towns_lie_on_their_bank(rivers, towns, river):
    line = longest(rivers.to_crs(METRIC).set_index("id").geometry[river])
    right, left = RIGHT_BANK[river], LEFT_BANK[river]
    points = towns.geometry[[*right, *left]].to_numpy()
    along = shapely.line_locate_point(line, points)
    x, y = shapely.get_coordinates(shapely.line_interpolate_point(line, along + 100)).T
    x0, y0 = shapely.get_coordinates(shapely.line_interpolate_point(line, along - 100)).T
    px, py = shapely.get_coordinates(points).T
    is_left = (x - x0) * (py - y0) > (y - y0) * (px - x0)
    assert is_left.tolist() == [False] * len(right) + [True] * len(left)


@pytest.mark.parametrize(
    ("river", "other"), [("oskil", "siverskyi-donets"), ("inhulets", "dnipro"), ("desna", "dnipro")]
)
def test_a_tributary_ends_at_its_river(rivers, river, other):
    lines = rivers.to_crs(METRIC).set_index("id").geometry
    mouth = shapely.get_point(lines[river], -1)
    assert mouth.distance(lines[other]) < 5_000
