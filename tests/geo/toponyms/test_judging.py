import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.gazetteer.index import EARTH_RADIUS_KM
from geo.gazetteer.model import Level, Place
from geo.geoparse import Geoparser
from geo.toponyms.judging import Judge, distance_km, is_finer
from geo.toponyms.labelled import LabelledPlace

POINTS = st.tuples(st.floats(-90, 90), st.floats(-180, 180))


def label(name: str, level: Level, lat: float | None = None, lon: float | None = None) -> LabelledPlace:
    return LabelledPlace(start=0, end=len(name), text=name, name=name, level=level, lat=lat, lon=lon)


@pytest.fixture(scope="module")
def judge(geoparser: Geoparser) -> Judge:
    return Judge(geoparser.gazetteer)


@pytest.fixture(scope="module")
def named(geoparser: Geoparser):
    def named(name: str, level: Level) -> Place:
        return next(r.place for r in geoparser.gazetteer.search(name, 1000) if r.place.level is level)

    return named


@pytest.mark.parametrize(
    ("name", "level", "answer"),
    [
        ("Kherson Oblast", Level.OBLAST, "Kherson Oblast"),
        ("Херсонська область", Level.OBLAST, "Kherson Oblast"),
        ("occupied part of Kherson Oblast", Level.REGION, "occupied part of Kherson Oblast"),
        ("Luhansk People's Republic (self-proclaimed)", Level.REGION, "LPR"),
        ("Азовське море", Level.FEATURE, "Sea of Azov"),
        ("комбінат «Азовсталь»", Level.SITE, "Azovstal"),
        ("Скадовський район", Level.RAION, "Skadovsk Raion"),
    ],
)
def test_a_label_without_id_and_point_means_what_its_name_says(judge, named, name, level, answer):
    assert judge.is_right(label(name, level), named(answer, level))


def test_an_area_of_another_name_or_level_is_wrong(judge, named):
    wanted = label("Kherson Oblast", Level.OBLAST, 46.64, 32.62)
    assert not judge.is_right(wanted, named("Zaporizhzhia Oblast", Level.OBLAST))
    assert not judge.is_right(wanted, named("Kherson", Level.SETTLEMENT))


def test_among_namesakes_the_nearest_to_the_label_is_meant(judge, geoparser: Geoparser):
    """Zaporizhzhia Oblast and Crimea both had a Yakymivka hromada: the point tells."""
    here, there = (
        place
        for place in geoparser.gazetteer.places
        if place.level is Level.HROMADA and place.name_uk.startswith("Якимівська ") and place.is_located
    )
    assert here.lat is not None
    assert here.lon is not None
    wanted = label("Якимівська громада", Level.HROMADA, here.lat + 0.1, here.lon)
    assert judge.is_right(wanted, here)
    assert not judge.is_right(wanted, there)


def test_a_unit_of_unknown_name_is_the_one_nearest_to_the_point(judge, named):
    kherson, luhansk = named("Kherson Oblast", Level.OBLAST), named("Luhansk Oblast", Level.OBLAST)
    wanted = label("Xxx", Level.OBLAST, kherson.lat + 0.2, kherson.lon)
    assert judge.is_right(wanted, kherson)
    assert not judge.is_right(wanted, luhansk)


def test_a_feature_of_unknown_name_must_be_within_ten_kilometres(judge, named):
    strait = named("Kerch Strait", Level.FEATURE)
    assert judge.is_right(label("Xxx", Level.FEATURE, strait.lat + 0.08, strait.lon), strait)
    assert not judge.is_right(label("Xxx", Level.FEATURE, strait.lat + 0.2, strait.lon), strait)


def test_a_settlement_without_a_point_counts_at_the_unit_around_it(judge, named):
    raion = named("Skadovsk Raion", Level.RAION)
    village = Place("v", Level.SETTLEMENT, "village", "V", "В", raion_id=raion.place_id)
    wanted = label("V", Level.SETTLEMENT, raion.lat + 1, raion.lon)
    assert judge.error_km(wanted, village) == pytest.approx(EARTH_RADIUS_KM * math.pi / 180)
    assert judge.error_km(label("V", Level.SETTLEMENT), village) is None


@pytest.mark.parametrize(
    ("answer", "wanted", "finer"),
    [
        (Level.SETTLEMENT, Level.OBLAST, True),
        (Level.SITE, Level.SETTLEMENT, True),
        (Level.SETTLEMENT, Level.FEATURE, True),
        (Level.RAION, Level.HROMADA, False),
        (Level.RAION, Level.RAION, False),
    ],
)
def test_levels_have_an_order(answer: Level, wanted: Level, finer: bool):
    assert is_finer(Place("p", answer, "", "", ""), label("L", wanted)) is finer


def test_known_distances():
    assert distance_km((0, 0), (90, 0)) == pytest.approx(EARTH_RADIUS_KM * math.pi / 2)
    assert distance_km((0, -90), (0, 90)) == pytest.approx(EARTH_RADIUS_KM * math.pi)
    assert distance_km((60, 0), (60, 180)) == pytest.approx(EARTH_RADIUS_KM * math.pi / 3)


@given(POINTS, POINTS)
def test_distance_is_symmetric_and_no_longer_than_half_the_globe(a: tuple[float, float], b: tuple[float, float]):
    assert distance_km(a, a) == 0
    assert distance_km(a, b) == pytest.approx(distance_km(b, a))
    assert 0 <= distance_km(a, b) <= EARTH_RADIUS_KM * math.pi + 1e-6
