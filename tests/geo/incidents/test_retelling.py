from datetime import date

from geo.frame import Modality, Precision
from geo.gazetteer.model import Level, Place
from geo.incidents.model import LinkKind, When
from geo.incidents.retelling import each_once
from tests.geo.incidents.telling import MAY_3, TOWN, tell

OBLAST = Place("UA-oblast", Level.OBLAST, "oblast", "Oblast", "Область", oblast_id="UA-oblast")
OPENING = 300
VAGUE = {"explosion_unattributed": frozenset({"shelling"})}


def test_one_type_at_one_place_is_told_once() -> None:
    first = tell(confidence=0.6, claimed_by="the mayor")
    again = tell(sentence=4, start=1500, end=1510, confidence=0.7, when=MAY_3)
    (kept,) = each_once([first, again], OPENING, VAGUE)
    assert (kept.start, kept.confidence, kept.claimed_by, kept.when) == (1000, 0.7, "the mayor", MAY_3)


def test_two_days_are_two_incidents_and_no_day_is_any_of_them() -> None:
    may_4 = When(date(2022, 5, 4), date(2022, 5, 4), "day")
    told = [tell(), tell(when=MAY_3, sentence=1), tell(when=may_4, sentence=2), tell(sentence=3)]
    assert [incident.when for incident in each_once(told, OPENING, VAGUE)] == [MAY_3, may_4]


def test_what_happened_outweighs_what_was_threatened() -> None:
    threat = tell(modality=Modality.THREATENED)
    assert [i.modality for i in each_once([threat, tell(sentence=1)], OPENING, VAGUE)] == [Modality.REPORTED]
    assert [i.modality for i in each_once([tell(), tell(modality=Modality.THREATENED)], OPENING, VAGUE)] == [
        Modality.REPORTED
    ]


def test_a_denial_stays_beside_the_report() -> None:
    told = each_once([tell(), tell(modality=Modality.DENIED, sentence=1)], OPENING, VAGUE)
    assert {incident.modality for incident in told} == {Modality.REPORTED, Modality.DENIED}


def test_a_telling_without_a_place_is_that_of_the_place() -> None:
    nowhere = tell(place=None, mention=None, precision=Precision.UNLOCATED, link="no_place")
    assert [i.place for i in each_once([nowhere, tell(sentence=1)], OPENING, VAGUE)] == [TOWN]
    assert [i.place for i in each_once([nowhere], OPENING, VAGUE)] == [None]


def test_a_headline_of_the_oblast_is_the_story_of_its_town() -> None:
    headline = tell(place=OBLAST, precision=Precision.OBLAST, start=10, end=17)
    assert [i.place for i in each_once([headline, tell(sentence=3)], OPENING, VAGUE)] == [TOWN]


def test_an_oblast_told_of_in_its_own_clause_stays() -> None:
    oblast = tell(place=OBLAST, precision=Precision.OBLAST, sentence=5)
    assert {i.place for i in each_once([tell(), oblast], OPENING, VAGUE)} == {OBLAST, TOWN}


def test_an_oblast_tied_loosely_is_the_town() -> None:
    oblast = tell(place=OBLAST, precision=Precision.OBLAST, sentence=5, link="running_place")
    assert [i.place for i in each_once([tell(), oblast], OPENING, VAGUE)] == [TOWN]


def test_an_oblast_elsewhere_has_nothing_to_do_with_the_town() -> None:
    elsewhere = Place("UA-other", Level.OBLAST, "oblast", "Other", "Інша", oblast_id="UA-other")
    told = [tell(place=elsewhere, precision=Precision.OBLAST, link="report_focus"), tell(sentence=1)]
    assert {i.place for i in each_once(told, OPENING, VAGUE)} == {elsewhere, TOWN}


def test_other_types_are_other_incidents() -> None:
    assert len(each_once([tell(), tell(incident_type="looting")], OPENING, VAGUE)) == 2


def test_nothing_told_is_nothing() -> None:
    assert each_once([], OPENING, VAGUE) == []


def test_a_blast_beside_a_shelling_of_the_same_spot_is_that_shelling() -> None:
    for sentence in (0, 1, 2):
        blast = tell(incident_type="explosion_unattributed", sentence=sentence)
        told = each_once([blast, tell(sentence=1)], OPENING, VAGUE)
        assert [i.incident_type for i in told] == ["shelling"]


def test_a_blast_elsewhere_later_or_beside_a_denial_is_one_of_its_own() -> None:
    elsewhere = tell(incident_type="explosion_unattributed", place=OBLAST, precision=Precision.OBLAST)
    later = tell(incident_type="explosion_unattributed", sentence=2)
    denied = tell(modality=Modality.DENIED, sentence=2)
    assert len(each_once([elsewhere, tell()], OPENING, VAGUE)) == 2
    assert len(each_once([later, tell()], OPENING, VAGUE)) == 2
    assert len(each_once([later, denied], OPENING, VAGUE)) == 2


def test_a_vague_thing_without_a_place_of_its_own_is_what_the_sentence_beside_tells() -> None:
    def told_types(link: LinkKind) -> list[str]:
        vague = tell(incident_type="explosion_unattributed", place=OBLAST, sentence=1, link=link)
        return [incident.incident_type for incident in each_once([tell(), vague], OPENING, VAGUE)]

    assert told_types(LinkKind.REPORT_FOCUS) == ["shelling"]
    assert told_types(LinkKind.SAME_CLAUSE) == ["shelling", "explosion_unattributed"]
