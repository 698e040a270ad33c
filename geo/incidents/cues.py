"""Which words of a sentence prove which incident types."""

import itertools
import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple

from pydantic import BaseModel, TypeAdapter

from geo.errors import DataError
from geo.facts import read_facts
from geo.incidents.negation import Negations
from geo.incidents.taxonomy import Taxonomy
from geo.lexicon import LexicalView
from geo.phrases import Hit, longest

# What is missing stands on the same side of these as the word that says so: "no one hurt - rescue service".
_TURN = re.compile(r"[;:]|\s-\s")
# What stands on the two sides of a contrast ("but") proves nothing together; "as well as" is none.
CUE_LISTS = frozenset({"contrast", "list_joint"})
"""The word lists that are asked for by name here."""
_DEFAULT_GAP = 7


@dataclass(frozen=True)
class Cue:
    """One way to prove a type: a word of each slot, near one another, inside one sentence.

    ``max_gap`` counts the words between neighbouring slots. ``is_absence`` marks a cue that itself says that
    something is missing or not done, so that a negation word inside it is no negation of it.
    """

    incident_type: str
    slots: tuple[frozenset[str], ...]
    is_ordered: bool = False
    excluded: frozenset[str] = frozenset()
    max_gap: int = _DEFAULT_GAP
    is_absence: bool = False

    @cached_property
    def numbers_of_slots(self) -> dict[str, list[int]]:
        """The slots that a word of each list fills."""
        labels = frozenset[str]().union(*self.slots)
        return {label: [number for number, slot in enumerate(self.slots) if label in slot] for label in labels}

    def can_match(self, labels: set[str]) -> bool:
        """Whether a sentence with words of these lists, and no others, can hold all that the cue needs."""
        return self.excluded.isdisjoint(labels) and not any(map(labels.isdisjoint, self.slots))


class Evidence(NamedTuple):
    """The shortest stretch of the folded text that proves a type."""

    incident_type: str
    start: int
    end: int


class CueFile(BaseModel):
    """``cues.yaml``: the head of the file explains it."""

    groups: dict[str, str]
    idioms: list[str] = []
    leaves: list[str] = []
    abroad: list[str] = []
    alone: dict[str, list[str]] = {}
    vague: dict[str, list[str]] = {}
    at: dict[str, dict[str, list[str]]] = {}
    types: dict[str, list[str]]


class CueBook:
    """All cues by the labels that can complete them.

    ``idioms`` are the lists of phrases inside which no word of another list is read. ``leaves`` are the types of
    what goes away from a place, ``abroad`` those that may be told with a place abroad.
    ``alone`` gives, by type, those that its evidence is not also of: people taken to Russia are not looted.
    ``vague`` maps a type to those that say more of the same, ``at`` a type and the kind of a site to what it is there.
    """

    def __init__(
        self,
        cues: Sequence[Cue],
        leaves: frozenset[str] = frozenset(),
        abroad: frozenset[str] = frozenset(),
        alone: Mapping[str, frozenset[str]] | None = None,
        vague: Mapping[str, frozenset[str]] | None = None,
        at: Mapping[tuple[str, str], str] | None = None,
        idioms: frozenset[str] = frozenset(),
    ) -> None:
        self._by_label: dict[str, list[int]] = defaultdict(list)
        self._cues = cues
        self.leaves = leaves
        self.abroad = abroad
        self.vague = vague or {}
        self.at = at or {}
        self._alone = alone or {}
        for number, cue in enumerate(cues):
            # Every match has a word of the slot with the fewest lists: only cues with one present need a look.
            for label in min(cue.slots, key=len):
                self._by_label[label].append(number)
        self._labels = idioms.union(
            label for cue in cues for label in (*cue.excluded, *(label for slot in cue.slots for label in slot))
        )

    def match(self, view: LexicalView, start: int, end: int) -> list[Evidence]:
        """Evidence in the sentence ``start:end`` (folded offsets). Linear in the number of hits for each cue."""
        found = list(self._match(view, start, end))
        types = {evidence.incident_type for evidence in found}
        for ruling, others in self._alone.items():
            if ruling in types:
                spans = _union((e.start, e.end) for e in found if e.incident_type == ruling)
                found = [e for e in found if e.incident_type not in others or not _touches(spans, e)]
        return found

    def _match(self, view: LexicalView, start: int, end: int) -> Iterator[Evidence]:
        hits = longest(view.within(start, end, self._labels))
        present = {hit.label for hit in hits}
        numbers = sorted({number for label in present for number in self._by_label.get(label, ())})
        cues = [cue for number in numbers if (cue := self._cues[number]).can_match(present)]
        if not cues:
            return
        words = view.text.words.starts
        negations = Negations(view, start, end)
        turns = [hit.start for hit in longest(view.within(start, end, CUE_LISTS)) if hit.label == "contrast"]
        for cue in cues:
            for window in _windows(cue, hits, words, turns):
                first, last = window[0].start, window[-1].end
                if cue.is_absence:
                    is_told = not _TURN.search(view.text.folded, first, last)
                else:
                    is_told = not negations.cover(first, last)
                if is_told:
                    yield Evidence(cue.incident_type, first, last)


