from datetime import date

import pytest

from geo.care import Care, load_care_rules
from geo.facts import DATA
from geo.geoparse import Geoparser
from geo.incidents.taxonomy import load_taxonomy
from geo.reading import Reading, Rows
from geo.reports.duplicates import load_copy_rules
from geo.reports.model import Report

TEXT = "Shelling hit a school in Melitopol on 3 May 2022, said Olena Petrenko. Two people were wounded in Ivanivka."


class NoGround:
    """Knows a place by its id only."""

    def spots(self, places):
        self.asked = [*getattr(self, "asked", []), *(place.place_id for place in places)]
        return {}


@pytest.fixture
def ground() -> NoGround:
    return NoGround()


@pytest.fixture
def reading(geoparser: Geoparser, ground: NoGround) -> Reading:
    rules = load_care_rules(DATA / "lookups" / "care.yaml", load_taxonomy(DATA / "taxonomy").types)
    return Reading(Care(rules, geoparser.gazetteer), ground)


def read(reading: Reading, geoparser: Geoparser, name: str, published: date | None = None) -> None:
    reading.add(geoparser.parse(Report(name, TEXT, language="en", published=published, source="x.jsonl:1")))


def told(reading: Reading) -> list[tuple[str, str]]:
    rules = load_copy_rules(DATA / "lookups" / "duplicates.yaml")
    return [(t.report.report_id, t.original_id) for t in reading.told(rules)]


def test_reports_come_by_day_and_know_what_they_repeat(reading: Reading, geoparser: Geoparser) -> None:
    read(reading, geoparser, "undated")
    read(reading, geoparser, "later", date(2022, 5, 5))
    read(reading, geoparser, "first", date(2022, 5, 4))
    assert told(reading) == [("first", "first"), ("later", "first"), ("undated", "first")]
    assert [(row["source"], row["reports"]) for row in reading.ledger.rows()] == [("x.jsonl", 3)]
    assert reading.ledger.latest == date(2022, 5, 5)


def test_of_a_report_only_what_it_tells_is_kept(reading: Reading, geoparser: Geoparser) -> None:
    read(reading, geoparser, "r")
    (kept,) = reading.told(load_copy_rules(DATA / "lookups" / "duplicates.yaml"))
    assert kept.report.text == ""
    assert kept.incidents
    assert [row["text"] for row in reading.mentions] == ["Melitopol", "Ivanivka"]
    assert [row["text"] for row in reading.unresolved] == ["Ivanivka"]
    assert "Petrenko" not in reading.unresolved[0]["context"]


def test_a_place_is_put_on_the_ground_once(reading: Reading, geoparser: Geoparser, ground: NoGround) -> None:
    for number in range(3):
        read(reading, geoparser, str(number))
    told(reading)
    assert len(ground.asked) == len(set(ground.asked)) == 1


def test_rows_can_be_read_again_and_hold_what_no_file_can() -> None:
    rows = Rows()
    for row in ({"text": "Київ"}, {"text": "\ud83d", "lat": None}):
        rows.append(row)
    assert len(rows) == 2
    assert list(rows) == list(rows) == [{"text": "Київ"}, {"text": "\ud83d", "lat": None}]
    assert {"text": "Київ"} in rows
    assert {"text": "Kyiv"} not in rows
