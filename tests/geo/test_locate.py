from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import geopandas as gpd
import pandas as pd
import pytest
from shapely import Point, box
from shapely.geometry.base import BaseGeometry

from geo.frame import COLUMNS, Modality, Precision
from geo.gazetteer.model import Level, Place
from geo.geoparse import Geoparser
from geo.incidents.taxonomy import load_taxonomy
from geo.locate import Ground, Locator, uncertainty_km
from geo.reports.model import Report
from geo.reports.publishers import Publishers, load_publishers
from geo.settings import DATA
from geo.spatial.joins import UnitOutlines
from geo.toponyms.model import Relation, RelationKind
from tests.geo.incidents.telling import MAY_3, merged_of, tell

OUTLINES = {"UA-oblast": box(32, 46, 36, 48), "UA-raion": box(34, 46, 36, 48)}
TOWN = Place("UA-town", Level.SETTLEMENT, "city", "Town", "Місто", 47.0, 35.0, 9000, "UA-oblast", "UA-raion")
HAMLET = Place("UA-hamlet", Level.SETTLEMENT, "village", "Hamlet", "Хутір", None, None, None, "UA-oblast", "UA-raion")
FARM = Place("UA-farm", Level.SETTLEMENT, "village", "Farm", "Ферма", oblast_id="UA-nowhere", raion_id="UA-none")
OBLAST = Place("UA-oblast", Level.OBLAST, "oblast", "Oblast", "Область", oblast_id="UA-oblast")
PART = Place(
    "region:part", Level.REGION, "occupied part", "part", "частина", members=("UA-oblast",), occupied_part=True
)


KHERSON_OBLAST = "UA65000000000030969"
OLESHKY, KHERSON_RAION = "UA65100110000015344", "UA65100000000029736"
BEKHTERY, SKADOVSK_RAION = "UA65080010000062554", "UA65080000000090947"
OBLASTS = gpd.GeoDataFrame({"place_id": [KHERSON_OBLAST]}, geometry=[box(32, 46, 36, 48)], crs="EPSG:4326")
# The hromada of Oleshky ends in the south a few kilometres from the town.
HROMADAS = gpd.GeoDataFrame(
    {"place_id": [OLESHKY, BEKHTERY], "level": "hromada", "approximate": True},
    geometry=[box(32, 46.57, 36, 48), box(32, 46, 36, 46.57)],
    crs="EPSG:4326",
)
UNITS = pd.DataFrame(
    [(OLESHKY, KHERSON_RAION, KHERSON_OBLAST), (BEKHTERY, SKADOVSK_RAION, KHERSON_OBLAST)],
    columns=["place_id", "raion_id", "oblast_id"],
)
BRIDGE = Place("site:bridge", Level.SITE, "bridge", "Bridge", "Міст", 47.0, 33.0)


class Outlines:
    """Areas of two units; the occupied part of an oblast is its raion, from 2022 on."""

    def geometry(
        self, place_id: str, members: Sequence[str] = (), *, occupied_part: bool = False, on: date | None = None
    ) -> BaseGeometry | None:
        if occupied_part and (on is None or on.year >= 2022):
            return OUTLINES["UA-raion"]
        return OUTLINES.get(members[0] if members else place_id)


class OccupiedSinceMarch:
    """All is occupied since March 2022. Remembers what it is asked first."""

    asked: pd.DataFrame | None = None

    def status(self, places: pd.DataFrame, day: "pd.Series[Any]") -> pd.DataFrame:
        self.asked = places if self.asked is None else self.asked
        status = day.lt("2022-03-01").map({True: "government", False: "occupied"})
        return pd.DataFrame({"control_status": status, "control_source": "test"}, index=places.index, dtype="string")


@pytest.fixture
def locator(geoparser: Geoparser) -> Locator:
    taxonomy, outlines = load_taxonomy(DATA / "taxonomy"), UnitOutlines(OBLASTS, HROMADAS, UNITS)
    return Locator(geoparser.gazetteer, taxonomy, Outlines(), OccupiedSinceMarch(), outlines, Publishers({}))  # pyright: ignore


@pytest.mark.parametrize(
    ("place", "precision", "ground"),
    [
        (TOWN, Precision.SETTLEMENT, Ground(Precision.SETTLEMENT, Point(35, 47))),
        (TOWN, Precision.NEAR_SETTLEMENT, Ground(Precision.NEAR_SETTLEMENT, Point(35, 47))),
        (HAMLET, Precision.RAION, Ground(Precision.RAION, OUTLINES["UA-raion"])),
        (HAMLET, Precision.HROMADA, Ground(Precision.RAION, OUTLINES["UA-raion"])),
        (HAMLET, Precision.SETTLEMENT, Ground(Precision.RAION, OUTLINES["UA-raion"])),
        (HAMLET, Precision.OBLAST, Ground(Precision.OBLAST, OUTLINES["UA-oblast"])),
        (TOWN, Precision.UNLOCATED, Ground(Precision.UNLOCATED, None)),
        (FARM, Precision.RAION, Ground(Precision.UNLOCATED, None)),
        (OBLAST, Precision.OBLAST, Ground(Precision.OBLAST, OUTLINES["UA-oblast"])),
        (PART, Precision.REGION, Ground(Precision.REGION, OUTLINES["UA-raion"])),
    ],
)
def test_a_point_for_a_point_and_else_the_next_larger_outline(
    place: Place, precision: Precision, ground: Ground, locator: Locator
) -> None:
    assert locator.ground_of(place, precision) == ground


