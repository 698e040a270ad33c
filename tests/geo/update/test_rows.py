import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geo.errors import UpdateError
from geo.facts import DATA
from geo.spatial.bounds import Bounds
from geo.update.catalogue import GeojsonContent, Publisher, TableContent, read_bounds
from geo.update.checks import RowHashes, read_rows
from tests.geo.update.publishing import area, collection, places, unit

BOUNDS: Bounds = read_bounds(DATA / "expectations.yaml")


@pytest.fixture
def read(tmp_path: Path):
    def read(data: bytes | str, content: TableContent | GeojsonContent) -> RowHashes:
        path = tmp_path / "file"
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        return read_rows(path, content, BOUNDS)

    return read


@pytest.fixture
def dump(publishers: dict[str, Publisher]) -> Any:
    return publishers["geonames"].contents[0]


@pytest.fixture
def raions(publishers: dict[str, Publisher]) -> Any:
    return publishers["boundaries"].contents[0]


@pytest.fixture
def control(publishers: dict[str, Publisher]) -> Any:
    return publishers["control"].contents[0]


def test_rows_are_known_by_their_key(read, dump, raions, control) -> None:
    assert [*read("\n".join(places(1, 2, 3)), dump)] == ["1", "2", "3"]
    assert [*read(collection(unit(2, "UA6510"), unit(2, "UA6502")), raions)] == ["UA6510", "UA6502"]
    assert len(read(collection(area(), area(lon=34.0)), control)) == 2


def test_a_row_that_is_changed_has_another_hash(read, dump, raions) -> None:
    before, after = read("\n".join(places(1, 2)), dump), read("\n".join([*places(1), *places(2, name="Tokmak")]), dump)
    assert (before["1"] == after["1"], before["2"] == after["2"]) == (True, False)
    before = read(collection(unit(2, "UA6510"), unit(2, "UA6502")), raions)
    after = read(collection(unit(2, "UA6510"), unit(2, "UA6502", lon=34.0)), raions)
    assert (before["UA6510"] == after["UA6510"], before["UA6502"] == after["UA6502"]) == (True, False)


def test_other_line_breaks_are_part_of_a_name(read, dump) -> None:
    assert len(read("\n".join(places(1, 2, name="A\u2028B\x0bC\rD")), dump)) == 2


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ("\n".join(places(1)), "1 places, at least 2 are expected"),
        ("\n".join(places(1, 1)), "1 places, at least 2 are expected"),
        ("", "line 1 has 1 columns, 19 are expected"),
        ("\n".join([*places(1, 2), "3\tcut off"]), "line 3 has 2 columns, 19 are expected"),
        ("\n".join(places(1, 2)).replace("46.62", "north"), "a coordinate is no number: could not convert"),
        ("\n".join(places(1, 2)).replace("46.62", "nan"), "2 of 2 places lie outside Ukraine"),
        ("\n".join(places(1, 2, lat=32.72, lon=46.62)), "lie outside Ukraine; latitude and longitude are swapped"),
        ("\n".join(places(1, 2, lat=55.75, lon=37.62)), "2 of 2 places lie outside Ukraine$"),
        ("\n".join(places(1, 2)).replace("2\tOles", "two\tOles"), r"geonameid 'two' is not of the form \\d\+"),
        (b"\xff\xfe" + b"x" * 100, "is no text in UTF-8: invalid start byte at byte 0"),
    ],
)
def test_a_table_that_is_not_as_expected_is_told(read, dump, data: bytes | str, told: str) -> None:
    with pytest.raises(UpdateError, match=told):
        read(data, dump)


def test_a_few_points_may_lie_elsewhere(read, dump) -> None:
    most = places(*range(2000))
    assert len(read("\n".join([*most, *places(9000, lat=55.75)]), dump)) == 2001
    with pytest.raises(UpdateError, match="3 of 2,003 places lie outside Ukraine"):
        read("\n".join([*most, *places(9000, 9001, 9002, lat=55.75)]), dump)


def swapped(feature: dict[str, Any]) -> dict[str, Any]:
    rings = [[[lat, lon] for lon, lat in ring] for ring in feature["geometry"]["coordinates"]]
    return feature | {"geometry": feature["geometry"] | {"coordinates": rings}}


