import pytest

from geo.geoparse import Geoparser
from geo.lexicon import LANGUAGES
from geo.toponyms.coordination import are_listed
from tests.conftest import Parse


def is_list(geoparser: Geoparser, between: str) -> bool:
    text = between.join("AB")
    views = [geoparser.lexicon.view(text, language) for language in LANGUAGES]
    return any(are_listed(view, 1, len(text) - 1) for view in views)


@pytest.mark.parametrize(
    "between",
    [
        ", ",
        " and ",
        ", and ",
        " та ",
        " і ",
        " й ",
        " и ",
        " or ",
        ", а також ",
        " а также ",
        " as well as ",
        "/",
        " ",
        "» і «",
        "\nand ",
    ],
)
def test_neighbours_in_a_list(between: str, geoparser: Geoparser) -> None:
    assert is_list(geoparser, between)


@pytest.mark.parametrize(
    "between", ["", ". ", " was shelled and ", " but ", "; ", ", near ", " in ", " — ", ", " + " " * 40]
)
def test_others_are_not(between: str, geoparser: Geoparser) -> None:
    assert not is_list(geoparser, between)


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("en", "Kherson and Zaporizhzhia regions", ["Kherson Oblast", "Zaporizhzhia Oblast"]),
        ("en", "Donetsk, Luhansk and Kherson oblasts", ["Donetsk Oblast", "Luhansk Oblast", "Kherson Oblast"]),
        ("uk", "У Херсонській та Запорізькій областях", ["Kherson Oblast", "Zaporizhzhia Oblast"]),
        ("ru", "В Херсонской и Запорожской областях", ["Kherson Oblast", "Zaporizhzhia Oblast"]),
        (
            "en",
            "Lviv, Vinnytsia, Kyiv region, Odesa, Kharkiv region",
            ["Lviv", "Vinnytsia", "Kyiv Oblast", "Odesa", "Kharkiv Oblast"],
        ),
        ("en", "Lviv, Odesa regions and Kyiv", ["Lviv Oblast", "Odesa Oblast", "Kyiv"]),
        ("uk", "Сумська, Херсонська область", ["Sumy Oblast", "Kherson Oblast"]),
        ("en", "Kherson, a city, and Zaporizhzhia region", ["Kherson", "Zaporizhzhia Oblast"]),
    ],
)
def test_one_kind_word_serves_all_names_of_a_list(language: str, text: str, names: list[str], parse: Parse) -> None:
    assert [m.place and m.place.name for m in parse(text, language).mentions] == names


def test_the_kind_word_belongs_to_the_last_name(parse: Parse) -> None:
    mentions = parse("In Kherson and Zaporizhzhia regions.").mentions
    assert [m.span.text for m in mentions] == ["Kherson", "Zaporizhzhia regions"]


def test_an_adjective_alone_is_no_place(parse: Parse) -> None:
    assert parse("Темно на вулиці Херсонській.", "uk").mentions == ()
    assert parse("Смачна херсонська диня. Херсонська диня смачна.", "uk").mentions == ()
