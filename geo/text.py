"""Text as the matchers see it: folded, with a way back to the offsets of the text as given."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import accumulate
from typing import NamedTuple

# Where the Latin and the Cyrillic alphabet meet inside a word, and the letters that look the same in both.
_MIXED = re.compile("[a-z](?=[\u0400-\u04ff])|[\u0400-\u04ff](?=[a-z])")
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_ALIKE = dict(zip("aeiopcyxkmtbh", "аеіорсухкмтвн", strict=True))
_ALIKE_LATIN = {cyrillic: latin for latin, cyrillic in _ALIKE.items()}

# Marks that readers do not see or that only show stress; they vanish before matching.
_REMOVED = re.compile("[\u0300\u0301\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_WORD = re.compile(r"(\w+)")


@cache
def _char_map() -> dict[int, str]:
    """One character to one character: case, look-alike punctuation, ё, odd blanks."""
    table = dict.fromkeys(map(ord, "’ʼ‘`´′ʹ\u02bb\u055a\uff07"), "'")
    table |= dict.fromkeys(map(ord, "‐‑‒–—―−"), "-")
    table |= dict.fromkeys(map(ord, "“”„«»‟"), '"')
    table |= dict.fromkeys((*range(0x09, 0x0E), 0x20, 0x85, 0xA0, *range(0x2000, 0x200B), 0x202F, 0x3000), " ")
    table |= {ord("\n"): "\n", ord("\u2028"): "\n", ord("\u2029"): "\n"}
    table |= {ord("ё"): "е", ord("Ё"): "е"}
    # Half of a character is none, and nothing that searches text takes it.
    table |= dict.fromkeys(range(0xD800, 0xE000), "\ufffd")
    for code in (*range(0x41, 0x250), *range(0x370, 0x530), *range(0x1E00, 0x1F00)):
        lower = chr(code).lower()
        if len(lower) == 1 and code not in table:
            table[code] = lower
    return table


class Words(NamedTuple):
    """The words of a text, in order, and where each begins."""

    texts: list[str]
    starts: list[int]


def cut_words(text: str, word: re.Pattern[str]) -> Words:
    """The words of ``text``; ``word`` is the pattern of one, all of it one group."""
    pieces = word.split(text)
    ends = list(accumulate(map(len, pieces)))
    return Words(pieces[1::2], ends[:-1:2])


@dataclass(frozen=True)
class FoldedText:
    """A text and its folded twin.

    ``folded[i]`` came from ``given[offset(i)]``; offsets count Unicode code points.
    """

    given: str
    folded: str
    _offsets: tuple[int, ...] | None = None

    @cached_property
    def words(self) -> Words:
        """The words of ``folded`` (letters, digits and underscores in a row): cut once for all who read them."""
        return cut_words(self.folded, _WORD)

    def offset(self, index: int) -> int:
        """Position in ``given`` of position ``index`` in ``folded`` (the end maps to the end)."""
        if self._offsets is None:
            return index
        return self._offsets[index]

    def given_at(self, indices: Iterable[int]) -> Iterator[str]:
        """The characters of ``given`` that those at ``indices`` of ``folded`` came from."""
        offsets = indices if self._offsets is None else map(self._offsets.__getitem__, indices)
        return map(self.given.__getitem__, offsets)

    def index(self, offset: int) -> int:
        """Position in ``folded`` of position ``offset`` in ``given``: the way back."""
        if self._offsets is None:
            return offset
        return bisect_left(self._offsets, offset)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span in ``given`` of a non-empty span in ``folded``."""
        return self.offset(start), self.offset(end - 1) + 1


def fold(text: str) -> str:
    """The matching form of a name: case, apostrophes, hyphens, ё and stress marks levelled."""
    return fold_text(text).folded


def fold_text(text: str) -> FoldedText:
    """Fold ``text`` and keep the way back to its offsets. Linear in its length."""
    if not text.isascii() and _REMOVED.search(text):
        kept = [i for i, char in enumerate(text) if not _REMOVED.match(char)]
        folded = "".join([text[i] for i in kept]).translate(_char_map())
        return FoldedText(text, _one_alphabet(folded), (*kept, len(text)))
    folded = text.translate(_char_map())
    return FoldedText(text, folded if text.isascii() else _one_alphabet(folded))


def _one_alphabet(folded: str) -> str:
    """Words that mix Latin and Cyrillic letters in the one alphabet that all their letters have a twin in."""
    if not _CYRILLIC.search(folded):
        return folded
    pieces: list[str] = []
    done = 0
    for seam in _MIXED.finditer(folded):
        if seam.start() < done:
            continue
        start, end = seam.start(), seam.start()
        while start > done and folded[start - 1].isalpha():
            start -= 1
        while end < len(folded) and folded[end].isalpha():
            end += 1
        word = folded[start:end]
        cyrillic = "".join(_ALIKE.get(char, char) for char in word)
        latin = "".join(_ALIKE_LATIN.get(char, char) for char in word)
        pieces += [folded[done:start], next((way for way in (cyrillic, latin) if not _MIXED.search(way)), word)]
        done = end
    return "".join((*pieces, folded[done:])) if pieces else folded
