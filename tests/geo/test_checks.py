from pathlib import Path
from typing import Any

import pytest
from shapely import Point

from geo.checks import check_build, check_site
from geo.errors import CheckError, DataError, InputError
from tests.geo.test_frame import made

EXPECTED = """\
shares_from: 10
max_share_rejected_reports: 0.5
max_share_unresolved_mentions: 0.4
bounds: {west: 22.0, south: 44.2, east: 40.3, north: 52.5}
"""


@pytest.fixture
def expectations(tmp_path: Path) -> Path:
    path = tmp_path / "expectations.yaml"
    path.write_text(EXPECTED, encoding="utf-8")
    return path


def manifest(**counts: int) -> dict[str, Any]:
    return {"counts": {"reports": 100, "rejected": 0, "mentions": 100, "unresolved": 0, "incidents": 1, **counts}}


@pytest.mark.parametrize(
    "counts",
    [
        {},
        {"rejected": 100},
        {"unresolved": 40},
        {"reports": 0, "rejected": 9, "mentions": 0},
        {"mentions": 9, "unresolved": 9},
    ],
)
def test_a_build_that_meets_its_expectations_passes(counts: dict[str, int], expectations: Path) -> None:
    check_build(manifest(**counts), made({}), expectations)


@pytest.mark.parametrize(
    ("counts", "told"),
    [({"rejected": 101}, "101 of 201 reports"), ({"unresolved": 41}, "41 of 100 place names")],
)
def test_a_share_that_is_too_large_is_told(counts: dict[str, int], told: str, expectations: Path) -> None:
    with pytest.raises(CheckError, match=told):
        check_build(manifest(**counts), made({}), expectations)


@pytest.mark.parametrize("point", [Point(37.6, 55.7), Point(0, 0), Point(46.5, 33.5)])
def test_an_incident_outside_ukraine_is_named(point: Point, expectations: Path) -> None:
    with pytest.raises(CheckError, match="a1"):
        check_build(manifest(), made({}, {}, geometry=[Point(33.5, 46.5), point]), expectations)


def test_everything_that_is_wrong_is_told_at_once(expectations: Path) -> None:
    with pytest.raises(CheckError) as error:
        check_build(manifest(rejected=300, unresolved=90), made({}, geometry=[Point(0, 0)]), expectations)
    assert str(error.value).count(";") == 2


def test_unlocated_incidents_are_outside_of_nothing(expectations: Path) -> None:
    check_build(manifest(), made({"precision": "unlocated"}, geometry=[None]), expectations)


def test_a_build_without_incidents_can_be_checked(expectations: Path) -> None:
    check_build(manifest(incidents=0), made(), expectations)


def test_expectations_that_are_none_are_an_error_of_the_data(tmp_path: Path) -> None:
    path = tmp_path / "expectations.yaml"
    path.write_text("bounds: everywhere\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"expectations\.yaml"):
        check_build(manifest(), made({}), path)


@pytest.mark.parametrize("content", [None, "", "{}", "[1]", '{"counts": {}}', "not json"])
def test_a_folder_that_is_no_site_is_refused(tmp_path: Path, content: str | None, expectations: Path) -> None:
    if content is not None:
        (tmp_path / "build.json").write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match="build one first"):
        check_site(tmp_path, expectations)
