"""Which place an incident belongs to: the most precise one that the text ties it to."""

import itertools
import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from geo.gazetteer.model import PART_OF_COUNTRY, Level
from geo.incidents.cues import Evidence
from geo.incidents.locative import AREAS, list_of, places_told, without
from geo.incidents.model import LinkKind
from geo.lexicon import LexicalView
from geo.toponyms.model import Mention

Stretch = tuple[int, int]

# "1,200" and "14:23" part nothing.
_CLAUSE_BREAK = re.compile(r"[;()]|[,:](?!(?<=\d.)\d)|\s[-—–]\s")
_MARKS_BEFORE_SPEECH = frozenset(",:")
_SPEECH = frozenset({"complementizer"})
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
# What "the city", "the village", "the plant" can mean, by the kinds of the gazetteer.
_KINDS = {
    "the_city": ("city", "settlement"),
    "the_village": ("village", "settlement"),
    "the_plant": ("nuclear power plant", "thermal power plant", "hydroelectric plant", "power station", "steelworks"),
    "the_bridge": ("bridge",),
    "the_airport": ("airport", "airfield", "air base"),
}
# Features on which things happen, by the kinds of the gazetteer.
_LAND = frozenset({"island", "peninsula", "spit"})
_KIND_LISTS, _OCCUPIED_LAND, _JOINT = frozenset(_KINDS), frozenset({"occupied_land"}), frozenset({"joint"})
_ASIDES = frozenset({"origin_before", "destination_before", "direction_before"})
LINK_LISTS = _KIND_LISTS | _OCCUPIED_LAND | _JOINT | _ASIDES | _SPEECH
"""The word lists that are asked for by name to tie an incident to a place."""
# How many sentences later a place, or "the damage", is still the one just told of.
_REACH_SENTENCES = 2
# Between a name and the words that say where it lies: ", ", " (".
_BESIDE_CHARS = 2


class Link(NamedTuple):
    """The mentions an incident is tied to (none: unlocated), and by what: see ``data/lookups/confidence.yaml``."""

    mentions: tuple[Mention, ...]
    how: LinkKind


