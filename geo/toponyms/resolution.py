"""Which place a name means, how sure that is, and why."""

import math
from collections import Counter
from collections.abc import Sequence

from geo.gazetteer.index import Gazetteer
from geo.gazetteer.model import Level, NameSource, Place, Reading
from geo.lexicon import LexicalView
from geo.toponyms.model import Candidate, Mention, Span

# Below this share of the probability no candidate is taken; the mention goes to the review queue.
THRESHOLD = 0.5
MAX_CANDIDATES = 5

# Weights are log-odds, set by hand on the project's own samples. Population: ten times the people, e**0.9 the odds.
_SOURCE = {
    NameSource.OFFICIAL: 0.0,
    NameSource.RUSSIAN: -0.2,
    NameSource.FORMER: -0.3,
    NameSource.ALTERNATE: -0.6,
    NameSource.ALIAS: 0.0,
}
_POPULATION = 0.9
_UNKNOWN_POPULATION = 150
_OCCUPIED_OBLAST = 1.5
_CONTAINER_BESIDE, _CONTAINER_NEAR, _CONTAINER_IN_REPORT = 6.0, 3.0, 2.0
_NEIGHBOUR_RAION, _NEIGHBOUR_OBLAST, _NEIGHBOUR_MAX = 0.8, 0.4, 2.0
_BARE_UNIT, _UNIT_CONTEXT, _CITY_CONTEXT = -4.0, 8.0, 4.0
_EXPLICIT_LEVEL = {
    Level.COUNTRY: 8.0,
    Level.REGION: 4.0,
    Level.SITE: 4.0,
    Level.FEATURE: 3.0,
    Level.OBLAST: 4.0,
    Level.RAION: 3.0,
    Level.HROMADA: 3.0,
    Level.DISTRICT: -1.0,
    Level.FOREIGN: 3.5,
}
_BESIDE_CHARS, _NEAR_CHARS = 4, 160
_UNITS = frozenset({Level.OBLAST, Level.RAION, Level.HROMADA})


def resolve(spans: Sequence[Span], view: LexicalView, gazetteer: Gazetteer, home: frozenset[str]) -> list[Mention]:
    """One mention a span, in order.

    Evidence: the units named beside a name, near it and in the report; the places around it; what kind of name
    it is; population; and that these reports are about ``home``, the oblasts (place ids) with occupied land.
    """
    context = _Context(spans, view, gazetteer, home)
    return [context.decide(number) for number in range(len(spans))]


