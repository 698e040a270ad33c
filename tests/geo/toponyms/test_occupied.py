import pytest

from tests.conftest import Parse

KHERSON, LUHANSK = "occupied part of Kherson Oblast", "occupied part of Luhansk Oblast"
EVERYWHERE = "temporarily occupied territories of Ukraine"


@pytest.mark.parametrize(
    ("language", "text", "span", "place"),
    [
        (
            "en",
            "The occupied part of the Kherson region is dark.",
            "occupied part of the Kherson region",
            KHERSON,
        ),
        ("en", "In Russian-occupied Kherson region it is dark.", "Russian-occupied Kherson region", KHERSON),
        (
            "en",
            "The temporarily occupied territory (TOT) of Luhansk region.",
            "temporarily occupied territory (TOT) of Luhansk region",
            LUHANSK,
        ),
        (
            "en",
            "Kherson region's temporarily occupied territories (TOT) are dark.",
            "Kherson region's temporarily occupied territories (TOT)",
            KHERSON,
        ),
        ("uk", "В окупованій частині Херсонської області темно.", "окупованій частині Херсонської області", KHERSON),
        ("uk", "На ТОТ Луганської області темно.", "ТОТ Луганської області", LUHANSK),
        (
            "ru",
            "На оккупированной части Херсонской области темно.",
            "оккупированной части Херсонской области",
            KHERSON,
        ),
        ("en", "In the temporarily occupied territories it is dark.", "temporarily occupied territories", EVERYWHERE),
    ],
)
def test_occupied_land_of_an_oblast_is_one_mention(
    language: str, text: str, span: str, place: str, parse: Parse
) -> None:
    (mention,) = parse(text, language).mentions
    assert mention.span.text == span
    assert mention.place
    assert mention.place.name == place
    assert mention.place is not None
    assert mention.place.occupied_part


def test_two_oblasts_are_two_mentions(parse: Parse) -> None:
    mentions = parse("The occupied areas of Kherson and Luhansk regions.").mentions
    assert [m.span.text for m in mentions] == ["Kherson", "Luhansk regions"]
    assert [m.place and m.place.name for m in mentions] == ["Kherson Oblast", "Luhansk Oblast"]


def test_an_abbreviation_without_a_definition_means_all_occupied_land(parse: Parse) -> None:
    (mention,) = parse("На ТОТ немає світла.", "uk").mentions
    assert mention.place
    assert mention.place.name == EVERYWHERE


def test_a_free_oblast_is_whole(parse: Parse) -> None:
    (mention,) = parse("In Kherson region it is dark.").mentions
    assert mention.place is not None
    assert not mention.place.occupied_part


def test_an_occupied_town_is_a_town(parse: Parse) -> None:
    (mention,) = parse("In the occupied Melitopol it is dark.").mentions
    assert mention.place
    assert mention.place.name == "Melitopol"