def test_the_occupied_part_is_that_of_the_day(locator: Locator) -> None:
    assert locator.ground_of(PART, Precision.REGION, date(2021, 5, 1)).geometry == OUTLINES["UA-oblast"]


def test_incidents_become_rows_of_the_contract(locator: Locator) -> None:
    oleshky = locator.gazetteer.search("Oleshky")[0].place
    report = Report("r1", "text", title="Title", published=date(2022, 5, 4), language="en")
    told = [tell(place=oleshky, when=MAY_3, claimed_by="the mayor"), tell(place=None, precision=Precision.UNLOCATED)]
    frame = locator.locate(merged_of((report, told)))
    assert list(frame.columns) == [*COLUMNS, "geometry"]
    first, last = frame.iloc[0], frame.iloc[1]
    assert (first["place_name"], first["place_name_uk"], first["oblast"]) == ("Oleshky", "Олешки", "Kherson Oblast")
    assert (first["date_start"], first["date_end"], first["date_precision"]) == ("2022-05-03", "2022-05-03", "day")
    assert (first["theme"], first["control_status"], first["claimed_by"]) == ("hostilities", "occupied", "the mayor")
    assert (first["title"], first["published"], first["url"]) == (["Title"], ["2022-05-04"], [""])
    assert first.geometry.equals(Point(oleshky.lon, oleshky.lat))
    assert last["precision"] == "unlocated"
    assert last.geometry is None
    assert pd.isna(last["date_start"])


def test_control_that_changed_within_the_days_of_an_incident_is_not_known(locator: Locator) -> None:
    oleshky = locator.gazetteer.search("Oleshky")[0].place
    days = [
        (date(2022, 2, 1), date(2022, 2, 28)),
        (date(2022, 1, 1), date(2022, 12, 31)),
        (date(2022, 3, 1), date(2023, 1, 1)),
    ]
    told = [tell(place=oleshky, when=MAY_3._replace(first=first, last=last)) for first, last in days]
    frame = locator.locate(merged_of((Report("r", "text"), told))).set_index("date_end")
    assert frame["control_status"].to_dict() == {
        "2022-02-28": "government",
        "2022-12-31": "unknown",
        "2023-01-01": "occupied",
    }
    assert frame["control_source"].notna().to_dict() == {"2022-02-28": True, "2022-12-31": False, "2023-01-01": True}


def test_the_order_does_not_depend_on_that_of_the_reports(locator: Locator) -> None:
    told = [
        (Report(f"r{number}", "text"), [tell(place=None, precision=Precision.UNLOCATED, report_id=f"r{number}")])
        for number in range(5)
    ]
    forth = locator.locate(merged_of(*told))["incident_id"].tolist()
    assert forth == locator.locate(merged_of(*reversed(told)))["incident_id"].tolist()


def test_what_is_denied_stands_beside_what_it_denies(locator: Locator) -> None:
    oleshky = locator.gazetteer.search("Oleshky")[0].place
    outage, shelling = (tell(place=oleshky, when=MAY_3, incident_type=code) for code in ("power_outage", "shelling"))
    denied = replace(shelling, when=None, modality=Modality.DENIED)
    frame = locator.locate(merged_of((Report("a", "text"), [outage, shelling]), (Report("b", "text"), [denied])))
    assert frame["incident_type"].tolist() == ["power_outage", "shelling", "shelling"]
    _, first, second = frame["incident_id"]
    assert frame["contradicted_by"].tolist() == [[], [second], [first]]


def test_publishers_are_counted_by_side(locator: Locator) -> None:
    oleshky = locator.gazetteer.search("Oleshky")[0].place
    publishers = load_publishers(DATA / "lookups" / "publishers.yaml")
    told = [(Report(name, "text", publisher=name), [tell(place=oleshky, when=MAY_3)]) for name in ("NV", "nv", "TASS")]
    (row,) = replace(locator, publishers=publishers).locate(merged_of(*told)).to_dict("records")
    assert (row["n_reports"], row["n_publishers"], row["publisher_sides"]) == (3, 2, "russian 1; ukrainian 1")


def test_nothing_told_is_an_empty_frame(locator: Locator) -> None:
    assert len(locator.locate([])) == 0


