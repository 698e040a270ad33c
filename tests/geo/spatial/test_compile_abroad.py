"""The land of other countries: all of it, none of Ukraine's, no gap between the two, and no sea."""

import json

import geopandas as gpd
import numpy as np
import pytest
import shapely

from geo.facts import DATA
from geo.spatial.compile import compile_abroad


@pytest.fixture
def abroad(tmp_path):
    """A country in the west of a land, with an islet of a grid cell off its coast that only the world's land has."""
    land = [shapely.box(28, 46, 34, 50), shapely.box(28.0, 45.93, 28.05, 45.98)]
    gpd.GeoSeries([shapely.MultiPolygon(land)], crs="EPSG:4326").to_file(tmp_path / "land.geojson")
    gpd.GeoSeries([shapely.box(28, 46, 31, 50)], crs="EPSG:4326").to_file(tmp_path / "oblasts.geojson")
    out = tmp_path / "abroad.geojson"
    compile_abroad(tmp_path / "land.geojson", tmp_path / "oblasts.geojson", out)
    return out


def test_what_is_left_is_the_land_of_others_a_little_under_the_country(abroad):
    shape = gpd.read_file(abroad).union_all()
    assert shapely.contains_xy(shape, 32, 48)
    assert shapely.contains_xy(shape, 31.001, 48)
    assert not shapely.intersects(shape, shapely.box(28, 45.9, 30.97, 50))


def test_the_same_sources_give_the_same_bytes(abroad, tmp_path):
    compile_abroad(tmp_path / "land.geojson", tmp_path / "oblasts.geojson", tmp_path / "again.geojson")
    assert (tmp_path / "again.geojson").read_bytes() == abroad.read_bytes()


def test_the_land_abroad_holds_neither_ukraine_nor_the_sea():
    (feature,) = json.loads((DATA / "boundaries" / "abroad.geojson").read_text("utf-8"))["features"]
    shape = shapely.geometry.shape(feature["geometry"])
    ukraine = gpd.read_file(DATA / "boundaries" / "oblasts.geojson").union_all()
    # in degrees; Kerch and Sevastopol among what is Ukraine's
    outside = {"Taganrog": (38.9, 47.21), "Rostov": (39.7, 47.24), "Minsk": (27.56, 53.9), "Galati": (28.03, 45.45)}
    inside = {
        "Kerch": (36.47, 45.35),
        "Sevastopol": (33.52, 44.6),
        "Sea of Azov": (36.5, 46.2),
        "Black Sea": (33, 43.5),
    }
    assert shapely.contains_xy(shape, np.array(list(outside.values()))).all()
    assert not shapely.contains_xy(shape, np.array(list(inside.values()))).any()
    assert shapely.area(shapely.intersection(shape, shapely.buffer(ukraine, -0.05))) < 0.01
