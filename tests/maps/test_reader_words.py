import sys
import unicodedata

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from geo.facts import DATA
from geo.frame import Modality
from geo.spatial.control.table import NAMED_OCCUPIED, NO_RECORD
from maps.entries import Teller, to_entries
from maps.readable import readable, web_address
from maps.symbology import Standing, ink_on, standing, theme_css
from maps.words import LANGUAGES, Words, load_words, names_for

TABLE = load_words("words") | load_words("pages")
ENGLISH, UKRAINIAN, RUSSIAN = (Words(TABLE, language) for language in LANGUAGES)


@pytest.mark.parametrize(
    ("precision", "uncertainty_km", "words"),
    [
        ("settlement", 3.2, "in this town or village, ±3 km"),
        ("site", 0.4, "at this site, ±0.4 km"),
        ("oblast", 134.5, "somewhere in this region, ±135 km"),
        ("settlement", 2.5, "in this town or village, ±3 km"),
        ("settlement", 0.96, "in this town or village, ±1 km"),
        ("raion", None, "somewhere in this raion"),
        ("unlocated", 500.0, "place not known"),
    ],
)
def test_precision_is_said_in_words(precision, uncertainty_km, words, taxonomy):
    assert Teller(ENGLISH, taxonomy).precision(precision, uncertainty_km) == words


def test_tenths_of_a_kilometre_are_written_as_the_reader_does():
    assert [words.distance(0.5) for words in (ENGLISH, UKRAINIAN, RUSSIAN)] == ["0.5", "0,5", "0,5"]


@pytest.mark.parametrize(
    ("start", "end", "precision", "words"),
    [
        ("2024-03-02", "2024-03-02", "day", "2 March 2024"),
        ("2024-03-02", "", "day", "2 March 2024"),
        ("2022-09-01", "2022-10-31", "month", "September 2022 to October 2022"),
        ("2022-09-01", "2022-09-30", "month", "September 2022"),
        ("2022-01-01", "2022-12-31", "year", "2022"),
        ("", "", "", "date not given"),
        ("yesterday", "", "day", "yesterday"),
    ],
)
def test_dates_are_said_in_words(start, end, precision, words):
    assert ENGLISH.dates(start, end, precision) == words


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("no occupation on record", "даних про окупацію немає"),
        ("DeepState 2026-08-22", "DeepState, 22 серпня 2026 р."),
        ("DeepState map of 2026-08-22", "мапа DeepState, 22 серпня 2026 р."),
        ("Wikipedia: Siege of Mariupol", "Wikipedia: Siege of Mariupol"),
        ("a map of 2026-08-22", "a map of 2026-08-22"),
    ],
)
def test_who_says_who_held_a_place_is_told_in_the_readers_language(source, said):
    assert UKRAINIAN.source(source).replace("\N{NARROW NO-BREAK SPACE}", " ").replace("\N{NO-BREAK SPACE}", " ") == said


def test_every_source_of_the_built_in_control_has_its_words():
    sources = set(pd.read_csv(DATA / "control" / "control.csv")["source"]) | {NO_RECORD, NAMED_OCCUPIED}
    titles = {source for source in sources if source.startswith("Wikipedia: ")}
    assert {source for source in sources - titles if UKRAINIAN.source(source) == source} == set()


def test_dates_and_numbers_follow_the_language():
    said = [(words.day("2024-10-01T23:59:00Z"), words.number(12345)) for words in (ENGLISH, UKRAINIAN, RUSSIAN)]
    narrow, wide = "\N{NARROW NO-BREAK SPACE}", "\N{NO-BREAK SPACE}"
    assert said == [
        ("1 October 2024", "12,345"),
        (f"1 жовтня 2024{narrow}р.", f"12{wide}345"),
        (f"1 октября 2024{narrow}г.", f"12{wide}345"),
    ]


def test_a_link_in_a_sentence_is_markup_and_the_sentence_is_not():
    words = Words({"x": TABLE["page.map"].model_copy(update={"en": "<b> & {link}"})})
    assert words.markup("x", link=Markup("<i>y</i>")) == "&lt;b&gt; &amp; <i>y</i>"


def test_readers_see_the_name_in_their_letters_first():
    assert names_for("en", "Kherson", "Херсон") == ("Kherson", "Херсон")
    assert names_for("ru", "Kherson", "Херсон") == ("Херсон", "")
    assert names_for("uk", "Kherson", "") == ("Kherson", "")


