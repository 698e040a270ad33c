"""Each figure against one worked out by hand, on answers made by hand."""

import math
from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest

from geo.frame import Modality
from geo.gazetteer.index import EARTH_RADIUS_KM
from geo.gazetteer.model import Level, Place
from geo.geoparse import Geoparser
from geo.incidents.evaluation import IncidentEvaluation, evaluate_incidents
from geo.incidents.labelled import LabelledReport
from geo.incidents.model import Incident, LinkKind, When
from geo.incidents.scoreboard import list_incident_misses, tabulate_incidents, tabulate_types
from geo.measures import Bin
from geo.toponyms.model import Relation, RelationKind
from tests.geo.incidents.telling import tell

KM_A_DEGREE = EARTH_RADIUS_KM * math.pi / 180
TEXT = "Alpha and Beta in Gamma region, Ukraine."
HOME, FAR = (48.0, 36.0), (49.0, 37.0)
DAY = date(2024, 2, 5)


def _marked(words: str, level: Level, point: tuple[float, float], place_id: str | None = None) -> dict[str, Any]:
    start = TEXT.index(words)
    span = {"start": start, "end": start + len(words), "text": words, "name": words}
    return span | {"level": level, "lat": point[0], "lon": point[1], "place_id": place_id}


PLACES = [
    _marked("Alpha", Level.SETTLEMENT, HOME),
    _marked("Beta", Level.SETTLEMENT, FAR),
    _marked("Gamma region", Level.OBLAST, HOME, "UA1"),
    _marked("Ukraine", Level.COUNTRY, HOME),
]
ALPHA, BETA, GAMMA, COUNTRY = range(4)


def label(type_: str, place: int | None = ALPHA, modality: str = "reported", **more: object) -> dict[str, Any]:
    return {"type": type_, "place": place, "modality": modality, "evidence": "Alpha", **more}


def text(*labels: dict[str, Any], name: str = "t", language: str = "en") -> LabelledReport:
    return LabelledReport.model_validate(
        {"id": name, "lang": language, "text": TEXT, "places": PLACES, "incidents": labels}
    )


def pin(km_off: float = 0.0, place_id: str = "x:1", point: tuple[float, float] = HOME) -> Place:
    return Place(place_id, Level.SETTLEMENT, "city", "Name", "Назва", point[0] + km_off / KM_A_DEGREE, point[1])


def answer(type_: str, place: Place | None, confidence: float = 0.9, **more: Any) -> Incident:
    link = LinkKind.SAME_CLAUSE if place else LinkKind.NO_PLACE
    return tell(incident_type=type_, place=place, confidence=confidence, link=link, evidence="Alpha", **more)


@pytest.fixture
def compare(geoparser: Geoparser):
    def compare(*read: tuple[LabelledReport, Sequence[Incident]]) -> IncidentEvaluation:
        answers = dict(read)
        return evaluate_incidents(answers, lambda text: answers[text], geoparser.gazetteer)

    return compare


def test_types_are_counted_once_a_text_wherever_and_however_told(compare):
    first = text(label("looting"), label("looting", BETA), label("torture", modality="denied"), name="1")
    second = text(label("protest"), name="2")
    figures = compare(
        (first, [answer("looting", pin()), answer("torture", pin(500)), answer("killing", pin())]),
        (second, [answer("protest", None), answer("protest", pin())]),
    ).types
    assert (figures.n_labels, figures.n_answers, figures.n_true) == (3, 4, 3)
    assert figures.f1 == pytest.approx(6 / 7)


def test_macro_f1_is_the_mean_over_types_that_three_texts_have(compare):
    texts = [text(label("looting"), label("protest"), name=str(number)) for number in range(2)]
    texts.append(text(label("looting"), label("looting", BETA), name="2"))
    looted = answer("looting", pin())
    figures = compare((texts[0], [looted]), (texts[1], [looted]), (texts[2], []), (text(name="3"), [looted]))
    # Of three lootings two are found, and one is made up; two protests are too few to count.
    assert figures.macro_f1 == pytest.approx(2 / 3)
    assert figures.by_type["protest"].f1 == 0.0
    assert compare((texts[0], [])).macro_f1 == 1.0


def test_a_pair_is_right_within_ten_kilometres_or_in_the_same_unit(compare):
    marked = text(label("looting"), label("torture", GAMMA), label("killing", BETA))
    oblast = Place("UA1", Level.OBLAST, "oblast", "Gamma", "Гамма")
    figures = compare(
        (
            marked,
            [
                answer("looting", pin(9.9)),
                answer("looting", pin(10.1, "x:2")),
                answer("torture", oblast),
                answer("torture", pin(0.1)),
                answer("killing", pin()),
                answer("protest", pin()),
            ],
        )
    )
    assert figures.places == 2 / 5  # The protest, of a wrong type, does not count.
    assert figures.places_found == 2 / 3


def test_no_place_is_right_where_the_text_has_none_or_only_a_country(compare):
    marked = text(label("looting", None), label("torture", COUNTRY), label("killing"), label("protest", None))
    answers = [answer(type_, None) for type_ in ("looting", "torture", "killing")]
    assert compare((marked, [*answers, answer("protest", pin())])).places == 2 / 4


