import csv
import hashlib
import json
import re
from dataclasses import replace
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from geo.errors import DataError, InputError
from geo.frame import COLUMNS, POINT_PRECISIONS, validate
from geo.manifest import count_incidents
from maps import publish
from maps.basemap import Base
from maps.contents import Contents
from maps.exports import safe_address, safe_cell
from maps.publish import publish_site
from tests.maps import sample

FILES = {
    *("index.html", "map.html", "embed.html", "table.html", "build.json", "mentions.jsonl", "unresolved.csv"),
    *("incidents.geojson", "incidents.csv", "incidents.parquet", "incidents.gpkg", "assets"),
    *("snippets.html", "oembed.json", "embed.js", "preview.png"),
    *(f"{page}-{language}.html" for page in ("index", "table", "snippets") for language in ("uk", "ru")),
    *("preview-uk.png", "preview-ru.png", "oembed-uk.json", "oembed-ru.json"),
}
LISTS = [column for column, dtype in COLUMNS.items() if dtype == "list"]
OF_INCIDENTS = {"contradicted_by"}


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def hashes(folder: Path) -> dict[str, str]:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_the_site_holds_its_files_and_no_others(site):
    assert {path.name for path in site.iterdir()} == FILES
    assert not list(site.rglob(".*"))


def test_equal_input_gives_equal_bytes(site, contents, tmp_path):
    publish_site(contents, tmp_path / "again")
    assert hashes(tmp_path / "again") == hashes(site)


def test_geojson_holds_every_incident(site, sample_incidents):
    collection = json.loads((site / "incidents.geojson").read_text(encoding="utf-8"))
    features = collection["features"]
    assert [f["properties"]["incident_id"] for f in features] == sample_incidents["incident_id"].tolist()
    assert list(features[0]["properties"]) == list(COLUMNS)
    assert features[0]["properties"]["report_id"] == ["sample-report-0", "sample-report-99"]
    assert features[-1]["geometry"] is None
    for feature in features[:-2]:
        is_point = feature["geometry"]["type"] == "Point"
        assert is_point == (feature["properties"]["precision"] in POINT_PRECISIONS)
        ring = shapely.geometry.shape(feature["geometry"])
        assert is_point or all(part.exterior.is_ccw for part in shapely.get_parts(ring))


def test_csv_has_positions_instead_of_shapes(site, sample_incidents):
    rows = rows_of(site / "incidents.csv")
    assert list(rows[0]) == [*COLUMNS, "latitude", "longitude"]
    assert [row["incident_id"] for row in rows] == sample_incidents["incident_id"].tolist()
    for row, geometry in zip(rows, sample_incidents.geometry, strict=True):
        if geometry is None:
            assert (row["latitude"], row["longitude"]) == ("", "")
        else:
            position = shapely.Point(float(row["longitude"]), float(row["latitude"]))
            assert geometry.distance(position) < 1e-5


def test_csv_lists_can_be_split_again(site, sample_incidents):
    for row, titles in zip(rows_of(site / "incidents.csv"), sample_incidents["title"], strict=True):
        assert row["title"].split("|") == [title.replace("|", "¦") for title in titles]
        assert all(
            len(row[column].split("|")) == int(row["n_reports"]) for column in LISTS if column not in OF_INCIDENTS
        )


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "＝1+1", "\t1", "\r1", '"=1+1"'])
def test_spreadsheets_get_no_formulas(text):
    assert safe_cell(text) == f"'{text}"


@pytest.mark.parametrize("mark", [";", "|", "\t", "\n", "\r\n"])
@pytest.mark.parametrize("formula", ["=1+1", "+1", "-1", "@SUM(A1)", '"=1+1', '""-1'])
def test_nothing_becomes_a_formula_where_a_line_is_split_inside_a_text(mark, formula):
    assert safe_cell(f"P{mark}{formula}{mark}{formula}") == f"P{mark}'{formula}{mark}'{formula}"


@given(st.text(alphabet=";|\t\n\"'=+-@ P"))
def test_a_program_that_splits_elsewhere_finds_no_formula(text):
    parts = re.split(r"[;|\t\n\r]", safe_cell(text))
    assert not [part for part in parts if re.match('"*[=+@-]', part)]
    assert safe_cell(safe_cell(text)) == safe_cell(text)


@pytest.mark.parametrize("value", [-1, -1.5, None, "a=b", "", "said so; - no light; = dark", "2024-06-01|2024-06-02"])
def test_other_cells_stay_as_they_are(value):
    assert safe_cell(value) == value


@pytest.mark.parametrize(
    ("url", "written"),
    [
        ("https://example.org/a;b=1?c=-1&d=@e", "https://example.org/a;b=1?c=-1&d=@e"),
        ("https://example.org/;=1+1|https://example.org", "https://example.org/;%3D1+1|https://example.org"),
        ("=1+1", "'=1+1"),
    ],
)
def test_addresses_stay_links(url, written):
    assert safe_address(url) == written


