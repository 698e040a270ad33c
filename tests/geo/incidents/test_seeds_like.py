"""Three whole articles, in the project's own words, of the kinds that reports come in."""

import re
import textwrap

import pytest

from geo.frame import Modality, Precision
from geo.geoparse import Geoparsed
from tests.conftest import Parse

Told = tuple[str, str | None, str | None]


def _paragraphs(text: str) -> str:
    """The text with each paragraph on one line."""
    return re.sub(r"(?<!\n)\n(?![\n–])", " ", text)


# Headings, bullets, an abbreviation for the place, and paragraphs that name no place at all.
UNDER_HEADINGS = _paragraphs("""\
Life in the Occupied South Grows Harder

In short

– The occupiers cannot keep the utilities of the temporarily occupied territory (TOT) of the Zaporizhzhia region
running.
– People have had no electricity, no water and no gas for days.

Utilities in ruins

The Zaporizhzhia region's temporarily occupied territories (TOT) have lost mobile communications as well, even where
no front is near.

Nobody comes

Firefighters no longer respond to calls, and ambulances arrive hours late or not at all.

Medicine in the TOT

Pharmacies are short of medicines and there are not enough doctors. Nurses are being brought in from distant regions of
Russia.

Papers

The occupation authorities force people to take Russian passports. Those without one by 1 March will be expelled from
their homes.

Threats

Without the new papers residents will not be able to use banks, register a marriage or drive their cars.

Ukraine liberated the right bank of the Kherson region, including Kherson city, in 2022.
""")

# A town and its region, sources that carry over, areas of several sizes, four oblasts, offices that bear place names.
BY_SOURCES = _paragraphs("""\
Clinics turn away people without Russian papers in Luhansk region

Doctors in the occupied Svatove, Luhansk region, have stopped providing treatment to residents who have no
Russian passport

This was reported by the Eastern Human Rights Group.

Pharmacies, too, do not provide these people with insulin.

The Group warns that from 1 June all residents of the temporarily occupied territories without such a passport will be
refused medical care.

According to the head of the regional military administration, Artem Lysohor, there are hardly any doctors left in the
temporarily occupied territories of Luhansk region.

Officials press people in the temporarily occupied territories to accept papers

On September 30, 2022, Moscow signed treaties on the annexation of the self-proclaimed LPR and DPR, as well as
Kherson and Zaporizhzhia regions.

On October 5, 2022, the accession of these four regions of Ukraine became Russian law. Vladimir Saldo goes by the name
of "governor" of Kherson region, Leonid Pasechnik of "head of the LPR".
""")

# One place after another, a harm in one of them and its result in the next, and sentences on everything and nothing.
PLACE_BY_PLACE = """\
A kamikaze drone hit a municipal truck in Chaplynka, Kherson Oblast, on a quiet morning.
According to a post by the region's governor, Vladimir Saldo, the driver was wounded.
Saldo added that a shop in Skadovsk had been struck too.
The building was badly damaged, but no injuries were reported.
Nearby, in Lazurne, a house caught fire and a power line came down, plunging part of Skadovsk into darkness.
Families were left without electricity until the evening.
The European Union has said that any strikes on hospitals or schools would be met with sanctions.
For the people of Chaplynka and Skadovsk, life goes on.
"""


def told(parsed: Geoparsed, modality: Modality) -> set[Told]:
    """Type, place and speaker of the incidents of one modality."""
    return {
        (i.incident_type, i.place.name if i.place else None, i.claimed_by)
        for i in parsed.incidents
        if i.modality is modality
    }


def test_sections_without_a_place_are_about_the_place_of_the_article(parse: Parse) -> None:
    parsed = parse(UNDER_HEADINGS)
    assert {(i.place.name if i.place else None, i.precision) for i in parsed.incidents} == {
        ("occupied part of Zaporizhzhia Oblast", Precision.REGION)
    }
    assert {i.incident_type for i in parsed.incidents if i.modality is Modality.REPORTED} == {
        "power_outage",
        "water_outage",
        "gas_heating_outage",
        "telecom_outage",
        "emergency_service_failure",
        "medicine_shortage",
        "medical_staff_shortage",
        "settler_influx",
        "forced_passportization",
    }
    assert {i.incident_type for i in parsed.incidents if i.modality is Modality.THREATENED} == {
        "deportation",
        "banking_restriction",
        "civil_status_restriction",
        "vehicle_seizure",
    }


