"""What lies in what."""

import geopandas as gpd
import pandas as pd

from geo.spatial.crs import METRIC, WGS84

COAST_KM = 5.0


def assign_oblast(points: gpd.GeoDataFrame, oblasts: gpd.GeoDataFrame) -> "pd.Series[str]":
    """``place_id`` of the oblast that each point lies in, with the index of ``points`` (which must be unique).

    Both in any CRS; ``oblasts`` has a column ``place_id``. A point in none (on a coast, say, where the outlines are
    coarse) goes to the nearest within 5 km, else it is missing. On a common border the lower code wins.
    """
    sought = gpd.GeoDataFrame(geometry=points.geometry).to_crs(WGS84)
    outlines = gpd.GeoDataFrame(oblasts[["place_id"]], geometry=oblasts.geometry).to_crs(WGS84)
    inside = _first(gpd.sjoin(sought, outlines, predicate="intersects"))
    outside = sought[~sought.index.isin(inside.index)].to_crs(METRIC)
    near = _first(gpd.sjoin_nearest(outside, outlines.to_crs(METRIC), max_distance=COAST_KM * 1000))
    return pd.concat([inside, near]).reindex(points.index).astype("string").rename("oblast_id")


def _first(joined: gpd.GeoDataFrame) -> "pd.Series[str]":
    ordered = joined["place_id"].sort_values(kind="stable")
    return ordered[~ordered.index.duplicated()]
