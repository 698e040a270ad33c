from pathlib import Path

import pytest

from geo.errors import DataError
from geo.gazetteer.index import Gazetteer
from geo.toponyms.model import Span
from geo.toponyms.settled import SettledNames, load_settled_names

HEAD = "name,report_id,place_id,reason\n"
TOKMAK = "UA23100270010029314"


def settled(tmp_path: Path, gazetteer: Gazetteer, rows: str) -> SettledNames:
    path = tmp_path / "settled.csv"
    path.write_text(HEAD + rows, encoding="utf-8")
    return load_settled_names(path, gazetteer)


def decided(names: SettledNames, text: str, report_id: str, gazetteer: Gazetteer) -> str | None:
    mention = names.decide(Span(0, len(text), text, ()), report_id, gazetteer)
    return None if mention is None else mention.place.place_id if mention.place else "no place"


def test_a_line_settles_a_name_for_one_report_or_for_all(tmp_path: Path, gazetteer: Gazetteer) -> None:
    names = settled(tmp_path, gazetteer, f"Новоукраїнка,r1,{TOKMAK},told by the author\nВільне,,,a word\n")
    assert decided(names, "НОВОУКРАЇНКА", "r1", gazetteer) == TOKMAK
    assert decided(names, "Новоукраїнка", "r2", gazetteer) is None
    assert decided(names, "Вільне", "r2", gazetteer) == "no place"
    assert decided(names, "Токмак", "r1", gazetteer) is None


def test_the_line_of_a_report_goes_before_that_of_all(tmp_path: Path, gazetteer: Gazetteer) -> None:
    names = settled(tmp_path, gazetteer, f"Вільне,,,a word\nВільне,r1,{TOKMAK},told by the author\n")
    assert decided(names, "Вільне", "r1", gazetteer) == TOKMAK


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ("Вільне,,UA99,why\n", "UA99"),
        ("Вільне,,,\n", "reason"),
        (",,,why\n", "name"),
        ("Вільне,,,why\nВІЛЬНЕ,,,why\n", "settled already"),
    ],
)
def test_a_line_that_settles_nothing_is_refused(tmp_path: Path, gazetteer: Gazetteer, rows: str, told: str) -> None:
    with pytest.raises(DataError, match=told):
        settled(tmp_path, gazetteer, rows)
