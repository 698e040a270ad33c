"""Points beside a place: so far from it in some direction, between it and another, near it."""

import math

import numpy as np
import pandas as pd
from pyproj import Geod

GEOD = Geod(ellps="WGS84")
NEAR_KM = 5.0
"""What is "near" a place is taken to be within so much of its edge."""
DIRECTION_KM = 18.0
"""What is "south of" a town, no distance told, is taken to be within so much of its edge: nine in ten villages are that
close to the nearest city or urban settlement (17.6 km, by the embedded gazetteer of 2026), and further off another town
would be named."""
_HALF_SECTOR = math.radians(22.5)


def relative_points(places: pd.DataFrame) -> pd.DataFrame:
    """Points and their uncertainty for what a text puts beside places, all at once.

    ``places`` has columns ``lon``, ``lat`` (EPSG:4326) and ``radius_km`` of a place; ``distance_km`` and
    ``bearing_deg`` (clockwise from north), ``other_lon`` and ``other_lat`` of a second place: NaN where not told.
    Returns ``lon``, ``lat`` and ``uncertainty_km`` with the same index:

    ================== ========================== ==================================================================
    told               point                      uncertainty
    ================== ========================== ==================================================================
    a second place     middle of the geodesic     half its length (the radius of the place at least)
    distance, bearing  the end of that geodesic   the radius, and how far off the point is at the edge of the sector
                                                  of 45 degrees that "south" covers with eight winds
    distance           the place                  the radius and the distance
    bearing            the place: a shift would   the radius and :data:`DIRECTION_KM`
                       be made up
    nothing            the place                  the radius and :data:`NEAR_KM`
    ================== ========================== ==================================================================

    Geodesics are those of WGS 84 (Karney, *Algorithms for geodesics*, 2013, as in PROJ).
    """
    lon, lat, radius_km, distance_km, bearing_deg, other_lon, other_lat = (
        places[column].to_numpy(dtype=float)
        for column in ("lon", "lat", "radius_km", "distance_km", "bearing_deg", "other_lon", "other_lat")
    )
    is_between, has_distance, has_bearing = ~np.isnan(other_lon), ~np.isnan(distance_km), ~np.isnan(bearing_deg)
    forward_deg, _, apart_m = GEOD.inv(
        lon, lat, np.where(is_between, other_lon, lon), np.where(is_between, other_lat, lat)
    )
    half_km = apart_m / 2000
    shift_km = np.select([is_between, has_distance & has_bearing], [half_km, distance_km], 0.0)
    shifted_lon, shifted_lat, _ = GEOD.fwd(
        lon, lat, np.where(is_between, forward_deg, np.nan_to_num(bearing_deg)), shift_km * 1000
    )
    uncertainty_km = np.select(
        [is_between, has_distance & has_bearing, has_distance, has_bearing],
        [
            np.maximum(half_km, radius_km),
            radius_km + 2 * np.sin(_HALF_SECTOR / 2) * distance_km,
            radius_km + distance_km,
            radius_km + DIRECTION_KM,
        ],
        radius_km + NEAR_KM,
    )
    # A shift of nothing would still round.
    columns = {
        "lon": np.where(shift_km > 0, shifted_lon, lon),
        "lat": np.where(shift_km > 0, shifted_lat, lat),
        "uncertainty_km": uncertainty_km,
    }
    return pd.DataFrame(columns, index=places.index)
