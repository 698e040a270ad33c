"""A small edition for tests: real places, made-up entries that say so, every precision, modality and theme."""

from itertools import cycle
from pathlib import Path
from typing import Any

import geopandas as gpd
from shapely.geometry import Point, box
from shapely.geometry.base import BaseGeometry

from geo.frame import COLUMNS, ControlStatus, Modality, to_frame
from geo.incidents.taxonomy import Taxonomy
from geo.manifest import count_incidents
from maps.basemap import Base
from maps.contents import Contents

DATA = Path(__file__).parents[2] / "data"

# name, Ukrainian name, oblast, latitude, longitude
SETTLEMENTS = [
    ("Oleshky", "Олешки", "Kherson Oblast", 46.633, 32.721),
    ("Velyki Kopani", "Великі Копані", "Kherson Oblast", 46.485, 32.979),
    ("Nova Kakhovka", "Нова Каховка", "Kherson Oblast", 46.755, 33.348),
    ("Henichesk", "Генічеськ", "Kherson Oblast", 46.177, 34.799),
    ("Melitopol", "Мелітополь", "Zaporizhzhia Oblast", 46.849, 35.365),
    ("Berdiansk", "Бердянськ", "Zaporizhzhia Oblast", 46.756, 36.788),
    ("Enerhodar", "Енергодар", "Zaporizhzhia Oblast", 47.499, 34.656),
    ("Tokmak", "Токмак", "Zaporizhzhia Oblast", 47.255, 35.712),
    ("Mariupol", "Маріуполь", "Donetsk Oblast", 47.096, 37.543),
    ("Donetsk", "Донецьк", "Donetsk Oblast", 48.008, 37.804),
    ("Starobilsk", "Старобільськ", "Luhansk Oblast", 49.275, 38.911),
    ("Luhansk", "Луганськ", "Luhansk Oblast", 48.574, 39.307),
    ("Simferopol", "Сімферополь", "Autonomous Republic of Crimea", 44.952, 34.102),
    ("Yalta", "Ялта", "Autonomous Republic of Crimea", 44.498, 34.166),
]
MENTIONS = [
    {
        "report_id": "sample-report-1",
        "start": 10,
        "end": 17,
        "text": "Oleshky",
        "place_id": "sample-place",
        "lat": 46.6,
    },
    {"report_id": "sample-report-1", "start": 30, "end": 36, "text": "Олешки", "place_id": "sample-place", "lat": 46.6},
]
UNRESOLVED = [
    {"report_id": "sample-report-2", "start": 5, "end": 13, "text": "=cmd|' /C calc'!A0", "reason": "no such place"},
]
MANIFEST = {
    "data_cutoff": "2024-10-01",
    "rejected": [{"source": "broken.jsonl:3", "reason": "not JSON"}],
    "sources": [{"name": "GeoNames", "licence": "CC BY 4.0", "url": "https://www.geonames.org"}],
}


def oblasts() -> gpd.GeoDataFrame:
    return gpd.read_file(DATA / "boundaries" / "oblasts.geojson")


def incidents(taxonomy: Taxonomy) -> gpd.GeoDataFrame:
    """65 incidents: one of each type at a settlement in turn, then areas, a site, vicinities and no place."""
    areas = oblasts().set_index("name")
    rows: list[dict[str, Any]] = []
    shapes: list[BaseGeometry | None] = []

    def add(code: str, precision: str, shape: BaseGeometry | None, **changes: Any) -> None:
        rows.append(_row(len(rows), code, taxonomy.types[code].theme, precision) | changes)
        shapes.append(shape)

    for code, settlement in zip(taxonomy.types, cycle(SETTLEMENTS), strict=False):
        name, name_uk, oblast, latitude, longitude = settlement
        add(
            code, "settlement", Point(longitude, latitude),
            place_name=name, place_name_uk=name_uk, oblast=oblast, mention=name, uncertainty_km=3.2,
        )  # fmt: skip
    kherson = {"place_name": "Kherson Oblast", "place_name_uk": "Херсонська область", "oblast": "Kherson Oblast"}
    for code in ("power_outage", "water_outage", "telecom_outage", "forced_passportization", "settler_influx"):
        add(code, "oblast", areas.geometry["Kherson Oblast"], **kherson, mention="Kherson region", uncertainty_km=95.0)
    left_bank = areas.geometry["Kherson Oblast"].intersection(box(32.0, 46.0, 35.5, 46.7))
    for code in ("banking_restriction", "property_seizure"):
        add(code, "region", left_bank, place_name="Left bank of Kherson Oblast", place_name_uk="Лівобережжя Херсонщини")
    add(
        "evacuation",
        "raion",
        Point(33.4, 46.9).buffer(0.3),
        place_name="Kakhovka Raion",
        place_name_uk="Каховський район",
    )
    add("looting", "hromada", Point(34.9, 46.3).buffer(0.1), place_name="Novooleksiivka hromada", uncertainty_km=12.0)
    nuclear = {"place_name": "Zaporizhzhia Nuclear Power Plant", "place_name_uk": "Запорізька АЕС"}
    add("environmental_hazard", "site", Point(34.586, 47.512), **nuclear, uncertainty_km=0.5)
    add(
        "shelling",
        "near_settlement",
        Point(35.712, 47.255),
        place_name="Tokmak",
        place_name_uk="Токмак",
        uncertainty_km=9.0,
    )
    add("child_transfer", "unlocated", None, place_name=None, place_name_uk=None, mention="a village")
    add(
        "detention",
        "unlocated",
        None,
        place_name=None,
        place_name_uk=None,
        mention=None,
        date_start=None,
        date_end=None,
    )
    return to_frame(rows, shapes)


