"""Which point of GeoNames is which settlement of KATOTTG.

The two share no key. ``geo.gazetteer.matching`` finds the pairs that names allow, within an oblast and, where the point
has a code for it, within a raion. Then, in this order:

1. the only city of a name takes the point of the name that is far more populous than all others;
2. a pair that has no other candidate on either side is joined, equal main names first; joined pairs are anchors;
3. an anchor that the others around it do not support is taken out again (``geo.gazetteer.anchors``);
4. a pair that fits better by far, by name, rank and neighbours, than any other pair of its settlement or its point is
   joined, as often as this gives new anchors; of points of one place that GeoNames has twice, one is taken;
5. the same among what is left, with names that differ a little.

A settlement about which doubt remains gets no point: a wrong point is worse than none.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping

from geo.gazetteer.anchors import Anchors, squared_km
from geo.gazetteer.matching import Candidate, Matcher
from geo.gazetteer.sources import GeonamesPlace, Unit
from geo.gazetteer.spellings import Spellings

_MIN_CITY_POPULATION = 1000
_FAR_MORE_POPULOUS = 4
_CITIES = ("K", "M")
# Weights of candidates: the same main name, or a name as good.
_SURE = (1.0, 0.5)
_MIN_SUPPORT = 0.002
_MIN_FIT = 0.03
_BETTER_BY_FAR = 2.0
_TWICE_KM = 3.0
_ROUNDS = 4

Joined = dict[str, GeonamesPlace]
"""KATOTTG code -> point."""


def join_points(
    settlements: Iterable[Unit],
    points: Iterable[GeonamesPlace],
    admin1_of_oblast: Mapping[str, Collection[str]],
    spellings: Spellings,
) -> Joined:
    """KATOTTG code to GeoNames place, for the settlements that can be told apart.

    ``admin1_of_oblast`` maps the KATOTTG code of an oblast to the first-level codes that GeoNames has its places under.
    """
    by_oblast: dict[str, list[Unit]] = defaultdict(list)
    for settlement in settlements:
        by_oblast[(settlement.ancestors or (settlement.code,))[0]].append(settlement)
    points_of_admin1: dict[str, list[GeonamesPlace]] = defaultdict(list)
    for point in points:
        if point.is_populated:
            points_of_admin1[point.admin1].append(point)
    matcher = Matcher(spellings)
    joined: Joined = {}
    for oblast, units in by_oblast.items():
        here = [point for admin1 in admin1_of_oblast[oblast] for point in points_of_admin1[admin1]]
        joined |= _join_oblast(units, here, matcher)
    return joined


def _join_oblast(units: list[Unit], points: list[GeonamesPlace], matcher: Matcher) -> Joined:
    candidates = matcher.equal(units, points)
    joined = _cities(candidates)
    unit_of = {unit.code: unit for unit in units}
    joined = Anchors(joined | _only_pairs(candidates, joined), unit_of).without_strays(_MIN_SUPPORT)
    joined = _best_pairs(candidates, joined, unit_of)
    used = {point.geonameid for point in joined.values()}
    near = matcher.near(
        [unit for unit in units if unit.code not in joined], [p for p in points if p.geonameid not in used]
    )
    return _best_pairs([*candidates, *near], joined, unit_of)


def _cities(candidates: list[Candidate]) -> Joined:
    """Cities that are the only one of their name, with the point that no other of the name comes near in people."""
    points: dict[str, list[GeonamesPlace]] = defaultdict(list)
    for c in candidates:
        if c.settlement.category in _CITIES:
            points[c.settlement.code].append(c.point)
    chosen = {code: point for code, found in points.items() if (point := _far_more_populous(found))}
    taken = Counter(point.geonameid for point in chosen.values())
    return {code: point for code, point in chosen.items() if taken[point.geonameid] == 1}


def _far_more_populous(points: list[GeonamesPlace]) -> GeonamesPlace | None:
    """The point with so many more people than all others that it is the one meant."""
    first, *others = sorted(points, key=lambda point: -point.population)
    least = max((_FAR_MORE_POPULOUS * other.population for other in others), default=0)
    return first if first.population >= max(_MIN_CITY_POPULATION, least) else None


def _open(candidates: Iterable[Candidate], joined: Joined) -> list[Candidate]:
    """The candidates of which neither side is joined, nor the point another entry of a joined place."""
    candidates = list(candidates)
    used = {point.geonameid for point in joined.values()}
    used |= {
        c.point.geonameid
        for c in candidates
        if c.settlement.code in joined and _is_same_place(c.point, joined[c.settlement.code])
    }
    return [c for c in candidates if c.settlement.code not in joined and c.point.geonameid not in used]


def _only_pairs(candidates: Iterable[Candidate], joined: Joined) -> Joined:
    """The pairs with no rival on either side, equal main names first."""
    found: Joined = {}
    for least in _SURE:
        free = _open([c for c in candidates if c.weight >= min(_SURE)], joined | found)
        of_settlement = Counter(c.settlement.code for c in free)
        of_point = Counter(c.point.geonameid for c in free if c.weight >= least)
        found |= {
            c.settlement.code: c.point
            for c in free
            if c.weight >= least and of_settlement[c.settlement.code] == 1 == of_point[c.point.geonameid]
        }
    return found


def _best_pairs(candidates: list[Candidate], joined: Joined, unit_of: Mapping[str, Unit]) -> Joined:
    """``joined``, and the pairs that fit better by far than all others of their settlement and of their point."""
    for _ in range(_ROUNDS):
        anchors = Anchors(joined, unit_of)
        fits = [(anchors.support(c.settlement, c.point) * c.weight, c) for c in _open(candidates, joined)]
        found = _mutual([(fit, c) for fit, c in fits if fit >= _MIN_FIT])
        found |= _only_pairs(candidates, joined | found)
        if not found:
            break
        joined = Anchors(joined | found, unit_of).without_strays(_MIN_SUPPORT)
    return joined


def _mutual(fits: list[tuple[float, Candidate]]) -> Joined:
    of_settlement: dict[str, list[tuple[float, Candidate]]] = defaultdict(list)
    of_point: dict[int, list[tuple[float, str]]] = defaultdict(list)
    for fit, c in fits:
        of_settlement[c.settlement.code].append((fit, c))
        of_point[c.point.geonameid].append((fit, c.settlement.code))
    chosen: Joined = {}
    for code, pairs in of_settlement.items():
        if best := _best(pairs):
            fit, point = best
            rivals = [other for other, settlement in of_point[point.geonameid] if settlement != code]
            if fit >= _BETTER_BY_FAR * max(rivals, default=0.0):
                chosen[code] = point
    return chosen


def _best(pairs: list[tuple[float, Candidate]]) -> tuple[float, GeonamesPlace] | None:
    """Of a settlement's pairs the one that fits better by far than those of other places (of several entries of one
    place the most populous), else, of those that fit about as well, the one far more populous."""
    best, candidate = max(pairs, key=lambda pair: (pair[0], -pair[1].point.geonameid))
    close = {c.point: fit for fit, c in pairs if fit * _BETTER_BY_FAR > best}
    if all(_is_same_place(point, candidate.point) for point in close):
        point = max(close, key=lambda point: (point.population, close[point], -point.geonameid))
    else:
        point = _far_more_populous(list(close))
    return (close[point], point) if point else None


def _is_same_place(one: GeonamesPlace, other: GeonamesPlace) -> bool:
    """Whether two points of a name are entries of one place."""
    return squared_km(one.lat - other.lat, one.lon - other.lon, one.lat) <= _TWICE_KM**2
