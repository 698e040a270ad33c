import pytest

from geo.errors import ReportError
from geo.explain import explain
from geo.settings import Settings

SETTINGS = Settings()


def test_places_and_incidents_are_told_in_words() -> None:
    told = explain("On 5 March 2022, Ivan Fedorov said that Tokmak was shelled.", SETTINGS)
    assert "Language: en" in told
    assert "“Tokmak” -> Tokmak (Токмак), settlement" in told
    assert "shelling at Tokmak (settlement, same clause), 2022-03-05 to 2022-03-05" in told
    assert "reported, says Ivan Fedorov" in told


def test_what_is_left_open_says_why_and_what_it_may_be() -> None:
    told = explain("Homes in Ivanivka were shelled last night.", SETTINGS)
    assert "“Ivanivka” -> no place" in told
    assert "or: " in told


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Near Tokmak it is dark.", "not there but near it"),
        ("12 km south of Tokmak it is dark.", "not there but 12 km away in the direction of 180° from it"),
        ("12 km from Tokmak it is dark.", "not there but 12 km away"),
        ("Between Tokmak and Polohy it is dark.", "not there but between it and Polohy"),
    ],
)
def test_what_is_beside_a_place_is_said(text: str, words: str) -> None:
    assert words in explain(text, SETTINGS)


def test_a_text_of_nothing_says_so() -> None:
    assert explain("Birds sing in the garden all day long.", SETTINGS).count("  none") == 2


@pytest.mark.parametrize("text", ["", " \n ", "word " * 300_000])
def test_a_text_that_is_no_report_is_refused(text: str) -> None:
    with pytest.raises(ReportError, match="the text"):
        explain(text, SETTINGS)
