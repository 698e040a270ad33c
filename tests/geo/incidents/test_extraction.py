import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.frame import MAX_EVIDENCE_CHARS, Modality, Precision
from geo.geoparse import Geoparser
from geo.incidents.model import LinkKind
from geo.incidents.tellings import MAX_QUOTED_CLAUSE_CHARS
from tests.conftest import Parse


def test_an_incident_has_all_that_the_report_says_of_it(parse: Parse) -> None:
    text = "On 5 March 2022, Ivan Fedorov said that a drone hit a car near Tokmak."
    incident = next(i for i in parse(text).incidents if i.incident_type == "damage_transport")
    assert incident.report_id == "test"
    assert incident.place
    assert incident.place.name == "Tokmak"
    assert incident.mention == "near Tokmak"
    assert incident.precision is Precision.NEAR_SETTLEMENT
    assert incident.modality is Modality.REPORTED
    assert incident.claimed_by == "Ivan Fedorov"
    assert incident.when
    assert (str(incident.when.first), incident.when.precision) == ("2022-03-05", "day")
    assert incident.evidence in text
    assert 0.5 < incident.confidence < 1


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("Tokmak was shelled.", Precision.SETTLEMENT),
        ("Shells: near Tokmak the fields were shelled.", Precision.NEAR_SETTLEMENT),
        ("Berdiansk Raion was shelled.", Precision.RAION),
        ("Kherson region was shelled.", Precision.OBLAST),
        ("The occupied part of Kherson region was shelled.", Precision.REGION),
        ("The left bank of Kherson region was shelled.", Precision.REGION),
        ("The Zaporizhzhia nuclear power plant was shelled.", Precision.SITE),
    ],
)
def test_precision_follows_the_place(text: str, precision: Precision, parse: Parse) -> None:
    assert {incident.precision for incident in parse(text).incidents} == {precision}


def test_one_word_of_evidence_is_shown_with_its_clause(parse: Parse) -> None:
    (incident,) = parse("The night was calm, but Tokmak was shelled; nobody slept.").incidents
    assert incident.evidence == "but Tokmak was shelled"


@pytest.mark.parametrize(
    ("text", "evidence"),
    [
        ("In Tokmak more than 1,200 civilians were killed.", "In Tokmak more than 1,200 civilians were killed"),
        ("At 05:46 Tokmak was shelled; nobody slept.", "At 05:46 Tokmak was shelled"),
        ("Біля 14:23 Токмак обстріляли.", "Біля 14:23 Токмак обстріляли"),
    ],
)
def test_a_number_is_quoted_whole(text: str, evidence: str, parse: Parse) -> None:
    assert evidence in {incident.evidence for incident in parse(text, "uk" if "Б" in text else "en").incidents}


@given(before=st.integers(0, 60), after=st.integers(0, 60))
def test_of_a_long_clause_whole_words_around_the_evidence_are_quoted(before: int, after: int, parse: Parse) -> None:
    text = "he told us so " * before + "of how Tokmak was shelled" + " and it went on" * after
    (incident,) = parse(text).incidents
    assert f" {incident.evidence} " in f" {text} "
    assert "Tokmak was shelled" in incident.evidence
    assert len(incident.evidence) <= MAX_QUOTED_CLAUSE_CHARS
    # no more is left out than there is room for
    assert incident.evidence == text or len(incident.evidence) > MAX_QUOTED_CLAUSE_CHARS - len("Tokmak shelled told")


def test_evidence_is_one_line_of_bounded_length(parse: Parse) -> None:
    text = f"In Tokmak homes {'b' * 40} {'c' * 40 + ' '}{'d' * 40 + ' '}{('e' * 40 + ' ') * 5}\nwere damaged."
    (incident,) = parse(text).incidents
    assert "\n" not in incident.evidence
    assert text.startswith(incident.evidence, text.index("homes"))
    assert len(incident.evidence) == MAX_EVIDENCE_CHARS


def test_a_group_of_oblasts_is_each_of_them(parse: Parse) -> None:
    incidents = parse("Russia announced the annexation of four regions of Ukraine.").incidents
    assert {i.place.name for i in incidents if i.place} == {
        "Donetsk Oblast",
        "Luhansk Oblast",
        "Kherson Oblast",
        "Zaporizhzhia Oblast",
    }


def test_an_oblast_in_a_report_on_its_occupied_part_is_that_part(parse: Parse) -> None:
    text = "Life in the occupied part of Kherson region. In Kherson region there is no water."
    assert {i.place.name for i in parse(text).incidents if i.place} == {"occupied part of Kherson Oblast"}


