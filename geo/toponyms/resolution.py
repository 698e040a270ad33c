"""Which place a name means, how sure that is, and why."""

import math
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from geo.gazetteer.index import Gazetteer
from geo.gazetteer.model import FEDERAL_SUBJECT, UNIT_LEVELS, Level
from geo.lexicon import LexicalView
from geo.toponyms.evidence import Evidence, Scored, Weights
from geo.toponyms.model import Candidate, Mention, Span
from geo.toponyms.proximity import nearness
from geo.toponyms.settled import SettledNames

# Below this share of the probability no candidate is taken; the mention goes to the review queue.
THRESHOLD = 0.5
MAX_CANDIDATES = 5

_BESIDE_CHARS, _NEAR_CHARS = 4, 20
_BESIDE_CONFIDENCE = 0.9
# A name more likely than this is sure without asking what lies around; one below asks.
_SURE = 0.95
# So many names before and after one in doubt are its neighbours, and so many of their places are looked at.
_REACH_SPANS, _MAX_PLACES = 3, 40
# Of the places that a report surely names, so many before and after a name bear on it.
_REACH_ANCHORS = 20
# So many names farther off, one of them counts half.
_HALVED_AFTER = 16

Scores = dict[str, Scored]


@dataclass(frozen=True, slots=True)
class Resolver:
    """Resolves the names of one report after another. ``home``: ids of the oblasts with occupied land."""

    gazetteer: Gazetteer
    weights: Weights
    settled: SettledNames
    home: frozenset[str]

    def resolve(self, spans: Sequence[Span], view: LexicalView, report_id: str) -> list[Mention]:
        """One mention a span, in order; spans that are more likely no place name are left out.

        What an editor settled holds. Else the evidence decides: the units named beside a name, near it and in the
        report; the places around it; what kind of name it is; population; and that these reports are about ``home``.
        """
        evidence = Evidence(spans, view, self.weights, self.home)
        scores = [evidence.weigh(span, evidence.units.known) for span in spans]
        anchors = _Anchors(scores)
        units = evidence.units.known | anchors.units
        for number, span in enumerate(spans):
            if any(reading.within for reading in span.readings):
                scores[number] = evidence.weigh(span, units)
        near = self._with_neighbours(spans, scores, anchors)
        mentions = [
            self.settled.decide(span, report_id, self.gazetteer)
            or self._abroad(span, spans[number + 1 : number + 2])
            or self._decide(span, near[number], scores[number], evidence)
            for number, span in enumerate(spans)
        ]
        return [mention for mention in mentions if mention]

    def _with_neighbours(self, spans: Sequence[Span], scores: Sequence[Scores], anchors: "_Anchors") -> list[Scores]:
        """The scores with what the places around say of names in doubt."""
        # Of each name in doubt the likeliest places, nothing for the others.
        in_doubt = [_likeliest_ids(found) if _probability(found) < _SURE else [] for found in scores]
        near = list(scores)
        for number in (number for number, places in enumerate(in_doubt) if places):
            near[number] = self._placed(number, scores, in_doubt, anchors)
            following = anchors.named_by(number + 1)
            if following and _is_said_to_be_near(spans[number], spans[number + 1]):
                closeness = nearness(self.gazetteer, list(scores[number]), [following])[:, 0]
                near[number] = _raised(near[number], self.weights.said_to_be_near * closeness)
        return near

    def _placed(
        self, number: int, scores: Sequence[Scores], in_doubt: Sequence[list[str]], anchors: "_Anchors"
    ) -> Scores:
        weights, found = self.weights, scores[number]
        ids = list(found)
        bonus = np.zeros(len(ids))
        if known := anchors.around(number):
            bonus += weights.neighbour * nearness(self.gazetteer, ids, known) @ anchors.closeness(known, number)
            oblasts = anchors.oblasts_of(known)
            bonus += [weights.neighbour_oblast * (scored.place.oblast_id in oblasts) for scored in found.values()]
        around = range(max(0, number - _REACH_SPANS), min(len(scores), number + _REACH_SPANS + 1))
        for other in around:
            if (others := in_doubt[other]) and found.keys().isdisjoint(scores[other]):
                bonus += weights.doubtful_neighbour * nearness(self.gazetteer, ids, others).max(axis=1, initial=0.0)
        bonus = np.minimum(bonus, weights.neighbours_at_most)
        bonus += [weights.named_elsewhere * anchors.is_named_elsewhere(key, number) for key in ids]
        return _raised(found, bonus)

    def _abroad(self, span: Span, following: Sequence[Span]) -> Mention | None:
        """The foreign region that the text puts a town into: "Lyubimovka, Kursk Oblast" is not here."""
        if not following or following[0].start - span.end > _BESIDE_CHARS:
            return None
        if any(reading.place.level is not Level.SETTLEMENT for reading in span.readings):
            return None
        regions = [r.place for r in following[0].readings if r.place.kind == FEDERAL_SUBJECT]
        if not regions or len(regions) < len(following[0].readings):
            return None
        return Mention(span, regions[0], _BESIDE_CONFIDENCE, f"{regions[0].name} is named beside it")

    def _decide(self, span: Span, scores: Scores, alone: Scores, evidence: Evidence) -> Mention | None:
        """The most likely place of one span; nothing where it is more likely no place name."""
        if not scores:
            return Mention(span, None, 0.0, "the name is only known from a unit that the report does not mention")
        order = _best(scores)
        odds = [math.exp(scored.score - order[0].score) for scored in order]
        none = math.exp(evidence.nothing(span) - order[0].score)
        total = sum(odds) + none
        if none > 1:
            return None
        candidates = tuple(
            Candidate(scored.place, self.weights.at_most * share / total)
            for scored, share in zip(order[:MAX_CANDIDATES], odds, strict=False)
        )
        confidence = candidates[0].probability
        if confidence < THRESHOLD:
            return Mention(span, None, confidence, _doubt(len(order)), candidates)
        best = order[0]
        # what is likely counts in its own oblast too: that alone is no neighbour
        has_neighbours = best.score > alone[best.place.place_id].score + self.weights.neighbour_oblast
        return Mention(
            span, best.place, confidence, self._reason(span, best, len(order), has_neighbours, evidence), candidates
        )

    def _reason(self, span: Span, best: Scored, n_places: int, has_neighbours: bool, evidence: Evidence) -> str:
        place = best.place
        parts = [f"{best.reading.source.value} name"]
        parts.append("the only place so called" if n_places == 1 else f"chosen from {n_places} places so called")
        container = next((unit for unit in place.containers if evidence.units.names(unit, span)), None)
        if container and place.level not in UNIT_LEVELS:
            parts.append(f"{self.gazetteer[container].name} is named too")
        if has_neighbours:
            parts.append("its neighbours are named")
        return "; ".join(parts)