class Linker:
    """Reads one report sentence by sentence and remembers what a reader would: where the text is just now."""

    def __init__(self, view: LexicalView, focus: Mention | None, leaves: frozenset[str]) -> None:
        """``leaves``: the types for which "from X" tells the place."""
        self._view = view
        self._leaves = leaves
        self._focus = (focus,) if focus else ()
        self._section: tuple[Mention, ...] = ()
        self._running: tuple[Mention, ...] = ()
        self._occupied: tuple[Mention, ...] = ()
        self._running_from = 0
        self._sentence = 0
        self._last_of_kind: dict[str, Mention] = {}
        self._told: dict[str, tuple[int, tuple[Mention, ...]]] = {}
        self._offices: tuple[Mention, ...] = ()

    def read_heading(self, mentions: Sequence[Mention]) -> None:
        """A heading opens a section: what went before is closed, its own place holds until another comes."""
        self._section = tuple(places_told(self._view, mentions)[-1:])
        self._running = ()

    def link(self, evidence: Sequence[Evidence], clauses: Sequence[Stretch], mentions: Sequence[Mention]) -> list[Link]:
        """One link for each piece of evidence of a sentence, which stands in the clause of the same number (offsets of
        the text as given)."""
        self._sentence += 1
        places = places_told(self._view, mentions)
        self._offices = tuple(m for m in mentions if m.span.is_office and m.place and m.place.level is Level.SETTLEMENT)
        links = [self._link_one(e, clause, clauses, places) for e, clause in zip(evidence, clauses, strict=True)]
        for e, found in zip(evidence, links, strict=True):
            self._told[e.incident_type] = (self._sentence, found.mentions)
        lasting = [m for m in places if not _is_passing(m) and not m.span.is_origin]
        if lasting:
            self._last_of_kind.update({m.place.kind: m for m in lasting if m.place})
            self._occupied = tuple(m for m in lasting if m.place and m.place.occupied_part)[-1:] or self._occupied
            # "In A, near B": the talk goes on of A.
            named = [m for m in lasting if m.relation is None] or lasting
            self._running = tuple(list_of(self._view, named[-1], named))
            self._running_from = self._sentence
        return links

    def _link_one(
        self, evidence: Evidence, clause: Stretch, taken: Sequence[Stretch], places: Sequence[Mention]
    ) -> Link:
        aside = "destination_before" if evidence.incident_type in self._leaves else "origin_before"
        places = without(self._view, places, aside)
        places = without(self._view, places, "direction_before") or places
        meant = self._meant_by_kind(clause)
        if self._is_of_occupied_land(clause, places):
            return Link(self._occupied, LinkKind.RUNNING_PLACE if self._occupied else LinkKind.NO_PLACE)
        found = self._in_sentence(evidence, clause, taken, places)
        if meant and (not found or _is_coarser(found[0], meant)):
            return Link((meant,), LinkKind.RUNNING_PLACE)
        if found:
            mention, how = found
            if mention.place is None:
                return self._unresolved(mention, places)
            return Link(tuple(list_of(self._view, mention, places)), how)
        return self._from_before(evidence, places)

    def _from_before(self, evidence: Evidence, places: Sequence[Mention]) -> Link:
        """The town whose mayor speaks, the place of the same thing just told, the running place, that of the report.

        What follows a list of places is not told of all of them.
        """
        if self._offices and not places:
            return Link(self._offices[-1:], LinkKind.SAME_SENTENCE)
        told_at, told = self._told.get(evidence.incident_type, (-_REACH_SENTENCES, ()))
        if told and self._sentence - told_at <= _REACH_SENTENCES and not places:
            return Link(told, LinkKind.TOLD_BEFORE)
        if len(self._running) == 1 and self._sentence - self._running_from <= _REACH_SENTENCES:
            return Link(self._running, LinkKind.RUNNING_PLACE)
        if places:
            return Link(tuple(list_of(self._view, places[0], places)), LinkKind.SAME_SENTENCE)
        return self._from_report(evidence)

    def _from_report(self, evidence: Evidence) -> Link:
        """The place of the section, of the same thing told long before, of the report; none where the report tells of
        that place and others alike."""
        if self._section:
            return Link(self._section, LinkKind.SECTION_HEADING)
        if evidence.incident_type in self._told:
            _, told = self._told[evidence.incident_type]
            return Link(told, LinkKind.TOLD_BEFORE if told else LinkKind.NO_PLACE)
        if len(self._running) > 1 and any(m.place == f.place for m in self._running for f in self._focus):
            return Link((), LinkKind.NO_PLACE)
        return Link(self._focus, LinkKind.REPORT_FOCUS if self._focus else LinkKind.NO_PLACE)

    def _unresolved(self, mention: Mention, places: Sequence[Mention]) -> Link:
        """For a name that could not be resolved: what it is said to be near, or the area named with it, else no place,
        but never another place."""
        beside = [m for m in places if m.relation and 0 <= m.relation.start - mention.end <= _BESIDE_CHARS]
        if beside:
            return Link((beside[0],), LinkKind.SAME_SENTENCE)
        areas = [m for m in places if m.place and m.place.level in AREAS]
        if areas:
            return Link((min(areas, key=lambda m: abs(m.start - mention.start)),), LinkKind.SAME_SENTENCE)
        return Link((mention,), LinkKind.NO_PLACE)

    def _in_sentence(
        self, evidence: Evidence, clause: Stretch, taken: Sequence[Stretch], places: Sequence[Mention]
    ) -> tuple[Mention, LinkKind] | None:
        """The place in the clause, else the finest before it, else the first after it that no other evidence has."""
        first = bisect_left(places, clause[0], key=_start)
        after = bisect_left(places, clause[1], key=_start)
        if first < after:
            inside = places[first:after]
            return min(inside, key=lambda m: self._closeness(m, evidence)), LinkKind.SAME_CLAUSE
        if first:
            return min(places[:first], key=lambda m: (_rank(m), -m.start)), LinkKind.SAME_SENTENCE
        later = next((m for m in places[after:] if not any(a <= m.start < b for a, b in taken)), None)
        return (later, LinkKind.SAME_SENTENCE) if later else None

    def _closeness(self, mention: Mention, evidence: Evidence) -> tuple[bool, int, bool, bool, bool, int]:
        """Where people leave from before where they go; then the finest, then what stands among the words of the
        evidence, on its side of an "and", for itself, nearest."""
        is_left = evidence.incident_type in self._leaves and mention.span.is_origin
        level, is_beside = _rank(mention)
        distance = _distance(mention, evidence)
        between = min(mention.end, evidence.end), max(mention.start, evidence.start)
        is_across = distance > 0 and bool(self._labels(between, _JOINT))
        return not is_left, level, distance > 0, is_across, is_beside, distance

    def _is_of_occupied_land(self, clause: Stretch, places: Sequence[Mention]) -> bool:
        """Whether the clause speaks of "the occupied territories" and names no place."""
        if any(clause[0] <= m.start < clause[1] for m in places):
            return False
        return bool(self._labels(clause, _OCCUPIED_LAND))

    def _labels(self, clause: Stretch, labels: frozenset[str]) -> set[str]:
        """Those of the lists ``labels`` that the clause has a word of."""
        start, end = map(self._view.text.index, clause)
        return {hit.label for hit in self._view.within(start, end, labels)}

    def _meant_by_kind(self, clause: Stretch) -> Mention | None:
        """The town last spoken of where the clause says "the city", the village where it says "the village"."""
        labels = self._labels(clause, _KIND_LISTS)
        for label, kinds in _KINDS.items():
            meant = (
                [self._last_of_kind[kind] for kind in kinds if kind in self._last_of_kind] if label in labels else []
            )
            if meant:
                return max(meant, key=_start)
        return None