@pytest.mark.parametrize(
    ("modality", "is_claimed", "is_contradicted", "drawn"),
    [
        (Modality.REPORTED, False, False, Standing.REPORTED),
        (Modality.REPORTED, True, False, Standing.UNSURE),
        (Modality.REPORTED, False, True, Standing.UNSURE),
        (Modality.THREATENED, False, False, Standing.UNSURE),
        (Modality.DENIED, True, True, Standing.DENIED),
    ],
)
def test_claims_threats_and_what_is_denied_elsewhere_are_hollow_and_denials_crossed(
    modality: Modality, is_claimed: bool, is_contradicted: bool, drawn: Standing
):
    assert standing(modality, is_claimed=is_claimed, is_contradicted=is_contradicted) is drawn


@pytest.mark.parametrize("url", ["https://example.org/a?b=c#d", "http://example.org"])
def test_web_addresses_become_links(url):
    assert web_address(url) == url


@pytest.mark.parametrize(
    "url",
    [
        *("", "javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "vbscript:x", "//example.org/x"),
        *("java\nscript:alert(1)", "https:", "https://[broken", "https://example.org/a b", " https://example.org"),
    ],
)
def test_everything_else_stays_text(url):
    assert web_address(url) == ""


@pytest.mark.parametrize(
    ("url", "link"),
    [
        ("https://example.org/місто?q=«я»", "https://example.org/%D0%BC%D1%96%D1%81%D1%82%D0%BE?q=%C2%AB%D1%8F%C2%BB"),
        ("https://example.org/%D0%BC/м%20", "https://example.org/%D0%BC/%D0%BC%20"),
        ("https://example.org/\u202e\u200b\x9b", "https://example.org/%E2%80%AE%E2%80%8B%C2%9B"),
        ("https://example.org/\ud800", "https://example.org/?"),
    ],
)
def test_links_are_plain_ascii(url, link):
    assert web_address(url) == web_address(link) == link


def test_no_character_that_is_hidden_stays():
    hidden = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
    every = map(chr, range(sys.maxunicode + 1))
    assert not [char for char in every if unicodedata.category(char) in hidden and char in readable(f"a{char}b")]


@pytest.mark.parametrize("char", "\u034f\u115f\u1160\u17b4\u180b\u2800\u3164\ufe0f\uffa0\uffff\U000e0041\U000e0100")
def test_no_character_without_a_shape_stays(char):
    assert readable(f"міс{char}то") == "місто"


@pytest.mark.parametrize("text", ["В'їзд — «так», 5\u00a0км…", "cafe\u0301", "Ľ ğ İ ß 東京 😀 ☢ №", "Ёж й і ї є ґ"])
def test_what_can_be_seen_stays(text):
    assert readable(text) == text


@pytest.mark.parametrize("end", ["\n", "\t", "\r", "\x85", "\u2028", "\u2029"])
def test_words_on_two_lines_stay_apart(end):
    assert readable(f"{end}no light{end}no water{end}") == "no light no water"


@given(st.text())
def test_no_text_can_turn_or_hide_what_follows_it(text):
    assert not set(readable(text)) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\x00\x1b")


def test_entries_tell_how_a_report_stands(sample_incidents, taxonomy):
    entries = list(to_entries(sample_incidents))
    assert {entry.standing for entry in entries} == set(Standing)
    assert {entry.modality for entry in entries} == set(Modality)
    assert Teller(RUSSIAN, taxonomy).status(Modality.DENIED) == "Отрицается"


def test_missing_values_are_empty_words(sample_incidents, taxonomy):
    *_, last = to_entries(sample_incidents)
    assert (last.place, last.place_uk, last.uncertainty_km) == ("", "", None)
    assert Teller(ENGLISH, taxonomy).place(last.place, last.place_uk) == ("No place named", "")
    assert ENGLISH.dates(last.date_start, last.date_end, last.date_precision) == "date not given"


def test_every_theme_has_a_colour_and_an_ink_that_reads_on_it(taxonomy):
    css = theme_css(taxonomy)
    for code, theme in taxonomy.themes.items():
        assert f".theme-{code} {{ --theme: {theme.colour}; --on-theme: {ink_on(theme.colour)}; }}" in css


def test_ink_is_dark_on_light_and_light_on_dark():
    assert (ink_on("#FFFFFF"), ink_on("#000000")) == ("#111111", "#FFFFFF")
