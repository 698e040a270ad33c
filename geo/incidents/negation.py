"""Where a sentence says that something did not happen."""

import re
from bisect import bisect_left

from geo.lexicon import LexicalView

# A negation does not reach over these: "there is no light, two people were killed".
_BREAK = re.compile(r"[,;:()]|\s-\s")
# In words, between a negation and what it is about.
_REACH = 5
_BEFORE, _AFTER = frozenset({"negation"}), frozenset({"negation_after"})
# What goes on or is remembered is told: "the shelling has not stopped".
_AFFIRMS = frozenset({"affirms"})
NEGATION_LISTS = _BEFORE | _AFTER | _AFFIRMS
"""The word lists that are asked for by name here."""


class Negations:
    """Where a sentence says no: before a thing ("no one was hurt"), or after it («пострадавших нет»)."""

    def __init__(self, view: LexicalView, start: int, end: int) -> None:
        """``start:end``: the sentence (folded offsets)."""
        self._folded = view.text.folded
        self._words = view.text.words.starts
        affirmed = view.within(start, end, _AFFIRMS)
        self._before = [
            (self._number(hit.start), hit.end)
            for hit in view.within(start, end, _BEFORE)
            if not any(phrase.start <= hit.start < phrase.end for phrase in affirmed)
        ]
        self._after = [self._number(hit.start) for hit in view.within(start, end, _AFTER)]

    def cover(self, start: int, end: int) -> bool:
        """Whether one of them is about the words from ``start`` to ``end``."""
        if not (self._before or self._after):
            return False
        first, following = self._number(start), self._number(end)
        nearest = bisect_left(self._before, (first - _REACH,))
        near = self._before[nearest : bisect_left(self._before, (following,))]
        after = bisect_left(self._after, following)
        return any(not _BREAK.search(self._folded, negation_end, start) for _, negation_end in near) or (
            after < len(self._after) and self._after[after] < following + _REACH
        )

    def _number(self, offset: int) -> int:
        """How many words of the text begin before ``offset``."""
        return bisect_left(self._words, offset)
