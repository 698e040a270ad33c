import textwrap
import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.errors import DataError
from geo.reports.abbreviations import load_abbreviations
from geo.reports.sentences import split


def texts(text: str, skip: tuple[tuple[int, int], ...] = ()) -> list[str]:
    return [text[s.start : s.end] for s in split(text, skip)]


def headings(text: str) -> list[str]:
    return [text[s.start : s.end] for s in split(text) if s.is_heading]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Homes burn. Nobody comes.", ["Homes burn.", "Nobody comes."]),
        (
            "Mr. Smith met Dr. Jones in the U.S. capital. They left.",
            ["Mr. Smith met Dr. Jones in the U.S. capital.", "They left."],
        ),
        ("Order No. 376 of Jan. 5 applies. It is 17.6 C.", ["Order No. 376 of Jan. 5 applies.", "It is 17.6 C."]),
        ("The answer was no. He left.", ["The answer was no.", "He left."]),
        ("Guards, police, etc. They came.", ["Guards, police, etc.", "They came."]),
        (
            "“Stop!” he said. (They ran.) Then silence…  Then shots",
            ["“Stop!” he said.", "(They ran.)", "Then silence…", "Then shots"],
        ),
        ('He said: "Go." Then he left.', ['He said: "Go."', "Then he left."]),
        ("They took the city.[12] Then they left.", ["They took the city.[12]", "Then they left."]),
        ("They take passports.Russian banks refuse.", ["They take passports.", "Russian banks refuse."]),
        ("See example.com/Path and t.me/Channel for more.", ["See example.com/Path and t.me/Channel for more."]),
        (
            "Обстріляно м. Курахове, с. Спірне та вул. Садову. Є загиблі.",
            ["Обстріляно м. Курахове, с. Спірне та вул. Садову.", "Є загиблі."],
        ),
        ("24.02.2022 ворог зайшов. Про це каже А. Іваненко.", ["24.02.2022 ворог зайшов.", "Про це каже А. Іваненко."]),
        ("Завод ім. Ілліча, 5 тис. осіб, 3 млн. грн. втрат.", ["Завод ім. Ілліча, 5 тис. осіб, 3 млн. грн. втрат."]),
        ("Пошкоджено школи, лікарні і т.д. Люди виїхали.", ["Пошкоджено школи, лікарні і т.д.", "Люди виїхали."]),
        ("Готують провокації. росіяни мінують завод.", ["Готують провокації.", "росіяни мінують завод."]),
        ("В Донецкой обл. нет воды. В г. Донецк тоже!", ["В Донецкой обл. нет воды.", "В г. Донецк тоже!"]),
        ("Хто? Де? «Не знаю!» – сказав він.", ["Хто?", "Де?", "«Не знаю!» – сказав він."]),
        ("Він мовчав... потім пішов.", ["Він мовчав... потім пішов."]),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert texts(text) == expected


def test_every_line_is_a_paragraph_and_bullets_are_left_out() -> None:
    text = "One.\r\n\r\n– Two. Three.\r\n• Four\r\n1. Five.\r\n"
    found = split(text)
    assert [(text[s.start : s.end], s.paragraph) for s in found] == [
        ("One.", 0),
        ("Two.", 1),
        ("Three.", 1),
        ("Four", 2),
        ("Five.", 3),
    ]


def test_a_line_broken_around_a_link_runs_on() -> None:
    assert texts("За \nданими слідства,\n Росія вбила трьох\n, пише суд.\nДалі.") == [
        "За \nданими слідства,\n Росія вбила трьох\n, пише суд.",
        "Далі.",
    ]
    assert texts('Міна "\nПелюстка\n" вибухнула.') == ['Міна "\nПелюстка\n" вибухнула.']


def test_hard_wrapped_text_is_joined() -> None:
    text = (
        "Residents of the villages on the left bank have had neither light nor Internet since Monday, says the head of "
        "the district administration. Crews do not come. The nearest hospital that still works stands in Skadovsk, "
        "and the road to it is closed to people who hold no Russian passport."
    )
    wrapped = textwrap.fill(text, 72)
    assert wrapped.count("\n") >= 3
    assert [s.paragraph for s in split(wrapped)] == [0, 0, 0]


def test_lists_of_short_lines_are_not_joined() -> None:
    assert len(split("Донецьк — немає води\nМакіївка — немає світла\nГорлівка — немає газу")) == 3


def test_headings() -> None:
    text = (
        "Services fail in the region\n\nServices fail in the region\n\nKey points:\n\n"
        "– No light since Monday.\n– No water at all.\n\n"
        "Threats at checkpoints\n\nSoldiers threaten drivers who hold no new plates. They take cars.\n\nNo answer\n"
    )
    assert headings(text) == ["Services fail in the region"] * 2 + ["Threats at checkpoints"]


def test_a_list_without_stops_has_no_headings() -> None:
    assert headings("Енергодар\nНемає світла та води другий день поспіль\nНемає пального в усьому місті\nТак є.") == []


def test_skipped_spans_are_in_no_sentence() -> None:
    text = "Breaking NewsTown shelled\n\nHomes burn in the old town. Share this\nNobody comes."
    skip = ((0, 13), (text.index("Share"), text.index("Nobody") - 1))
    assert texts(text, skip) == ["Town shelled", "Homes burn in the old town.", "Nobody comes."]


def test_malformed_abbreviations_are_refused(tmp_path) -> None:
    bad = tmp_path / "abbreviations.yaml"
    bad.write_text("en: {inner: [mr], extra: []}")
    with pytest.raises(DataError, match=r"abbreviations\.yaml"):
        load_abbreviations(bad)


ALPHABET = st.sampled_from([*'aBвГ5 .!?…"»(\n\r-–,:⚡', "Mr.", "ст. ", "с. ", "\u2028", "\n\n"])


@given(st.lists(ALPHABET, max_size=80).map("".join), st.data())
def test_offsets_hold_and_nothing_is_lost(text: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=4)))
    skip = tuple(zip(cuts[::2], cuts[1::2], strict=False))
    found = split(text, skip)
    assert all(s.start < s.end for s in found)
    assert all(a.end <= b.start and a.paragraph <= b.paragraph for a, b in pairwise(found))
    covered = {i for s in found for i in range(s.start, s.end)}
    skipped = {i for start, end in skip for i in range(start, end)}
    assert not covered & skipped
    letters = {i for i, char in enumerate(text) if char.isalpha()} - skipped
    assert letters <= covered
    assert all(not text[s.start].isspace() and not text[s.end - 1].isspace() for s in found)


@pytest.mark.parametrize("unit", ["\n", ".", "a. ", "a\n", '."', "...a", "А. ", '\n"', "[1", "- "])
def test_hostile_input_takes_linear_time(unit: str) -> None:
    def seconds(chars: int) -> float:
        text = unit * (chars // len(unit))
        began = time.process_time()
        split(text)
        return time.process_time() - began

    small = max(seconds(100_000), 0.02)
    assert seconds(800_000) < 8 * small * 4
