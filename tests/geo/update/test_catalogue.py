from datetime import date
from pathlib import Path
from string import Formatter
from typing import Any

import pytest
import yaml

from geo.errors import DataError
from geo.facts import DATA
from geo.update.catalogue import read_catalogue

PATH = DATA / "catalogue.yaml"
PUBLISHERS = read_catalogue(PATH)


@pytest.mark.parametrize("name", PUBLISHERS)
def test_every_publisher_is_named_with_licence_and_a_secure_address(name: str) -> None:
    publisher = PUBLISHERS[name]
    assert all((publisher.title, publisher.publisher, publisher.licence))
    assert publisher.page.startswith("https://")
    assert publisher.url.startswith("https://")
    fields = {field for _, field, _, _ in Formatter().parse(publisher.url) if field}
    assert fields == ({"day"} if publisher.look_back_days else set())


def test_files_go_where_the_build_looks_for_them() -> None:
    day = date(2026, 11, 21)
    kept = {
        name: {publisher.file_of(day), *(content.save_as for content in publisher.contents)} - {None}
        for name, publisher in PUBLISHERS.items()
    }
    assert kept == {
        "geonames": {"UA.zip"},
        "boundaries": {"raions.geojson", "hromadas.geojson"},
        "control": {"deepstatemap_data_20261121.geojson"},
    }
    assert PUBLISHERS["control"].url_of(day).endswith("/data/deepstatemap_data_20261121.geojson")


CHANGES: dict[str, tuple[str, dict[str, Any]]] = {
    "a word that nobody knows": ("geonames", {"licens": "x"}),
    "a file outside the folder": ("geonames", {"save_as": "../UA.zip"}),
    "nothing kept": ("geonames", {"save_as": None}),
    "days without an address for each": ("geonames", {"look_back_days": 3}),
    "an address for each day without days": ("control", {"look_back_days": None}),
    "no content": ("geonames", {"contents": []}),
    "an unknown format": ("control", {"contents": [{"format": "shapefile", "rows": "x", "min_rows": 1}]}),
}


@pytest.mark.parametrize("change", CHANGES)
def test_publishers_that_do_not_fit_together_are_refused(tmp_path: Path, change: str) -> None:
    name, fields = CHANGES[change]
    told = yaml.safe_load(PATH.read_text(encoding="utf-8"))
    told[name] |= fields
    (tmp_path / "catalogue.yaml").write_text(yaml.safe_dump(told))
    with pytest.raises(DataError, match=rf"catalogue\.yaml: (.|\n)*{name}"):
        read_catalogue(tmp_path / "catalogue.yaml")


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("geonames", {"key": "id"}),
        ("geonames", {"latitude": "lat"}),
        ("geonames", {"min_rows": 0}),
        ("boundaries", {"key": "pcode"}),
        ("boundaries", {"member": None}),
        ("control", {"save_as": "control.geojson"}),
    ],
)
def test_contents_that_do_not_fit_together_are_refused(tmp_path: Path, name: str, change: dict[str, Any]) -> None:
    told = yaml.safe_load(PATH.read_text(encoding="utf-8"))
    told[name]["contents"][0] |= change
    (tmp_path / "catalogue.yaml").write_text(yaml.safe_dump(told))
    with pytest.raises(DataError, match=rf"catalogue\.yaml: (.|\n)*{name}"):
        read_catalogue(tmp_path / "catalogue.yaml")
