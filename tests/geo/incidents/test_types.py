"""Every incident type: sentences that say it, in three languages, and sentences with its words that do not.

``types.jsonl`` holds one object a line: ``type``, ``language``, ``text`` and ``place``, the settlement where the text
puts an incident of the type, or ``null`` where it tells of none. All are written for this project.
"""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from geo.incidents.taxonomy import load_taxonomy
from geo.settings import DATA
from tests.conftest import Parse

ENTRIES: list[dict[str, Any]] = [
    json.loads(line) for line in (Path(__file__).parent / "types.jsonl").read_text(encoding="utf-8").splitlines()
]
POSITIVES = [entry for entry in ENTRIES if entry["place"]]
NEAR_MISSES = [entry for entry in ENTRIES if not entry["place"]]


def _name(entry: dict[str, Any]) -> str:
    return f"{entry['type']}: {entry['text']}"


def test_every_type_has_positives_in_three_languages_and_near_misses() -> None:
    positives = Counter((entry["type"], entry["language"]) for entry in POSITIVES)
    wanted = {(code, language) for code in load_taxonomy(DATA / "taxonomy").types for language in ("en", "uk", "ru")}
    assert positives.keys() == wanted
    assert {entry["type"] for entry in NEAR_MISSES} == {code for code, _ in wanted}


@pytest.mark.parametrize("entry", POSITIVES, ids=_name)
def test_the_type_is_found_at_its_place(entry: dict[str, Any], parse: Parse) -> None:
    incidents = parse(entry["text"], entry["language"]).incidents
    assert (entry["type"], entry["place"]) in {(i.incident_type, i.place and i.place.name) for i in incidents}


@pytest.mark.parametrize("entry", NEAR_MISSES, ids=_name)
def test_its_words_alone_are_no_incident_of_the_type(entry: dict[str, Any], parse: Parse) -> None:
    incidents = parse(entry["text"], entry["language"]).incidents
    assert entry["type"] not in {incident.incident_type for incident in incidents}
