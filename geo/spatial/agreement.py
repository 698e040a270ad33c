"""How far two sources of control agree, settlement by settlement: ``python -m geo.spatial.agreement --help``.

Occupied or not is compared. The line of a day lies, for each settlement, half-way to the nearest one on the other side
by the source that is compared with.
"""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely

from geo.facts import DATA
from geo.frame import ControlStatus
from geo.spatial.control.choice import BUILT_IN, choose_control
from geo.spatial.control.providers import ControlProvider
from geo.spatial.crs import METRIC, WGS84

FAR_KM = 10.0

Statuses = npt.NDArray[np.object_]


@dataclass(frozen=True, slots=True)
class Agreement:
    """Of the settlements for which both sources have an answer on a day: how many there are, which share of them
    either holds to be occupied in both, and the same of those further than :data:`FAR_KM` from the line."""

    day: date
    n: int
    share: float
    n_far: int
    share_far: float
    n_either: int
    share_either: float


def compare(control: ControlProvider, against: ControlProvider, settlements: gpd.GeoDataFrame, day: date) -> Agreement:
    """The agreement of two sources on a day.

    ``settlements`` are points in EPSG:4326 with columns ``place_id``, ``hromada_id``, ``raion_id``, ``oblast_id``.
    Shares of nothing are NaN.
    """
    asked = settlements.assign(occupied_part=False)
    on = pd.Series([day.isoformat()] * len(asked))
    told, held = (source.status(asked, on)["control_status"].to_numpy(dtype="object") for source in (control, against))
    is_known = (told != ControlStatus.UNKNOWN) & (held != ControlStatus.UNKNOWN)
    is_told, is_held = told[is_known] == ControlStatus.OCCUPIED, held[is_known] == ControlStatus.OCCUPIED
    points: Any = settlements.geometry[is_known].to_crs(METRIC).to_numpy()
    is_far = _line_km(points, is_held) > FAR_KM
    is_same, is_either = is_told == is_held, is_told | is_held
    return Agreement(
        day,
        len(is_same),
        _share(is_same),
        int(is_far.sum()),
        _share(is_same[is_far]),
        int(is_either.sum()),
        _share(is_same[is_either]),
    )


def main(argv: Sequence[str] | None = None) -> None:
    """Print the agreement on each of some days."""
    arguments = _parser().parse_args(argv)
    columns = ["place_id", "level", "name_uk", "lat", "lon", "hromada_id", "raion_id", "oblast_id"]
    units = pd.read_parquet(arguments.gazetteer / "places.parquet", columns=columns)
    units = units[units["level"].isin(["settlement", "hromada", "raion", "oblast"])]
    west, south, east, north = gpd.read_file(DATA / "boundaries" / "oblasts.geojson").total_bounds.tolist()
    control, against = (
        choose_control([chosen], DATA / "control" / "control.csv", units, (west, south, east, north), alone=True)
        for chosen in (arguments.control, arguments.against)
    )
    located = units[units["level"].eq("settlement") & units["lat"].notna()].reset_index(drop=True)
    settlements = gpd.GeoDataFrame(located, geometry=gpd.points_from_xy(located["lon"], located["lat"], crs=WGS84))
    print(f"{arguments.control} against {arguments.against}, {len(settlements)} settlements")
    print(f"day           settlements  agree    over {FAR_KM:.0f} km off  agree    occupied by either  by both")
    for day in arguments.on:
        found = compare(control.controls, against.controls, settlements, day)
        print(
            f"{day}    {found.n:11d}  {found.share:6.2%}   {found.n_far:12d}  {found.share_far:7.2%}"
            f"    {found.n_either:18d}  {found.share_either:7.2%}"
        )


def _line_km(points: Any, is_held: npt.NDArray[np.bool_]) -> npt.NDArray[np.float64]:
    """Half of the way from each point to the nearest on the other side; infinite where there is none."""
    km = np.full(len(points), np.inf)
    for side in (is_held, ~is_held):
        if side.any() and not side.all():
            nearest = shapely.STRtree(points[~side]).nearest(points[side])
            km[side] = shapely.distance(points[side], points[~side][nearest]) / 2000
    return km


def _share(is_same: npt.NDArray[np.bool_]) -> float:
    return float(is_same.mean()) if len(is_same) else float("nan")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m geo.spatial.agreement", description="Compares two sources of control, settlement by settlement."
    )
    parser.add_argument("--control", default=BUILT_IN, metavar="PATH", help="a source as build_map.py takes it")
    parser.add_argument("--against", required=True, metavar="PATH", help="the source to compare it with")
    parser.add_argument(
        "--on", type=date.fromisoformat, nargs="+", required=True, metavar="DAY", help="days such as 2025-07-07"
    )
    parser.add_argument("--gazetteer", type=Path, default=DATA / "gazetteer", metavar="DIR", help="a gazetteer")
    return parser


if __name__ == "__main__":
    main()
