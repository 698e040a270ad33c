"""Which place an incident belongs to: the most precise one that the text ties it to."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from geo.gazetteer.model import Level
from geo.incidents.cues import Evidence
from geo.toponyms.coordination import are_listed
from geo.toponyms.model import Mention

Span = tuple[int, int]

_CLAUSE_BREAK = re.compile(r"[;:,()—–]|\s-\s|\n")
_FINEST_FIRST = (
    Level.SITE,
    Level.DISTRICT,
    Level.SETTLEMENT,
    Level.HROMADA,
    Level.RAION,
    Level.FEATURE,
    Level.OBLAST,
    Level.REGION,
)
_UNITS = frozenset({Level.RAION, Level.OBLAST, Level.REGION})
# How many sentences later a place, or "the damage", is still the one just told of.
_REACH = 2


@dataclass(frozen=True, slots=True)
class Link:
    """The mentions an incident is tied to (none: unlocated), and by what: see ``data/lookups/confidence.yaml``."""

    mentions: tuple[Mention, ...]
    how: str


class Linker:
    """Reads one report sentence by sentence and remembers what a reader would: where the text is just now."""

    def __init__(self, text: str, focus: Mention | None) -> None:
        self._text = text
        self._focus = (focus,) if focus else ()
        self._section: tuple[Mention, ...] = ()
        self._running: tuple[Mention, ...] = ()
        self._running_from = 0
        self._sentence = 0
        self._told: dict[str, tuple[int, tuple[Mention, ...]]] = {}

    def read_heading(self, mentions: Sequence[Mention]) -> None:
        """A heading opens a section: what went before is closed, its own place holds until another comes."""
        self._section = tuple(self._locative(mentions)[-1:])
        self._running = ()

    def link(self, sentence: Span, evidence: Sequence[Evidence], mentions: Sequence[Mention]) -> list[Link]:
        """One link for each piece of evidence of a sentence (offsets of the text as given)."""
        self._sentence += 1
        places = self._locative(mentions)
        parts = clauses(self._text, *sentence)
        spans = [clause_of(parts, e.start, e.end) for e in evidence]
        links = [self._link_one(e, span, spans, places) for e, span in zip(evidence, spans, strict=True)]
        for e, found in zip(evidence, links, strict=True):
            self._told[e.incident_type] = (self._sentence, found.mentions)
        lasting = [m for m in places if m.place and m.place.level is not Level.FEATURE]
        if lasting:
            self._running = tuple(self._list_of(lasting[-1], lasting))
            self._running_from = self._sentence
        return links

    def _link_one(self, evidence: Evidence, clause: Span, taken: Sequence[Span], places: Sequence[Mention]) -> Link:
        if inside := [m for m in places if clause[0] <= m.start < clause[1]]:
            nearest = min(inside, key=lambda m: (_rank(m), _distance(m, evidence)))
            return Link(tuple(self._list_of(nearest, places)), "same_clause")
        if earlier := [m for m in places if m.start < clause[0]]:
            return Link(tuple(self._list_of(earlier[-1], places)), "same_sentence")
        if later := [m for m in places if not any(a <= m.start < b for a, b in taken)]:
            return Link(tuple(self._list_of(later[0], places)), "same_sentence")
        told_at, told = self._told.get(evidence.incident_type, (-_REACH, ()))
        if told and self._sentence - told_at <= _REACH and not places:
            return Link(told, "told_before")
        if self._running and self._sentence - self._running_from <= _REACH:
            return Link(self._running, "running_place")
        if self._section and not places:
            return Link(self._section, "section_heading")
        if places:
            return Link(tuple(self._list_of(places[0], places)), "same_sentence")
        return Link(self._focus, "report_focus" if self._focus else "no_place")

    def _locative(self, mentions: Sequence[Mention]) -> list[Mention]:
        """The mentions that say where: in Ukraine, no part of a title, no container named beside its part."""
        found: list[Mention] = []
        for mention in mentions:
            if not mention.is_here or mention.place is None or mention.span.is_office:
                continue
            previous = found[-1] if found else None
            if previous and previous.place and mention.start - previous.end <= 3 and previous.place != mention.place:
                if previous.place.lies_in(mention.place.place_id):
                    continue
                if mention.place.lies_in(previous.place.place_id):
                    found.pop()
            found.append(mention)
        return found

    def _list_of(self, mention: Mention, places: Sequence[Mention]) -> list[Mention]:
        """The mention and those of its kind that stand in one list with it ("Svatove and Kreminna")."""
        index = next(i for i, other in enumerate(places) if other is mention)
        first = last = index
        while first and self._are_listed(places[first - 1], places[first]):
            first -= 1
        while last + 1 < len(places) and self._are_listed(places[last], places[last + 1]):
            last += 1
        return list(places[first : last + 1])

    def _are_listed(self, left: Mention, right: Mention) -> bool:
        if left.place is None or right.place is None:
            return False
        levels = {left.place.level, right.place.level}
        return (len(levels) == 1 or levels <= _UNITS) and are_listed(self._text, left.end, right.start)


def clauses(text: str, start: int, end: int) -> list[Span]:
    """The clauses of a sentence, cut at its punctuation."""
    cuts = [start, *(match.end() for match in _CLAUSE_BREAK.finditer(text, start, end)), end]
    return [(a, b) for a, b in zip(cuts, cuts[1:], strict=False) if a < b]


def clause_of(parts: Sequence[Span], start: int, end: int) -> Span:
    """The run of clauses that a stretch of text touches."""
    touched = [part for part in parts if part[0] < end and start < part[1]]
    return (touched[0][0], touched[-1][1]) if touched else (start, end)


def focus_of(mentions: Sequence[Mention], opening_end: int) -> Mention | None:
    """What the report as a whole is about: its most named place, names in the opening counting three times."""
    weights: dict[str, float] = {}
    firsts: dict[str, Mention] = {}
    for mention in mentions:
        if not mention.is_here or mention.place is None or mention.span.is_office:
            continue
        if mention.place.level is Level.FEATURE:
            continue
        key = mention.place.place_id
        firsts.setdefault(key, mention)
        weights[key] = weights.get(key, 0) + (3 if mention.start < opening_end else 1)
    return firsts[max(weights, key=lambda key: weights[key])] if weights else None


def _rank(mention: Mention) -> int:
    return _FINEST_FIRST.index(mention.place.level) if mention.place else len(_FINEST_FIRST)


def _distance(mention: Mention, evidence: Evidence) -> int:
    return max(0, mention.start - evidence.end, evidence.start - mention.end)
