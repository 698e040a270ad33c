"""Finding every known written form in a text, in one pass over its words."""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence

from geo.text import FoldedText, Words, cut_words

_WORD = re.compile(r"([^\W_]+(?:'[^\W_]+)*)")
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
        folded, words = text.folded, cut_words(text.folded, _WORD)
        found: list[tuple[int, int, int]] = []
        has_hashtag, uncapitalised = "#" in folded, self._uncapitalised
        for number, (word, start, initial) in enumerate(zip(*words, text.given_at(words.starts), strict=True)):
            # Few words can begin a name, and only these are looked up.
            is_hashtag = has_hashtag and folded[start - 1 : start] == "#"
            if not (initial.isupper() or word in uncapitalised or is_hashtag):
                continue
            row = self._first_rows.get(word)
            if word.endswith(_POSSESSIVE):
                row = self._first_rows.get(word.removesuffix(_POSSESSIVE), row)
            if row is not None:
                here = [(start, end, row) for end, row in self._forms_at(folded, words, number, row)]
                found += reversed(here)
        return found

    def _forms_at(self, folded: str, words: Words, first: int, row: int) -> Iterator[tuple[int, int]]:
        """End and row of each form that begins with word ``first``, none before ``row``, the shortest first."""
        forms, (texts, starts) = self._forms, words
        piece, end = texts[first], starts[first] + len(texts[first])
        for following in range(first + 1, len(texts) + 1):
            if piece.endswith(_POSSESSIVE):
                bare = piece.removesuffix(_POSSESSIVE)
                row = self._row_from(row, bare)
                if row < len(forms) and forms[row] == bare:
                    yield end - len(_POSSESSIVE), row
            row = self._row_from(row, piece)
            if row == len(forms) or not forms[row].startswith(piece):
                return
            if forms[row] == piece:
                yield end, row
                if row + 1 == len(forms) or not forms[row + 1].startswith(piece):
                    return
            if following == len(texts):
                return
            gap = folded[end : starts[following]]
            if gap.isspace():
                if gap.count("\n") > 1:
                    return
                gap = " "
            piece += gap + texts[following]
            end = starts[following] + len(texts[following])

    def _row_from(self, row: int, piece: str) -> int:
        """The first row from ``row`` on whose form does not sort before ``piece``; those near by are looked at first,
        since forms with the same beginning are neighbours."""
        forms, reach = self._forms, 1
        while row + reach < len(forms) and forms[row + reach] < piece:
            reach *= 2
        return bisect_left(forms, piece, row, min(row + reach, len(forms)))
