from dataclasses import replace

import pytest

from geo.care import Care, CareRules, load_care_rules
from geo.errors import DataError
from geo.facts import DATA
from geo.frame import Precision
from geo.gazetteer.index import Gazetteer
from geo.geoparse import Geoparsed
from geo.incidents.persons import PrivateNames
from geo.incidents.taxonomy import load_taxonomy
from geo.reports.model import Report
from tests.geo.incidents.telling import MAY_3, tell

RULES = CareRules(
    coarse_types=frozenset({"detention"}),
    min_inhabitants=500,
    max_km_outside=3,
    name={"en": "[name]", "uk": "[ім'я]"},
    place={"en": "[place]", "uk": "[місце]"},
)
NAMES = PrivateNames(frozenset({"Petrenko"}), frozenset({"Olena"}))


@pytest.fixture
def care(gazetteer: Gazetteer) -> Care:
    return Care(RULES, gazetteer)


def parsed(*incidents, title=None, names=NAMES, language="en") -> Geoparsed:
    return Geoparsed(Report("r1", "text", title=title, language=language), (), incidents, names)


def test_a_private_name_leaves_evidence_speaker_and_title(care: Care) -> None:
    incident = tell(evidence="Olena Petrenko was shot at", claimed_by="Olena Petrenko")
    withheld = care.withhold_names(parsed(incident, tell(), title="Petrenko shot at"))
    assert withheld.report.title == "[name] shot at"
    assert [(i.evidence, i.claimed_by) for i in withheld.incidents] == [
        ("[name] was shot at", "[name]"),
        ("shelled", None),
    ]
    assert care.account() == {"incidents_without_a_name": 1, "incidents_shown_coarser": []}


def test_a_private_name_leaves_the_review_queue_in_the_words_of_its_language(care: Care) -> None:
    row = care.withhold_context({"text": "Kut", "context": "Petrenko in Kut"}, parsed(language="uk"))
    assert row == {"text": "Kut", "context": "[ім'я] in Kut"}


def test_an_arrest_at_a_plant_is_shown_in_its_town_and_nowhere_named_finer(care: Care, gazetteer: Gazetteer) -> None:
    (plant, *_) = (r.place for r in gazetteer.search("Zaporizhzhia nuclear power plant"))
    incident = tell(
        incident_type="detention",
        place=plant,
        precision=Precision.SITE,
        mention="the plant",
        evidence="seized at the plant",
        when=MAY_3,
    )
    shelling = replace(incident, incident_type="shelling")
    (told,) = care.withhold_places([parsed(incident, shelling)])
    shown, untouched = told.incidents
    assert (shown.place.name, shown.precision) == ("Enerhodar", Precision.SETTLEMENT)
    assert (shown.mention, shown.evidence) == ("[place]", "seized at [place]")
    assert untouched == shelling
    assert care.account()["incidents_shown_coarser"] == [
        {"incident_type": "detention", "reason": "site_or_district_as_settlement", "incidents": 1}
    ]


def test_an_arrest_in_a_hamlet_is_shown_in_its_hromada(care: Care, gazetteer: Gazetteer) -> None:
    hamlet = next(p for p in gazetteer.places if p.level == "settlement" and p.population and p.population < 50)
    incident = tell(incident_type="detention", place=hamlet)
    (told,) = care.withhold_places([parsed(incident)])
    assert told.incidents[0].place == gazetteer[hamlet.hromada_id]
    assert told.incidents[0].precision is Precision.HROMADA


def test_what_is_without_a_place_or_coarse_stays(care: Care, gazetteer: Gazetteer) -> None:
    oblast = gazetteer.search("Kherson Oblast")[0].place
    told = parsed(
        tell(incident_type="detention", place=None, precision=Precision.UNLOCATED),
        tell(incident_type="detention", place=oblast, precision=Precision.OBLAST),
    )
    assert care.withhold_places([told]) == [told]


def test_the_rules_of_the_project_name_types_that_exist() -> None:
    types = load_taxonomy(DATA / "taxonomy").types
    path = DATA / "lookups" / "care.yaml"
    must = {
        "detention",
        "torture",
        "sexual_violence",
        "child_transfer",
        "medical_denial",
        "sabotage",
        "collaborator_attack",
        "protest",
    }
    assert must <= load_care_rules(path, types).coarse_types
    with pytest.raises(DataError, match="torture"):
        load_care_rules(path, types.keys() - {"torture"})
