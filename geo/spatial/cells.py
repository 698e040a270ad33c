"""Approximate outlines of settlements, hromadas and raions, from where the settlements lie.

Every spot of an oblast goes to the settlement nearest to it (a Voronoi diagram, cut at the border of the oblast); a
hromada or raion is the union of the cells of its settlements. Real borders differ by some kilometres.
"""

from typing import Any

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely
from shapely.affinity import scale

from geo.errors import DataError
from geo.spatial.crs import WGS84

COLUMNS = ["place_id", "level", "approximate", "geometry"]
DECIMALS = 5  # of a degree: a metre, nearer to each other than that no two cells can be told apart


def approximate_cells(settlements: pd.DataFrame, oblasts: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Cells of settlements, hromadas and raions.

    ``settlements`` has columns ``place_id``, ``lat``, ``lon`` (EPSG:4326), ``hromada_id``, ``raion_id`` and
    ``oblast_id``; ``oblasts`` has ``place_id`` and polygons in EPSG:4326. Rows without coordinates or oblast
    are left out, and of settlements on one spot (to the metre) only the first by
    ``place_id`` has a cell.

    Returns columns ``place_id``, ``level`` (``settlement``, ``hromada``, ``raion``), ``approximate`` (always
    true) and ``geometry`` (EPSG:4326), ordered by level and ``place_id``. The cells of a level tile each oblast that
    has settlements, as far as these belong to a unit of the level. A unit without a located settlement has no cell:
    fall back to the next larger one. A settlement that lies outside its oblast's outline may lie outside its cell, or
    have none.

    Raises :class:`~geo.errors.DataError` when a settlement's oblast has no outline.
    """
    located = settlements.dropna(subset=["lat", "lon", "oblast_id"]).sort_values("place_id")
    located = located.round({"lat": DECIMALS, "lon": DECIMALS}).drop_duplicates(["oblast_id", "lat", "lon"])
    outlines = oblasts.set_index("place_id").geometry
    if unknown := sorted(set(located["oblast_id"]) - set(outlines.index)):
        raise DataError(
            f"oblast boundaries: no outline for {unknown}, where settlements lie; add it or mend their oblast"
        )
    cells = [
        members.assign(geometry=_voronoi(members["lon"].to_numpy(), members["lat"].to_numpy(), outlines[oblast_id]))
        for oblast_id, members in located.groupby("oblast_id")
    ]
    if not cells:
        return gpd.GeoDataFrame(columns=COLUMNS, geometry="geometry", crs=WGS84)
    settled = gpd.GeoDataFrame(pd.concat(cells), geometry="geometry", crs=WGS84)
    settled = settled[~settled.geometry.is_empty]
    levels = [
        settled[["place_id", "geometry"]].sort_values("place_id").assign(level="settlement"),
        _united(settled, "hromada"),
        _united(settled, "raion"),
    ]
    everything = pd.concat(levels, ignore_index=True).assign(approximate=True)
    return gpd.GeoDataFrame(everything, geometry="geometry", crs=WGS84)[COLUMNS]


def _voronoi(lon: npt.NDArray[np.float64], lat: npt.NDArray[np.float64], outline: Any) -> npt.NDArray[Any]:
    """One cell a point, in the order of the points, all different.

    Distances are compared with degrees of longitude shortened to their length at the middle of the oblast: a straight
    map of the plane, so that borders stay where they are.
    """
    shrink = float(np.cos(np.radians((outline.bounds[1] + outline.bounds[3]) / 2)))
    points = shapely.multipoints(np.column_stack([lon * shrink, lat]))
    plane = scale(outline, xfact=shrink, yfact=1, origin=(0, 0))
    cells = shapely.get_parts(shapely.voronoi_polygons(points, extend_to=plane, ordered=True))
    unshrunk = shapely.transform(cells, lambda xy: xy / [shrink, 1])
    shapely.prepare(outline)
    is_cut = ~shapely.contains_properly(outline, unshrunk)
    unshrunk[is_cut] = shapely.intersection(unshrunk[is_cut], outline)
    return unshrunk


def _united(cells: gpd.GeoDataFrame, level: str) -> gpd.GeoDataFrame:
    of_unit = cells[["geometry"]].assign(place_id=cells[f"{level}_id"])
    return of_unit.dissolve("place_id", as_index=False).assign(level=level)