TWO = [unit(2, "UA6510"), unit(2, "UA6502")]
WHOLE = collection(*TWO)
MERCATOR = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::3857"}}
CRS84 = {"type": "name", "properties": {"name": "urn:ogc:def:crs:OGC:1.3:CRS84"}}


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "is no GeoJSON that can be read"),
        (b"<html>", "is no GeoJSON that can be read"),
        (b"PK\x03\x04", "is no GeoJSON that can be read"),
        (b"{}", "is no GeoJSON that can be read"),
        (b'{"type": "Topology", "objects": {}, "arcs": []}', "is no GeoJSON|lacks"),
        (WHOLE[:-2], "is no GeoJSON that can be read: Failed to read GeoJSON data"),
        (WHOLE[: len(WHOLE) // 2], "is no GeoJSON that can be read"),
        (collection(), "lacks adm2_pcode, adm2_name, adm2_name1; its properties are: none"),
        (collection(area(shapeName="Kherson"), area(shapeName="Skadovsk")), "its properties are: shapeName"),
        (collection(TWO[0]), "1 raions, at least 2 are expected"),
        (collection(TWO[0], TWO[0]), "1 raions, at least 2 are expected"),
        (collection(TWO[0], area(adm2_pcode=None, adm2_name="", adm2_name1="")), "feature 2 has no adm2_pcode"),
        (collection(TWO[0], unit(2, "6502")), r"adm2_pcode '6502' is not of the form UA\\d\{4\}"),
        (collection(TWO[0], unit(2, "UA6502000")), "adm2_pcode 'UA6502000' is not of the form"),
        (collection(*map(swapped, TWO)), "2 of 2 raions lie outside Ukraine; latitude and longitude are swapped"),
        (collection(TWO[0], unit(2, "UA6502", lat=55.7, lon=37.6)), "1 of 2 raions lie outside Ukraine$"),
        (collection(*TWO, crs=MERCATOR), "its coordinates are not in degrees of WGS 84"),
        (WHOLE.replace(b"[33.0, 46.5]]", b"[33.0, 46.6]]"), "do not form a closed linestring"),
        (collection(TWO[0], TWO[1] | {"geometry": None}), "feature 2 is no area"),
        (collection(TWO[0], TWO[1] | {"geometry": {"type": "Polygon", "coordinates": []}}), "feature 2 is no area"),
        (
            collection(TWO[0], TWO[1] | {"geometry": {"type": "Point", "coordinates": [33.0, 46.5]}}),
            "feature 2 is no area",
        ),
    ],
)
def test_geojson_that_is_not_as_expected_is_told(read, raions, data: bytes, told: str) -> None:
    with pytest.raises(UpdateError, match=told):
        read(data, raions)


def test_what_the_publisher_says_of_wgs84_is_understood(read, raions) -> None:
    assert len(read(collection(*TWO, crs=CRS84, name="ukr_admin2"), raions)) == 2


def test_crimea_is_within(read, raions) -> None:
    assert (
        len(read(collection(unit(2, "UA0120", lat=44.5, lon=34.1), unit(2, "UA0106", lat=45.2, lon=36.4)), raions)) == 2
    )


BROKEN = [b"null", b"NaN", b"1e999", b"{}", b"[]", b'"', b"\xff", b"\x00", b"\t", b"\n", b"Point", b"EPSG:99999", b""]


@pytest.mark.parametrize("name", ["geonames", "boundaries"])
@given(cuts=st.lists(st.tuples(st.floats(0, 1), st.integers(0, 12), st.sampled_from(BROKEN)), min_size=1, max_size=4))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=200)
def test_of_whatever_comes_either_rows_are_read_or_a_fault_is_told(
    read, publishers: dict[str, Publisher], name: str, cuts: list[tuple[float, int, bytes]]
) -> None:
    data = "\n".join(places(1, 2, 3)).encode() if name == "geonames" else collection(*TWO, crs=CRS84)
    for where, length, instead in cuts:
        start = int(where * len(data))
        data = data[:start] + instead + data[start + length :]
    told = "all is well"
    try:
        assert len(read(data, publishers[name].contents[0])) >= 2
    except UpdateError as error:
        told = str(error)
    assert re.fullmatch(".+", told)


def test_what_is_told_is_one_short_line(read, raions) -> None:
    features = json.loads(WHOLE)
    features["features"][0]["properties"] = {f"name_{number}": "x" * 500 for number in range(500)}
    features["features"][1]["properties"] = {}
    with pytest.raises(UpdateError) as caught:
        read(json.dumps(features), raions)
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 300
