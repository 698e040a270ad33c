from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.spatial.relative import DIRECTION_KM, GEOD, NEAR_KM, relative_points

LON, LAT = 35.7, 47.25
COLUMNS = ["lon", "lat", "radius_km", "distance_km", "bearing_deg", "other_lon", "other_lat"]


def point(**told: float) -> "pd.Series[Any]":
    row = {"lon": LON, "lat": LAT, "radius_km": 2.0} | told
    return relative_points(pd.DataFrame([row], columns=COLUMNS, dtype=float)).iloc[0]


@pytest.mark.parametrize(("bearing_deg", "east", "north"), [(0, 0, 1), (90, 1, 0), (180, 0, -1), (270, -1, 0)])
def test_a_distance_and_a_direction_move_the_point(bearing_deg: float, east: int, north: int) -> None:
    moved = point(distance_km=12, bearing_deg=bearing_deg)
    _, _, metres = GEOD.inv(LON, LAT, moved["lon"], moved["lat"])
    assert metres == pytest.approx(12_000)
    assert np.sign([round(moved["lon"] - LON, 2), round(moved["lat"] - LAT, 2)]).tolist() == [east, north]
    assert 2 < moved["uncertainty_km"] < 12


def test_half_way_is_as_far_from_both_ends() -> None:
    middle = point(other_lon=35.37, other_lat=46.85)
    from_one = GEOD.inv(LON, LAT, middle["lon"], middle["lat"])[2]
    from_other = GEOD.inv(35.37, 46.85, middle["lon"], middle["lat"])[2]
    assert from_one == pytest.approx(from_other)
    assert middle["uncertainty_km"] * 1000 == pytest.approx(from_one)


@pytest.mark.parametrize(
    ("told", "uncertainty_km"),
    [
        ({}, 2 + NEAR_KM),
        ({"distance_km": 12}, 14),
        ({"bearing_deg": 180}, 2 + DIRECTION_KM),
        ({"other_lon": LON, "other_lat": LAT}, 2),
    ],
)
def test_what_tells_no_other_point_leaves_it_at_the_place(told: dict[str, float], uncertainty_km: float) -> None:
    stayed = point(**told)
    assert stayed["lon"] == pytest.approx(LON)
    assert stayed["lat"] == pytest.approx(LAT)
    assert stayed["uncertainty_km"] == pytest.approx(uncertainty_km)


@given(st.floats(0, 100), st.floats(0, 360), st.floats(-22.5, 22.5))
def test_the_circle_holds_all_that_the_wind_may_mean(distance_km: float, bearing_deg: float, off_deg: float) -> None:
    told = point(distance_km=distance_km, bearing_deg=bearing_deg)
    lon, lat, _ = GEOD.fwd(LON, LAT, bearing_deg + off_deg, distance_km * 1000)
    assert GEOD.inv(told["lon"], told["lat"], lon, lat)[2] / 1000 <= told["uncertainty_km"]


def test_many_are_moved_at_once_and_keep_their_index() -> None:
    rows = pd.DataFrame([[LON, LAT, 2, 12, 180, None, None], [LON, LAT, 2, None, None, None, None]], columns=COLUMNS)
    moved = relative_points(rows.set_axis([7, 3]))
    assert moved.index.tolist() == [7, 3]
    assert moved["lat"].loc[7] < moved["lat"].loc[3]
    assert relative_points(rows.iloc[:0]).empty