def test_pairs_told_of_several_days_count_once(compare):
    days = [answer("looting", pin(), when=When(day, day, "day")) for day in (DAY, date(2024, 2, 6))]
    marked = text(label("looting", date="2024-02-05"), label("looting", date="2024-02-06"), label("looting", BETA))
    figures = compare((marked, days))
    assert (figures.places, figures.places_found, figures.dates) == (1.0, 1 / 2, 1.0)


def test_other_ways_from_a_place_are_other_spots(compare):
    ways = [Relation(RelationKind.AWAY, 0, 5, 12.0, bearing) for bearing in (0.0, 180.0)]
    answers = [answer("looting", pin(), relation=way) for way in ways]
    assert [pair.is_right for o in compare((text(label("looting")), answers)).outcomes for pair in o.answered] == [
        True,
        True,
    ]


def test_modality_is_held_against_the_labels_of_the_right_pairs(compare):
    marked = text(
        label("looting"), label("looting", modality="denied"), label("torture", modality="threatened"), label("killing")
    )
    denied = {"modality": Modality.DENIED}
    answers = [
        answer("looting", pin()),
        answer("looting", pin(), **denied),
        answer("torture", pin()),
        answer("killing", pin(50), **denied),
    ]
    assert compare((marked, answers)).modalities == 1 / 2


def test_dates_and_sources_count_only_where_they_are_marked(compare):
    marked = text(
        label("looting", date="2024-02", claimed_by="Ivan Fedorov"),
        label("torture", date=None, claimed_by=None),
        label("killing"),
        label("protest", date="2024-02-05", claimed_by="mayor"),
    )
    february = When(date(2024, 2, 1), date(2024, 2, 29), "month")
    day = When(DAY, DAY, "day")
    answers = [
        answer("looting", pin(), when=february, claimed_by="mayor “IVAN FEDOROV”"),
        answer("torture", pin(), when=day, claimed_by="mayor"),
        answer("killing", pin(), when=day, claimed_by="mayor"),
        answer("protest", pin(), claimed_by="mayoress"),
    ]
    figures = compare((marked, answers))
    assert (figures.dates, figures.claims) == (1 / 3, 1 / 3)


def test_incidents_in_texts_that_tell_of_none_are_counted_by_pairs(compare):
    read = [(text(name=str(number)), []) for number in range(3)]
    looted = [answer("looting", pin()), answer("looting", pin(), when=When(DAY, DAY, "day")), answer("looting", None)]
    figures = compare(*read, (text(name="3"), looted), (text(label("killing"), name="4"), looted))
    assert (figures.n_without, figures.false_per_hundred) == (4, 50.0)


def test_confidence_is_held_against_right_pairs(compare):
    marked = text(label("looting"), label("torture"))
    answers = [
        answer("looting", pin(), 0.95),
        answer("torture", pin(50), 0.93),
        answer("killing", pin(), 0.55),
    ]
    figures = compare((marked, answers))
    low, high = figures.reliability
    assert low == Bin(0.5, 0.6, 1, pytest.approx(0.55), 0.0)
    assert high == Bin(0.9, 1.0, 2, pytest.approx(0.94), 0.5)
    assert figures.calibration_error == pytest.approx((1 * 0.55 + 2 * 0.44) / 3)
    assert figures.of_link(LinkKind.SAME_CLAUSE) == (3, 1 / 3)
    assert figures.of_link(LinkKind.REPORT_FOCUS) == (0, 1.0)


def test_texts_whose_incidents_nobody_marked_are_left_out(compare):
    places_alone = LabelledReport.model_validate({"id": "p", "lang": "en", "text": TEXT, "places": PLACES})
    assert compare((places_alone, [answer("looting", pin())])).outcomes == ()


def test_boards_have_a_column_a_language_and_a_line_a_type(compare):
    english, ukrainian = text(label("looting"), name="e"), text(label("looting"), name="u", language="uk")
    figures = compare((english, [answer("looting", pin())]), (ukrainian, []))
    head, *rows = tabulate_incidents(figures).splitlines()
    assert head.split() == ["en", "uk", "all"]
    assert next(row for row in rows if row.startswith("recall of types")).split()[-3:] == ["1.000", "0.000", "0.500"]
    assert tabulate_types(figures).splitlines()[1].split() == ["looting", "2", "1", "1.00", "0.50", "0.67"]


def test_each_fault_is_told_with_its_cause(compare):
    marked = text(
        label("looting", BETA),
        label("torture"),
        label("killing", modality="threatened", date=None, claimed_by=None),
    )
    told = {"when": When(DAY, DAY, "day"), "claimed_by": "mayor"}
    answers = [answer("looting", pin()), answer("killing", pin(), **told), answer("protest", None)]
    lines = list(list_incident_misses(compare((marked, answers))))
    assert [line.split(": ")[1] for line in lines] == [
        "place missed",
        "type missed",
        "other place",
        "other modality",
        "other date",
        "other source",
        "false type",
    ]
    assert all(line.startswith("t: ") and "“Alpha”" in line for line in lines)
