"""Each figure against one worked out by hand, on answers made by hand."""

import math
from collections.abc import Sequence

import pytest

from geo.gazetteer.index import EARTH_RADIUS_KM
from geo.gazetteer.model import Level, Place
from geo.geoparse import Geoparser
from geo.toponyms.evaluation import Bin, Evaluation, evaluate
from geo.toponyms.labelled import LabelledPlace, LabelledText
from geo.toponyms.model import Mention, Span
from geo.toponyms.scoreboard import list_misses, tabulate

KM_A_DEGREE = EARTH_RADIUS_KM * math.pi / 180
TEXT = "Alpha, Beta, Gamma and Delta region."
HOME = (48.0, 36.0)


def place(level: Level = Level.SETTLEMENT, km_off: float = 0.0, place_id: str = "x:1") -> Place:
    """A place ``km_off`` north of ``HOME``."""
    return Place(place_id, level, "kind", "Name", "Назва", HOME[0] + km_off / KM_A_DEGREE, HOME[1])


def label(words: str, level: Level = Level.SETTLEMENT, place_id: str | None = None) -> LabelledPlace:
    start = TEXT.index(words)
    lat, lon = HOME
    return LabelledPlace(
        start=start,
        end=start + len(words),
        text=words,
        name="Nowhere",
        level=level,
        lat=lat,
        lon=lon,
        place_id=place_id,
    )


def answer(words: str, where: Place | None, confidence: float = 0.9) -> Mention:
    start = TEXT.index(words)
    return Mention(Span(start, start + len(words), words, ()), where, confidence, "by hand")


@pytest.fixture
def compare(geoparser: Geoparser):
    def compare(labels: Sequence[LabelledPlace], answers: Sequence[Mention], language: str = "en") -> Evaluation:
        text = LabelledText(id="t", lang=language, text=TEXT, places=tuple(labels))
        return evaluate([text], lambda _: answers, geoparser.gazetteer)

    return compare


def test_recognition_by_the_very_span_and_by_any_common_character(compare):
    labels = [label("Alpha"), label("Beta"), label("Gamma"), label("Delta region", Level.OBLAST)]
    answers = [
        answer("Alpha", place()),
        answer("Beta", place()),
        answer("Gamma", None),
        answer("Delta", place()),
        answer("and", place()),
    ]
    figures = compare(labels, answers)
    assert (figures.exact.precision, figures.exact.recall) == (3 / 5, 3 / 4)
    assert figures.exact.f1 == pytest.approx(2 / 3)
    assert (figures.overlapping.precision, figures.overlapping.recall) == (4 / 5, 1.0)
    assert figures.overlapping.f1 == pytest.approx(8 / 9)


def test_countries_and_places_abroad_do_not_count(compare):
    labels = [label("Alpha", Level.FOREIGN), label("Beta", Level.COUNTRY), label("Gamma", Level.FOREIGN)]
    answers = [answer("Alpha", place(Level.FOREIGN)), answer("Beta", place(Level.COUNTRY)), answer("Gamma", place())]
    figures = compare(labels, answers)
    assert figures.exact.n_labels == 0
    assert figures.exact.n_answers == 1  # Gamma, which is abroad, put into Ukraine
    assert figures.exact.precision == 0.0
    assert figures.reliability[0].share_right == 0.0


def test_a_place_in_ukraine_taken_for_one_abroad_is_missed(compare):
    figures = compare([label("Alpha")], [answer("Alpha", place(Level.FOREIGN))])
    assert (figures.exact.recall, figures.exact.n_answers) == (0.0, 0)


def test_pins_are_right_within_ten_kilometres(compare):
    labels = [label("Alpha"), label("Beta"), label("Gamma"), label("Delta")]
    answers = [
        answer("Alpha", place(km_off=9.9)),
        answer("Beta", place(Level.SITE, km_off=10.1)),
        answer("Gamma", place(km_off=200)),
        answer("Delta", None),
    ]
    figures = compare(labels, answers)
    assert figures.resolution == 1 / 4
    assert (figures.accuracy(10), figures.accuracy(161), figures.n_unresolved) == (1 / 4, 2 / 4, 1)
    assert figures.mean_error_km == pytest.approx((9.9 + 10.1 + 200) / 3)