class _Anchors:
    """The settlements that a report surely names, each with the number of the first span that does."""

    def __init__(self, scores: Sequence[Scores]) -> None:
        self._number_of: dict[str, int] = {}
        self._oblast_of: dict[str, str | None] = {}
        self.units: set[str] = set()
        for number, found in enumerate(scores):
            if found and _probability(found) >= THRESHOLD:
                place = _likeliest(found).place
                if place.level is Level.SETTLEMENT and place.place_id not in self._number_of:
                    self._number_of[place.place_id] = number
                    self._oblast_of[place.place_id] = place.oblast_id
                    self.units.update(place.containers)
        self._ids, self._numbers = list(self._number_of), list(self._number_of.values())

    def around(self, number: int) -> list[str]:
        """The ids of those named next to span ``number``."""
        at = bisect_left(self._numbers, number)
        return self._ids[max(0, at - _REACH_ANCHORS) : at + _REACH_ANCHORS]

    def closeness(self, place_ids: Sequence[str], number: int) -> NDArray[np.float64]:
        """How close to span ``number`` the text first names each of them: from 1 towards 0 with the names between."""
        between = [abs(self._number_of[place_id] - number) for place_id in place_ids]
        return np.exp2(np.array(between) / -_HALVED_AFTER)

    def oblasts_of(self, place_ids: Sequence[str]) -> set[str | None]:
        """The oblasts that they lie in."""
        return {self._oblast_of[place_id] for place_id in place_ids}

    def named_by(self, number: int) -> str | None:
        """The id of the place that span ``number`` is the first to name."""
        at = bisect_left(self._numbers, number)
        return self._ids[at] if at < len(self._numbers) and self._numbers[at] == number else None

    def is_named_elsewhere(self, place_id: str, number: int) -> bool:
        """Whether another span than ``number`` surely names the place."""
        return self._number_of.get(place_id, number) != number


def _raised(scores: Scores, by: NDArray[np.float64]) -> Scores:
    return {
        key: Scored(scored.reading, scored.score + extra)
        for (key, scored), extra in zip(scores.items(), by.tolist(), strict=True)
    }


def _is_said_to_be_near(span: Span, following: Span) -> bool:
    return "near_before" in following.clues and following.start - span.end <= _NEAR_CHARS


def _doubt(n_places: int) -> str:
    """Why a name was left open."""
    if n_places == 1:
        return "one place is so called, but the word may be none"
    return f"{n_places} places are so called and nothing in the report tells which"


def _best(scores: Scores) -> list[Scored]:
    """The highest score first, equal ones by id."""
    return sorted(scores.values(), key=lambda scored: (-scored.score, scored.place.place_id))


def _likeliest_ids(scores: Scores) -> list[str]:
    return [scored.place.place_id for scored in _best(scores)[:_MAX_PLACES]]


def _likeliest(scores: Scores) -> Scored:
    return min(scores.values(), key=lambda scored: (-scored.score, scored.place.place_id))


def _probability(scores: Scores) -> float:
    """The share of the likeliest place; 1 where there is none to doubt."""
    if len(scores) < 2:
        return 1.0
    top = max(scored.score for scored in scores.values())
    return 1 / sum(math.exp(scored.score - top) for scored in scores.values())