def test_csv_quotes_texts_and_not_numbers(site):
    with (site / "incidents.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file, quoting=csv.QUOTE_NONNUMERIC))
    kinds = {"float64": {float}, "int64": {float}, "str": {str}, "list": {str}}
    for column, values in zip(rows[0], zip(*rows[1:], strict=True), strict=True):
        found = {type(value) for value in values if value != ""}
        assert found <= kinds[COLUMNS.get(str(column), "float64")], column


def test_all_files_show_texts_with_nothing_hidden(contents, sample_incidents, tmp_path):
    hidden = "A\x00B\x1b[2J\u202eC\u200bD\U000e0041E\u3164F\nG"
    shown = "AB[2JCDEF G"
    dirty = sample_incidents.copy()
    texts = ["place_name", "mention", "claimed_by", "evidence"]
    dirty.loc[0, texts] = hidden
    dirty.at[0, "title"] = dirty.at[0, "publisher"] = [hidden] * 2
    dirty.at[0, "url"] = ["https://example.org/\u202eа", hidden]
    queue = [{"report_id": "r", "text": hidden}]
    out = tmp_path / "site"
    publish_site(replace(contents, incidents=dirty, unresolved=queue), out)
    collection = json.loads((out / "incidents.geojson").read_text(encoding="utf-8"))
    rows = [
        rows_of(out / "incidents.csv")[0],
        collection["features"][0]["properties"],
        gpd.read_parquet(out / "incidents.parquet").iloc[0],
        gpd.read_file(out / "incidents.gpkg").iloc[0],
    ]
    for row in rows:
        assert [row[column] for column in texts] == [shown] * 4
        lists = [row[c].split("|") if isinstance(row[c], str) else list(row[c]) for c in ("title", "publisher", "url")]
        assert lists == [[shown] * 2, [shown] * 2, ["https://example.org/%E2%80%AE%D0%B0", shown]]
    assert rows_of(out / "unresolved.csv")[0]["text"] == shown
    assert dirty.at[0, "evidence"] == hidden


def test_parquet_meets_the_contract(site, sample_incidents):
    frame = gpd.read_parquet(site / "incidents.parquet")
    for column in LISTS:
        frame[column] = frame[column].map(list)
    texts = {column: "string" for column, dtype in COLUMNS.items() if dtype == "str"}
    frame = frame.astype(texts)
    validate(frame)
    pd.testing.assert_frame_equal(
        pd.DataFrame(frame.drop(columns="geometry")), pd.DataFrame(sample_incidents.drop(columns="geometry"))
    )
    assert frame.geometry.to_wkb().tolist() == sample_incidents.geometry.to_wkb().tolist()


def test_geopackage_holds_every_incident(site, sample_incidents):
    frame = gpd.read_file(site / "incidents.gpkg", layer="incidents")
    assert list(frame.columns) == [*COLUMNS, "geometry"]
    assert frame["incident_id"].tolist() == sample_incidents["incident_id"].tolist()
    assert frame.crs.to_epsg() == 4326
    assert frame.geometry.geom_type.tolist() == sample_incidents.geometry.geom_type.tolist()


def test_mentions_and_the_review_queue(site):
    lines = (site / "mentions.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line) for line in lines] == sample.MENTIONS
    queue = rows_of(site / "unresolved.csv")
    assert [row["text"] for row in queue] == ["'" + sample.UNRESOLVED[0]["text"]]
    assert list(queue[0]) == ["report_id", "start", "end", "text", "level", "reason"]


def test_the_manifest_is_kept(site, contents):
    assert json.loads((site / "build.json").read_text(encoding="utf-8")) == contents.manifest


def test_an_edition_without_incidents_is_a_site_too(contents, sample_incidents, tmp_path):
    none = sample_incidents.iloc[:0]
    empty = Contents(none, {"counts": count_incidents(none, [], [])}, contents.base, contents.taxonomy)
    publish_site(empty, tmp_path / "site")
    assert {path.name for path in (tmp_path / "site").iterdir()} == FILES
    assert rows_of(tmp_path / "site" / "incidents.csv") == []
    assert "an unknown date" in (tmp_path / "site" / "index.html").read_text(encoding="utf-8")


def test_a_frame_that_breaks_the_contract_is_refused(contents, sample_incidents, tmp_path):
    broken = sample_incidents.drop(columns="evidence")
    with pytest.raises(DataError, match="evidence"):
        publish_site(replace(contents, incidents=broken), tmp_path / "site")
    assert not (tmp_path / "site").exists()


def test_a_type_that_the_taxonomy_has_not_is_refused(contents, sample_incidents, tmp_path):
    odd = sample_incidents.assign(incident_type="eclipse")
    with pytest.raises(DataError, match="eclipse"):
        publish_site(replace(contents, incidents=odd), tmp_path / "site")


def test_oblasts_without_names_are_refused(contents, oblasts, tmp_path):
    with pytest.raises(InputError, match="name_uk"):
        publish_site(replace(contents, base=Base(oblasts.drop(columns="name_uk"))), tmp_path / "site")


def test_a_build_that_fails_at_its_last_file_leaves_the_old_site(site, contents, tmp_path, monkeypatch):
    out = tmp_path / "site"
    publish_site(contents, out)

    def fail(*_: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(publish, "write_unresolved", fail)
    newer = dict(contents.manifest) | {"data_cutoff": "2030-01-01"}
    with pytest.raises(OSError, match="disk full"):
        publish_site(replace(contents, manifest=newer), out)
    assert hashes(out) == hashes(site)
    assert [path.name for path in tmp_path.iterdir()] == ["site"]