def test_uncertainty_grows_from_a_village_to_an_oblast() -> None:
    point = Point(35, 47)
    grounds = [
        Ground(Precision.SETTLEMENT, point),
        Ground(Precision.RAION, OUTLINES["UA-raion"]),
        Ground(Precision.OBLAST, OUTLINES["UA-oblast"]),
        Ground(Precision.UNLOCATED, None),
    ]
    km = uncertainty_km([TOWN, HAMLET, OBLAST, None], grounds).tolist()
    assert 1 <= km[0] < 10 < km[1] < km[2] < 300
    assert pd.isna(km[3])


def test_a_large_city_is_wider_than_a_village() -> None:
    city = Place("UA-city", Level.SETTLEMENT, "city", "City", "Місто", 47.0, 35.0, 900_000)
    ground = Ground(Precision.SETTLEMENT, Point(35, 47))
    village_km, city_km = uncertainty_km([HAMLET, city], [ground, ground])
    assert village_km == 1.0
    assert 10 < city_km < 30


def test_spots_are_given_for_places_that_have_a_ground(locator: Locator) -> None:
    spots = locator.spots([TOWN, TOWN, FARM, HAMLET])
    assert spots.keys() == {"UA-town", "UA-hamlet"}
    assert spots["UA-town"] == (47.0, 35.0, round(TOWN.radius_km, 1))
    assert spots["UA-hamlet"].uncertainty_km > 50
    assert locator.spots([]) == {}


def test_what_is_beside_a_place_has_its_own_point(locator: Locator) -> None:
    relations = [
        None,
        Relation(RelationKind.NEAR, 0, 9),
        Relation(RelationKind.AWAY, 0, 9, distance_km=12, bearing_deg=180),
        Relation(RelationKind.BETWEEN, 0, 9, other=BRIDGE),
    ]
    oleshky = locator.gazetteer.search("Oleshky")[0].place
    told = [
        tell(
            place=oleshky,
            when=MAY_3._replace(first=date(2022, 5, day), last=date(2022, 5, day)),
            relation=relation,
            precision=Precision.NEAR_SETTLEMENT if relation else Precision.SETTLEMENT,
        )
        for day, relation in enumerate(relations, 1)
    ]
    frame = locator.locate(merged_of((Report("r", "text"), told)))
    at, near, south, between = frame.geometry
    assert near.equals(at)
    assert south.y < at.y - 0.1
    assert south.x == pytest.approx(at.x)
    assert between.x == pytest.approx((at.x + 33.0) / 2, abs=0.01)
    in_it, near_km, south_km, between_km = frame["uncertainty_km"]
    assert in_it < min(near_km, south_km)
    assert max(near_km, south_km) < between_km < 40
    # 12 km to the south it is another hromada, in another raion; what is near the town is in its own.
    assert frame["hromada_id"].tolist() == [OLESHKY, OLESHKY, BEKHTERY, OLESHKY]
    assert frame["raion_id"].tolist() == [KHERSON_RAION, KHERSON_RAION, SKADOVSK_RAION, KHERSON_RAION]
    assert frame["raion"].tolist() == ["Kherson Raion", "Kherson Raion", "Skadovsk Raion", "Kherson Raion"]
    asked = locator.control.asked  # pyright: ignore
    assert asked["place_id"].isna().tolist() == [False, False, True, True]
    assert asked["hromada_id"].tolist() == frame["hromada_id"].tolist()
    assert list(asked["geometry"]) == list(frame.geometry)


def test_a_point_without_known_units_lies_where_the_outlines_say(locator: Locator) -> None:
    report = Report("r", "text")
    frame = locator.locate(merged_of((report, [tell(place=BRIDGE, precision=Precision.SITE)])))
    units = frame.loc[0, ["oblast", "raion", "hromada", "oblast_id", "raion_id", "hromada_id"]].tolist()
    assert units == ["Kherson Oblast", "Kherson Raion", "Oleshky hromada", KHERSON_OBLAST, KHERSON_RAION, OLESHKY]


def test_a_known_oblast_stands_against_the_outlines(locator: Locator) -> None:
    pier = replace(BRIDGE, oblast_id="UA01000000000013043")
    frame = locator.locate(merged_of((Report("r", "text"), [tell(place=pier, precision=Precision.SITE)])))
    assert frame["oblast"].tolist() == ["Autonomous Republic of Crimea"]
    assert frame[["raion_id", "hromada_id"]].isna().all(axis=None)


def test_areas_have_the_units_of_the_gazetteer_alone(locator: Locator) -> None:
    told = [tell(place=locator.gazetteer[KHERSON_OBLAST], precision=Precision.OBLAST)]
    frame = locator.locate(merged_of((Report("r", "text"), told)))
    assert frame["oblast_id"].tolist() == [KHERSON_OBLAST]
    assert frame[["raion_id", "raion", "hromada_id", "hromada"]].isna().all(axis=None)
