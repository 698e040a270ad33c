"""Which mentions of a sentence say where something happened, and which of them stand together in one list."""

import itertools
from bisect import bisect_left
from collections.abc import Sequence

from geo.gazetteer.containment import Containment
from geo.gazetteer.model import Level
from geo.lexicon import LexicalView
from geo.toponyms.coordination import are_listed
from geo.toponyms.model import Mention, RelationKind

AREAS = frozenset({Level.RAION, Level.OBLAST, Level.REGION})
"""Levels that stand in one list ("the LPR and Kherson region")."""
LOCATIVE_LISTS = frozenset({"origin_before", "says"})
"""The word lists that are asked for by name here."""
_UNITS = frozenset({Level.HROMADA, Level.RAION, Level.OBLAST})
# More names in a row than anyone enumerates: only so many are followed.
_MAX_LISTED = 30


def places_told(view: LexicalView, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions of a sentence that say where: no part of a title, nothing abroad, no container of the one beside it,
    nor who speaks of another ("Kyiv denied a strike on Tokmak").

    Unresolved names are among them: what happened there did not happen at the next best place.
    """
    places = [m for m in mentions if (m.place is None or m.is_here) and not m.span.is_office]
    if len(places) < 2:
        return places
    containment = Containment((m.place, number) for number, m in enumerate(places) if m.place)
    inside = [containment.numbers_inside(m.place) if m.place else set[int]() for m in places]
    places = [m for number, m in enumerate(places) if not _tells_where(number, places, inside)]
    places = _without_units_of(view, places)
    return _one_end([m for m in places if not _speaks(view, m)] or places)


def without(view: LexicalView, places: Sequence[Mention], label: str) -> list[Mention]:
    """The mentions without those that a word of ``label`` stands before: "from Pisky and Marinka" are two."""
    kept: list[Mention] = []
    before: Mention | None = None
    for mention in places:
        is_meant = label in mention.span.clues and not (label == "origin_before" and not mention.span.is_origin)
        before = mention if is_meant or (before and _is_listed(view, before, mention)) else None
        if before is None:
            kept.append(mention)
    return kept


def list_of(view: LexicalView, mention: Mention, places: Sequence[Mention]) -> list[Mention]:
    """The mention and those of its kind that stand in one list with it ("Svatove and Kreminna")."""
    first = last = bisect_left(places, mention.start, key=_start)
    while first and _is_listed(view, places[first - 1], places[first]):
        first -= 1
    while last + 1 < len(places) and _is_listed(view, places[last], places[last + 1]):
        last += 1
    return list(places[first : min(last + 1, first + _MAX_LISTED)])


def _tells_where(number: int, places: Sequence[Mention], inside: Sequence[set[int]]) -> bool:
    """Whether a place but tells where another is ("Kherson region, Beryslav"). With a third place between the two, that
    has nothing to do with either, it is told of itself."""
    if not inside[number]:
        return False
    for way in (range(number + 1, len(places)), range(number - 1, -1, -1)):
        for other in way:
            if other in inside[number]:
                return True
            if number not in inside[other] and places[other].place != places[number].place:
                break
    return False


def _without_units_of(view: LexicalView, places: Sequence[Mention]) -> list[Mention]:
    """The mentions without a unit that stands right behind a settlement, and so only tells which settlement is meant
    ("Tavriisk of Nova Kakhovka district")."""
    kept = list(places[:1])
    for before, mention in itertools.pairwise(places):
        is_told_by = (
            before.place is not None
            and mention.place is not None
            and before.place.level is Level.SETTLEMENT
            and mention.place.level in _UNITS
            and view.text.given[before.end : mention.start].isspace()
        )
        if not is_told_by:
            kept.append(mention)
    return kept


def _speaks(view: LexicalView, mention: Mention) -> bool:
    return "says" in view.after(view.text.index(mention.end))


def _is_listed(view: LexicalView, left: Mention, right: Mention) -> bool:
    if left.place is None or right.place is None:
        return False
    levels = {left.place.level, right.place.level}
    return (len(levels) == 1 or levels <= AREAS) and are_listed(view, left.end, right.start)


def _one_end(mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions with one only of "between X and Y", the first that has a place: both tell the same spot."""
    kept: list[Mention] = []
    for mention in mentions:
        left = kept[-1].relation if kept else None
        is_second = (
            left and left.kind is RelationKind.BETWEEN and mention.relation and left.start == mention.relation.start
        )
        if not is_second:
            kept.append(mention)
        elif kept[-1].place is None:
            kept[-1] = mention
    return kept


def _start(mention: Mention) -> int:
    return mention.start