def test_incidents_come_in_the_order_of_the_text_each_once(parse: Parse) -> None:
    text = "Tokmak was shelled. A house was damaged. Tokmak was shelled again, and the shelling went on."
    incidents = parse(text).incidents
    assert [i.incident_type for i in incidents] == ["shelling", "damage_residential"]
    assert [i.start for i in incidents] == sorted(i.start for i in incidents)


def test_confidence_is_that_of_the_link_and_the_name(geoparser: Geoparser, parse: Parse) -> None:
    rates = geoparser.extractor.rates
    for text, has_several in (("Tokmak was shelled.", False), ("Tokmak was shelled. Melitopol was not.", True)):
        parsed = parse(text)
        sure = parsed.mentions[0].confidence
        confidence = rates.of(LinkKind.SAME_CLAUSE, has_several=has_several, place_confidence=sure)
        assert parsed.incidents[0].confidence == confidence
    (incident,) = parse("There is no electricity.").incidents
    assert incident.confidence == rates.of(LinkKind.NO_PLACE, has_several=False, place_confidence=1.0)


def test_a_language_without_word_lists_tells_places_only(parse: Parse) -> None:
    parsed = parse("Tokmak was shelled.", "fr")
    assert [m.span.text for m in parsed.mentions] == ["Tokmak"]
    assert parsed.incidents == ()


@pytest.mark.parametrize(
    ("language", "text", "mention", "bearing_deg"),
    [
        ("en", "12 km\nsouth of Tokmak the fields were shelled.", "12 km south of Tokmak", 180),
        ("uk", "За 12 км на південь від Токмака обстріляли поле.", "12 км на південь від Токмака", 180),
        ("ru", "В 12 км севернее Токмака обстреляли поле.", "12 км севернее Токмака", 0),
    ],
)
def test_an_incident_beside_a_place_keeps_the_words_and_the_way(
    language: str, text: str, mention: str, bearing_deg: float, parse: Parse
) -> None:
    incident = next(i for i in parse(text, language).incidents if i.incident_type == "shelling")
    assert incident.mention == mention
    assert incident.precision is Precision.NEAR_SETTLEMENT
    assert incident.relation
    assert (incident.relation.distance_km, incident.relation.bearing_deg) == (12, bearing_deg)


def test_beside_an_area_an_incident_is_of_the_area(parse: Parse) -> None:
    incident = parse("South of Kherson region the fields were shelled.").incidents[0]
    assert incident.precision is Precision.OBLAST
    assert incident.relation is None


def test_between_two_places_it_is_told_once(parse: Parse) -> None:
    shellings = [
        i for i in parse("Between Tokmak and Polohy the road was shelled.").incidents if i.incident_type == "shelling"
    ]
    assert [(i.mention, i.place and i.place.name) for i in shellings] == [("Between Tokmak and Polohy", "Tokmak")]
    assert shellings[0].relation
    assert shellings[0].relation.other
    assert shellings[0].relation.other.name == "Polohy"


def test_in_a_town_and_outside_it_are_two_spots(parse: Parse) -> None:
    told = parse("Tokmak was shelled. 12 km south of Tokmak a farm was shelled.").incidents
    assert len({i.spot for i in told if i.incident_type == "shelling"}) == 2


def test_where_people_are_taken_may_be_abroad(parse: Parse) -> None:
    text = "Tokmak is quiet. Officials deported two families to Rostov-on-Don. A shop in Rostov-on-Don was shelled."
    assert {i.incident_type for i in parse(text).incidents} == {"deportation"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("uk", "У Львові покажуть новий серіал. Герої ховаються від обстрілу, їхній будинок зруйновано."),
        ("ru", "Во Львове сняли фильм о войне. Партизаны взрывают мост, жителей расстреливают."),
    ],
)
def test_what_a_film_tells_is_no_incident_to_the_end_of_its_paragraph(language: str, text: str, parse: Parse) -> None:
    assert parse(text, language).incidents == ()
    shelled = {"uk": "\n\nТокмак обстріляли.", "ru": "\n\nТокмак обстреляли."}[language]
    assert [i.incident_type for i in parse(text + shelled, language).incidents] == ["shelling"]


def test_a_line_of_tags_tells_nothing(parse: Parse) -> None:
    assert parse("В Токмаке тихо.\n#обстрел #Донбасс @kanal\n", "ru").incidents == ()
    assert parse("#Токмак: обстрел, ранен мужчина.", "ru").incidents
