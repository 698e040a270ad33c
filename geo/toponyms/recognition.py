"""Where a text names places: spans and what they can be read as, before anything is decided."""

import re
from collections.abc import Iterable, Iterator, Sequence

from geo.gazetteer.index import Found, Gazetteer
from geo.gazetteer.model import UNCAPITALISED_LEVELS, Level, Reading
from geo.lexicon import LexicalView
from geo.toponyms.capitals import tells_nothing
from geo.toponyms.coordination import are_listed
from geo.toponyms.extent import end_of_name
from geo.toponyms.model import Span
from geo.toponyms.namesakes import Namesakes, is_well_known

# Addresses on the net and names of accounts, and where an agency wrote a line from: no part of the sentence.
_ADDRESS = re.compile(r"(?:https?://|www\.|t\.me/|@)\S+", re.IGNORECASE)
_ADDRESS_MARKS = ("://", "www.", "t.me/", "@")
_DATELINE = re.compile(
    r"^\W{0,3}[^\Wa-zа-яіїєґ\d_]{3,20}[,.]? (?=[^\n]{0,30}?[\d(])[^\n—–]{3,40} ?[—–-]{1,2} ", re.MULTILINE
)
_ARTICLE = "the "
_STREETS = frozenset({"streets_before", "not_place_before"})
RECOGNITION_LISTS = _STREETS | {"site_before", "site_after_adjective"}
"""The word lists that are asked for by name here."""


def recognise(
    view: LexicalView, gazetteer: Gazetteer, namesakes: Namesakes, skip: Sequence[tuple[int, int]] = ()
) -> list[Span]:
    """All place names of a text, in order, none overlapping another; the longest name wins.

    Spans that begin in ``skip`` (page furniture, offsets of the text as given) or in an address are left out.
    """
    text = view.text.given
    skipped = _Stretches(sorted((*skip, *_unread(text))))
    spans: list[Span] = []
    taken = street_end = 0
    for found in gazetteer.scan(view.text):
        if found.start < taken:
            continue
        span = _span(view, found)
        if span is None or skipped.hold(span.start):
            continue
        # One street is named after another: "вулиці Артема, Орджонікідзе".
        goes_on = bool(street_end) and not is_well_known(found) and are_listed(view, street_end, span.start)
        if goes_on or namesakes.cover(view, found, span.clues):
            if goes_on or not span.clues.isdisjoint(_STREETS):
                street_end = span.end
            continue
        spans.append(span)
        taken = view.text.index(span.end - 1) + 1
    return spans


def _unread(text: str) -> list[tuple[int, int]]:
    """The stretches of a text that are none of its sentences."""
    lower = text.lower()
    has_address = any(mark in lower for mark in _ADDRESS_MARKS)
    patterns = (_ADDRESS, _DATELINE) if has_address else (_DATELINE,)
    return [match.span() for pattern in patterns for match in pattern.finditer(text)]


def _after_quote(folded: str, start: int, end: int) -> int:
    """The end of a name, with the quotation mark that closes one opened in it: завод «Азот»."""
    is_open = folded.count('"', start, end) % 2 == 1
    return end + 1 if is_open and folded[end : end + 1] == '"' else end


class _Stretches:
    """Sorted stretches, asked about offsets that only grow."""

    def __init__(self, stretches: Sequence[tuple[int, int]]) -> None:
        self._coming: Iterator[tuple[int, int]] = iter(stretches)
        self._start, self._end = next(self._coming, (0, 0))

    def hold(self, offset: int) -> bool:
        """Whether ``offset`` lies in one of them."""
        while self._end <= offset:
            stretch = next(self._coming, None)
            if stretch is None:
                return False
            self._start, self._end = stretch
        return self._start <= offset


def _span(view: LexicalView, found: Found) -> Span | None:
    """The name as it stands, with the words that belong to it; nothing where it is not written as the name of a
    place."""
    folded, given = view.text.folded, view.text.given
    readings, stems = found.readings, found.stems
    at = found.start + len(_ARTICLE) if folded.startswith(_ARTICLE, found.start) else found.start
    start = view.text.offset(at)
    is_hashtag = folded[at - 1 : at] == "#"
    if not (given[start].isupper() or is_hashtag):
        if " " not in folded[at : found.end]:
            return None
        readings, stems = tuple(r for r in readings if r.place.level in UNCAPITALISED_LEVELS), ()
    if not (readings or stems):
        return None
    before, after = view.before(at), view.after(found.end)
    if "site_after_adjective" in after and (towns := _towns(stems)):
        readings, reach = towns, after["site_after_adjective"]
    else:
        reach = end_of_name(view, found.end, after)
    if reach is None:
        return None
    if any(reading.place.level is Level.SITE for reading in readings):
        at = before.get("site_before", at)
        start, reach = view.text.offset(at), _after_quote(folded, at, reach)
    end = view.text.span(reach - 1, reach)[1]
    return Span(
        start,
        end,
        given[start:end],
        readings,
        stems,
        clues=_clues(before, after),
        excess=found.excess,
        opens_sentence=not is_hashtag and tells_nothing(given, start, end),
    )


def _clues(before: Iterable[str], after: Iterable[str]) -> frozenset[str]:
    """The lists of the words beside a name, those that tell on this side of it."""
    return frozenset(
        (
            *(label for label in before if not label.endswith("_after")),
            *(label for label in after if not label.endswith("_before")),
        )
    )


def _towns(stems: tuple[Reading, ...]) -> tuple[Reading, ...]:
    return tuple(stem for stem in stems if stem.place.level is Level.SETTLEMENT)