def clauses(view: LexicalView, start: int, end: int) -> list[Stretch]:
    """The clauses of a sentence (folded offsets), cut at its punctuation. The comma of "заперечує, що …" parts nothing:
    what is said belongs to who says it and how."""
    breaks = _CLAUSE_BREAK.finditer(view.text.folded, start, end)
    cuts = [start, *(match.end() for match in breaks if not _opens_speech(view, match)), end]
    return [(a, b) for a, b in itertools.pairwise(cuts) if a < b]


def _opens_speech(view: LexicalView, mark: re.Match[str]) -> bool:
    return mark.group() in _MARKS_BEFORE_SPEECH and not _SPEECH.isdisjoint(view.after(mark.end()))


def clause_of(parts: Sequence[Stretch], start: int, end: int) -> Stretch:
    """The run of clauses that a stretch of text touches."""
    touched = [part for part in parts if part[0] < end and start < part[1]]
    return (touched[0][0], touched[-1][1]) if touched else (start, end)


def focus_of(mentions: Sequence[Mention], opening_end: int) -> Mention | None:
    """What the report as a whole is about: its most named place, names in the opening counting three times.

    The place of an office ("mayor of X") counts where no other place is named.
    """
    weights: dict[str, float] = {}
    firsts: dict[str, Mention] = {}
    named = [(m, m.place) for m in mentions if m.is_here and m.place and m.place.level is not Level.FEATURE]
    for mention, place in [(m, place) for m, place in named if not m.span.is_office] or named:
        firsts.setdefault(place.place_id, mention)
        weights[place.place_id] = weights.get(place.place_id, 0) + (3 if mention.start < opening_end else 1)
    return firsts[max(weights, key=lambda key: (weights[key], -_rank(firsts[key])[0]))] if weights else None


def _start(mention: Mention) -> int:
    return mention.start


def _is_passing(mention: Mention) -> bool:
    """Whether what follows is not told of it: a river, the south of the country; but an island is a place to be at."""
    place = mention.place
    return (
        place is not None
        and place.kind not in _LAND
        and (place.level is Level.FEATURE or place.kind == PART_OF_COUNTRY)
    )


def _is_coarser(found: Mention, meant: Mention) -> bool:
    return found.place is not None and _rank(found)[0] > _rank(meant)[0] and found.place.level in AREAS


def _rank(mention: Mention) -> tuple[int, bool]:
    """The finest first; of "Ivanivka, 12 km south of Tokmak" the name that stands for itself."""
    return _FINEST_FIRST.index(mention.place.level if mention.place else Level.SETTLEMENT), bool(mention.relation)


def _distance(mention: Mention, evidence: Evidence) -> int:
    return max(0, mention.start - evidence.end, evidence.start - mention.end)
