"""Which point of GeoNames is which settlement of KATOTTG.

The two share no key. A point and a settlement are candidates for each other when they lie in one oblast and the
settlement's name is the point's main name in a usual romanisation (a strong match) or one of its alternates
(a weak one). Then, in this order:

1. the only city of a name takes the point of the name that is far more populous than all others;
2. a pair that has no other candidate on either side is joined, strong matches first; joined pairs are anchors;
3. an anchor is taken out again when none of its nearest anchors lies in its raion, or all others of its hromada are
   far away;
4. of several settlements of one name, the one whose raion, and then hromada, most anchors around the point lie in is
   joined, if it is the only one there.

A settlement about which doubt remains gets no point: a wrong point is worse than none.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from geo.gazetteer.sources import GeonamesPlace, Unit
from geo.text import fold

_NEIGHBOURS = 8
_MIN_AGREEING = 2
_MIN_CITY_POPULATION = 1000
_FAR_MORE_POPULOUS = 4
_FAR_KM = 30.0
_KM_PER_DEGREE = 111.2
_RAION, _HROMADA = 1, 2


@dataclass(frozen=True, slots=True)
class Candidate:
    """A settlement and a point that may be the same; ``is_strong`` when the main names are equal."""

    settlement: Unit
    point: GeonamesPlace
    is_strong: bool


def join_points(
    settlements: Iterable[Unit],
    points: Iterable[GeonamesPlace],
    oblast_of_admin1: Mapping[str, str],
    romanise: Callable[[str], Iterable[str]],
) -> dict[str, GeonamesPlace]:
    """KATOTTG code to GeoNames place, for the settlements that can be told apart.

    ``oblast_of_admin1`` maps GeoNames' first-level code to the KATOTTG code of the oblast; ``romanise`` gives the
    Latin spellings of a Ukrainian name.
    """
    by_oblast: dict[str, list[Unit]] = defaultdict(list)
    for settlement in settlements:
        by_oblast[(settlement.ancestors or (settlement.code,))[0]].append(settlement)
    points_by_oblast: dict[str, list[GeonamesPlace]] = defaultdict(list)
    for point in points:
        if point.admin1 in oblast_of_admin1:
            points_by_oblast[oblast_of_admin1[point.admin1]].append(point)
    joined: dict[str, GeonamesPlace] = {}
    for oblast, units in by_oblast.items():
        joined |= _join_oblast(_candidates(units, points_by_oblast[oblast], romanise))
    return joined


def _latin_key(name: str) -> str:
    """A Latin name without the marks that spellings differ in."""
    return fold(name).replace("'", "").replace("-", " ")


def _candidates(
    units: list[Unit], points: list[GeonamesPlace], romanise: Callable[[str], Iterable[str]]
) -> list[Candidate]:
    by_name: dict[str, list[Unit]] = defaultdict(list)
    by_latin: dict[str, list[Unit]] = defaultdict(list)
    for unit in units:
        by_name[fold(unit.name)].append(unit)
        for key in {_latin_key(latin) for latin in romanise(unit.name)}:
            by_latin[key].append(unit)
    found: list[Candidate] = []
    for point in points:
        strong = {unit.code: unit for unit in by_latin[_latin_key(point.name)]}
        weak = {unit.code: unit for name in point.alternates for unit in by_name.get(fold(name), ())}
        if not strong.keys().isdisjoint(weak):
            strong = {code: unit for code, unit in strong.items() if code in weak}
            weak = strong
        found += [Candidate(unit, point, code in strong) for code, unit in (weak | strong).items()]
    return found


def _join_oblast(candidates: list[Candidate]) -> dict[str, GeonamesPlace]:
    joined = _cities(candidates)
    joined |= _only_pairs([c for c in candidates if c.is_strong], candidates, joined)
    joined |= _only_pairs(candidates, candidates, joined)
    units = {c.settlement.code: c.settlement for c in candidates}
    joined = _Anchors(joined, units).without_strays()
    for _ in range(2):
        joined |= _by_neighbours(candidates, _Anchors(joined, units))
        joined = _Anchors(joined, units).without_strays()
    return joined


def _cities(candidates: list[Candidate]) -> dict[str, GeonamesPlace]:
    """Cities that are the only one of their name, with the point that no other of the name comes near in people."""
    points: dict[str, list[GeonamesPlace]] = defaultdict(list)
    for c in candidates:
        if c.settlement.category in ("K", "M"):
            points[c.settlement.code].append(c.point)
    chosen: dict[str, GeonamesPlace] = {}
    for code, found in points.items():
        first, *others = sorted(found, key=lambda point: -point.population)
        if first.population >= max(
            _MIN_CITY_POPULATION, *(_FAR_MORE_POPULOUS * other.population for other in others), 0
        ):
            chosen[code] = first
    taken = Counter(point.geonameid for point in chosen.values())
    return {code: point for code, point in chosen.items() if taken[point.geonameid] == 1}


def _only_pairs(
    candidates: list[Candidate], every: list[Candidate], joined: Mapping[str, GeonamesPlace]
) -> dict[str, GeonamesPlace]:
    """Pairs of ``candidates`` with no rival among ``every``; what is ``joined`` is no rival and cannot be had."""
    used = {point.geonameid for point in joined.values()}

    def is_free(c: Candidate) -> bool:
        return c.settlement.code not in joined and c.point.geonameid not in used

    free = [c for c in candidates if is_free(c)]
    of_settlement = Counter(c.settlement.code for c in every if is_free(c))
    of_point = Counter(c.point.geonameid for c in free)
    return {
        c.settlement.code: c.point
        for c in free
        if of_settlement[c.settlement.code] == 1 and of_point[c.point.geonameid] == 1
    }


def _by_neighbours(candidates: list[Candidate], anchors: "_Anchors") -> dict[str, GeonamesPlace]:
    """Joins among several of one name, by the units that the nearest anchors lie in."""
    open_pairs: dict[int, list[Candidate]] = defaultdict(list)
    for c in candidates:
        if not anchors.has(c):
            open_pairs[c.point.geonameid].append(c)
    chosen: dict[str, list[GeonamesPlace]] = defaultdict(list)
    for pairs in open_pairs.values():
        here = [c for c in pairs if c.is_strong] or pairs
        for rank in (_RAION, _HROMADA):
            around = anchors.units_around(pairs[0].point, rank)
            unit, agreeing = next(iter(around.most_common(1)), ("", 0))
            if agreeing >= _MIN_AGREEING and (rank == _RAION or len(here) > 1):
                here = [c for c in here if _unit(c.settlement, rank) == unit]
        if len(here) == 1 and _unit(here[0].settlement, _RAION) in anchors.units_around(pairs[0].point, _RAION):
            chosen[here[0].settlement.code].append(pairs[0].point)
    return {code: points[0] for code, points in chosen.items() if len(points) == 1}


class _Anchors:
    """The joined settlements of an oblast, to ask what lies around a point."""

    def __init__(self, joined: Mapping[str, GeonamesPlace], units: Mapping[str, Unit]) -> None:
        self._joined = joined
        self._used = {point.geonameid for point in joined.values()}
        self._units = [units[code] for code in joined]
        self._lat = np.array([point.lat for point in joined.values()])
        self._lon = np.array([point.lon for point in joined.values()])

    def has(self, candidate: Candidate) -> bool:
        """Whether the settlement or the point of the pair is joined."""
        return candidate.settlement.code in self._joined or candidate.point.geonameid in self._used

    def units_around(self, point: GeonamesPlace, rank: int, besides: str = "") -> Counter[str]:
        """How many of the nearest anchors lie in each raion or hromada; ``besides`` is the anchor itself."""
        order = np.argsort(self._distances_km(point), kind="stable")[: _NEIGHBOURS + 1]
        near = (self._units[i] for i in order)
        return Counter(_unit(unit, rank) for unit in near if unit.code != besides)

    def without_strays(self) -> dict[str, GeonamesPlace]:
        """The anchors that lie among others of their raion and not far from all others of their hromada."""
        kept: dict[str, GeonamesPlace] = {}
        for unit, point in zip(self._units, self._joined.values(), strict=True):
            around = self.units_around(point, _RAION, besides=unit.code)
            is_stray = bool(around) and not around[_unit(unit, _RAION)]
            if not is_stray and not self._is_far_from_hromada(unit, point):
                kept[unit.code] = point
        return kept

    def _is_far_from_hromada(self, unit: Unit, point: GeonamesPlace) -> bool:
        hromada = _unit(unit, _HROMADA)
        same = [i for i, other in enumerate(self._units) if _unit(other, _HROMADA) == hromada and other is not unit]
        return len(same) > 1 and float(self._distances_km(point)[same].min()) > _FAR_KM

    def _distances_km(self, point: GeonamesPlace) -> NDArray[np.float64]:
        north = (self._lat - point.lat) * _KM_PER_DEGREE
        east = (self._lon - point.lon) * _KM_PER_DEGREE * math.cos(math.radians(point.lat))
        return np.hypot(north, east)


def _unit(settlement: Unit, rank: int) -> str:
    """The raion or hromada of a settlement; the settlement itself where it lies in none."""
    return settlement.ancestors[rank] if len(settlement.ancestors) > rank else settlement.code
