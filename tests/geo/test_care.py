from collections import Counter, defaultdict
from dataclasses import replace

import pytest

from geo.care import Care, CareRules, load_care_rules
from geo.errors import DataError
from geo.facts import DATA
from geo.frame import Precision
from geo.gazetteer.index import Gazetteer
from geo.gazetteer.model import Place
from geo.geoparse import Geoparsed
from geo.incidents.merging import Told, merge
from geo.incidents.persons import PrivateNames
from geo.incidents.taxonomy import load_taxonomy
from geo.reports.model import Report
from geo.toponyms.model import Mention, Span
from tests.conftest import Parse
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
    (withheld,) = care.withhold([parsed(incident, tell(), title="Petrenko shot at")])
    assert withheld.report.title == "[name] shot at"
    assert [(i.evidence, i.claimed_by) for i in withheld.incidents] == [
        ("[name] was shot at", "[name]"),
        ("shelled", None),
    ]
    assert care.account() == {"incidents_without_a_name": 1, "incidents_shown_coarser": [], "mentions_not_listed": 0}


def test_a_private_name_leaves_any_words_of_a_report_in_its_language(care: Care) -> None:
    (withheld,) = care.withhold([parsed(language="uk")])
    assert withheld.told("Petrenko in Kut") == "[ім'я] in Kut"


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
    mentions = (Mention(Span(0, 9, "the plant", ()), plant, 1.0, "official name"),)
    (told,) = care.withhold([replace(parsed(incident, shelling), mentions=mentions)])
    shown, untouched = told.incidents
    assert (shown.place.name, shown.precision) == ("Enerhodar", Precision.SETTLEMENT)
    assert (shown.mention, shown.evidence) == ("[place]", "seized at [place]")
    assert untouched == shelling
    assert told.mentions == ()
    assert care.account() == {
        "incidents_without_a_name": 0,
        "incidents_shown_coarser": [
            {"incident_type": "detention", "reason": "site_or_district_as_settlement", "incidents": 1}
        ],
        "mentions_not_listed": 1,
    }


def test_an_arrest_in_a_hamlet_is_shown_in_its_hromada(care: Care, gazetteer: Gazetteer) -> None:
    hamlet = next(p for p in gazetteer.places if p.level == "settlement" and p.population and p.population < 50)
    incident = tell(incident_type="detention", place=hamlet)
    (told,) = care.withhold([parsed(incident)])
    assert told.incidents[0].place == gazetteer[hamlet.hromada_id]
    assert told.incidents[0].precision is Precision.HROMADA


def test_what_is_without_a_place_or_coarse_stays(care: Care, gazetteer: Gazetteer) -> None:
    oblast = gazetteer.search("Kherson Oblast")[0].place
    told = parsed(
        tell(incident_type="detention", place=None, precision=Precision.UNLOCATED),
        tell(incident_type="detention", place=oblast, precision=Precision.OBLAST),
    )
    (careful,) = care.withhold([told])
    assert (careful.report, careful.incidents) == (told.report, told.incidents)


@pytest.fixture
def hamlets(gazetteer: Gazetteer) -> list[Place]:
    """Two hamlets of one hromada, both the only ones of their names."""
    times = Counter(place.name for place in gazetteer.places)
    found: dict[str | None, list[Place]] = defaultdict(list)
    for place in gazetteer.places:
        if (
            place.level == "settlement"
            and place.is_located
            and (place.population or 500) < 300
            and times[place.name] == 1
        ):
            found[place.hromada_id].append(place)
    return next(places[:2] for places in found.values() if len(places) > 1)


def test_no_name_of_a_hamlet_is_left_in_evidence_or_title(parse: Parse, care: Care, hamlets: list[Place]) -> None:
    one, other = (place.name for place in hamlets)
    text = f"On 3 March 2023 soldiers detained two men in {one} and {other}. A farmer was detained near {one}."
    (shown,) = care.withhold([parse(text, title=f"{one}: detained near {other}")])
    assert shown.incidents
    for words in (shown.report.title, *(f"{i.evidence} {i.mention} {i.claimed_by}" for i in shown.incidents)):
        assert one not in words
        assert other not in words
    assert shown.told(text).count("[place]") == 3
    assert shown.mentions == ()


def test_a_name_that_several_places_have_is_treated_as_of_a_hamlet(parse: Parse, care: Care) -> None:
    (shown,) = care.withhold([parse("A man was detained in Blahodatne.", title="Blahodatne")])
    assert [(i.evidence, i.mention) for i in shown.incidents] == [("A man was detained in [place]", "[place]")]
    assert shown.report.title == "[place]"
    assert shown.mentions == ()


def test_arrests_in_two_hamlets_of_one_hromada_stay_two(care: Care, hamlets: list[Place]) -> None:
    told = [parsed(tell(incident_type="detention", place=place, when=MAY_3)) for place in hamlets]
    merged = merge(
        Told(replace(one.report, report_id=str(n)), str(n), one.incidents) for n, one in enumerate(care.withhold(told))
    )
    assert [m.incident.place.place_id for m in merged] == [hamlets[0].hromada_id] * 2


def test_what_is_careless_keeps_its_names(parse: Parse, care: Care, hamlets: list[Place]) -> None:
    told = parse(f"On 3 March 2023 Russian forces shelled {hamlets[0].name}.", title=f"Shelling of {hamlets[0].name}")
    assert told.incidents
    (careful,) = care.withhold([told])
    assert (careful.report, careful.incidents, careful.mentions) == (told.report, told.incidents, told.mentions)
    assert careful.told(told.report.text) == told.report.text


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