def _union(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The stretches that any of the spans covers, none touching another."""
    covered: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if covered and start < covered[-1][1]:
            covered[-1] = covered[-1][0], max(end, covered[-1][1])
        else:
            covered.append((start, end))
    return covered


def _touches(covered: Sequence[tuple[int, int]], evidence: Evidence) -> bool:
    before = bisect_left(covered, evidence.end, key=itemgetter(0))
    return before > 0 and covered[before - 1][1] > evidence.start


def _windows(cue: Cue, hits: Sequence[Hit], words: Sequence[int], turns: Sequence[int]) -> Iterator[list[Hit]]:
    """Smallest groups of hits that fill all slots, left to right, none sharing a hit; each from left to right."""
    n_slots = len(cue.slots)
    latest: list[Hit | None] = [None] * n_slots
    for hit in hits:
        numbers = cue.numbers_of_slots.get(hit.label)
        if not numbers:
            continue
        for number in numbers:
            if not (cue.is_ordered and number and latest[number - 1] is None):
                latest[number] = hit
        group = [hit for hit in latest if hit]
        if len(group) < n_slots:
            continue
        if not cue.is_ordered:
            group.sort()
        if _is_close(cue, group, words, turns):
            yield group
            latest = [None] * n_slots


def _is_close(cue: Cue, group: Sequence[Hit], words: Sequence[int], turns: Sequence[int]) -> bool:
    for left, right in itertools.pairwise(group):
        if right.start < left.end or bisect_left(turns, left.end) < bisect_left(turns, right.start):
            return False
        if bisect_left(words, right.start) - bisect_left(words, left.end) > cue.max_gap:
            return False
    return True


def load_cues(path: Path, taxonomy: Taxonomy, labels: Mapping[str, frozenset[str]]) -> CueBook:
    """Read ``cues.yaml``; raise :class:`~geo.errors.DataError` for an unknown type or word list."""
    written = read_facts(path, TypeAdapter(CueFile))
    groups = {name: frozenset(lists.split("|")) for name, lists in written.groups.items()}
    known = frozenset[str]().union(*labels.values())
    cues: list[Cue] = []
    for incident_type, rules in written.types.items():
        if incident_type not in taxonomy.types:
            raise DataError(f"{path}: {incident_type}: types.yaml has no such type")
        for rule in rules:
            cue = parse_cue(incident_type, rule, groups)
            used = cue.excluded.union(*cue.slots)
            if unknown := used - known:
                raise DataError(f"{path}: {incident_type}: no word list named {', '.join(sorted(unknown))}")
            cues.append(cue)
    if unknown := set(written.idioms) - known:
        raise DataError(f"{path}: idioms: no word list named {', '.join(sorted(unknown))}")
    alone = {code: frozenset(others) for code, others in written.alone.items()}
    vague = {code: frozenset(others) for code, others in written.vague.items()}
    named = {"leaves": [written.leaves], "abroad": [written.abroad], "alone": [alone, *alone.values()]}
    named["vague"] = [vague, *vague.values()]
    at = {(t, kind): there for t, others in written.at.items() for there, kinds in others.items() for kind in kinds}
    named["at"] = [frozenset(written.at), *map(frozenset[str], written.at.values())]
    for part, codes in named.items():
        if unknown := set[str]().union(*codes) - set(taxonomy.types):
            raise DataError(f"{path}: {part}: types.yaml has no type named {', '.join(sorted(unknown))}")
    if missing := [code for code in taxonomy.types if code not in written.types]:
        raise DataError(f"{path}: no cue for {', '.join(missing)}")
    leaves, abroad, idioms = map(frozenset, (written.leaves, written.abroad, written.idioms))
    return CueBook(cues, leaves, abroad, alone, vague, at, idioms)


def parse_cue(incident_type: str, rule: str, groups: Mapping[str, frozenset[str]]) -> Cue:
    """One line of ``cues.yaml`` (its head explains the signs) to a cue."""
    slots: list[frozenset[str]] = []
    excluded: set[str] = set()
    max_gap, is_absence, is_ordered = _DEFAULT_GAP, False, False
    for token in rule.split():
        if token == ">":
            is_ordered = True
        elif token == "%":
            is_absence = True
        elif token.startswith("@") and token[1:].isdecimal():
            max_gap = int(token[1:])
        elif token.startswith("!"):
            excluded |= groups.get(token[1:], {token[1:]})
        else:
            slots.append(frozenset[str]().union(*(groups.get(name, {name}) for name in token.split("|"))))
    if not slots:
        raise DataError(f"cues.yaml: {incident_type}: {rule!r} names no word list")
    return Cue(incident_type, tuple(slots), is_ordered, frozenset(excluded), max_gap, is_absence)