def test_an_abbreviation_means_what_the_article_says_it_means(parse: Parse) -> None:
    mentions = {m.span.text: m.place.name if m.place else None for m in parse(UNDER_HEADINGS).mentions}
    part = "occupied part of Zaporizhzhia Oblast"
    assert mentions["temporarily occupied territory (TOT) of the Zaporizhzhia region"] == part
    assert mentions["Zaporizhzhia region's temporarily occupied territories (TOT)"] == part
    assert mentions["TOT"] == part


def test_a_claim_holds_for_the_sentences_around_it(parse: Parse) -> None:
    reported = told(parse(BY_SOURCES), Modality.REPORTED)
    assert {
        ("medical_denial", "Svatove", "Eastern Human Rights Group"),
        ("medicine_shortage", "Svatove", "Eastern Human Rights Group"),
        ("medical_staff_shortage", "occupied part of Luhansk Oblast", "Artem Lysohor"),
    } <= reported
    assert told(parse(BY_SOURCES), Modality.THREATENED) == {
        ("medical_denial", "temporarily occupied territories of Ukraine", "Eastern Human Rights Group")
    }


def test_four_oblasts_are_four_places_on_each_day_and_no_more(parse: Parse) -> None:
    annexed = [i for i in parse(BY_SOURCES).incidents if i.incident_type == "political_imposition"]
    oblasts = {"Donetsk Oblast", "Luhansk Oblast", "Kherson Oblast", "Zaporizhzhia Oblast"}
    assert {(i.place.name if i.place else None, str(i.when and i.when.first)) for i in annexed} == {
        (oblast, day) for oblast in oblasts for day in ("2022-09-30", "2022-10-05")
    }


def test_each_harm_belongs_to_the_place_it_is_told_of(parse: Parse) -> None:
    parsed = parse(PLACE_BY_PLACE)
    saldo = "Vladimir Saldo"
    assert {(t, place) for t, place, _ in told(parsed, Modality.REPORTED)} == {
        ("drone_attack", "Chaplynka"),
        ("damage_transport", "Chaplynka"),
        ("civilian_casualties", "Chaplynka"),
        ("damage_commercial", "Skadovsk"),
        ("damage_residential", "Lazurne"),
        ("damage_energy", "Lazurne"),
        ("power_outage", "Skadovsk"),
    }
    assert ("civilian_casualties", "Chaplynka", saldo) in told(parsed, Modality.REPORTED)
    assert ("damage_commercial", "Skadovsk", saldo) in told(parsed, Modality.REPORTED)
    assert len(parsed.incidents) == len(told(parsed, Modality.REPORTED))


@pytest.mark.parametrize("text", [UNDER_HEADINGS, BY_SOURCES])
def test_a_text_broken_into_lines_of_one_width_tells_the_same(text: str, parse: Parse) -> None:
    wrapped = "\n\n".join(textwrap.fill(paragraph, 72) for paragraph in text.split("\n\n"))
    assert {(i.incident_type, i.place, i.modality) for i in parse(wrapped).incidents} == {
        (i.incident_type, i.place, i.modality) for i in parse(text).incidents
    }


@pytest.mark.parametrize("text", [UNDER_HEADINGS, BY_SOURCES, PLACE_BY_PLACE])
def test_persons_streets_and_foreign_places_are_no_places_of_incidents(text: str, parse: Parse) -> None:
    parsed = parse(text)
    assert all(i.place and i.place.is_here for i in parsed.incidents)
    assert not {"Vladimir", "Artem", "Leonid", "Saldo"} & {m.span.text for m in parsed.mentions}
