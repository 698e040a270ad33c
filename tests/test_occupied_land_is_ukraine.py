"""Crimea and all occupied land are Ukraine in every file and on every page, whatever a report says."""

import csv
import json
import re

import geopandas as gpd
import pyogrio
import pytest
import shapely

from geo.frame import ControlStatus
from tests.command_line import ROOT, run_program
from tests.maps.chunks import read_chunk, to_polygon

CRIMEA, SEVASTOPOL, KHERSON, ZAPORIZHZHIA = "UA01000000000013043", "UA85000000000065278", "UA65", "UA23"
OBLASTS = {"Simferopol": "UA01", "Sevastopol": "UA85", "Donetsk": "UA14", "Luhansk": "UA44", "Henichesk": "UA65"}
OBLASTS |= {"Autonomous Republic of Crimea": "UA01", "Melitopol": "UA23", "Mariupol": "UA14", "Yalta": "UA01"}
REPORTS = [
    ("en", "Shelling hit a school in Simferopol, Republic of Crimea, Russian Federation, on 3 May 2023."),
    ("en", "Residents of Sevastopol, a Russian federal city, were left without water on 4 May 2023."),
    (
        "en",
        "In Donetsk, capital of the DPR in Russia, power was cut on 5 May 2023. Luhansk had no water on 6 May 2023.",
    ),
    ("ru", "В Геническе, столице Херсонской области РФ, 7 мая 2023 года обстреляли школу."),
    ("ru", "В Мелитополе и Мариуполе 8 мая 2023 года не было света."),
    ("uk", "У Ялті 9 травня 2023 року окупанти обшукали будинки. У Криму 10 травня 2023 року не було води."),
]
RUSSIA = re.compile("russia|росси|росі|рф", re.IGNORECASE)
TOLERANCE_DEG = 0.05


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("occupied")
    lines = [
        json.dumps({"id": f"r{n}", "text": text, "language": language}) for n, (language, text) in enumerate(REPORTS)
    ]
    (folder / "reports.jsonl").write_text("\n".join(lines), encoding="utf-8")
    done = run_program("reports.jsonl", cwd=folder)
    assert done.code == 0, done.errors
    return folder / "site"


@pytest.fixture(scope="module")
def exports(site):
    """The rows of each export, as dictionaries of text."""
    with (site / "incidents.csv").open(encoding="utf-8", newline="") as file:
        table = list(csv.DictReader(file))
    features = json.loads((site / "incidents.geojson").read_text(encoding="utf-8"))["features"]
    return {
        "csv": table,
        "geojson": [feature["properties"] for feature in features],
        "parquet": gpd.read_parquet(site / "incidents.parquet").to_dict("records"),
        "gpkg": pyogrio.read_dataframe(site / "incidents.gpkg").to_dict("records"),
    }


@pytest.fixture(scope="module")
def oblasts():
    return gpd.read_file(ROOT / "data" / "boundaries" / "oblasts.geojson").set_index("place_id")


@pytest.mark.parametrize("export", ["csv", "geojson", "parquet", "gpkg"])
def test_every_row_lies_in_an_oblast_of_ukraine(exports, oblasts, export):
    rows = {row["place_name"]: row for row in exports[export]}

    assert set(rows) >= set(OBLASTS)
    for name, row in rows.items():
        assert row["oblast_id"] in oblasts.index, name
        assert row["oblast_id"].startswith(OBLASTS[name]), name
        assert row["oblast"] == oblasts.at[row["oblast_id"], "name"]
        assert row["place_id"].startswith("UA")
        assert row["control_status"] == ControlStatus.OCCUPIED
        said = [
            row[column] for column in ("place_name", "place_name_uk", "oblast", "raion", "hromada", "control_source")
        ]
        assert not [words for words in said if isinstance(words, str) and RUSSIA.search(words)]


def test_shapes_lie_in_ukraine(site, oblasts):
    country = shapely.union_all(oblasts.geometry.to_numpy()).buffer(TOLERANCE_DEG)

    assert gpd.read_parquet(site / "incidents.parquet").within(country).all()


def test_mentions_of_occupied_places_are_not_abroad(site):
    lines = (site / "mentions.jsonl").read_text(encoding="utf-8").splitlines()
    mentions = [json.loads(line) for line in lines]
    crimea = [mention for mention in mentions if mention["name"] in OBLASTS]

    assert {mention["name"] for mention in crimea} == set(OBLASTS)
    assert all(mention["place_id"].startswith(OBLASTS[mention["name"]]) for mention in crimea)


def test_the_outlines_of_ukraine_hold_crimea_and_sevastopol(oblasts):
    assert len(oblasts) == 27
    assert {CRIMEA, SEVASTOPOL} <= set(oblasts.index)


def test_the_basemap_is_ukraine_with_crimea_and_names_no_other_country(site, oblasts):
    drawn = read_chunk(site / "assets" / "data" / "map.js")
    country = to_polygon(drawn["shapes"][drawn["country"]])

    assert {oblast["name"] for oblast in drawn["oblasts"]} == set(oblasts["name"])
    assert all(country.buffer(TOLERANCE_DEG).covers(oblasts.geometry[unit]) for unit in (CRIMEA, SEVASTOPOL))
    assert not RUSSIA.search(json.dumps(drawn["oblasts"], ensure_ascii=False))


@pytest.mark.parametrize("page", ["index.html", "map.html", "embed.html", "table.html"])
def test_pages_call_no_place_russia(site, page):
    text = (site / page).read_text(encoding="utf-8")
    # what a type means tells of Russia, and of no place
    text = re.sub(r'<section id="types".*?</section>', "", text, flags=re.DOTALL)
    for _, quoted in REPORTS:
        for sentence in re.split(r"(?<=\.)\s", quoted):
            text = text.replace(sentence, "")

    found = {text[m.start() : m.end() + 12] for m in re.finditer(r"Russia\w*", text)}
    assert {re.match(r"\w+ ?\w*", words)[0] for words in found} <= {"Russian occupation", "Russian"}
    assert "Borders are those of Ukraine" in (site / "index.html").read_text(encoding="utf-8")
