"""The labelled incidents agree with themselves, with the taxonomy and the gazetteer, and cover what they have to.

Spans, evidence and place numbers are checked where the file is read. ``near`` lists, for a text that tells of none,
the types whose words it uses.
"""

import itertools
import json
from collections import Counter
from pathlib import Path

import pytest

from geo.frame import Modality
from geo.geoparse import Geoparser
from geo.incidents.labelled import LabelledReport
from geo.incidents.taxonomy import load_taxonomy
from geo.jsonl import read_jsonl
from geo.settings import DATA

FILE = Path(__file__).parent / "incidents.jsonl"
TEXTS = read_jsonl(FILE, LabelledReport)
TELLING = [text for text in TEXTS if text.incidents]
TYPES = set(load_taxonomy(DATA / "taxonomy").types)
LANGUAGES = {"en", "uk", "ru"}
A_LANGUAGE = 45
EXAMPLES_A_TYPE = 2


def test_there_are_enough_texts_in_each_language() -> None:
    counts = Counter(text.lang for text in TEXTS)
    assert counts.keys() == LANGUAGES
    assert min(counts.values()) >= A_LANGUAGE
    assert len({text.id for text in TEXTS}) == len({text.text for text in TEXTS}) == len(TEXTS)


def test_every_type_is_told_in_each_language_and_in_two_texts() -> None:
    told = Counter((label.type, text.lang) for text in TEXTS for label in text.incidents or ())
    assert {code for code, _ in told} == TYPES
    assert told.keys() == set(itertools.product(TYPES, LANGUAGES))
    assert min(sum(told[code, language] for language in LANGUAGES) for code in TYPES) >= EXAMPLES_A_TYPE


def test_every_type_has_a_text_with_its_words_and_without_the_deed() -> None:
    lines = [json.loads(line) for line in FILE.read_text(encoding="utf-8").splitlines()]
    assert {code for line in lines for code in line.get("near", ())} == TYPES
    assert all(line["incidents"] == [] for line in lines if "near" in line)
    assert {line["lang"] for line in lines if "near" in line} == LANGUAGES


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: text.id)
def test_places_stand_in_order_and_are_known(text: LabelledReport, geoparser: Geoparser) -> None:
    assert all(left.end <= right.start for left, right in itertools.pairwise(text.places))
    for place in text.places:
        assert place.place_id in geoparser.gazetteer or (not place.is_scored and place.place_id is None)


@pytest.mark.parametrize("text", TELLING, ids=lambda text: text.id)
def test_every_label_says_when_and_who_in_words_of_the_text(text: LabelledReport) -> None:
    for label in text.incidents or ():
        assert label.has_date
        assert label.has_claim
        assert label.days is None or label.days[0] <= label.days[1]
        assert label.claimed_by is None or label.claimed_by in text.text
        assert label.evidence == label.evidence.strip()


def test_what_is_hard_is_covered_in_each_language() -> None:
    labels = [(text, label) for text in TELLING for label in text.incidents or ()]
    hard = {
        "threatened": {text.lang for text, label in labels if label.modality is Modality.THREATENED},
        "denied": {text.lang for text, label in labels if label.modality is Modality.DENIED},
        "dated": {text.lang for text, label in labels if label.date},
        "dated from its publication": {text.lang for text, label in labels if label.date and text.published},
        "told by somebody": {text.lang for text, label in labels if label.claimed_by},
        "without a place": {text.lang for text, label in labels if label.place is None},
        "two places in one text": {t.lang for t in TELLING if len({i.place for i in t.incidents or ()}) > 1},
        "nothing told": {text.lang for text in TEXTS if not text.incidents},
    }
    assert {name: languages for name, languages in hard.items() if languages != LANGUAGES} == {}
