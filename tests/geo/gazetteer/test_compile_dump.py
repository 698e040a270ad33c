"""A gazetteer compiled with a GeoNames dump, of one oblast so that it takes seconds."""

import shutil
from pathlib import Path

import pytest

from geo.gazetteer import compile as compiling
from geo.gazetteer.compile import Summary, compile_gazetteer
from geo.gazetteer.index import Gazetteer
from geo.gazetteer.model import Level, Place
from geo.gazetteer.sources import Unit, read_katottg
from tests.geo.gazetteer.dump import dump, row

OBLAST = "UA65000000000030969"
# Tables that refer to places of other oblasts.
OF_THE_WHOLE_COUNTRY = ("supplement.csv", "aliases.csv")
DUMP = (
    row(691037, "Oleshky", ("Алешки", "Олешки"), lat=46.62, lon=32.72),
    row(5, "Pidstepne", ("Підстепне",), lat=46.6, lon=32.8, population=0),
    row(6, "Rykove", ("Рикове",), lat=46.3, lon=34.8, population=0, raion="6504"),
    row(1, "Novoalekseyevka", ("Новоолексіївка",), lat=46.23, lon=34.64, raion="6504"),
    row(2, "Prohnoi", ("Прогної", "Прогнои"), feature="S.RSTN", lat=46.4, lon=32.1, population=0),
    row(3, "Konka", ("Конка",), feature="H.STM", lat=46.7, lon=32.7, population=0),
    row(4, "Hotel Oleshky", ("Олешки",), feature="S.HTL", population=0),
)


def units_of_the_oblast() -> list[Unit]:
    return [unit for unit in read_katottg() if OBLAST in (unit.code, *unit.ancestors)]


@pytest.fixture(scope="module")
def compiled(tmp_path_factory: pytest.TempPathFactory, data: Path) -> tuple[Gazetteer, Summary]:
    folder = tmp_path_factory.mktemp("dump")
    tables = shutil.copytree(data, folder / "tables", ignore=shutil.ignore_patterns("*.parquet"))
    for name in OF_THE_WHOLE_COUNTRY:
        heading = (tables / name).read_text(encoding="utf-8").splitlines()[0]
        (tables / name).write_text(f"{heading}\n", encoding="utf-8")
    heading, *rows = (tables / "oblasts.csv").read_text(encoding="utf-8").splitlines()
    (here,) = (row for row in rows if row.startswith(OBLAST))
    (tables / "oblasts.csv").write_text(f"{heading}\n{here}\n", encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(compiling, "read_katottg", units_of_the_oblast)
        summary = compile_gazetteer(folder / "out", tables, dump(folder, *DUMP))
    return Gazetteer.load(folder / "out"), summary


def only(gazetteer: Gazetteer, name: str, level: Level) -> Place:
    (place,) = {reading.place for reading in gazetteer.readings(name) if reading.place.level is level}
    return place


def test_settlements_have_the_points_and_the_people_of_the_dump(compiled: tuple[Gazetteer, Summary]) -> None:
    gazetteer, summary = compiled
    oleshky = only(gazetteer, "Алешках", Level.SETTLEMENT)
    assert (oleshky.name, oleshky.lat, oleshky.lon, oleshky.population) == ("Oleshky", 46.62, 32.72, 24639)
    assert oleshky.place_id.startswith("UA65")
    assert summary.located == 4


def test_sites_and_features_come_from_the_dump(compiled: tuple[Gazetteer, Summary]) -> None:
    gazetteer, _ = compiled
    station = only(gazetteer, "станції Прогної", Level.SITE)
    assert (station.place_id, station.kind, station.oblast_id) == ("geonames:2", "railway station", OBLAST)
    assert only(gazetteer, "рекой Конка", Level.FEATURE).place_id == "geonames:3"
    assert "geonames:4" not in gazetteer


def test_a_site_is_a_pin_and_a_feature_is_none(compiled: tuple[Gazetteer, Summary]) -> None:
    gazetteer, _ = compiled
    (nearest, distance_km), *_ = gazetteer.nearest(46.4, 32.1)
    assert (nearest.place_id, round(distance_km)) == ("geonames:2", 0)
    assert all(place.level is not Level.FEATURE for place, _ in gazetteer.nearest(46.7, 32.7, k=50))
