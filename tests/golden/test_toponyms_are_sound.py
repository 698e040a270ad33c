"""The labelled sentences agree with themselves, with the gazetteer and with what they have to cover."""

import itertools
from collections import Counter
from pathlib import Path

import pytest

from geo.gazetteer.model import Level
from geo.geoparse import Geoparser
from geo.jsonl import read_jsonl
from geo.toponyms.judging import RIGHT_WITHIN_KM, Judge
from geo.toponyms.labelled import LabelledPlace, LabelledText

TEXTS = read_jsonl(Path(__file__).parent / "toponyms.jsonl", LabelledText)
PLACES = [place for text in TEXTS for place in text.places]
SOUTH_WEST, NORTH_EAST = (44.3, 22.1), (52.4, 40.3)  # corners of a box around Ukraine
A_LANGUAGE = 30


def test_there_are_enough_texts_in_each_language() -> None:
    counts = Counter(text.lang for text in TEXTS)
    assert counts.keys() == {"en", "uk", "ru"}
    assert min(counts.values()) >= A_LANGUAGE


def test_ids_and_texts_are_unique() -> None:
    assert len({text.id for text in TEXTS}) == len({text.text for text in TEXTS}) == len(TEXTS)
    assert all(text.id.startswith(f"{text.lang}-") for text in TEXTS)


def test_every_level_is_covered_and_texts_without_a_place() -> None:
    assert {place.level for place in PLACES} == set(Level)
    assert {text.lang for text in TEXTS if not text.places} == {"en", "uk", "ru"}


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: text.id)
def test_spans_stand_in_order_and_hold_whole_words(text: LabelledText) -> None:
    for place in text.places:
        assert text.text[place.start : place.end] == place.text == place.text.strip()
        around = text.text[max(0, place.start - 1) : place.start] + text.text[place.end : place.end + 1]
        assert not any(map(str.isalnum, around)), place.text
    assert all(left.end < right.start for left, right in itertools.pairwise(text.places))


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.text)
def test_a_label_says_which_place_it_is(place: LabelledPlace, geoparser: Geoparser) -> None:
    assert place.name
    if place.level is Level.FOREIGN:
        assert (place.point, place.place_id) == (None, None)
        return
    assert place.place_id in geoparser.gazetteer
    if place.point:
        corners = zip(SOUTH_WEST, place.point, NORTH_EAST, strict=True)
        assert all(low < value < high for low, value, high in corners)


def test_labels_and_gazetteer_have_each_pin_at_one_spot(geoparser: Geoparser) -> None:
    """Points of the labels were chosen by outlines, those of the gazetteer by joining names: they check each other."""
    judge = Judge(geoparser.gazetteer)
    apart: set[str] = set()
    for label in PLACES:
        if label.level is Level.SETTLEMENT and label.place_id:
            place = geoparser.gazetteer[label.place_id]
            error_km = judge.error_km(label, place)
            if place.is_located and error_km is not None and error_km > RIGHT_WITHIN_KM:
                apart.add(f"{label.name}: {error_km:.0f} km")
    assert not apart
