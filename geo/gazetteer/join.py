"""Which point of GeoNames is which settlement of KATOTTG.

The two share no key. A point and a settlement are candidates for each other when they lie in one oblast and the
settlement's name is the point's main name in the official romanisation (a strong match) or one of its alternates
(a weak one). Then, in this order:

1. a pair that has no other candidate on either side, strong matches first, is joined and becomes an anchor;
2. of several settlements of one name, the one whose raion is that of most anchors around the point is joined, if it
   is the only one there (a city or the largest point wins over villages of the name in the same raion);
3. a pair whose raion none of the nearest anchors shares is taken apart again.

A settlement about which doubt remains gets no point: a wrong point is worse than none.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from geo.gazetteer.sources import GeonamesPlace, Unit
from geo.text import fold

_NEIGHBOURS = 8
_MIN_AGREEING = 2
_KM_PER_DEGREE = 111.2


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
    romanise: Callable[[str], str],
) -> dict[str, GeonamesPlace]:
    """KATOTTG code to GeoNames place, for the settlements that can be told apart.

    ``oblast_of_admin1`` maps GeoNames' first-level code to the KATOTTG code of the oblast; ``romanise`` gives the
    official Latin spelling of a Ukrainian name.
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


def latin_key(name: str) -> str:
    """A Latin name without the marks that spellings differ in."""
    return fold(name).replace("'", "").replace("-", " ").replace("yy", "yi")


def _candidates(units: list[Unit], points: list[GeonamesPlace], romanise: Callable[[str], str]) -> list[Candidate]:
    by_name: dict[str, list[Unit]] = defaultdict(list)
    by_latin: dict[str, list[Unit]] = defaultdict(list)
    for unit in units:
        by_name[fold(unit.name)].append(unit)
        by_latin[latin_key(romanise(unit.name))].append(unit)
    found: list[Candidate] = []
    for point in points:
        strong = {unit.code: unit for unit in by_latin[latin_key(point.name)]}
        weak = {unit.code: unit for name in point.alternates for unit in by_name.get(fold(name), ())}
        if not strong.keys().isdisjoint(weak):
            strong = {code: unit for code, unit in strong.items() if code in weak}
            weak = strong
        found += [Candidate(unit, point, code in strong) for code, unit in (weak | strong).items()]
    return found


def _join_oblast(candidates: list[Candidate]) -> dict[str, GeonamesPlace]:
    joined = _only_pairs([c for c in candidates if c.is_strong], candidates)
    joined |= _only_pairs([c for c in candidates if c.settlement.code not in joined], candidates, joined)
    raion_of = {c.settlement.code: _raion(c.settlement) for c in candidates}
    joined = _without_strays(joined, raion_of)
    for _ in range(2):
        joined |= _by_neighbours(candidates, joined, raion_of)
        joined = _without_strays(joined, raion_of)
    return joined


def _only_pairs(
    candidates: list[Candidate], every: list[Candidate], joined: Mapping[str, GeonamesPlace] | None = None
) -> dict[str, GeonamesPlace]:
    """Pairs with no rival on either side; points that ``joined`` already uses are no rivals and cannot be had."""
    used = {point.geonameid for point in (joined or {}).values()}
    free = [c for c in candidates if c.point.geonameid not in used]
    of_settlement = Counter(c.settlement.code for c in every if c.point.geonameid not in used)
    of_point = Counter(c.point.geonameid for c in free)
    return {
        c.settlement.code: c.point
        for c in free
        if of_settlement[c.settlement.code] == 1 and of_point[c.point.geonameid] == 1
    }


def _by_neighbours(
    candidates: list[Candidate], joined: Mapping[str, GeonamesPlace], raion_of: Mapping[str, str]
) -> dict[str, GeonamesPlace]:
    """Joins among several of one name, by the raion that the nearest anchors lie in."""
    used = {point.geonameid for point in joined.values()}
    nearest = _nearest_raions(joined, raion_of)
    open_pairs: dict[int, list[Candidate]] = defaultdict(list)
    for c in candidates:
        if c.point.geonameid not in used and c.settlement.code not in joined:
            open_pairs[c.point.geonameid].append(c)
    chosen: dict[str, list[Candidate]] = defaultdict(list)
    for pairs in open_pairs.values():
        raions = nearest(pairs[0].point)
        if not raions:
            continue
        raion, agreeing = raions.most_common(1)[0]
        here = [c for c in pairs if raion_of[c.settlement.code] == raion]
        here = [c for c in here if c.is_strong] or here
        cities = [c for c in here if c.settlement.category == "M"]
        here = cities or here
        if len(here) == 1 and agreeing >= _MIN_AGREEING:
            chosen[here[0].settlement.code].append(here[0])
    return {code: pairs[0].point for code, pairs in chosen.items() if len(pairs) == 1}


def _without_strays(joined: dict[str, GeonamesPlace], raion_of: Mapping[str, str]) -> dict[str, GeonamesPlace]:
    nearest = _nearest_raions(joined, raion_of)
    return {
        code: point
        for code, point in joined.items()
        if (raions := nearest(point, besides=code))[raion_of[code]] or not raions
    }


def _nearest_raions(joined: Mapping[str, GeonamesPlace], raion_of: Mapping[str, str]) -> Callable[..., Counter[str]]:
    """How many of the nearest anchors of a point lie in each raion."""
    codes = list(joined)
    lat = np.array([joined[code].lat for code in codes])
    lon = np.array([joined[code].lon for code in codes])

    def count(point: GeonamesPlace, besides: str = "") -> Counter[str]:
        if not codes:
            return Counter()
        north = (lat - point.lat) * _KM_PER_DEGREE
        east = (lon - point.lon) * _KM_PER_DEGREE * math.cos(math.radians(point.lat))
        order = np.argsort(north**2 + east**2, kind="stable")[: _NEIGHBOURS + 1]
        return Counter(raion_of[codes[i]] for i in order if codes[i] != besides)

    return count


def _raion(settlement: Unit) -> str:
    return settlement.ancestors[1] if len(settlement.ancestors) > 1 else settlement.code
