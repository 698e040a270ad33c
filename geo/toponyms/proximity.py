"""Places named in one report lie close together: what that says of those in doubt."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from geo.gazetteer.index import EARTH_RADIUS_KM, Gazetteer

# How fast nearness wears off: at 30 km a neighbour counts e times less than at none.
_SCALE_KM = 30.0


def nearness(gazetteer: Gazetteer, places: Sequence[str], others: Sequence[str]) -> NDArray[np.float64]:
    """How near each of ``others`` is to each of ``places`` (ids), one row a place: 1 for the same spot, towards 0 far
    away; 0 for the place itself and for what has no point."""
    rows, columns = gazetteer.rows(places), gazetteer.rows(others)
    cosines = gazetteer.directions[rows] @ gazetteer.directions[columns].T
    km = EARTH_RADIUS_KM * np.arccos(np.clip(cosines, -1.0, 1.0))
    is_unknown = np.isnan(km) | np.equal.outer(rows, columns)
    return np.where(is_unknown, 0.0, np.exp(-km / _SCALE_KM))
