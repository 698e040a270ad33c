"""Finding many words and phrases at once: the one matcher behind every word list in ``data/``."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import ahocorasick_rs

from geo.errors import DataError
from geo.text import fold

# Blanks between two words of a phrase, one line break among them at most; possessive, so that it never goes back.
_GAP = r"(?: ++\n?+ *+|\n *+)"


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase found: a span of the folded text and the label of the list it stands in."""

    start: int
    end: int
    label: str


class PhraseMatcher:
    """Labelled phrases, compiled once.

    A phrase is one or more words; a word may end in ``*`` and then stands for any ending ("окупован*").
    A single word may begin with ``*`` instead and then stands for any beginning ("*тимуть"). Phrases match
    whole words only, with any blanks and one line break at most between two. Time grows linearly with the text.
    """

    def __init__(self, phrases: Mapping[str, Iterable[str]]) -> None:
        tails: dict[str, list[tuple[str, bool, re.Pattern[str]]]] = {}
        for label, terms in phrases.items():
            for term in terms:
                key, tail = _compile(term.removeprefix("*"), label)
                tails.setdefault(key, []).append((label, term.startswith("*"), tail))
        self._tails = list(tails.values())
        self._lengths = [len(key) for key in tails]
        self._automaton = ahocorasick_rs.AhoCorasick(list(tails))

    def find(self, folded: str) -> list[Hit]:
        """All hits in a folded text, by start, overlapping ones included."""
        hits: list[Hit] = []
        for key, start, _ in self._automaton.find_matches_as_indexes(folded, overlapping=True):
            begins_word = start == 0 or not is_word(folded[start - 1])
            after_key = start + self._lengths[key]
            for label, is_ending, tail in self._tails[key]:
                if (is_ending or begins_word) and (match := tail.match(folded, after_key)):
                    hits.append(Hit(_word_start(folded, start) if is_ending else start, match.end(), label))
        hits.sort(key=lambda hit: (hit.start, -hit.end))
        return hits


def is_word(char: str) -> bool:
    """Whether ``char`` continues a word."""
    return char.isalnum() or char == "_"


def _word_start(folded: str, index: int) -> int:
    while index and is_word(folded[index - 1]):
        index -= 1
    return index


def _compile(term: str, label: str) -> tuple[str, re.Pattern[str]]:
    """The first word of a phrase, and a pattern for what follows it."""
    words = fold(term).split()
    if not words or any(not word.rstrip("*") or "*" in word[:-1] for word in words):
        raise DataError(f"{label}: {term!r} is not a phrase (words, each with a * at its end at most)")
    first, *others = words
    tail = _ending(first) + "".join(_GAP + re.escape(word.removesuffix("*")) + _ending(word) for word in others)
    return first.removesuffix("*"), re.compile(tail + r"(?!\w)")


def _ending(word: str) -> str:
    return r"\w*" if word.endswith("*") else ""
