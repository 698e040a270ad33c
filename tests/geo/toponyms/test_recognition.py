import itertools

import pytest

from geo.geoparse import Geoparser
from geo.toponyms.model import Span
from geo.toponyms.recognition import recognise
from tests.conftest import Parse


def spans(geoparser: Geoparser, text: str, language: str, skip: list[tuple[int, int]] | None = None) -> list[Span]:
    view = geoparser.lexicon.view(text, language)
    return recognise(view, geoparser.gazetteer, geoparser.place_finder.namesakes, skip or [])


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("en", "Oleshky and Nova Kakhovka lie in Kherson region.", ["Oleshky", "Nova Kakhovka", "Kherson region"]),
        ("en", "Berdiansk's port", ["Berdiansk"]),
        ("uk", "З Нової Каховки до Мелітополя", ["Нової Каховки", "Мелітополя"]),
        ("ru", "Под Алёшками и в Бердянске", ["Алёшками", "Бердянске"]),
        ("en", "people of the temporarily occupied territories", ["temporarily occupied territories"]),
        ("en", "people of occupied territories, wherever they are", []),
        ("en", "oleshky in small letters", []),
        ("en", "OLESHKY", ["OLESHKY"]),
        ("en", "XOleshky Oleshkyx", []),
        ("en", "The Samara–Tokmak–Kherson gas pipeline burst near Oleshky.", ["Oleshky"]),
        ("en", "Tokmak–Kherson by train, and a Tokmak pipeline.", ["Tokmak", "Kherson", "Tokmak"]),
    ],
)
def test_names_are_found_as_they_stand(language: str, text: str, names: list[str], geoparser: Geoparser) -> None:
    assert [span.text for span in spans(geoparser, text, language)] == names


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Vladimir Saldo spoke."),
        ("en", "A clock set to Moscow time."),
        ("en", "The Kherson Street market, the Azov battalion and the Donetsk brigade."),
        ("en", "the battalion Donetsk"),
        ("uk", "Говорив Артем Лисогор."),
        ("ru", "на улице Донецкой"),
        ("ru", "Говорил Владимир Сальдо."),
        ("uk", "Українці! Українки! Про це повідомили в Головному управлінні."),
        ("uk", "День народження Тараса Шевченка. Безпека в Чорноморському регіоні."),
        ("en", "Pisky-Radkovskyi is quiet."),
        ("en", "A Sukhoi flew over Khreshchatyk during Ramadan."),
    ],
)
def test_what_only_looks_like_a_place_is_none(language: str, text: str, geoparser: Geoparser) -> None:
    assert spans(geoparser, text, language) == []


@pytest.mark.parametrize(
    ("language", "text"), [("uk", "На вулицях Мелітополя темно."), ("ru", "На улицах Мелитополя темно.")]
)
def test_the_streets_of_a_town_are_in_the_town(language: str, text: str, parse: Parse) -> None:
    assert [m.place and m.place.name for m in parse(text, language).mentions] == ["Melitopol"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "the governor of Kherson region"),
        ("en", "the mayor of Melitopol"),
        ("uk", "мер Мелітополя"),
        ("ru", "глава Крыма"),
    ],
)
def test_a_place_in_a_title_is_marked(language: str, text: str, geoparser: Geoparser) -> None:
    (span,) = spans(geoparser, text, language)
    assert span.is_office


def test_furniture_holds_no_names(geoparser: Geoparser) -> None:
    text = "Tokmak\nMelitopol\nPolohy"
    assert [s.text for s in spans(geoparser, text, "en", [(0, 6), (17, 23)])] == ["Melitopol"]


def test_the_longest_name_wins_and_none_overlap(geoparser: Geoparser) -> None:
    found = spans(geoparser, "the left bank of Kherson region, Nova Kakhovka", "en")
    assert [span.text for span in found] == ["left bank of Kherson region", "Nova Kakhovka"]
    assert all(left.end <= right.start for left, right in itertools.pairwise(found))


def test_every_span_has_readings(geoparser: Geoparser) -> None:
    assert all(span.readings for span in spans(geoparser, "Ivanivka, Kherson, Donbas", "en"))
