"""Places made coarser where a fine one could harm people."""

from enum import StrEnum
from typing import Any

import geopandas as gpd
import pandas as pd

from geo.spatial.crs import METRIC, WGS84

_FINE_LEVELS = ("site", "district")


class Coarsening(StrEnum):
    """Why a place is shown coarser than it is known; the codes stand in ``build.json``."""

    SITE = "site_or_district_as_settlement"
    SMALL = "small_settlement_as_hromada"
    NO_UNIT = "small_settlement_without_unit_not_shown"


def coarsen(places: pd.DataFrame, settlements: pd.DataFrame, *, min_inhabitants: int, max_km: float) -> pd.DataFrame:
    """What to show for each place: nothing finer than a settlement, and of a small one nothing finer than its hromada.

    Both tables have ``place_id``, ``level``, ``lat``, ``lon`` (EPSG:4326, NaN where unknown), ``population`` (NaN where
    unknown), ``radius_km``, ``hromada_id``, ``raion_id`` and ``oblast_id``. A settlement is small with fewer than
    ``min_inhabitants``, also where their number is not known. A site or a district of a city lies in the settlement of
    its hromada whose edge is nearest, if that is at most ``max_km`` away; if it lies in none, it is treated as small.

    Returns ``shown_id`` (missing where nothing may be shown) and ``reason``, a :class:`Coarsening`, missing where the
    place is coarse enough as it is; the index is that of ``places``.
    """
    is_fine, is_settlement = places["level"].isin(_FINE_LEVELS), places["level"].eq("settlement")
    around = _settlement_around(places[is_fine], settlements, max_km).reindex(places.index)
    people = places["population"].where(is_settlement, around["population"])
    is_large = people.ge(min_inhabitants)
    unit = places["hromada_id"].fillna(places["raion_id"]).fillna(places["oblast_id"])
    is_small = (is_fine | is_settlement) & ~is_large
    shown = places["place_id"].mask(is_fine & is_large, around["place_id"]).mask(is_small, unit)
    reason = pd.Series(None, index=places.index, dtype="object")
    reason[is_fine & is_large] = Coarsening.SITE
    reason[is_small] = Coarsening.SMALL
    reason[is_small & unit.isna()] = Coarsening.NO_UNIT
    return pd.DataFrame({"shown_id": shown, "reason": reason})


def _settlement_around(fine: pd.DataFrame, settlements: pd.DataFrame, max_km: float) -> pd.DataFrame:
    """``place_id`` and ``population`` of the settlement that each fine place lies in, where it lies in one."""
    columns = ["place_id", "population", "radius_km", "hromada_id", "lat", "lon"]
    pairs = fine[["hromada_id", "lat", "lon"]].reset_index().dropna()
    pairs = pairs.merge(settlements[columns].dropna(subset=["lat", "lon"]), on="hromada_id", suffixes=("_fine", ""))
    pairs["km"] = _points(pairs["lon"], pairs["lat"]).distance(_points(pairs["lon_fine"], pairs["lat_fine"])) / 1000
    pairs["km"] -= pairs["radius_km"]
    nearest = pairs[pairs["km"] <= max_km].sort_values(["km", "place_id"]).drop_duplicates("index")
    return nearest.set_index("index")[["place_id", "population"]]


def _points(lon: Any, lat: Any) -> gpd.GeoSeries:
    return gpd.GeoSeries(gpd.points_from_xy(lon, lat, crs=WGS84)).to_crs(METRIC)
