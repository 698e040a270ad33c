import json
from pathlib import Path

import pytest
import yaml

from geo.evaluate import main
from geo.incidents.confidence import ConfidenceRates


def test_figures_and_misses_of_a_file_are_printed(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    place = {"start": 3, "end": 10, "text": "Kherson", "name": "Kherson", "level": "settlement"}
    place |= {"lat": 46.63695, "lon": 32.61458}
    lines = [
        {"id": "right", "lang": "en", "text": "In Kherson, a shop closed.", "places": [place]},
        {"id": "elsewhere", "lang": "en", "text": "In Kherson, a shop closed too.", "places": [place | {"lat": 50}]},
    ]
    file = tmp_path / "labelled.jsonl"
    file.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    assert main([str(file), "--misses"]) == 0
    table, misses = capsys.readouterr().out.split("\n\nelsewhere: other place: ")
    assert "Incidents" not in misses
    rows = {row[:34].strip(): row[34:].split() for row in table.splitlines()}
    assert rows["F1, exact span"] == ["1.000", "1.000"]
    assert rows["right place, of exact spans"] == ["0.500", "0.500"]
    assert len(misses.splitlines()) == 1


def test_incidents_are_measured_where_they_are_marked(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    looted = {"type": "looting", "place": None, "modality": "reported", "evidence": "a shop closed"}
    line = {"id": "shop", "lang": "en", "text": "In town, a shop closed.", "places": [], "incidents": [looted]}
    file = tmp_path / "labelled.jsonl"
    file.write_text(json.dumps(line), encoding="utf-8")
    assert main([str(file), "--types", "--misses"]) == 0
    places, incidents = capsys.readouterr().out.split("\n\nIncidents\n")
    figures, *_, types, misses = incidents.split("\n\n")
    assert places.startswith("Places\n")
    assert "recall of types                      0.000   0.000" in figures
    assert types.splitlines()[1].split() == ["looting", "1", "0", "1.00", "0.00", "0.00"]
    assert misses == "shop: type missed: looting at no place, reported: “a shop closed”\n"


def test_rates_of_confidence_are_printed_as_data(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    shelled = {"type": "shelling", "place": None, "modality": "reported", "evidence": "was shelled"}
    line = {"id": "town", "lang": "en", "text": "The town was shelled.", "places": [], "incidents": [shelled]}
    file = tmp_path / "labelled.jsonl"
    file.write_text(json.dumps(line), encoding="utf-8")
    assert main([str(file), "--fit"]) == 0
    rates = ConfidenceRates.model_validate(yaml.safe_load(capsys.readouterr().out))
    assert set(rates.one_place.values()) == {0.99}


def test_a_file_that_cannot_be_used_is_told_in_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert main([str(tmp_path / "missing.jsonl")]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1
