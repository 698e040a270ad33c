"""Places named in one report lie close together: what that says of those in doubt."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from geo.gazetteer.index import EARTH_RADIUS_KM, Gazetteer
from geo.gazetteer.model import Level, Place

# How fast nearness wears off: at 30 km a neighbour counts e times less than at none.
_SCALE_KM = 30.0


class Proximity:
    """How near the settlements of one report are to each other, 1 for the same spot, towards 0 far away.

    A place without a point is taken to be where its hromada is; without that it is near nothing.
    """

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer

    def between(self, places: Sequence[Place], others: Sequence[Place]) -> NDArray[np.float64]:
        """For each of ``places`` the nearness of each of ``others``: one row a place; 0 for the place itself."""
        near = np.nan_to_num(np.exp(-_distances_km(self._points(places), self._points(others)) / _SCALE_KM))
        itself = np.array([[place.place_id == other.place_id for other in others] for place in places], bool)
        return np.where(itself.reshape(near.shape), 0.0, near)

    def _points(self, places: Sequence[Place]) -> NDArray[np.float64]:
        return np.radians([self._point(place) for place in places]).reshape(-1, 2)

    def _point(self, place: Place) -> tuple[float, float]:
        if place.level is Level.SETTLEMENT:
            if place.lat is None and place.hromada_id:
                place = self._gazetteer[place.hromada_id]
            if place.lat is not None and place.lon is not None:
                return place.lat, place.lon
        return np.nan, np.nan


def _distances_km(here: NDArray[np.float64], there: NDArray[np.float64]) -> NDArray[np.float64]:
    """Great-circle distances by the haversine formula; points are latitude and longitude in radians."""
    lat, lon = here[:, None, 0], here[:, None, 1]
    half = np.sin((there[:, 0] - lat) / 2) ** 2
    half += np.cos(lat) * np.cos(there[:, 0]) * np.sin((there[:, 1] - lon) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * np.arcsin(np.sqrt(np.clip(half, 0, 1)))
