"""Whom a headline credits with what it says: "Explosions in Melitopol – mayor", «ЗМІ: у Мелітополі вибухи»."""

import re
from collections.abc import Sequence

from geo.frame import ClaimSide
from geo.incidents.claims import Speaker
from geo.incidents.sides import SIDES, side_of
from geo.lexicon import LexicalView
from geo.phrases import longest
from geo.toponyms.model import Mention

_OPENING = re.compile(r"\s*(?P<who>[^\s:–—,.!?][^:–—,.!?\n]{1,40}):\s")
_CLOSING = re.compile(r"\s[-–—]+\s*(?P<who>[^\s:–—,.!?][^:–—,!?\n]{1,40}?)[\s.!?…»\"”]*\Z")
_WORD = re.compile(r"[\w'’-]+")
_QUOTES = " \"'«»“”„"
_MAX_WORDS = 4
# Residents are spoken of as often as they speak ("two wounded – a doctor"), so they are never credited by a mark alone.
_CREDITED = frozenset(label for label, side in SIDES.items() if side is not ClaimSide.RESIDENT)
CREDIT_LISTS = _CREDITED | {"no_speaker"}
"""The word lists that are asked for by name here."""


def credited_in(view: LexicalView, start: int, end: int, mentions: Sequence[Mention]) -> Speaker | None:
    """Who stands alone before the colon that opens the sentence ``start:end`` (offsets of the text as given), or after
    the dash that closes it: an office, a body or a medium, after a dash also a capitalised name that is no place."""
    given = view.text.given
    if opening := _OPENING.match(given, start, end):
        return _credited(view, *opening.span("who"), mentions, is_opening=True)
    if closing := _CLOSING.search(given, start, end):
        return _credited(view, *closing.span("who"), mentions, is_opening=False)
    return None


def _credited(
    view: LexicalView, start: int, end: int, mentions: Sequence[Mention], *, is_opening: bool
) -> Speaker | None:
    """The speaker if each word of the phrase is of an office, or a name beside it; after a dash a name will do."""
    text = view.text
    first, last = text.index(start), text.index(end)
    offices = [text.span(hit.start, hit.end) for hit in longest(view.within(first, last, _CREDITED))]
    places = [(mention.start, mention.end) for mention in mentions]
    words = [match.span() for match in _WORD.finditer(text.given, start, end)]
    loose = [word for word in words if not _is_inside(word, offices)]
    if len(words) > _MAX_WORDS or not (offices or not is_opening) or "no_speaker" in view.after(first):
        return None
    for a, b in loose:
        is_name = text.given[a].isupper() and not text.given[a:b].isupper()
        # every sentence opens with a capital
        is_told_by_capital = is_name and not (is_opening and (a, b) == words[0])
        is_place = _is_inside((a, b), places)
        if (is_place and not offices) or (not is_place and not is_told_by_capital):
            return None
    return Speaker(text.given[start:end].strip(_QUOTES), side_of(view, first, last))


def _is_inside(word: tuple[int, int], spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= word[0] and word[1] <= end for start, end in spans)
