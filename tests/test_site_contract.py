"""What ``python build_map.py`` makes of ``data/reports``: every file, column and promise that others build on."""

import csv
import json
import re
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd
import pyogrio
import pytest
import shapely
from shapely.geometry.base import BaseGeometry

from geo.frame import COLUMNS, POINT_PRECISIONS, Modality, Precision, validate
from geo.gazetteer.model import Level
from geo.incidents.taxonomy import load_taxonomy
from geo.reports.model import Report
from geo.reports.readers import read_reports
from tests.command_line import ROOT, hashes

DATA = ROOT / "data"
FILES = {
    *("index.html", "map.html", "embed.html", "table.html"),
    *("incidents.geojson", "incidents.csv", "incidents.parquet", "incidents.gpkg"),
    *("mentions.jsonl", "unresolved.csv", "build.json"),
    *("snippets.html", "oembed.json", "embed.js", "preview.png"),
}
MENTION_KEYS = [
    *("report_id", "start", "end", "text", "place_id", "name", "level", "lat", "lon"),
    *("uncertainty_km", "confidence", "method", "candidates"),
]
UNRESOLVED_COLUMNS = {"report_id", "start", "end", "text", "level", "reason"}
# Where the bundled programs and formats name their maker or a schema; a browser asks none of them for anything.
NAMES = {"http://www.w3.org", "https://leafletjs.com", "https://proj.org", "http://www.geopackage.org"}
ADDRESS = re.compile(rb"https?://[A-Za-z0-9.-]+")
KILOMETRES_5 = 0.05  # degrees; outlines are simplified


