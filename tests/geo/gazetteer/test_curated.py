import re
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
KIND_NAMES = "place_id,language,slot,value,within,kind_of_name,source,reason\n"
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


def test_every_kind_name_is_read_as_its_place(gazetteer: Gazetteer, data: Path) -> None:
    phrases = read_rows(data / "kind_phrases.csv")
    for row in read_rows(data / "kind_names.csv"):
        slot, kind = re.compile(rf"{{{row['slot']}(:agrees)?}}"), gazetteer[row["place_id"]].kind
        taking = [p["phrase"] for p in phrases if (p["kind"], p["language"]) == (kind, row["language"])]
        form = slot.sub(row["value"], next(filter(slot.search, taking)))
        readings = {(r.place.place_id, r.within) for r in gazetteer.readings(fold(form).strip(" .\"'"))}
        assert {(row["place_id"], row["within"] or None), (row["place_id"], None)} & readings, form


@pytest.mark.parametrize(
    ("form", "place"),
    [
        ("аеродромі «Гвардійське", "Hvardiiske air base"),
        ("авиабазе Чернобаевка", "Kherson Airport"),
        ("Бердянському порту", "Port of Berdiansk"),
        ("Углегорской ТЭС", "Vuhlehirska thermal power plant"),
        ("КПВВ «Станиця Луганська", "Stanytsia Luhanska crossing point"),
        ("заводе имени Ильича", "Illich steelworks"),
        ("Cape Fiolent", "Cape Fiolent"),
        ("річки Молочної", "Molochna River"),
        ("річці Конці", "Konka River"),
        ("Голопристанском районе", "Hola Prystan Raion"),
        ("Алёшкинского муниципального округа", "Oleshky Raion"),
        ("городском округе Мариуполь", "Mariupol hromada"),
        ("Орджонікідзевському районі", "Livoberezhnyi District"),
        ("окупованому півдні", "occupied south of Ukraine"),
        ("Стамбулі", "Istanbul"),
        ("Таганрозі", "Taganrog"),
    ],
)
def test_names_that_reports_use(gazetteer: Gazetteer, form: str, place: str) -> None:
    assert place in {reading.place.name for reading in gazetteer.readings(form)}


def test_an_abolished_raion_is_made_of_hromadas_in_its_parent(gazetteer: Gazetteer) -> None:
    former = [place for place in gazetteer.places if place.kind == "former raion"]
    assert len(former) > 60
    for place in former:
        assert place.level is Level.RAION
        assert place.oblast_id
        for hromada in map(gazetteer.__getitem__, place.members):
            assert hromada.level is Level.HROMADA
            assert hromada.oblast_id == place.oblast_id
            assert place.raion_id in (None, hromada.raion_id), place.name


def test_aleisk_counts_in_kherson_oblast_only(gazetteer: Gazetteer) -> None:
    (reading,) = [r for r in gazetteer.readings("Aleisk") if r.place.is_here]
    assert reading.place.name == "Oleshky"
    assert reading.source is NameSource.ALIAS
    assert reading.within == reading.place.oblast_id


@pytest.fixture
def collect(tmp_path: Path, spellings: Spellings):
    phrases = tmp_path / "kind_phrases.csv"
    phrases.write_text("kind,language,phrase\noblast,en,{name} Land\n", encoding="utf-8")
    headings = {"supplement.csv": SUPPLEMENT, "aliases.csv": ALIASES, "kind_names.csv": KIND_NAMES}
    readers = {
        "supplement.csv": curated.supplement,
        "aliases.csv": curated.aliases,
        "kind_names.csv": lambda path, *rest: curated.kind_names(path, phrases, *rest),
    }

    def collect(table: str, text: str) -> None:
        path = tmp_path / table
        path.write_text(headings[table] + text, encoding="utf-8")
        readers[table](path, {OBLAST.place_id: OBLAST}, spellings, FormCollector())

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
        ("kind_names.csv", "UA99,en,name,X,,alias,a source,a reason", "UA99"),
        ("kind_names.csv", "UA65,en,name,X,UA99,alias,a source,a reason", "UA99"),
        (
            "kind_names.csv",
            "UA65,en,genitive,X,,alias,a source,a reason",
            "no phrase .* in en takes 'genitive'",
        ),
        ("kind_names.csv", "UA65,uk,name,X,,alias,a source,a reason", "no phrase .* in uk takes 'name'"),
        ("kind_names.csv", "UA65,en,name,X,,alias,,a reason", "no source"),
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
