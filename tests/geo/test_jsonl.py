from pathlib import Path

import pytest
from pydantic import BaseModel

from geo.errors import InputError
from geo.jsonl import read_jsonl


class Named(BaseModel):
    name: str


def test_each_line_is_a_value_and_empty_lines_are_left_out(tmp_path: Path):
    file = tmp_path / "names.jsonl"
    file.write_text('{"name": "а\u2028б"}\n\n{"name": "c"}\n', encoding="utf-8")
    assert [value.name for value in read_jsonl(file, Named)] == ["а\u2028б", "c"]


@pytest.mark.parametrize("line", ["{", "[]", '{"name": 1}'])
def test_a_bad_line_is_named_in_one_line(tmp_path: Path, line: str):
    file = tmp_path / "names.jsonl"
    file.write_text('{"name": "a"}\n' + line, encoding="utf-8")
    with pytest.raises(InputError, match=r"names\.jsonl:2: ") as raised:
        read_jsonl(file, Named)
    assert "\n" not in str(raised.value)


def test_a_file_in_another_encoding_or_missing_is_named(tmp_path: Path):
    (tmp_path / "latin.jsonl").write_bytes(b'{"name": "\xe9"}')
    for name in ("latin.jsonl", "missing.jsonl"):
        with pytest.raises(InputError, match=name):
            read_jsonl(tmp_path / name, Named)
