import pytest

from tests.conftest import Parse


def told(parse: Parse, text: str, language: str) -> set[tuple[str, str | None]]:
    return {(i.incident_type, i.place and i.place.name) for i in parse(text, language).incidents}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("There is no electricity in Zaporizhzhia region. In particular, in Tokmak and Polohy.", "en"),
        ("У Запорізькій області немає світла. Зокрема, у Токмаку та Пологах.", "uk"),
        ("В Запорожской области нет света. В частности, в Токмаке и Пологах.", "ru"),
    ],
)
def test_what_is_told_of_an_area_is_told_of_its_places_where_these_follow(
    text: str, language: str, parse: Parse
) -> None:
    assert told(parse, text, language) == {("power_outage", "Tokmak"), ("power_outage", "Polohy")}


def test_places_elsewhere_narrow_nothing(parse: Parse) -> None:
    text = "There is no electricity in Zaporizhzhia region. In particular, Skadovsk is well."
    assert told(parse, text, "en") == {("power_outage", "Zaporizhzhia Oblast")}


def test_a_sentence_that_tells_something_itself_narrows_nothing(parse: Parse) -> None:
    text = "There is no electricity in Zaporizhzhia region. In particular, Tokmak was shelled."
    assert told(parse, text, "en") == {("power_outage", "Zaporizhzhia Oblast"), ("shelling", "Tokmak")}


def test_what_is_told_near_a_place_stays_near_it(parse: Parse) -> None:
    text = "There is no electricity in Zaporizhzhia region. In particular, near Tokmak."
    (incident,) = parse(text).incidents
    assert (incident.precision, incident.mention) == ("near_settlement", "near Tokmak")
