"""Made-up incidents at real settlements, as many as a benchmark wants. They never leave the benchmark."""

from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from shapely.geometry.base import BaseGeometry

from geo.facts import DATA
from geo.frame import COLUMNS, ClaimSide, ControlStatus, Modality, to_frame
from geo.gazetteer.tables import PLACES_FILE
from geo.incidents.taxonomy import Taxonomy
from geo.spatial.cells import approximate_cells
from maps.basemap import CITY_COLUMNS

SEED = 20220224
_OBLASTS = ("Kherson Oblast", "Zaporizhzhia Oblast", "Donetsk Oblast", "Luhansk Oblast", "Kharkiv Oblast")
_EVIDENCE = (
    "This is a made-up sentence for a measurement, as long as the words of a report are; number {} of many, so that no "
    "two are equal and gzip finds nothing to save."
)


@dataclass(frozen=True, slots=True)
class Land:
    """What the incidents are strewn over."""

    oblasts: gpd.GeoDataFrame
    settlements: pd.DataFrame
    rivers: gpd.GeoDataFrame
    abroad: BaseGeometry
    raions: gpd.GeoSeries

    @property
    def cities(self) -> pd.DataFrame:
        """The settlements whose population is known."""
        return self.settlements.dropna(subset=["population"])[list(CITY_COLUMNS)]


def load_land() -> Land:
    """The oblasts and raions, the settlements with coordinates, the rivers, and the land of others."""
    oblasts = gpd.read_file(DATA / "boundaries" / "oblasts.geojson")
    places = pd.read_parquet(DATA / "gazetteer" / PLACES_FILE)
    settlements = places[places["level"].eq("settlement")].dropna(subset=["lat", "lon"])
    rivers = gpd.read_file(DATA / "rivers" / "rivers.geojson")
    abroad = gpd.read_file(DATA / "boundaries" / "abroad.geojson").union_all()
    cells = approximate_cells(places[places["level"].eq("settlement")], oblasts)
    raions = gpd.GeoSeries(cells.geometry[cells["level"].eq("raion")])
    return Land(oblasts, settlements.reset_index(drop=True), rivers, abroad, raions)


def made_up_incidents(count: int, land: Land, taxonomy: Taxonomy) -> gpd.GeoDataFrame:
    """``count`` incidents: four of five at settlements, few of which have many, the rest for oblasts or no place."""
    random = np.random.default_rng(SEED)
    names = dict(zip(land.oblasts["place_id"], land.oblasts["name"], strict=True))
    occupied = land.settlements[land.settlements["oblast_id"].map(names).isin(_OBLASTS)]
    weights = 1 / np.arange(1, len(occupied) + 1) ** 0.8
    spots = occupied.iloc[random.permutation(len(occupied))].iloc[
        random.choice(len(occupied), count, p=weights / weights.sum())
    ]
    kind = random.choice(["settlement", "near_settlement", "oblast", "unlocated"], count, p=[0.7, 0.1, 0.15, 0.05])
    areas = land.oblasts.set_index("name").geometry
    area = random.choice(_OBLASTS, count)
    is_point = np.isin(kind, ["settlement", "near_settlement"])
    points = shapely.points(spots["lon"].to_numpy(), spots["lat"].to_numpy())
    shapes = np.where(is_point, points, np.where(kind == "oblast", areas.loc[area].to_numpy(), None))
    types = random.choice(list(taxonomy.types), count)
    days = (np.datetime64("2022-02-24") + random.integers(0, 1700, count)).astype(str)
    is_claimed = random.random(count) < 0.3
    numbers = np.arange(count)
    reports = random.integers(0, max(1, count // 3), count)
    table = pd.DataFrame(
        {
            "incident_id": [f"{value:016x}" for value in random.integers(0, 2**63, count)],
            "incident_type": types,
            "theme": [taxonomy.types[code].theme for code in types],
            "place_id": spots["place_id"].to_numpy(),
            "place_name": np.where(is_point, spots["name"], np.where(kind == "oblast", area, None)),
            "place_name_uk": np.where(is_point, spots["name_uk"], None),
            "oblast": np.where(is_point, spots["oblast_id"].map(names), np.where(kind == "oblast", area, None)),
            "mention": "a made-up place",
            "precision": kind,
            "uncertainty_km": np.where(kind == "near_settlement", 9.0, np.where(kind == "settlement", 2.5, 90.0)),
            "confidence": random.integers(40, 100, count) / 100,
            "date_start": days,
            "date_end": days,
            "date_precision": "day",
            "modality": random.choice(list(Modality), count, p=[0.85, 0.1, 0.05]),
            "claimed_by": np.where(is_claimed, "A made-up official", None),
            "claim_side": np.where(is_claimed, random.choice(list(ClaimSide), count), None),
            "control_status": random.choice(list(ControlStatus), count, p=[0.7, 0.1, 0.1, 0.05, 0.05]),
            "control_source": "a made-up source",
            "evidence": [_EVIDENCE.format(number) for number in numbers],
            "report_id": [[f"report-{number}"] for number in reports],
            "title": [[f"Made-up report {number}"] for number in reports],
            "url": [[f"https://example.org/{number}"] for number in reports],
            "publisher": [["Made-up Gazette"]] * count,
            "published": [["2024-06-01"]] * count,
            "language": [["en"]] * count,
        }
    )
    for column, dtype in COLUMNS.items():
        if column not in table and dtype != "str":
            table[column] = [[]] * count if dtype == "list" else 1
    return to_frame(table, shapes)
