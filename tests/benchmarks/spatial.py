"""How fast many incidents are joined to units and to control on their days: ``make bench``.

The world is made here: 1,772 hromadas grown around settlements of the gazetteer, and a line that wanders west and back
from month to month.
"""

import time
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from geo.facts import DATA
from geo.spatial.cells import approximate_cells
from geo.spatial.control.polygons import PolygonControl
from geo.spatial.control.providers import Controls
from geo.spatial.control.table import ControlTable
from geo.spatial.joins import UnitOutlines

N_INCIDENTS = 100_000
N_HROMADAS = 1772
MONTHS = [date(year, month, 1) for year in (2022, 2023) for month in range(1, 13)]
LINE_VERTICES = 3000
SPREAD_DEG = 0.05
ROUNDS = 3


@dataclass(frozen=True)
class World:
    """Incidents (points with a day) and all that they are joined to."""

    incidents: gpd.GeoDataFrame
    days: pd.Series
    outlines: UnitOutlines
    control: Controls


def make_world(n_incidents: int = N_INCIDENTS) -> World:
    """The same world every time."""
    rng = np.random.default_rng(2022)
    oblasts = gpd.read_file(DATA / "boundaries" / "oblasts.geojson")
    settlements = _settlements(rng)
    cells = approximate_cells(settlements, oblasts)
    above = [_units(settlements, f"{level}_id") for level in ("hromada", "raion", "oblast")]
    units = pd.concat([settlements, *above], ignore_index=True)
    points = gpd.GeoSeries(gpd.points_from_xy(settlements["lon"], settlements["lat"], crs=4326))
    polygons = PolygonControl("made", MONTHS, _map_of, points)
    table = ControlTable(_rows(settlements), units)
    told = settlements.sample(n_incidents, replace=True, random_state=1).reset_index(drop=True)
    lon, lat = (told[column] + rng.uniform(-SPREAD_DEG, SPREAD_DEG, n_incidents) for column in ("lon", "lat"))
    incidents = gpd.GeoDataFrame(told[["place_id"]], geometry=gpd.points_from_xy(lon, lat, crs=4326))
    days = pd.Series(rng.choice(pd.date_range(MONTHS[0], periods=700).strftime("%Y-%m-%d"), n_incidents))
    return World(incidents, days, UnitOutlines(oblasts, cells, units), Controls([polygons, table]))


def join(world: World) -> pd.DataFrame:
    """Units and control of all incidents."""
    units = world.outlines.of_points(world.incidents.geometry)
    asked = units.assign(place_id=None, occupied_part=False, geometry=world.incidents.geometry)
    return units.join(world.control.status(asked, world.days))


def seconds(world: World) -> float:
    """Processor time of one join, the best of several."""
    times: list[float] = []
    for _ in range(ROUNDS):
        started = time.process_time()
        join(world)
        times.append(time.process_time() - started)
    return min(times)


def main() -> None:
    """Print the time of a join."""
    world = make_world()
    print(f"{N_INCIDENTS} incidents to {N_HROMADAS} hromadas and {len(MONTHS)} maps {seconds(world):8.2f} s")


def _settlements(rng: np.random.Generator) -> pd.DataFrame:
    """Settlements of the gazetteer, each in the hromada of the nearest of 1,772 of them."""
    places = pd.read_parquet(Path(DATA / "gazetteer" / "places.parquet"))
    located = places[places["level"].eq("settlement") & places["lat"].notna()].reset_index(drop=True)
    points = shapely.points(located["lon"], located["lat"])
    seeds = rng.choice(len(located), N_HROMADAS, replace=False)
    seat = located.iloc[seeds[shapely.STRtree(points[seeds]).nearest(points)]].set_axis(located.index)
    return seat[["raion_id", "oblast_id"]].assign(
        place_id=located["place_id"],
        lat=located["lat"],
        lon=located["lon"],
        hromada_id="hromada of " + seat["place_id"],
    )


def _units(settlements: pd.DataFrame, column: str) -> pd.DataFrame:
    """The units in a column of the settlements."""
    first = settlements.dropna(subset=[column]).drop_duplicates(column)
    return first.assign(place_id=first[column])[["place_id", "hromada_id", "raion_id", "oblast_id"]]


def _map_of(day: date) -> gpd.GeoDataFrame:
    """All that lies east of the line of a month."""
    lat = np.linspace(44, 53, LINE_VERTICES)
    lon = 34 + np.sin(MONTHS.index(day) / 4) + 0.3 * np.sin(lat * 40)
    land = shapely.Polygon([*zip(lon, lat, strict=True), (41, 53), (41, 44)])
    return gpd.GeoDataFrame({"status": ["occupied"]}, geometry=[land], crs=4326)


def _rows(settlements: pd.DataFrame) -> pd.DataFrame:
    """Every tenth hromada taken in spring 2022, half of them freed in autumn."""
    taken = settlements["hromada_id"].drop_duplicates().iloc[::10].reset_index(drop=True)
    freed = np.where(np.arange(len(taken)) % 2, np.datetime64("2022-10-01"), np.datetime64("9999-12-31"))
    rows = pd.DataFrame({"place_id": taken, "status": "occupied", "from": pd.Timestamp("2022-03-01"), "source": "made"})
    return rows.assign(to=pd.Series(freed, dtype="datetime64[us]"))


if __name__ == "__main__":
    main()
