"""What speaks for each place that a name may mean, in log-odds."""

import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from pydantic import TypeAdapter

from geo.errors import DataError
from geo.facts import read_facts
from geo.gazetteer.model import CITY, UNIT_LEVELS, Level, NameSource, Place, Reading
from geo.lexicon import LexicalView
from geo.toponyms.coordination import are_listed
from geo.toponyms.model import Span

EVIDENCE_LISTS = frozenset({"settlement_before", "city_before", "city_after", "village_before", "river_before"}) | {
    *("unit_before", "unit_after", "locative_before", "near_before", "occupied_before"),
}
"""The word lists that are asked for by name here."""
_AT_A_TOWN = frozenset({"locative_before", "near_before", "city_after"})
_BESIDE_CHARS, _NEAR_CHARS = 4, 160


@dataclass(frozen=True, slots=True)
class Weights:
    """What each kind of evidence counts: ``data/lookups/resolution.yaml``, which says what each is."""

    source: Mapping[NameSource, float]
    population: float
    unknown_population: Mapping[str, int]
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
    said_to_be_near: float
    city_context: float
    unit_context: float
    settlement_context: float
    city_called_village: float
    feature_context: float
    nothing: float
    nothing_per_excess: float
    nothing_at_sentence_head: float
    nothing_after_locative: float
    named_elsewhere: float
    at_most: float


def load_weights(path: Path) -> Weights:
    """Read the weights. Raises :class:`~geo.errors.DataError` where one is missing."""
    weights = read_facts(path, TypeAdapter(Weights))
    missing = (set(NameSource) - set(weights.source)) | (set(Level) - {Level.SETTLEMENT} - set(weights.level))
    if missing:
        raise DataError(f"{path}: no weight for {', '.join(sorted(missing))}")
    return weights


class Scored(NamedTuple):
    """One place that a span may mean: the reading that speaks most for it and its log-odds so far."""

    reading: Reading
    score: float

    @property
    def place(self) -> Place:
        """The place that is read."""
        return self.reading.place


class NamedUnits:
    """The units that a text names in full, and where: they tell what lies in them from its namesakes elsewhere.

    A district lies in a city, so a city counts as a unit for the districts of its hromada.
    """

    def __init__(self, spans: Sequence[Span]) -> None:
        self._spans: dict[str, list[tuple[int, int]]] = defaultdict(list)
        self.known: set[str] = set()
        for span in spans:
            here = (span.start, span.end)
            for reading in span.readings:
                place = reading.place
                if reading.within:
                    continue
                if place.level is Level.REGION and place.oblast_id:
                    self._add(place.oblast_id, place.oblast_id, here)
                elif place.level in UNIT_LEVELS and reading.source is not NameSource.ALTERNATE:
                    # What lies in a hromada lies in the abolished raion that it was made of.
                    for unit in (place.place_id, *place.members):
                        self._add(unit, place.oblast_id or place.place_id, here)
                elif place.kind == CITY and place.hromada_id:
                    self._add(_city_of(place.hromada_id), None, here)

    def gap(self, span: Span, place: Place) -> int | None:
        """Characters between a span and the nearest other one that names ``place`` as a unit, or a unit that it lies
        in."""
        if not self._spans:
            return None
        units = [place.place_id, place.hromada_id, place.raion_id, place.oblast_id]
        if place.level is Level.DISTRICT and place.hromada_id:
            units.append(_city_of(place.hromada_id))
        gaps = [gap for unit in units if unit in self._spans for gap in _gaps(span, self._spans[unit])]
        return min(gaps, default=None)

    def names(self, unit: str, besides: Span) -> bool:
        """Whether another span than ``besides`` names ``unit``."""
        return any(here != (besides.start, besides.end) for here in self._spans.get(unit, ()))

    def _add(self, unit: str, oblast: str | None, here: tuple[int, int]) -> None:
        self.known.update(filter(None, (unit, oblast)))
        if self._spans[unit][-1:] != [here]:
            self._spans[unit].append(here)


