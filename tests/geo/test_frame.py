from typing import Any

import geopandas as gpd
import pytest
from shapely import Point, box

from geo.errors import DataError
from geo.frame import COLUMNS, MAX_EVIDENCE_CHARS, POINT_PRECISIONS, Precision, to_frame, validate

AREA = box(33, 46, 34, 47)
ROW = {
    "incident_id": "a1",
    "incident_type": "shelling",
    "theme": "hostilities",
    "precision": "settlement",
    "confidence": 0.9,
    "modality": "reported",
    "control_status": "occupied",
    "evidence": "shelled",
    "report_id": ["r1"],
    "n_reports": 1,
    "n_publishers": 1,
}


def made(*rows: dict[str, Any], geometry: list[Any] | None = None) -> gpd.GeoDataFrame:
    given = [{**ROW, "incident_id": f"a{number}", **row} for number, row in enumerate(rows)]
    return to_frame(given, geometry or [Point(33.5, 46.5)] * len(given))


def test_the_columns_stand_in_the_order_of_the_contract() -> None:
    frame = made({}, {"claimed_by": "the mayor"})
    assert list(frame.columns) == [*COLUMNS, "geometry"]
    assert frame.crs.to_epsg() == 4326
    assert frame["claimed_by"].tolist()[1] == "the mayor"
    assert frame["claimed_by"].isna().tolist() == [True, False]
    assert frame["uncertainty_km"].isna().all()
    assert frame["report_id"].tolist() == [["r1"], ["r1"]]


def test_no_incidents_are_a_frame_too() -> None:
    frame = to_frame([], [])
    assert len(frame) == 0
    assert list(frame.columns) == [*COLUMNS, "geometry"]


@pytest.mark.parametrize("precision", list(Precision))
def test_points_are_for_points_and_areas_for_the_rest(precision: Precision) -> None:
    right, wrong = (Point(33.5, 46.5), AREA) if precision in POINT_PRECISIONS else (AREA, Point(33.5, 46.5))
    assert len(made({"precision": precision.value}, geometry=[right])) == 1
    with pytest.raises(DataError, match="a0"):
        made({"precision": precision.value}, geometry=[wrong])


def test_an_unlocated_incident_has_no_geometry() -> None:
    assert made({"precision": "unlocated"}, geometry=[None]).geometry.isna().all()


def test_a_settlement_without_a_point_is_refused() -> None:
    with pytest.raises(DataError, match="no point"):
        made({}, geometry=[None])


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ({"precision": "village"}, "village"),
        ({"precision": None}, "precision"),
        ({"modality": "perhaps"}, "perhaps"),
        ({"control_status": "free"}, "free"),
        ({"confidence": 1.2}, "confidence"),
        ({"confidence": -0.1}, "confidence"),
        ({"confidence": None}, "confidence"),
        ({"claimed_by": "the mayor", "claim_side": "mayor"}, "claim_side"),
        ({"evidence": "x" * (MAX_EVIDENCE_CHARS + 1)}, "evidence"),
    ],
)
def test_a_value_out_of_the_contract_is_named(row: dict[str, Any], told: str) -> None:
    with pytest.raises(DataError, match=told):
        made(row)


def test_the_sides_of_several_speakers_are_of_the_contract() -> None:
    frame = made({"claimed_by": "the mayor; residents", "claim_side": "ukrainian_official; resident"})
    assert frame["claim_side"].tolist() == ["ukrainian_official; resident"]


def test_ids_are_unique() -> None:
    with pytest.raises(DataError, match="unique"):
        made({"incident_id": "same"}, {"incident_id": "same"})


def test_a_missing_or_moved_column_is_named() -> None:
    frame = made({})
    with pytest.raises(DataError, match="evidence"):
        validate(frame.drop(columns="evidence"))
    with pytest.raises(DataError, match="order"):
        validate(frame[["geometry", *COLUMNS]])


def test_another_projection_is_refused() -> None:
    with pytest.raises(DataError, match="EPSG:4326"):
        validate(made({}).to_crs(3857))