@pytest.fixture(scope="module")
def manifest(samples_site: Path) -> dict[str, Any]:
    return json.loads((samples_site / "build.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def incidents(samples_site: Path) -> gpd.GeoDataFrame:
    return gpd.read_parquet(samples_site / "incidents.parquet")


@pytest.fixture(scope="module")
def mentions(samples_site: Path) -> list[dict[str, Any]]:
    lines = (samples_site / "mentions.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


@pytest.fixture(scope="module")
def reports() -> dict[str, Report]:
    found = list(read_reports([DATA / "reports"]))
    assert all(isinstance(item, Report) for item in found)
    return {report.report_id: report for report in found if isinstance(report, Report)}


@pytest.fixture(scope="module")
def outlines() -> dict[str, BaseGeometry]:
    """The areas of the oblasts by name, with a strip around them as wide as they are simplified."""
    oblasts = gpd.read_file(DATA / "boundaries" / "oblasts.geojson")
    return dict(zip(oblasts["name"], shapely.buffer(oblasts.geometry.to_numpy(), KILOMETRES_5), strict=True))


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_file_is_there_and_holds_something(samples_site):
    names = {path.name for path in samples_site.iterdir() if path.is_file()}
    # a long table goes on: table-2.html and so on; pages for reading have a file a language
    more = re.compile(r"table-\d+\.html|(index|table(-\d+)?|snippets|preview|oembed)-(uk|ru)\.(html|png|json)")
    assert {name for name in names if not more.fullmatch(name)} == FILES
    assert all(path.stat().st_size for path in samples_site.rglob("*") if path.is_file())
    assert {path.suffix for path in (samples_site / "assets").iterdir()} >= {".js", ".css"}


def test_the_manifest_names_every_report_with_its_hash(manifest, reports):
    assert {item["source"] for item in manifest["inputs"]} == {report.source for report in reports.values()}
    assert len(reports) >= 24
    assert all(re.fullmatch("[0-9a-f]{64}", item["sha256"]) and item["reports"] == 1 for item in manifest["inputs"])
    assert manifest["rejected"] == []
    assert manifest["data_cutoff"] == max(r.published for r in reports.values() if r.published).isoformat()


def test_the_manifest_names_the_facts_and_programs_it_was_built_with(manifest):
    known = hashes(DATA)
    assert {"boundaries/oblasts.geojson", "control/control.csv", "taxonomy/types.yaml"} <= set(manifest["data"])
    assert {name: known[name] for name in manifest["data"]} == manifest["data"]
    assert {"folium", "geopandas", "shapely", "pandas", "pyarrow"} <= set(manifest["versions"])
    assert all(source["name"] and source["licence"] and source["url"] for source in manifest["sources"])


def test_the_counts_of_the_manifest_are_those_of_the_files(manifest, incidents, mentions, reports, samples_site):
    counts = manifest["counts"]
    told = {report for ids in incidents["report_id"] for report in ids}
    assert counts["reports"] == len(reports)
    assert counts["rejected"] == 0
    assert counts["incidents"] == len(incidents)
    assert counts["mentions"] == len(mentions)
    assert counts["unresolved"] == len(rows_of(samples_site / "unresolved.csv"))
    assert counts["reports_with_incidents"] == len(told)
    for column in ("incident_type", "theme", "precision", "modality", "control_status"):
        assert counts[f"by_{column}"] == incidents[column].value_counts().to_dict()


def test_all_formats_have_the_same_incidents_and_columns(samples_site, incidents):
    ids = incidents["incident_id"].tolist()
    assert ids
    assert len(set(ids)) == len(ids)
    assert list(incidents.columns) == [*COLUMNS, "geometry"]
    table = rows_of(samples_site / "incidents.csv")
    assert list(table[0]) == [*COLUMNS, "latitude", "longitude"]
    assert [row["incident_id"] for row in table] == ids
    features = json.loads((samples_site / "incidents.geojson").read_text(encoding="utf-8"))["features"]
    assert {tuple(feature["properties"]) for feature in features} == {tuple(COLUMNS)}
    assert [feature["properties"]["incident_id"] for feature in features] == ids
    layer = pyogrio.read_dataframe(samples_site / "incidents.gpkg", layer="incidents")
    assert list(layer.columns) == [*COLUMNS, "geometry"]
    assert layer["incident_id"].tolist() == ids
    assert layer.crs.to_epsg() == 4326


def test_incidents_keep_the_contract(incidents, reports):
    validate(incidents)
    taxonomy = load_taxonomy(DATA / "taxonomy")
    themes = {code: kind.theme for code, kind in taxonomy.types.items()}
    assert incidents["incident_type"].map(themes).tolist() == incidents["theme"].tolist()
    assert set(incidents["modality"]) <= set(Modality)
    assert {report for ids in incidents["report_id"] for report in ids} <= set(reports)
    for row in incidents.itertuples():
        lists = [row.report_id, row.title, row.url, row.publisher, row.published, row.language]
        assert {len(entries) for entries in lists} == {row.n_reports}
        assert row.date_start is None or pd.isna(row.date_start) or row.date_start <= row.date_end
        assert pd.notna(row.place_id) or row.precision == Precision.UNLOCATED


def test_evidence_stands_in_the_reports(incidents, reports):
    def words(text: str) -> str:
        return " ".join(text.split())

    missing = [
        (row.incident_id, row.evidence)
        for row in incidents.itertuples()
        if not any(words(row.evidence.strip("…")) in words(reports[report].text) for report in row.report_id)
    ]
    assert missing == []


def test_provenance_is_that_of_the_reports(incidents, reports):
    for row in incidents.itertuples():
        for position, report_id in enumerate(row.report_id):
            report = reports[report_id]
            assert row.url[position] == (report.url or "")
            assert row.published[position] == (report.published.isoformat() if report.published else "")
            # What is withheld stands in brackets ("[place withheld]"); no title of the samples has any of its own.
            kept = re.split(r"\[[^]]*\]", row.title[position])
            assert re.fullmatch(".+".join(map(re.escape, kept)), report.title or "")


def test_points_only_for_what_is_a_point(incidents):
    is_point = incidents.geometry.geom_type == "Point"
    assert (is_point == incidents["precision"].isin(list(POINT_PRECISIONS))).all()
    assert incidents.geometry.is_empty.sum() == 0
    assert incidents.geometry[~incidents.geometry.isna()].is_valid.all()


def test_every_incident_lies_in_ukraine_and_in_its_own_oblast(incidents, outlines):
    country = shapely.union_all(list(outlines.values()))
    placed = incidents[incidents.geometry.notna()]
    assert len(placed) > 100
    assert placed[~placed.geometry.within(country)]["incident_id"].tolist() == []
    points = placed[placed["precision"].isin(list(POINT_PRECISIONS))]
    outside = [row.incident_id for row in points.itertuples() if not row.geometry.within(outlines[row.oblast])]
    assert outside == []


@pytest.mark.parametrize(
    ("name", "oblast"),
    [("Kherson", "Kherson Oblast"), ("Mariupol", "Donetsk Oblast"), ("Dzhankoi", "Autonomous Republic of Crimea")],
)
def test_cities_lie_where_they_are(mentions, outlines, name, oblast):
    spots = {(m["lon"], m["lat"]) for m in mentions if m["name"] == name and m["level"] == Level.SETTLEMENT}
    assert spots
    assert all(outlines[oblast].contains(shapely.Point(spot)) for spot in spots)


def test_mentions_say_where_they_stand_and_what_they_are(mentions, reports):
    levels = {level.value for level in Level}
    assert len(mentions) > 100
    for mention in mentions:
        assert list(mention) == MENTION_KEYS
        assert reports[mention["report_id"]].text[mention["start"] : mention["end"]] == mention["text"]
        assert 0 <= mention["confidence"] <= 1
        assert mention["method"]
        if mention["place_id"] is None:
            assert mention["lat"] is mention["lon"] is mention["level"] is None
        else:
            assert mention["level"] in levels
            assert (mention["lat"] is None) == (mention["lon"] is None)
            assert mention["place_id"] in {candidate["place_id"] for candidate in mention["candidates"]}
    assert not [m for m in mentions if m["level"] == Level.FOREIGN and m["lat"] is not None]


def test_no_settlement_lies_outside_ukraine(mentions, outlines):
    country = shapely.union_all(list(outlines.values()))
    shapely.prepare(country)
    spots = {(m["name"], m["lon"], m["lat"]) for m in mentions if m["lat"] is not None}
    assert len(spots) > 20
    assert [spot for spot in spots if not country.contains(shapely.Point(spot[1:]))] == []


def test_the_review_queue_holds_every_unresolved_mention_with_a_reason(samples_site, mentions):
    rows = rows_of(samples_site / "unresolved.csv")
    unresolved = [(m["report_id"], str(m["start"]), m["text"]) for m in mentions if m["place_id"] is None]
    assert [(row["report_id"], row["start"], row["text"]) for row in rows] == unresolved
    for row in rows:
        assert set(row) >= UNRESOLVED_COLUMNS
        assert row["reason"]
        assert row["text"] in row["context"]


def test_no_file_tells_the_machine_it_was_built_on(samples_site):
    secrets = {str(ROOT), str(Path.home()), str(samples_site.parent), str(samples_site.parents[1])} - {"/"}
    for path in samples_site.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            assert [secret for secret in secrets if secret.encode() in content] == [], path.name


def test_addresses_are_those_of_sources_and_nothing_is_fetched_from_them(samples_site, manifest, reports):
    linked = {report.url for report in reports.values() if report.url} | {s["url"] for s in manifest["sources"]}
    known = NAMES | {found[0].decode() for url in linked if (found := ADDRESS.match(url.encode()))}
    for path in samples_site.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            assert {found.decode() for found in ADDRESS.findall(content)} <= known, path.name
            assert not re.search(rb"""(?:src=["']?|url\(["']?|@import ["']?|import\(["'])(?:https?:)?//""", content)
    for page in samples_site.glob("*.html"):
        links = re.findall(r"<link[^>]+>", page.read_text(encoding="utf-8"))
        assert not [link for link in links if "//" in link]
