import json
import zlib
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.frame import POINT_PRECISIONS, Precision
from maps.chunks import ROWS, write_chunk, write_details
from maps.columns import DATE_PRECISIONS, POINT_UNITS, to_columns
from maps.shapes import ShapePool
from maps.vlq import encode_numbers, encode_steps
from tests.maps.chunks import decode_numbers, decode_steps, read_chunk


@pytest.fixture(scope="module")
def oblast_names(oblasts) -> list[str]:
    return oblasts["name"].tolist()


@pytest.fixture(scope="module")
def pool() -> ShapePool:
    return ShapePool()


@pytest.fixture(scope="module")
def columns(sample_incidents, taxonomy, oblast_names, pool):
    return to_columns(sample_incidents, taxonomy, oblast_names, pool)


def rows(columns: Any, name: str) -> list[int]:
    text = columns.data["rows"][name]
    return decode_steps(text) if name == "day" else decode_numbers(text)


def spots_of_rows(columns: Any) -> list[int]:
    counts = decode_numbers(columns.data["spots"]["rows"])
    return [spot for spot, count in enumerate(counts) for _ in range(count)]


@given(st.lists(st.integers(0, 2**35 - 1)))
def test_numbers_are_read_as_they_were_written(numbers):
    assert decode_numbers(encode_numbers(numbers)) == numbers


@given(st.lists(st.integers(-(2**30), 2**30)))
def test_steps_are_read_as_they_were_written(numbers):
    assert decode_steps(encode_steps(numbers)) == numbers


def test_texts_are_those_that_the_browser_reads():
    # the same texts stand in maps/web/test/vlq.test.ts
    assert encode_numbers([0, 1, 31, 32, 32768]) == "ABfgBgggB"
    assert encode_steps([3, 0, 0]) == "GFA"


@pytest.mark.parametrize("number", [-1, 2**35])
def test_numbers_that_cannot_be_written_are_refused(number):
    with pytest.raises(ValueError, match="35 bits"):
        encode_numbers([number])


def test_every_row_is_there_once(columns, sample_incidents):
    assert columns.data["n"] == len(sample_incidents)
    assert sorted(columns.order.tolist()) == list(range(len(sample_incidents)))
    assert sum(decode_numbers(columns.data["spots"]["rows"])) == len(sample_incidents)


def test_codes_and_days_are_those_of_the_frame(columns, sample_incidents, taxonomy):
    frame = sample_incidents.iloc[columns.order]
    types = list(taxonomy.types)
    assert [types[code] for code in rows(columns, "type")] == frame["incident_type"].tolist()
    assert [DATE_PRECISIONS[code] for code in rows(columns, "datePrecision")] == ["day"] * len(frame)
    first = np.datetime64(columns.data["firstDay"])
    days = [str(first + day - 1) if day else None for day in rows(columns, "day")]
    assert days == [None if pd.isna(value) else value for value in frame["date_start"]]
    sides = [columns.data["sides"][side - 1] if side else None for side in rows(columns, "side")]
    assert [side is not None for side in sides] == frame["claimed_by"].notna().tolist()


def test_points_are_where_the_frame_has_them_and_areas_have_shapes(columns, sample_incidents, pool):
    spots = columns.data["spots"]
    lng, lat = decode_steps(spots["lng"]), decode_steps(spots["lat"])
    shapes = decode_numbers(spots["shape"])
    for spot, position in zip(spots_of_rows(columns), columns.order, strict=True):
        row = sample_incidents.iloc[position]
        precision = list(Precision)[decode_numbers(spots["precision"])[spot]]
        assert precision == row["precision"]
        if precision in POINT_PRECISIONS:
            assert row.geometry.x == pytest.approx(lng[spot] / POINT_UNITS, abs=1e-5)
            assert row.geometry.y == pytest.approx(lat[spot] / POINT_UNITS, abs=1e-5)
        assert (shapes[spot] > 0) == (row.geometry is not None and precision not in POINT_PRECISIONS)
    assert max(shapes) == len(pool.shapes)


def test_incidents_of_one_place_told_alike_share_a_spot(columns, sample_incidents):
    names = columns.data["spots"]["name"]
    counts = decode_numbers(columns.data["spots"]["rows"])
    assert dict(zip(names, counts, strict=True))["Kherson Oblast"] == 5
    assert len(names) < len(sample_incidents)


def test_the_order_of_the_frame_does_not_change_the_spots(columns, sample_incidents, taxonomy, oblast_names):
    turned = to_columns(sample_incidents.iloc[::-1], taxonomy, oblast_names, ShapePool())
    assert turned.data["spots"]["name"] == columns.data["spots"]["name"]
    assert turned.data["rows"]["day"] == columns.data["rows"]["day"]


def test_an_edition_without_incidents_has_empty_columns(sample_incidents, taxonomy, oblast_names):
    empty = to_columns(sample_incidents.iloc[:0], taxonomy, oblast_names, ShapePool())
    assert empty.data["n"] == 0
    assert set(empty.data["rows"].values()) == {""}


def test_details_hold_each_row_in_the_order_of_the_columns(columns, sample_incidents, tmp_path):
    write_details(sample_incidents, columns.order, tmp_path)
    chunk = read_chunk(tmp_path / "details-0.js")
    frame = sample_incidents.iloc[columns.order]
    assert [row[0] for row in chunk["rows"]] == frame["incident_id"].tolist()
    assert [row[1] for row in chunk["rows"]] == frame["evidence"].tolist()
    for row, titles in zip(chunk["rows"], frame["title"], strict=True):
        assert [chunk["reports"][position][0] for position in row[-1]] == titles
    hashes = decode_numbers(read_chunk(tmp_path / "ids.js"))
    assert hashes == [zlib.crc32(text.encode()) for text in frame["incident_id"]]


def test_details_are_cut_into_chunks(sample_incidents, tmp_path):
    many = sample_incidents.iloc[np.zeros(ROWS + 1, dtype="int64")]
    write_details(many, np.arange(ROWS + 1), tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["details-0.js", "details-1.js", "ids.js"]
    assert [len(read_chunk(tmp_path / f"details-{number}.js")["rows"]) for number in (0, 1)] == [ROWS, 1]


@given(st.text())
def test_a_chunk_is_one_call_with_one_inert_text(text):
    hostile = json.dumps(text)
    with pytest.MonkeyPatch.context() as patch:
        written: list[str] = []
        patch.setattr(Path, "write_text", lambda _, text, **__: written.append(text))
        write_chunk("x", {"text": text, "again": hostile}, Path())
    [call] = written
    assert call.startswith('occupationMapTake("x","')
    assert call.count("\n") == 1
    assert not set("\u2028\u2029\r") & set(call)