class _Context:
    def __init__(self, spans: Sequence[Span], view: LexicalView, gazetteer: Gazetteer, home: frozenset[str]) -> None:
        self._spans = spans
        self._view = view
        self._home = home
        units = [(span, r.place) for span in spans for r in span.readings if _is_explicit_unit(r)]
        self._containers = units
        self._named = {place.place_id for _, place in units}
        self._oblasts = {place.oblast_id or place.place_id for _, place in units}
        anchors = [places[0] for span in spans if len(places := _settlements(span)) == 1]
        self._raions = Counter(place.raion_id for place in {p.place_id: p for p in anchors}.values())
        self._anchor_oblasts = Counter(place.oblast_id for place in {p.place_id: p for p in anchors}.values())
        # One sense in one report: a capital's name that once means its oblast goes on to mean it.
        self._unit_names = {span.text for span in spans if self._has(span, "unit_before")}

    def decide(self, number: int) -> Mention:
        """The most likely reading of one span."""
        span = self._spans[number]
        scores: dict[str, tuple[float, Reading]] = {}
        for reading in span.readings:
            if reading.within and reading.within not in self._oblasts | set(self._anchor_oblasts):
                continue
            score = self._score(span, reading)
            if reading.place.place_id not in scores or score > scores[reading.place.place_id][0]:
                scores[reading.place.place_id] = (score, reading)
        if not scores:
            return Mention(span, None, 0.0, "the name is only known from an oblast that the report does not mention")
        top = max(score for score, _ in scores.values())
        odds = {key: math.exp(score - top) for key, (score, _) in scores.items()}
        total = sum(odds.values())
        order = sorted(scores, key=lambda key: (-odds[key], key))
        candidates = tuple(Candidate(scores[key][1].place, odds[key] / total) for key in order[:MAX_CANDIDATES])
        best, confidence = scores[order[0]][1], candidates[0].probability
        if confidence < THRESHOLD:
            reason = f"{len(order)} places are so called and nothing in the report tells which"
            return Mention(span, None, confidence, reason, candidates)
        return Mention(span, best.place, confidence, self._reason(span, best, len(order)), candidates)

    def _score(self, span: Span, reading: Reading) -> float:
        place = reading.place
        score = _SOURCE[reading.source]
        if place.level is Level.SETTLEMENT:
            score += _POPULATION * math.log10(max(place.population or _UNKNOWN_POPULATION, 10))
        elif _is_bare_unit(span, place):
            score += _BARE_UNIT + _POPULATION * 6
        else:
            score += _EXPLICIT_LEVEL[place.level] + _POPULATION * 2
        if place.oblast_id in self._home or place.place_id in self._home:
            score += _OCCUPIED_OBLAST
        score += self._container_score(span, place)
        if place.level is Level.SETTLEMENT and len(_settlements(span)) > 1:
            raion = _NEIGHBOUR_RAION * self._raions[place.raion_id]
            score += min(_NEIGHBOUR_MAX, raion + _NEIGHBOUR_OBLAST * self._anchor_oblasts[place.oblast_id])
        return score + self._sense_score(span, place)

    def _container_score(self, span: Span, place: Place) -> float:
        if not place.is_here or _is_bare_unit(span, place) or place.level is Level.OBLAST:
            return 0.0
        best = 0.0
        for other, unit in self._containers:
            if other is span or not place.lies_in(unit.place_id):
                continue
            gap = other.start - span.end if other.start >= span.end else span.start - other.end
            if gap <= _BESIDE_CHARS:
                return _CONTAINER_BESIDE
            best = max(best, _CONTAINER_NEAR if gap <= _NEAR_CHARS else _CONTAINER_IN_REPORT)
        return best

    def _sense_score(self, span: Span, place: Place) -> float:
        """City or oblast, where the name alone can mean both."""
        if self._has(span, "city_before") or self._has(span, "city_after"):
            return _CITY_CONTEXT if place.level is Level.SETTLEMENT else 0.0
        if span.text in self._unit_names and place.level is Level.OBLAST:
            return _UNIT_CONTEXT
        return 0.0

    def _has(self, span: Span, label: str) -> bool:
        text = self._view.text
        if label.endswith("_after"):
            return label in self._view.labels_after(text.index(span.end))
        return label in self._view.labels_before(text.index(span.start))

    def _reason(self, span: Span, best: Reading, n_places: int) -> str:
        place = best.place
        parts = [f"{best.source.value} name"]
        parts.append("the only place so called" if n_places == 1 else f"chosen from {n_places} places so called")
        container = next(
            (unit for other, unit in self._containers if other is not span and place.lies_in(unit.place_id)), None
        )
        if container and place.level not in _UNITS:
            parts.append(f"{container.name} is named too")
        if n_places > 1 and self._raions[place.raion_id] > 0 and place.raion_id:
            parts.append("its neighbours are named")
        return "; ".join(parts)


def _is_explicit_unit(reading: Reading) -> bool:
    return reading.place.level in _UNITS and reading.source is not NameSource.ALTERNATE


def _is_bare_unit(span: Span, place: Place) -> bool:
    """Whether the span names an oblast only by the name of its capital, or a raion only by that of its seat."""
    return place.level in _UNITS and any(r.place.level is Level.SETTLEMENT for r in span.readings)


def _settlements(span: Span) -> list[Place]:
    return [r.place for r in span.readings if r.place.level is Level.SETTLEMENT]