def _city_of(hromada_id: str) -> str:
    """A key for the city of a hromada, apart from that of the hromada itself."""
    return f"city of {hromada_id}"


def _gaps(span: Span, others: Sequence[tuple[int, int]]) -> list[int]:
    at = bisect_left(others, (span.start, span.end))
    near = (other for other in others[max(0, at - 1) : at + 2] if other != (span.start, span.end))
    return [max(start - span.end, span.start - end) for start, end in near]


class Evidence:
    """The evidence of one report, but for the places around."""

    def __init__(self, spans: Sequence[Span], view: LexicalView, weights: Weights, home: frozenset[str]) -> None:
        """``home``: ids of the oblasts with occupied land, which these reports are about."""
        self._weights = weights
        self._home = home
        self.units = NamedUnits(spans)
        self._told_units = _told_units(spans, view)
        # "The occupied territory of Kherson … Kherson's residents": the city is not what is occupied.
        self._occupied_names = {span.text for span in spans if "occupied_before" in span.clues}

    def weigh(self, span: Span, units: Collection[str]) -> dict[str, Scored]:
        """Each place that the span can mean, by its id. ``units``: ids of those that
        the report is about."""
        weights, home = self._weights, self._home
        towns = [reading.place for reading in span.readings if reading.place.level is Level.SETTLEMENT]
        is_of_city = any(town.kind == CITY for town in towns)
        sense = self._senses(span)
        scores: dict[str, Scored] = {}
        for reading in span.readings:
            if reading.within and reading.within not in units:
                continue
            place, level = reading.place, reading.place.level
            # An oblast named only by the name of its capital, a raion by that of its seat; "Харківщина" is no city's.
            is_bare_unit = bool(towns) and level in UNIT_LEVELS and (is_of_city or level is not Level.OBLAST)
            score = weights.source[reading.source] + sense.get(level, 0.0)
            if level is Level.SETTLEMENT:
                people = place.population or weights.unknown_population[place.kind]
                score += weights.population * math.log10(max(people, 10))
            else:
                score += weights.bare_unit if is_bare_unit else weights.level[level]
            if place.oblast_id in home or place.place_id in home:
                score += weights.occupied_oblast
            if place.is_here and level is not Level.OBLAST and not is_bare_unit:
                score += self._container(span, place)
            if place.kind == CITY and "village_before" in span.clues:
                score += weights.city_called_village
            known = scores.get(place.place_id)
            if known is None or score > known.score:
                scores[place.place_id] = Scored(reading, score)
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

    def _container(self, span: Span, place: Place) -> float:
        gap = self.units.gap(span, place)
        if gap is None:
            return 0.0
        if gap <= _BESIDE_CHARS:
            return self._weights.container_beside
        return self._weights.container_near if gap <= _NEAR_CHARS else self._weights.container_in_report

    def _senses(self, span: Span) -> dict[Level, float]:
        """What the words around say of each level, where the name alone can mean several."""
        weights, clues = self._weights, span.clues
        is_city = not clues.isdisjoint(("city_before", "city_after"))
        senses: dict[Level, float] = {}
        if is_city or "settlement_before" in clues:
            senses[Level.SETTLEMENT] = weights.city_context if is_city else weights.settlement_context
        if "river_before" in clues:
            senses[Level.FEATURE] = weights.feature_context
        is_occupied_unit = span.text in self._occupied_names and clues.isdisjoint(_AT_A_TOWN)
        if (span.start in self._told_units or is_occupied_unit) and "city_before" not in clues:
            senses[Level.OBLAST] = weights.unit_context
        return senses


def _told_units(spans: Sequence[Span], view: LexicalView) -> set[int]:
    """Where names start that the words around make those of units: "governor of X", "the oblasts of X and Y"."""
    starts: set[int] = set()
    is_unit = False
    for number, span in enumerate(spans):
        is_listed = number > 0 and are_listed(view, spans[number - 1].end, span.start)
        is_unit = not span.clues.isdisjoint(("unit_before", "unit_after")) or (is_unit and is_listed)
        if is_unit:
            starts.add(span.start)
    return starts
