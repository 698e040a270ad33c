"""The sample reports and their labels agree with each other, with the taxonomy and with the rule "own words".

``samples.jsonl`` holds one object a report: ``report_id``, ``language``, ``incidents``, ``places`` in the order of the
text, and where an editor could code more without being wrong, ``arguable`` in the shape of ``incidents``. A
``date_start`` of a month (``2022-05``) stands for a day that the text does not give; a state reported on a day has
that day, a past event found out later has none. ``negatives.jsonl`` holds texts that must yield no incident, and why.
Labels were written by hand, before any program read the texts.
"""

import itertools
import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from geo.incidents.taxonomy import load_taxonomy

ROOT = Path(__file__).parents[2]
LANGUAGES = {"en", "uk", "ru"}
MODALITIES = {"reported", "threatened", "denied"}
LEVELS = {
    "site",
    "district",
    "settlement",
    "hromada",
    "raion",
    "oblast",
    "region",
    "feature",
    "country",
    "foreign",
}
COPIED_RUN_WORDS = 8
NO_SOURCE_ADDRESS = "publisher's address"


def _reports() -> dict[str, dict[str, Any]]:
    """Front matter by file name, with the ``text`` and the parts of the name: ``month``, ``slug``, ``suffix``."""
    reports: dict[str, dict[str, Any]] = {}
    for path in sorted((ROOT / "data/reports").glob("*.*.md")):
        _, front, text = path.read_text(encoding="utf-8").split("---\n", 2)
        named = re.fullmatch(r"(\d{4}-\d{2}|undated)-([a-z0-9-]+)\.(\w+)\.md", path.name)
        assert named, f"{path.name}: a sample is named <yyyy-mm or undated>-<id>.<language>.md"
        month, slug, suffix = named.groups()
        reports[path.name] = {
            **yaml.safe_load(front),
            "text": text.strip(),
            "month": month,
            "slug": slug,
            "suffix": suffix,
        }
    return reports


def _lines(name: str) -> list[dict[str, Any]]:
    text = (ROOT / "tests/golden" / name).read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


REPORTS = _reports()
TEXTS = {report["id"]: report["text"] for report in REPORTS.values()}
SAMPLES = _lines("samples.jsonl")
TAXONOMY = load_taxonomy(ROOT / "data/taxonomy")


def _runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.casefold())
    return {tuple(words[start : start + COPIED_RUN_WORDS]) for start in range(len(words) - COPIED_RUN_WORDS + 1)}


@pytest.mark.parametrize("name", REPORTS)
def test_the_front_matter_is_complete(name: str) -> None:
    report = REPORTS[name]
    assert report["id"] == report["slug"]
    assert report["language"] == report["suffix"]
    assert report["title"].strip()
    assert report["publisher"] == "Sample, written for this project"
    assert report["based_on"].strip()
    assert str(report.get("url", "")).startswith("https://") or NO_SOURCE_ADDRESS in report["based_on"]
    published = report.get("published")
    assert published is None or isinstance(published, date)
    assert published is None or f"{published:%Y-%m}" == report["month"]


@pytest.mark.parametrize("name", REPORTS)
def test_a_report_is_a_short_news_item(name: str) -> None:
    assert 60 <= len(REPORTS[name]["text"].split()) <= 180


def test_there_are_enough_reports_in_each_language() -> None:
    assert len(REPORTS) >= 24
    assert {report["language"] for report in REPORTS.values()} == LANGUAGES


def test_each_report_has_one_line_of_labels() -> None:
    ids = [report["id"] for report in REPORTS.values()]
    assert len(set(ids)) == len(ids)
    assert sorted(sample["report_id"] for sample in SAMPLES) == sorted(ids)
    languages = {report["id"]: report["language"] for report in REPORTS.values()}
    assert {sample["report_id"]: sample["language"] for sample in SAMPLES} == languages


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample["report_id"])
def test_every_label_is_proved_by_the_text(sample: dict[str, Any]) -> None:
    text = TEXTS[sample["report_id"]]
    mentioned = {(place["name"], place["level"]) for place in sample["places"]}
    for incident in sample["incidents"] + sample.get("arguable", []):
        assert incident["type"] in TAXONOMY.types
        assert incident["modality"] in MODALITIES
        assert incident["evidence"] in text
        assert incident["claimed_by"] is None or incident["claimed_by"] in text
        assert incident["place"] is None or (incident["place"], incident["level"]) in mentioned
        assert incident["date_start"] is None or re.fullmatch(r"\d{4}-\d{2}(-\d{2})?", incident["date_start"])


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample["report_id"])
def test_mentions_stand_in_the_text_in_their_order(sample: dict[str, Any]) -> None:
    text, end = TEXTS[sample["report_id"]], 0
    for place in sample["places"]:
        assert place["level"] in LEVELS
        start = text.find(place["text"], end)
        assert start >= 0, f"{place['text']!r} does not follow offset {end}"
        end = start + len(place["text"])


def test_the_samples_cover_modalities_and_most_types() -> None:
    incidents = [incident for sample in SAMPLES for incident in sample["incidents"]]
    assert {incident["modality"] for incident in incidents} == MODALITIES
    assert len({incident["type"] for incident in incidents}) >= 35
    assert any(incident["place"] is None for incident in incidents)


def test_no_report_repeats_a_run_of_words_of_another() -> None:
    runs = {name: _runs(report["text"]) for name, report in REPORTS.items()}
    for (first, left), (second, right) in itertools.combinations(runs.items(), 2):
        assert not left & right, f"{first} and {second} share {next(iter(left & right))}"


def test_negatives_say_why_they_hold_no_incident() -> None:
    negatives = _lines("negatives.jsonl")
    assert len({negative["id"] for negative in negatives}) == len(negatives) >= 40
    assert {negative["language"] for negative in negatives} == LANGUAGES
    assert len({negative["text"] for negative in negatives}) == len(negatives)
    assert all(negative["text"].strip() and negative["why"].strip() for negative in negatives)
