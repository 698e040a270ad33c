from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.errors import DataError
from geo.incidents.cues import CueBook, load_cues, parse_cue
from geo.incidents.taxonomy import load_taxonomy
from geo.lexicon import Lexicon
from geo.settings import DATA

WORDS = {
    "lack": ["lack", "without"],
    "power": ["power"],
    "power_line": ["power line"],
    "damage": ["damaged"],
    "home": ["house*"],
    "drill": ["drill"],
    "negation": ["no", "not", "no one"],
    "negation_after": ["ruled out"],
    "hurt": ["killed", "injured"],
    "contrast": ["but", "and"],
    "list_joint": ["and also"],
    "idiom": ["house of cards"],
}
LEXICON = Lexicon({"en": WORDS})
LABELS = {"en": frozenset(WORDS)}


def evidence(text: str, *rules: str) -> list[str]:
    """The words that prove the first of one or more rules in a text of one sentence."""
    view = LEXICON.view(text, "en")
    book = CueBook([parse_cue("outage", rule, {}) for rule in rules], idioms=frozenset({"idiom"}))
    folded = view.text.folded
    return [folded[e.start : e.end] for e in book.match(view, 0, len(folded))]


def test_a_word_of_each_list_in_any_order() -> None:
    assert evidence("They lack power.", "lack power") == ["lack power"]
    assert evidence("Power is what they lack.", "lack power") == ["power is what they lack"]
    assert evidence("They lack much.", "lack power") == []


def test_an_ordered_cue_wants_its_order() -> None:
    assert evidence("Without power.", "lack > power") == ["without power"]
    assert evidence("Power without end.", "lack > power") == []


def test_words_too_far_apart_prove_nothing() -> None:
    assert evidence("They lack one two power.", "lack power @2") == ["lack one two power"]
    assert evidence("They lack one two three power.", "lack power @2") == []
    assert evidence("They lack " + "word " * 8 + "power.", "lack power") == []


def test_the_nearest_words_prove_it() -> None:
    assert evidence("A lack of shame, a lack of power.", "lack power") == ["lack of power"]


def test_an_excluded_word_anywhere_in_the_sentence_stops_the_cue() -> None:
    assert evidence("A house was damaged.", "damage home !drill") == ["house was damaged"]
    assert evidence("In the drill a house was damaged.", "damage home !drill") == []


def test_alternatives_share_a_slot() -> None:
    assert evidence("The power line was damaged.", "damage power_line|home") == ["power line was damaged"]


def test_a_word_inside_a_longer_phrase_says_nothing_of_its_own() -> None:
    assert evidence("They lack a power line.", "lack power", "lack power_line") == ["lack a power line"]


@pytest.mark.parametrize(
    "text",
    [
        "No one was injured.",
        "No one was killed or injured.",
        "They were not seriously injured.",
        "Any injured were ruled out.",
    ],
)
def test_a_negation_takes_back_what_it_governs(text: str) -> None:
    assert evidence(text, "hurt") == []


@pytest.mark.parametrize("text", ["There was no light, one was injured.", "Nothing of note: two injured."])
def test_a_negation_reaches_over_no_comma(text: str) -> None:
    assert evidence(text, "hurt") == ["injured"]


def test_absence_is_no_negation_of_itself() -> None:
    assert evidence("There is no lack of power.", "lack power") == []
    assert evidence("Not a day without power.", "lack power %") == ["without power"]


@pytest.mark.parametrize(
    "text", ["Nothing that they lack: power to the people.", "No lack — power company.", "They lack; power."]
)
def test_absence_reaches_over_no_turn_of_the_sentence(text: str) -> None:
    assert evidence(text, "lack power %") == []
    assert evidence(text.replace(":", "").replace("—", "").replace(";", ""), "lack power %") != []


def test_each_telling_of_a_sentence_is_found() -> None:
    assert evidence("A house was damaged, another house damaged too.", "damage home") == [
        "house was damaged",
        "house damaged",
    ]


def test_inside_an_idiom_no_word_is_read() -> None:
    assert evidence("A house of cards was damaged.", "damage home") == []
    assert evidence("A house of cards; a house was damaged.", "damage home") == ["house was damaged"]


def test_a_contrast_parts_what_proves_nothing_together() -> None:
    assert evidence("The house stands but a shop was damaged.", "damage home") == []
    assert evidence("They damaged a shop and also a house.", "damage home") == ["damaged a shop and also a house"]
    assert evidence("A house was damaged but another house stands.", "damage home") == ["house was damaged"]


@given(st.lists(st.sampled_from(["lack", "power", "line", "no", "house", "damaged", ",", "word"]), max_size=30))
def test_evidence_lies_in_the_sentence_and_holds_a_word_of_each_slot(words: list[str]) -> None:
    text = " ".join(words)
    for found in evidence(text, "lack power|home", "damage > home"):
        assert found in text
        assert ("lack" in found and ("power" in found or "house" in found)) or found.startswith("damaged")


def test_only_the_words_of_the_sentence_count() -> None:
    view = LEXICON.view("They lack much. Power is here.", "en")
    book = CueBook([parse_cue("outage", "lack power", {})])
    end = view.text.folded.index(".") + 1
    assert list(book.match(view, 0, end)) == []


@pytest.mark.parametrize("rule", ["", "@3", "> %", "!drill"])
def test_a_rule_without_words_is_refused(rule: str) -> None:
    with pytest.raises(DataError, match="outage"):
        parse_cue("outage", rule, {})


def test_groups_stand_for_their_lists() -> None:
    assert parse_cue("outage", "struck home", {"struck": frozenset({"damage", "hurt"})}).slots == (
        frozenset({"damage", "hurt"}),
        frozenset({"home"}),
    )


@pytest.mark.parametrize(
    ("types", "told"),
    [
        ("types: {no_such_type: [lack]}", "no_such_type"),
        ("types: {power_outage: [lack no_such_list]}", "no_such_list"),
        ("types: {power_outage: [lack !no_such_list]}", "no_such_list"),
        ("types: {power_outage: [lack power]}", "no cue for"),
        ("types: [power_outage]", "types"),
        ("types: {power_outage: [lack]}\nleaves: [no_such_type]", "leaves"),
        ("types: {power_outage: [lack]}\nidioms: [no_such_list]", "no_such_list"),
        ("types: {power_outage: [lack]}\nvague: {no_such_type: [power_outage]}", "vague"),
    ],
)
def test_a_dangling_rule_is_an_error_of_the_data(tmp_path: Path, types: str, told: str) -> None:
    path = tmp_path / "cues.yaml"
    path.write_text(f"groups: {{}}\n{types}\n", encoding="utf-8")
    with pytest.raises(DataError, match=told):
        load_cues(path, load_taxonomy(DATA / "taxonomy"), LABELS)


def test_words_that_prove_one_type_may_not_prove_another() -> None:
    view = LEXICON.view("The house was damaged, people were killed, a drill injured one.", "en")
    cues = [parse_cue("damage", "damage home", {}), parse_cue("ruin", "home", {}), parse_cue("harm", "hurt", {})]
    folded = view.text.folded

    def types(alone: dict[str, frozenset[str]]) -> list[str]:
        found = CueBook(cues, alone=alone).match(view, 0, len(folded))
        return [evidence.incident_type for evidence in found]

    assert types({}) == ["damage", "ruin", "harm", "harm"]
    assert types({"damage": frozenset({"ruin", "harm"})}) == ["damage", "harm", "harm"]
