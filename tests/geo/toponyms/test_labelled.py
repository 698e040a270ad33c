import json
from pathlib import Path
from typing import Any

import pytest

from geo.errors import InputError
from geo.gazetteer.model import Level
from geo.jsonl import read_jsonl
from geo.toponyms.labelled import LabelledText

LINE: dict[str, Any] = {
    "id": "one",
    "lang": "en",
    "text": "In Kherson.",
    "places": [{"start": 3, "end": 10, "text": "Kherson", "name": "Kherson", "level": "settlement", "geonameid": 1}],
}


def written(path: Path, *lines: object) -> Path:
    file = path / "labelled.jsonl"
    file.write_text("\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines), encoding="utf-8")
    return file


def test_lines_are_read_and_other_fields_ignored(tmp_path: Path):
    (text,) = read_jsonl(written(tmp_path, {**LINE, "incidents": []}, ""), LabelledText)
    assert isinstance(text, LabelledText)
    (place,) = text.places
    assert (place.level, place.point, place.place_id, place.is_scored) == (Level.SETTLEMENT, None, None, True)


@pytest.mark.parametrize(
    "line",
    [
        "{",
        "[]",
        {**LINE, "text": None},
        {**LINE, "text": "At the Kherson market."},
        {**LINE, "places": [{**LINE["places"][0], "level": "town"}]},
    ],
    ids=["no JSON", "no object", "no text", "span elsewhere", "unknown level"],
)
def test_a_bad_line_is_named(tmp_path: Path, line: object):
    with pytest.raises(InputError, match=r"labelled\.jsonl:2: ") as raised:
        read_jsonl(written(tmp_path, LINE, line), LabelledText)
    assert "\n" not in str(raised.value)


def test_a_file_that_is_not_there_is_named(tmp_path: Path):
    with pytest.raises(InputError, match=r"missing\.jsonl"):
        read_jsonl(tmp_path / "missing.jsonl", LabelledText)
