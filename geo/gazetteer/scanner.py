"""Finding every known written form in a text, in one pass over its words."""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence

from geo.text import FoldedText

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_POSSESSIVE = "'s"


class FormScanner:
    """Sorted forms, looked up word by word.

    Forms stand at word boundaries: a word is letters, digits and apostrophes between them, less an English possessive
    's; a hyphen parts words. A blank in a form matches any run of blanks with at most one line break. A name begins
    with a capital or a hashtag's sign; only ``uncapitalised`` forms (rows) need neither.
    """

    def __init__(self, forms: Sequence[str], uncapitalised: Collection[int]) -> None:
        self._forms = forms
        # Most words of a text begin no name: one look tells. Otherwise it gives the first form that the word begins.
        self._first_rows: dict[str, int] = {}
        for row in range(len(forms) - 1, -1, -1):
            if match := _WORD.match(forms[row]):
                # The same string, where it can be, takes no room twice.
                whole = match.end() == len(forms[row])
                self._first_rows[forms[row] if whole else match.group()] = row
        self._uncapitalised = {match.group() for match in (_WORD.match(forms[row]) for row in uncapitalised) if match}

    def scan(self, text: FoldedText) -> list[tuple[int, int, int]]:
        """Start, end (of the folded text) and row of every form, by start, the longest first. Linear in the text."""
        folded = text.folded
        words = [match.span() for match in _WORD.finditer(folded)]
        first_rows = self._first_rows
        found: list[tuple[int, int, int]] = []
        for i, (start, end) in enumerate(words):
            word = folded[start:end]
            row = first_rows.get(word)
            if word[-2:] == _POSSESSIVE:
                row = first_rows.get(word[:-2], row)
            if row is not None and self._may_begin(text, start, word):
                here = [(start, end, row) for end, row in self._forms_at(folded, words, i, row)]
                found += reversed(here)
        return found

    def _may_begin(self, text: FoldedText, start: int, word: str) -> bool:
        return (
            text.given[text.offset(start)].isupper()
            or word in self._uncapitalised
            or text.folded[start - 1 : start] == "#"
        )

    def _forms_at(self, folded: str, words: list[tuple[int, int]], first: int, row: int) -> Iterator[tuple[int, int]]:
        """End and row of each form that begins with word ``first``, none before ``row``, the shortest first."""
        forms = self._forms
        start, end = words[first]
        piece = folded[start:end]
        for following in range(first + 1, len(words) + 1):
            if piece.endswith(_POSSESSIVE):
                bare = piece[: -len(_POSSESSIVE)]
                row = bisect_left(forms, bare, row)
                if row < len(forms) and forms[row] == bare:
                    yield end - len(_POSSESSIVE), row
            row = bisect_left(forms, piece, row)
            if row == len(forms) or not forms[row].startswith(piece):
                return
            if forms[row] == piece:
                yield end, row
                if row + 1 == len(forms) or not forms[row + 1].startswith(piece):
                    return
            if following == len(words):
                return
            gap = folded[end : words[following][0]]
            if gap.isspace():
                if gap.count("\n") > 1:
                    return
                gap = " "
            start, end = words[following]
            piece += gap + folded[start:end]
