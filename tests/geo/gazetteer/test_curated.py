import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from geo.errors import DataError
from geo.gazetteer import curated
from geo.gazetteer.forms import FormCollector
from geo.gazetteer.index import Gazetteer
from geo.gazetteer.model import Level, NameSource, Place
from geo.gazetteer.rows import read_rows
from geo.gazetteer.spellings import Spellings
from geo.text import fold

OBLAST = Place("UA65", Level.OBLAST, "oblast", "Kherson Oblast", "Херсонська область", oblast_id="UA65")
SUPPLEMENT = "place_id,level,kind,name,name_uk,name_ru,lat,lon,population,parent,members,occupied_part,source,reason\n"
Collect = Callable[[str, str], None]
ALIASES = "form,language,place_id,within,kind_of_name,source,reason\n"


def test_every_alias_is_read_as_its_place(gazetteer: Gazetteer, data: Path) -> None:
    for row in read_rows(data / "aliases.csv"):
        readings = {(r.place.place_id, r.within) for r in gazetteer.readings(fold(row["form"]).strip(" .\"'"))}
        assert {(row["place_id"], row["within"] or None), (row["place_id"], None)} & readings, row["form"]


def test_every_supplement_row_is_a_place_under_its_names(gazetteer: Gazetteer, data: Path) -> None:
    for row in read_rows(data / "supplement.csv"):
        place = gazetteer[row["place_id"]]
        assert place.lat == (float(row["lat"]) if row["lat"] else None)
        assert place.members == tuple(row.listed("members"))
        for name in filter(None, (row["name"], row["name_uk"], row["name_ru"])):
            assert place in [r.place for r in gazetteer.readings(fold(name).strip(" .\"'"))], name


def test_aleisk_counts_in_kherson_oblast_only(gazetteer: Gazetteer) -> None:
    (reading,) = [r for r in gazetteer.readings("Aleisk") if r.place.is_here]
    assert reading.place.name == "Oleshky"
    assert reading.source is NameSource.ALIAS
    assert reading.within == reading.place.oblast_id


@pytest.fixture
def collect(tmp_path: Path, spellings: Spellings):
    def collect(table: str, text: str) -> None:
        path = tmp_path / table
        path.write_text((SUPPLEMENT if table == "supplement.csv" else ALIASES) + text, encoding="utf-8")
        read = curated.supplement if table == "supplement.csv" else curated.aliases
        read(path, {OBLAST.place_id: OBLAST}, spellings, FormCollector())

    return collect


@pytest.mark.parametrize(
    ("table", "row", "complaint"),
    [
        ("supplement.csv", "site:x,site,dam,X,Х,Х,,,,UA99,,,a source,a reason", "UA99"),
        ("supplement.csv", "region:x,region,area,X,Х,Х,,,,,UA65|UA99,,a source,a reason", "UA99"),
        ("supplement.csv", "site:x,place,dam,X,Х,Х,,,,,,,a source,a reason", "level is 'place'"),
        ("supplement.csv", "site:x,site,dam,X,Х,Х,north,,,,,,a source,a reason", "north"),
        ("supplement.csv", "site:x,site,dam,X,Х,Х,,,,,,,,a reason", "no source"),
        ("supplement.csv", "site:x,site,dam", "row 2 has 3 cells"),
        ("aliases.csv", "Aleisk,en,UA99,,alias,a source,a reason", "UA99"),
        ("aliases.csv", "Aleisk,en,UA65,UA99,alias,a source,a reason", "UA99"),
        ("aliases.csv", "Aleisk,en,UA65,,nickname,a source,a reason", "nickname"),
        ("aliases.csv", "Aleisk,en,UA65,,alias,a source,", "no reason"),
    ],
)
def test_a_wrong_row_is_refused(collect, table: str, row: str, complaint: str) -> None:
    with pytest.raises(DataError, match=complaint):
        collect(table, row + "\n")


def test_a_table_without_a_column_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "aliases.csv"
    path.write_text("form,language\nAleisk,en\n", encoding="utf-8")
    with pytest.raises(DataError, match="row 2: there is no column 'place_id'"):
        read_rows(path)[0].required("place_id")


def test_a_missing_table_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"absent\.csv"):
        read_rows(tmp_path / "absent.csv")


def test_gazetteer_that_was_never_compiled(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="compile it again"):
        Gazetteer.load(tmp_path)


def test_gazetteer_of_another_shape(tmp_path: Path, data: Path) -> None:
    shutil.copy(data / "places.parquet", tmp_path / "forms.parquet")
    shutil.copy(data / "places.parquet", tmp_path / "places.parquet")
    with pytest.raises(DataError, match="expected"):
        Gazetteer.load(tmp_path)
