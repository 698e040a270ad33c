import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.errors import DataError
from geo.phrases import PhraseMatcher
from geo.text import fold, fold_text

WORDS = st.text("вжіп_1", min_size=1, max_size=3)
LISTS = st.dictionaries(st.sampled_from("xyz"), st.lists(WORDS, min_size=1, max_size=4), min_size=1)


def found(phrases: dict[str, list[str]], text: str) -> list[tuple[str, str]]:
    folded = fold_text(text)
    return [(hit.label, folded.folded[hit.start : hit.end]) for hit in PhraseMatcher(phrases).find(folded)]


@given(LISTS, st.text("вжіп_1 .-\n", max_size=40))
def test_words_are_found_whole_and_all_of_them(lists: dict[str, list[str]], text: str) -> None:
    hits = {(hit.start, hit.end, hit.label) for hit in PhraseMatcher(lists).find(fold_text(text))}
    words = [(match.start(), match.end(), match.group()) for match in re.finditer(r"\w+", text)]
    assert hits == {
        (start, end, label) for start, end, word in words for label, terms in lists.items() if word in terms
    }


@given(LISTS, st.text("вжіп_1 ", max_size=40))
def test_a_star_stands_for_any_ending(lists: dict[str, list[str]], text: str) -> None:
    starred = {label: [f"{term}*" for term in terms] for label, terms in lists.items()}
    hits = {(hit.start, hit.end, hit.label) for hit in PhraseMatcher(starred).find(fold_text(text))}
    assert hits == {
        (match.start(), match.end(), label)
        for match in re.finditer(r"\w+", text)
        for label, terms in lists.items()
        if match.group().startswith(tuple(terms))
    }


@given(LISTS, st.text("вжіп_1 ", max_size=40))
def test_a_leading_star_stands_for_any_beginning(lists: dict[str, list[str]], text: str) -> None:
    starred = {label: [f"*{term}" for term in terms] for label, terms in lists.items()}
    hits = {(hit.start, hit.end, hit.label) for hit in PhraseMatcher(starred).find(fold_text(text))}
    assert hits == {
        (match.start(), match.end(), label)
        for match in re.finditer(r"\w+", text)
        for label, terms in lists.items()
        if match.group().endswith(tuple(terms))
    }


@pytest.mark.parametrize("gap", [" ", "   ", "\u00a0 ", "\n", " \n  "])
def test_a_phrase_bridges_blanks_and_one_line_break(gap: str) -> None:
    assert found({"line": ["power line*"]}, f"Two power{gap}lines fell.") == [("line", fold(f"power{gap}lines"))]


@pytest.mark.parametrize("text", ["power\n\nlines", "power of lines", "power-lines", "powerlines", "empower lines"])
def test_a_phrase_bridges_nothing_else(text: str) -> None:
    assert found({"line": ["power line*"]}, text) == []


def test_each_word_of_a_phrase_may_have_its_own_ending() -> None:
    assert found({"passport": ["російськ* паспорт*"]}, "Без російського паспорта") == [
        ("passport", "російського паспорта")
    ]


def test_overlapping_hits_come_by_start_the_longest_first() -> None:
    lists = {"a": ["power"], "b": ["power line"], "c": ["line"]}
    assert [label for label, _ in found(lists, "a power line")] == ["b", "a", "c"]


def test_the_case_and_the_apostrophe_of_a_list_do_not_matter() -> None:
    assert found({"x": ["Об’єкт*"]}, "енергооб'єкт і ОБ'ЄКТИ") == [("x", "об'єкти")]


@pytest.mark.parametrize("term", ["", "  ", "*", "a*b", "*  "])
def test_what_is_no_phrase_is_refused(term: str) -> None:
    with pytest.raises(DataError, match="label"):
        PhraseMatcher({"label": [term]})


def test_no_phrases_find_nothing() -> None:
    assert PhraseMatcher({}).find(fold_text("anything")) == []
