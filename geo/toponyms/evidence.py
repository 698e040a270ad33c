"""What speaks for each place that a name may mean, in log-odds."""

import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter

from geo.errors import DataError
from geo.facts import read_facts
from geo.gazetteer.model import Level, NameSource, Place, Reading
from geo.lexicon import LexicalView
from geo.toponyms.coordination import are_listed
from geo.toponyms.model import Span

_UNITS = frozenset({Level.OBLAST, Level.RAION, Level.HROMADA})
_BESIDE_CHARS, _NEAR_CHARS = 4, 160


@dataclass(frozen=True, slots=True)
class Weights:
    """What each kind of evidence counts: ``data/lookups/resolution.yaml``, which says what each is."""

    source: Mapping[NameSource, float]
    population: float
    unknown_population: int
    level: Mapping[Level, float]
    bare_unit: float
    occupied_oblast: float
    container_beside: float
    container_near: float
    container_in_report: float
    neighbour: float
    neighbour_oblast: float
    neighbours_at_most: float
    doubtful_neighbour: float
    city_context: float
    unit_context: float
    settlement_context: float
    feature_context: float
    nothing: float
    nothing_per_excess: float
    nothing_at_sentence_head: float
    nothing_after_locative: float
    named_elsewhere: float


def load_weights(path: Path) -> Weights:
    """Read the weights. Raises :class:`~geo.errors.DataError` where one is missing."""
    weights = read_facts(path, TypeAdapter(Weights))
    missing = (set(NameSource) - set(weights.source)) | (set(Level) - {Level.SETTLEMENT} - set(weights.level))
    if missing:
        raise DataError(f"{path}: no weight for {', '.join(sorted(missing))}")
    return weights


@dataclass(frozen=True, slots=True)
class Scored:
    """One place that a span may mean: the reading that speaks most for it and its log-odds so far."""

    reading: Reading
    score: float

    @property
    def place(self) -> Place:
        """The place that is read."""
        return self.reading.place


class NamedUnits:
    """The units that a text names in full, and where: they tell what lies in them from its namesakes elsewhere."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self._spans: dict[str, list[tuple[int, int]]] = defaultdict(list)
        self.oblasts: set[str] = set()
        for span in spans:
            for reading in span.readings:
                place = reading.place
                if place.level is Level.REGION and place.oblast_id:
                    self._add(place.oblast_id, place, span)
                elif place.level in _UNITS and reading.source is not NameSource.ALTERNATE:
                    self._add(place.place_id, place, span)

    def gap(self, span: Span, place: Place) -> int | None:
        """Characters between a span and the nearest other one that names ``place`` as a unit, or a unit that it lies
        in."""
        if not self._spans:
            return None
        gaps = [
            gap
            for unit in (place.place_id, place.hromada_id, place.raion_id, place.oblast_id)
            if unit in self._spans
            for gap in self._gaps(span, self._spans[unit])
        ]
        return min(gaps, default=None)

    def names(self, unit: str, besides: Span) -> bool:
        """Whether another span than ``besides`` names ``unit``."""
        return any(here != (besides.start, besides.end) for here in self._spans.get(unit, ()))

    def _add(self, unit: str, place: Place, span: Span) -> None:
        self.oblasts.add(place.oblast_id or unit)
        here = (span.start, span.end)
        if self._spans[unit][-1:] != [here]:
            self._spans[unit].append(here)

    @staticmethod
    def _gaps(span: Span, others: Sequence[tuple[int, int]]) -> list[int]:
        at = bisect_left(others, (span.start, span.end))
        near = (other for other in others[max(0, at - 1) : at + 2] if other != (span.start, span.end))
        return [max(start - span.end, span.start - end) for start, end in near]


def is_bare_unit(span: Span, place: Place) -> bool:
    """Whether the span names an oblast only by the name of its capital, or a raion only by that of its seat."""
    return place.level in _UNITS and any(r.place.level is Level.SETTLEMENT for r in span.readings)


class Evidence:
    """The evidence of one report, but for the places around."""

    def __init__(self, spans: Sequence[Span], view: LexicalView, weights: Weights, home: frozenset[str]) -> None:
        """``home``: ids of the oblasts with occupied land, which these reports are about."""
        self._weights = weights
        self._home = home
        self.units = NamedUnits(spans)
        # One sense in one report: a capital's name that once means its oblast goes on to mean it.
        self._unit_names = _unit_names(spans, view)

    def weigh(self, span: Span, oblasts: Collection[str]) -> dict[str, Scored]:
        """Each place that the span can mean, by its id. ``oblasts``: those that the report is about, by their ids."""
        scores: dict[str, Scored] = {}
        for reading in span.readings:
            if reading.within and reading.within not in oblasts:
                continue
            score = self._prior(span, reading) + self._container(span, reading.place) + self._sense(span, reading.place)
            known = scores.get(reading.place.place_id)
            if known is None or score > known.score:
                scores[reading.place.place_id] = Scored(reading, score)
        return scores

    def nothing(self, span: Span) -> float:
        """What speaks for a name that is in no gazetteer, or for no name of a place at all."""
        weights = self._weights
        score = weights.nothing + weights.nothing_per_excess * span.excess
        if span.opens_sentence:
            score += weights.nothing_at_sentence_head
        if "locative_before" in span.clues:
            score += weights.nothing_after_locative
        return score

    def _prior(self, span: Span, reading: Reading) -> float:
        place, weights = reading.place, self._weights
        score = weights.source[reading.source]
        if place.level is Level.SETTLEMENT:
            score += weights.population * math.log10(max(place.population or weights.unknown_population, 10))
        elif is_bare_unit(span, place):
            score += weights.bare_unit
        else:
            score += weights.level[place.level]
        if place.oblast_id in self._home or place.place_id in self._home:
            score += weights.occupied_oblast
        return score

    def _container(self, span: Span, place: Place) -> float:
        if not place.is_here or place.level is Level.OBLAST or is_bare_unit(span, place):
            return 0.0
        gap = self.units.gap(span, place)
        if gap is None:
            return 0.0
        if gap <= _BESIDE_CHARS:
            return self._weights.container_beside
        return self._weights.container_near if gap <= _NEAR_CHARS else self._weights.container_in_report

    def _sense(self, span: Span, place: Place) -> float:
        """Settlement or unit, where the name alone can mean both."""
        if place.level is Level.SETTLEMENT:
            if not span.clues.isdisjoint(("city_before", "city_after")):
                return self._weights.city_context
            return self._weights.settlement_context if "settlement_before" in span.clues else 0.0
        if place.level is Level.FEATURE:
            return self._weights.feature_context if "river_before" in span.clues else 0.0
        is_unit = place.level is Level.OBLAST and span.text in self._unit_names
        return self._weights.unit_context if is_unit and "city_before" not in span.clues else 0.0


def _unit_names(spans: Sequence[Span], view: LexicalView) -> set[str]:
    """Names that the words around make those of units; in a list all of them: "the oblasts of Donetsk and Luhansk"."""
    names: set[str] = set()
    is_unit = False
    for number, span in enumerate(spans):
        is_listed = number > 0 and are_listed(view, spans[number - 1].end, span.start)
        is_unit = not span.clues.isdisjoint(("unit_before", "unit_after")) or (is_unit and is_listed)
        if is_unit:
            names.add(span.text)
    return names
