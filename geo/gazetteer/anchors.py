"""What lies around a point: the settlements whose points are known already."""

import math
from collections import Counter, defaultdict
from collections.abc import Mapping
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from geo.gazetteer.sources import GeonamesPlace, Unit

Degrees = TypeVar("Degrees", float, NDArray[np.float64])

_NEIGHBOURS = 12
_KM_PER_DEGREE = 111.2
_RAION, _HROMADA = 1, 2
# A raion speaks a little for its hromadas, and more for one that no anchor lies in and so none can speak for.
_RAION_SHARE = 0.02
_RAION_SHARE_ALONE = 0.2


class Anchors:
    """The joined settlements of an oblast."""

    def __init__(self, joined: Mapping[str, GeonamesPlace], units: Mapping[str, Unit]) -> None:
        """``joined`` maps KATOTTG code to point, ``units`` to object of the codifier."""
        self._joined = joined
        self._units = [units[code] for code in joined]
        self._row_of = {code: row for row, code in enumerate(joined)}
        self._lat = np.array([point.lat for point in joined.values()])
        self._lon = np.array([point.lon for point in joined.values()])
        self._in_hromada = Counter(map(_hromada, self._units))
        self._around: dict[int, dict[str, float]] = {}

    def support(self, unit: Unit, point: GeonamesPlace) -> float:
        """How far the neighbours of ``point`` speak for ``unit`` being there: the share of its hromada among the
        nearest anchors, each weighed by 1 / (1 + km²), and a part of the share of its raion; 0 to 1.05. A settlement
        in no hromada, and the first of all, need no support: 1.

        Measured on the joined dump against outlines of hromadas, a share of 0.1 … 0.9 is right in as many of ten cases.
        """
        if point.geonameid not in self._around:
            self._around[point.geonameid] = self._shares(self._weights(point))
        return _support(self._around[point.geonameid], unit, self._in_hromada[_hromada(unit)])

    def without_strays(self, least: float) -> dict[str, GeonamesPlace]:
        """The joined settlements that the others support by ``least`` or more."""
        kept: dict[str, GeonamesPlace] = {}
        for unit, point in zip(self._units, self._joined.values(), strict=True):
            weights = self._weights(point)
            weights[self._row_of[unit.code]] = 0
            if _support(self._shares(weights), unit, self._in_hromada[_hromada(unit)] - 1) >= least:
                kept[unit.code] = point
        return kept

    def _weights(self, point: GeonamesPlace) -> NDArray[np.float64]:
        return 1 / (1 + squared_km(self._lat - point.lat, self._lon - point.lon, point.lat))

    def _shares(self, weights: NDArray[np.float64]) -> dict[str, float]:
        """The share of each raion and hromada among the nearest."""
        shares: dict[str, float] = defaultdict(float)
        nearest = np.argsort(-weights, kind="stable")[:_NEIGHBOURS]
        total = float(weights[nearest].sum())
        if not total:
            return {}
        for row, weight in zip(nearest.tolist(), weights[nearest].tolist(), strict=True):
            for container in self._units[row].ancestors[_RAION:]:
                shares[container] += weight / total
        return shares


def squared_km(lat: Degrees, lon: Degrees, at_lat: float) -> Degrees:
    """Squared distances of differences in degrees near the latitude ``at_lat``, on a sphere taken as flat."""
    return (lat * _KM_PER_DEGREE) ** 2 + (lon * _KM_PER_DEGREE * math.cos(math.radians(at_lat))) ** 2


def _support(shares: Mapping[str, float], unit: Unit, companions: int) -> float:
    """``companions`` is the number of anchors in the hromada of ``unit``, without itself."""
    if not shares or len(unit.ancestors) <= _HROMADA:
        return 1.0
    raion_share = _RAION_SHARE if companions else _RAION_SHARE_ALONE
    return shares.get(unit.ancestors[_HROMADA], 0.0) + raion_share * shares.get(unit.ancestors[_RAION], 0.0)


def _hromada(unit: Unit) -> str:
    return unit.ancestors[-1] if unit.ancestors else unit.code
