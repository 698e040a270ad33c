"""Which place a name means, how sure that is, and why."""

import math
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Sequence

from geo.gazetteer.index import Gazetteer
from geo.gazetteer.model import FEDERAL_SUBJECT, Level, NameSource, Place, Reading
from geo.lexicon import LexicalView
from geo.toponyms.model import Candidate, Mention, Span

# Below this share of the probability no candidate is taken; the mention goes to the review queue.
THRESHOLD = 0.5
MAX_CANDIDATES = 5

# Weights are log-odds, set by hand on the project's own samples. Population: ten times the people, e**1.6 the odds.
_SOURCE = {
    NameSource.OFFICIAL: 0.0,
    NameSource.RUSSIAN: -0.2,
    NameSource.FORMER: -0.3,
    NameSource.ALTERNATE: -0.6,
    NameSource.ALIAS: 0.0,
}
_POPULATION = 1.6
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
_BESIDE_CONFIDENCE = 0.9
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
        self._gazetteer = gazetteer
        self._home = home
        self._unit_spans = _unit_spans(spans)
        self._oblasts = {gazetteer[unit].oblast_id or unit for unit in self._unit_spans}
        self._anchors: set[str] = set()
        self._neighbours: Counter[str | None] = Counter()
        # One sense in one report: a capital's name that once means its oblast goes on to mean it.
        self._unit_names = {span.text for span in spans if self._has(span, "unit_before")}
        self._anchor()

    def _anchor(self) -> None:
        """The settlements that are sure by themselves tell where the report is."""
        places = [self.decide(number).place for number in range(len(self._spans))]
        settlements = {place.place_id: place for place in places if place and place.level is Level.SETTLEMENT}
        self._neighbours.update(unit for place in settlements.values() for unit in (place.raion_id, place.oblast_id))
        self._anchors.update(settlements)

    def decide(self, number: int) -> Mention:
        """The most likely reading of one span."""
        span = self._spans[number]
        if abroad := self._beside_abroad(number):
            return Mention(span, abroad, _BESIDE_CONFIDENCE, f"{abroad.name} is named beside it")
        scores: dict[str, tuple[float, Reading]] = {}
        for reading in span.readings:
            if reading.within and reading.within not in self._oblasts and not self._neighbours[reading.within]:
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

    def _beside_abroad(self, number: int) -> Place | None:
        """The foreign region that the text puts a town into: "Lyubimovka, Kursk Oblast" is not here."""
        if number + 1 == len(self._spans):
            return None
        span, following = self._spans[number], self._spans[number + 1]
        if following.start - span.end > _BESIDE_CHARS or any(
            r.place.level is not Level.SETTLEMENT for r in span.readings
        ):
            return None
        regions = [r.place for r in following.readings if r.place.kind == FEDERAL_SUBJECT]
        return regions[0] if len(regions) == len(following.readings) else None

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
        return score + self._neighbour_score(place) + self._sense_score(span, place)

    def _neighbour_score(self, place: Place) -> float:
        """For settlements near those that the report surely names, itself not counted."""
        if place.level is not Level.SETTLEMENT:
            return 0.0
        itself = place.place_id in self._anchors
        raion = _NEIGHBOUR_RAION * (self._neighbours[place.raion_id] - itself)
        oblast = _NEIGHBOUR_OBLAST * (self._neighbours[place.oblast_id] - itself)
        return min(_NEIGHBOUR_MAX, raion + oblast)

    def _container_score(self, span: Span, place: Place) -> float:
        if not place.is_here or _is_bare_unit(span, place) or place.level is Level.OBLAST:
            return 0.0
        gaps = [self._gap_to(span, unit) for unit in (place.place_id, *place.containers)]
        gap = min((gap for gap in gaps if gap is not None), default=None)
        if gap is None:
            return 0.0
        if gap <= _BESIDE_CHARS:
            return _CONTAINER_BESIDE
        return _CONTAINER_NEAR if gap <= _NEAR_CHARS else _CONTAINER_IN_REPORT

    def _gap_to(self, span: Span, unit: str) -> int | None:
        """Characters between a span and the nearest other one that names a unit."""
        others = self._unit_spans.get(unit)
        if not others:
            return None
        at = bisect_left(others, span.start, key=_start)
        near = [other for other in others[max(0, at - 1) : at + 2] if other is not span]
        return min((max(other.start - span.end, span.start - other.end) for other in near), default=None)

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
            return label in self._view.after(text.index(span.end))
        return label in self._view.before(text.index(span.start))

    def _reason(self, span: Span, best: Reading, n_places: int) -> str:
        place = best.place
        parts = [f"{best.source.value} name"]
        parts.append("the only place so called" if n_places == 1 else f"chosen from {n_places} places so called")
        container = next((unit for unit in place.containers if self._gap_to(span, unit) is not None), None)
        if container and place.level not in _UNITS:
            parts.append(f"{self._gazetteer[container].name} is named too")
        if n_places > 1 and self._neighbour_score(place) > 0:
            parts.append("its neighbours are named")
        return "; ".join(parts)


def _unit_spans(spans: Sequence[Span]) -> dict[str, list[Span]]:
    """For each unit that the text names in full, the spans that do; a region of one oblast ("DPR") names that."""
    found: dict[str, list[Span]] = defaultdict(list)
    for span in spans:
        for reading in span.readings:
            place = reading.place
            if place.level is Level.REGION and place.oblast_id:
                found[place.oblast_id].append(span)
            elif place.level in _UNITS and reading.source is not NameSource.ALTERNATE:
                found[place.place_id].append(span)
    return found


def _start(span: Span) -> int:
    return span.start


def _is_bare_unit(span: Span, place: Place) -> bool:
    """Whether the span names an oblast only by the name of its capital, or a raion only by that of its seat."""
    return place.level in _UNITS and any(r.place.level is Level.SETTLEMENT for r in span.readings)