def abroad() -> BaseGeometry:
    return gpd.read_file(DATA / "boundaries" / "abroad.geojson").union_all()


def contents(frame: gpd.GeoDataFrame, land: gpd.GeoDataFrame, taxonomy: Taxonomy) -> Contents:
    """An edition of ``frame``."""
    return Contents(
        incidents=frame,
        manifest=MANIFEST | {"counts": count_incidents(frame, MENTIONS, UNRESOLVED)},
        base=Base(land, rivers=gpd.read_file(DATA / "rivers" / "rivers.geojson"), abroad=abroad()),
        taxonomy=taxonomy,
        mentions=MENTIONS,
        unresolved=UNRESOLVED,
        names={"sample-place-settlement-8": ["mariupol", "жданов"]},
    )


def _contradicted_by(number: int) -> list[str]:
    """Each tenth incident from the fourth contradicts the one after it."""
    other = {3: number + 1, 4: number - 1}.get(number % 10)
    return [] if other is None else [f"sample-{other:03d}"]


def _row(number: int, code: str, theme: str, precision: str) -> dict[str, Any]:
    modality = list(Modality)[0 if number % 5 < 3 else number % 5 - 2]
    row = dict.fromkeys(COLUMNS) | {
        "incident_id": f"sample-{number:03d}",
        "incident_type": code,
        "theme": theme,
        "place_id": f"sample-place-{precision}-{number % len(SETTLEMENTS)}",
        "place_name": "Sample place",
        "precision": precision,
        "confidence": 0.5 + (number % 50) / 100,
        "date_start": f"2024-0{number % 9 + 1}-1{number % 10}",
        "date_end": f"2024-0{number % 9 + 1}-1{number % 10}",
        "date_precision": "day",
        "modality": modality.value,
        "claimed_by": "A sample spokesperson" if number % 4 == 1 else None,
        "claim_side": "unknown" if number % 4 == 1 else None,
        "control_status": list(ControlStatus)[number % len(ControlStatus)].value,
        "control_source": "sample control map",
        "evidence": f"Sample sentence {number} that a report would hold about this, so that its length is a real one.",
        "report_id": [f"sample-report-{number % 20}"],
        "title": [f"Sample report {number % 20}"],
        "url": [f"https://example.org/reports/{number % 20}"],
        "publisher": ["Sample Gazette"],
        "published": ["2024-06-01"],
        "language": ["en"],
        "n_reports": 1,
        "n_publishers": 1,
        "publisher_sides": "unknown 1",
        "contradicted_by": _contradicted_by(number),
    }
    if number % 7 == 0:
        row |= {
            "report_id": [f"sample-report-{number % 20}", "sample-report-99"],
            "title": [f"Sample report {number % 20}", "Second sample | report"],
            "url": [f"https://example.org/reports/{number % 20}", ""],
            "publisher": ["Sample Gazette", "Sample Channel"],
            "published": ["2024-06-01", ""],
            "language": ["en", "uk"],
            "n_reports": 2,
            "n_publishers": 2,
            "publisher_sides": "ukrainian 1; unknown 1",
        }
    return row