def test_only_names_found_at_their_very_span_count_for_resolution(compare):
    figures = compare([label("Alpha"), label("Delta region", Level.OBLAST)], [answer("Delta", place())])
    assert figures.resolution == 1.0
    assert figures.mean_error_km == 0.0


def test_units_are_right_by_their_id_however_far_their_points_are(compare):
    labels = [label("Alpha", Level.RAION, "UA1"), label("Beta", Level.RAION, "UA2"), label("Gamma", place_id="UA3")]
    answers = [
        answer("Alpha", place(Level.RAION, km_off=40, place_id="UA1")),
        answer("Beta", place(Level.RAION, place_id="UA1")),
        answer("Gamma", place(km_off=40, place_id="UA3")),
    ]
    assert compare(labels, answers).resolution == pytest.approx(2 / 3)


def test_answers_finer_than_the_text_are_counted_wherever_they_overlap(compare):
    labels = [label("Alpha", Level.RAION), label("Beta"), label("Delta region", Level.OBLAST)]
    answers = [
        answer("Alpha", place()),
        answer("Beta", place(Level.OBLAST)),
        answer("Delta", place()),
        answer("Gamma", place(Level.SITE)),
    ]
    assert compare(labels, answers).n_too_fine == 2


def test_confidence_is_held_against_truth(compare):
    labels = [label("Alpha"), label("Beta"), label("Gamma")]
    answers = [
        answer("Alpha", place(), 0.95),
        answer("Beta", place(km_off=50), 0.95),
        answer("Gamma", place(), 0.55),
        answer("and", place(), 0.55),
        answer("Delta", None, 0.2),
    ]
    figures = compare(labels, answers)
    low, high = figures.reliability
    assert low == Bin(0.5, 0.6, 2, pytest.approx(0.55), 0.5)
    assert high == Bin(0.9, 1.0, 2, pytest.approx(0.95), 0.5)
    assert figures.calibration_error == pytest.approx((2 * 0.05 + 2 * 0.45) / 4)


def test_full_confidence_belongs_to_the_last_bin(compare):
    figures = compare([label("Alpha")], [answer("Alpha", place(), 1.0)])
    assert figures.reliability == (Bin(0.9, 1.0, 1, 1.0, 1.0),)
    assert figures.calibration_error == 0.0


def test_nothing_to_find_and_nothing_found_is_perfect(compare):
    figures = compare([], [])
    assert (figures.exact.f1, figures.resolution, figures.accuracy(10)) == (1.0, 1.0, 1.0)
    assert (figures.mean_error_km, figures.calibration_error, figures.reliability) == (0.0, 0.0, ())


def test_figures_of_one_language_are_those_of_its_texts(geoparser: Geoparser):
    texts = [LabelledText(id=language, lang=language, text=TEXT, places=(label("Alpha"),)) for language in ("en", "uk")]
    found = {"en": [answer("Alpha", place())], "uk": []}
    figures = evaluate(texts, lambda text: found[text.lang], geoparser.gazetteer)
    assert figures.exact.recall == 1 / 2
    assert figures.of_language("en").exact.recall == 1.0
    assert figures.of_language("uk").exact.recall == 0.0
    head, *rows = tabulate(figures).splitlines()
    assert head.split() == ["en", "uk", "all"]
    recall = next(row for row in rows if row.startswith("recall, exact span"))
    assert recall.split()[-3:] == ["1.000", "0.000", "0.500"]


def test_each_miss_is_told_with_its_cause(compare):
    labels = [label("Alpha"), label("Beta"), label("Delta region", Level.OBLAST), label("Gamma")]
    answers = [
        answer("Beta", place(km_off=50)),
        answer("Gamma", place()),
        answer("Delta", None),
        answer("and", place()),
    ]
    told = list(list_misses(compare(labels, answers)))
    assert [line.split(": ")[1] for line in told] == ["missed", "other place", "other span", "no place"]
    assert all(line.startswith("t: ") and "“" in line for line in told)
