"""What lies in what."""

from typing import Any

import geopandas as gpd
import pandas as pd

from geo.spatial.crs import METRIC, WGS84

COAST_KM = 5.0
UNIT_COLUMNS = ["hromada_id", "raion_id", "oblast_id"]


class UnitOutlines:
    """Which hromada, raion and oblast points lie in."""

    def __init__(self, oblasts: gpd.GeoDataFrame, outlines: gpd.GeoDataFrame, units: pd.DataFrame) -> None:
        """``oblasts`` has columns ``place_id`` and ``geometry``; ``outlines`` ``level``, ``approximate`` too, with
        hromadas and raions. ``units`` has a row for each unit: ``place_id``, ``raion_id``, ``oblast_id``."""
        self._oblasts = oblasts
        # Where outlines overlap, the first is taken: an exact one before an approximate one.
        ordered = outlines.sort_values(["approximate", "place_id"])
        self._hromadas = ordered[ordered["level"] == "hromada"]
        self._raions = ordered[ordered["level"] == "raion"]
        self._above = units.drop_duplicates("place_id").set_index("place_id")[["raion_id", "oblast_id"]]

    def of_points(self, points: gpd.GeoSeries) -> pd.DataFrame:
        """:data:`UNIT_COLUMNS` of points in any CRS, with their index (which must be unique); missing where there is
        no unit.

        A point inside a hromada lies in the raion and oblast of that one. Else it lies in the oblast and raion
        that hold it, and in the nearest hromada of that oblast within 5 km, as on a coast.
        """
        sought = gpd.GeoDataFrame(geometry=points)
        hromada = _inside(sought, self._hromadas)
        found = pd.DataFrame({"hromada_id": hromada}).join(self._above, on="hromada_id")
        lost = sought[found["hromada_id"].isna()]
        if len(lost):
            found.loc[lost.index, "oblast_id"] = assign_oblast(lost, self._oblasts)
            found.loc[lost.index, "raion_id"] = _inside(lost, self._raions)
            near = pd.DataFrame({"hromada_id": _nearest(lost, self._hromadas)}).join(self._above, on="hromada_id")
            near = near[near["oblast_id"].eq(found.loc[lost.index, "oblast_id"])]
            found.loc[near.index, UNIT_COLUMNS] = near[UNIT_COLUMNS]
        return found[UNIT_COLUMNS].astype("string")


def assign_oblast(points: gpd.GeoDataFrame, oblasts: gpd.GeoDataFrame) -> "pd.Series[str]":
    """``place_id`` of the oblast that each point lies in, with the index of ``points`` (which must be unique).

    Both in any CRS; ``oblasts`` has a column ``place_id``. A point in none (on a coast, say, where the outlines are
    coarse) goes to the nearest within 5 km, else it is missing. On a common border the lower code wins.
    """
    ordered = oblasts.sort_values("place_id")
    inside = _inside(points, ordered)
    outside = points[inside.isna()]
    return inside.fillna(_nearest(outside, ordered)).rename("oblast_id")


def _inside(points: gpd.GeoDataFrame, outlines: gpd.GeoDataFrame) -> "pd.Series[str]":
    """``place_id`` of the first outline that holds each point."""
    return _first(gpd.sjoin(points.to_crs(WGS84), _plain(outlines, WGS84), predicate="intersects"), points, outlines)


def _nearest(points: gpd.GeoDataFrame, outlines: gpd.GeoDataFrame) -> "pd.Series[str]":
    """``place_id`` of the outline nearest to each point, within :data:`COAST_KM`."""
    if points.empty:
        return pd.Series(index=points.index, dtype="string")
    near = gpd.sjoin_nearest(points.to_crs(METRIC), _plain(outlines, METRIC), max_distance=COAST_KM * 1000)
    return _first(near, points, outlines)


def _plain(outlines: gpd.GeoDataFrame, crs: Any) -> gpd.GeoDataFrame:
    return gpd.GeoDataFrame(geometry=outlines.geometry.to_numpy(), crs=outlines.crs).to_crs(crs)


def _first(joined: gpd.GeoDataFrame, points: gpd.GeoDataFrame, outlines: gpd.GeoDataFrame) -> "pd.Series[str]":
    """Of what ``joined`` ties to each point, the first in the order of ``outlines``."""
    number = joined["index_right"].groupby(level=0).min()
    place_id = pd.Series(outlines["place_id"].to_numpy(dtype="object")[number], index=number.index, dtype="string")
    return place_id.reindex(points.index)
