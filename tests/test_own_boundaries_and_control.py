"""A build with boundaries and control of the operator's own: what the manifest, the log and the files say."""

import json

import geopandas as gpd
import pandas as pd
import pytest
import shapely

from tests.command_line import ROOT

TEXT = "Shelling hit Oleshky on 5 May 2023. In the occupied part of Kherson region water was cut on 6 May 2023."
OLESHKY_HROMADA = "UA65100110000015344"
OLESHKY = (32.72, 46.62)
LAND = shapely.box(32.5, 46.0, 33.0, 46.9)
SEA = shapely.box(29.0, 44.8, 29.2, 45.0)


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "report.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "maps").mkdir()
    land = gpd.GeoDataFrame(geometry=[LAND], crs=4326)
    land.to_file(tmp_path / "maps" / "deepstatemap_data_20230501.geojson")
    free = gpd.GeoDataFrame({"date": ["2023-05-01"], "status": ["liberated"]}, geometry=[LAND], crs=4326)
    free.to_file(tmp_path / "free.geojson")
    units = {"katotth": [OLESHKY_HROMADA, None], "name": ["Oleshky", "Sea"]}
    gpd.GeoDataFrame(units, geometry=[shapely.Point(OLESHKY).buffer(0.1), SEA], crs=4326).to_file(
        tmp_path / "hromadas.geojson"
    )
    return tmp_path


def built(folder):
    frame = gpd.read_parquet(folder / "site" / "incidents.parquet").set_index("place_name")
    return frame, json.loads((folder / "site" / "build.json").read_text(encoding="utf-8"))


def test_without_options_all_units_are_approximate_and_the_page_says_so(command, folder):
    assert command("report.txt").code == 0
    frame, manifest = built(folder)

    assert manifest["boundaries"]["hromada"]["exact"] == manifest["boundaries"]["raion"]["exact"] == 0
    assert manifest["boundaries"]["hromada"]["approximate"] > 1700
    assert [source["source"] for source in manifest["control"]["sources"]] == ["built-in"]
    assert frame.at["Oleshky", "hromada_id"] == OLESHKY_HROMADA
    assert "drawn approximately" in (folder / "site" / "index.html").read_text(encoding="utf-8")


def test_boundaries_of_a_file_are_used_and_what_is_no_unit_is_told(command, folder):
    done = command("report.txt", "--boundaries", "hromadas.geojson")
    boundaries = built(folder)[1]["boundaries"]

    assert done.code == 0
    assert boundaries["hromada"]["exact"] == 1
    assert boundaries["unmatched"] == ["hromadas.geojson: feature 2 (Sea)"]
    assert boundaries["files"][0].items() >= {"source": "hromadas.geojson", "features": 2, "hromada": 1}.items()
    assert any("hromadas.geojson: feature 2 (Sea)" in line for line in done.errors)


def test_control_of_two_sources_stands_and_cuts_the_oblast(command, folder):
    done = command("report.txt", "--control", "free.geojson", "--control", "maps")
    frame, manifest = built(folder)

    assert done.code == 0
    assert frame.at["Oleshky", "control_status"] == "liberated"
    source = frame.at["Oleshky", "control_source"]
    assert source.startswith("free 2023-05-01: liberated; DeepState 2023-05-01: occupied; Ministry list")
    assert [source["source"] for source in manifest["control"]["sources"]] == ["free.geojson", "maps", "built-in"]

    command("report.txt", "--control", "maps")
    part = built(folder)[0].loc["occupied part of Kherson Oblast"]
    assert part["control_status"] == "occupied"
    assert LAND.covers(part.geometry)
    oblasts = gpd.read_file(ROOT / "data" / "boundaries" / "oblasts.geojson").set_index("name")
    assert part.geometry.area == pytest.approx(LAND.intersection(oblasts.geometry["Kherson Oblast"]).area)


def test_equal_input_gives_equal_bytes(command, folder):
    texts = []
    for _ in range(2):
        command("report.txt", "--boundaries", "hromadas.geojson", "--control", "maps")
        texts.append((folder / "site" / "build.json").read_bytes())
    assert texts[0] == texts[1]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--control", "nowhere"], "nowhere: no such file or folder"),
        (["--boundaries", "nowhere"], "nowhere: no map file is there"),
        (["--boundaries", "broken.geojson"], "broken.geojson: feature 1 (Abroad) lies outside the country"),
        (["--control", "broken.geojson"], "broken.geojson: feature 1 (Abroad) lies outside the country"),
        (["--control", "report.txt"], "report.txt: cannot be read as a map file"),
    ],
)
def test_what_cannot_be_used_ends_the_build_in_one_line(command, folder, arguments, told):
    abroad = gpd.GeoDataFrame({"name": ["Abroad"]}, geometry=[shapely.box(2, 48, 3, 49)], crs=4326)
    abroad.to_file(folder / "broken.geojson")
    done = command("report.txt", *arguments)

    assert (done.code, len(done.errors)) == (2, 1)
    assert told in done.errors[0]
    assert not (folder / "site").exists()


def test_repairs_are_told(command, folder):
    swapped = shapely.transform(LAND, lambda xy: xy[:, ::-1])
    frame = gpd.GeoDataFrame({"date": pd.to_datetime(["2023-05-01"])}, geometry=[swapped], crs=4326)
    frame.to_file(folder / "swapped.gpkg")
    done = command("report.txt", "--control", "swapped.gpkg")

    told = "swapped.gpkg: latitude stood before longitude: feature 1"
    assert built(folder)[1]["control"]["repairs"] == [told]
    assert f"repaired: {told}" in done.errors
    assert built(folder)[0].at["Oleshky", "control_status"] == "occupied"
