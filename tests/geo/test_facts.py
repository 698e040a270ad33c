from pathlib import Path

import pytest
from pydantic import TypeAdapter

from geo.errors import DataError
from geo.facts import read_facts

NUMBERS = TypeAdapter(dict[str, int])


def test_facts_are_read_and_validated(tmp_path: Path) -> None:
    path = tmp_path / "facts.yaml"
    path.write_text("a: 1\nb: 2\n", encoding="utf-8")
    assert read_facts(path, NUMBERS) == {"a": 1, "b": 2}


@pytest.mark.parametrize("text", ["a: [", "a: one", "- 1", ""])
def test_what_is_not_as_it_must_be_names_the_file(tmp_path: Path, text: str) -> None:
    path = tmp_path / "facts.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match=r"facts\.yaml"):
        read_facts(path, NUMBERS)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"none\.yaml: missing"):
        read_facts(tmp_path / "none.yaml", NUMBERS)


def test_bytes_that_are_no_text_are_an_error_of_the_data(tmp_path: Path) -> None:
    path = tmp_path / "facts.yaml"
    path.write_bytes(b"a: \xff\xfe")
    with pytest.raises(DataError, match=r"facts\.yaml"):
        read_facts(path, NUMBERS)


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(DataError):
        read_facts(tmp_path, NUMBERS)
