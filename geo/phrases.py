"""Finding many words and phrases at once: the one matcher behind every word list in ``data/``."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from geo.errors import DataError
from geo.text import FoldedText, fold

_WORD = re.compile(r"\w+")
# Blanks between two words of a phrase, one line break among them at most; possessive, so that it never goes back.
_GAP = r"(?: ++\n?+ *+|\n *+)"
_KEPT_WORDS = 50_000


class Hit(NamedTuple):
    """A phrase found: a span of the folded text and the label of the list it stands in."""

    start: int
    end: int
    label: str


class _Rule(NamedTuple):
    """What a word can begin: its label, and what must follow the word (a pattern; nothing for the word alone)."""

    label: str
    tail: str


class _Rules(NamedTuple):
    """All that one word can begin: the labels of the word alone; phrases, which are looked at if ``gate`` matches."""

    labels: tuple[str, ...]
    gate: re.Pattern[str] | None
    tails: tuple[tuple[str, re.Pattern[str]], ...]


class PhraseMatcher:
    """Labelled phrases, compiled once.

    A phrase is one or more words; a word may end in ``*`` and then stands for any ending ("окупован*").
    A single word may begin with ``*`` instead and then stands for any beginning ("*тимуть"). Phrases match
    whole words only, with any blanks and one line break at most between two. Time grows linearly with the text.
    """

    def __init__(self, phrases: Mapping[str, Iterable[str]]) -> None:
        self._whole: dict[str, list[_Rule]] = defaultdict(list)
        self._beginnings: dict[str, list[_Rule]] = defaultdict(list)
        self._endings: dict[str, list[_Rule]] = defaultdict(list)
        for label, terms in phrases.items():
            for term in terms:
                self._add(fold(term), label)
        self._beginning_lengths = sorted(set(map(len, self._beginnings)))
        self._ending_lengths = sorted(set(map(len, self._endings)))
        # The same words come again and again: what a word can begin is worked out once.
        self._rules = lru_cache(_KEPT_WORDS)(self._rules_of)

    def find(self, text: FoldedText) -> list[Hit]:
        """All hits in a folded text, by start, overlapping ones included, the longest first."""
        hits: list[Hit] = []
        folded, (words, starts) = text.folded, text.words
        for word, start, rules in zip(words, starts, map(self._rules, words), strict=True):
            if rules:
                end = start + len(word)
                if rules.gate and rules.gate.match(folded, end):
                    matches = [(label, tail.match(folded, end)) for label, tail in rules.tails]
                    longer = [Hit(start, match.end(), label) for label, match in matches if match]
                    hits += sorted(longer, key=_longest_first)
                for label in rules.labels:
                    hits.append(Hit(start, end, label))
        return hits

    def _add(self, term: str, label: str) -> None:
        first, *others = term.removeprefix("*").split() or [""]
        if any(not word.rstrip("*") or "*" in word[:-1] for word in (first, *others)):
            raise DataError(f"{label}: {term!r} is not a phrase (words, each with a * at its end at most)")
        head = _WORD.match(first)
        if head is None:
            raise DataError(f"{label}: {term!r} does not begin with a letter or digit")
        rest = first[head.end() :]
        followers = "".join(_GAP + re.escape(word.removesuffix("*")) + _ending(word) for word in others)
        tail = followers if rest in ("", "*") else re.escape(rest.removesuffix("*")) + _ending(rest) + followers
        rule = _Rule(label, tail + r"(?!\w)" if tail else "")
        if term.startswith("*"):
            self._endings[head.group()].append(rule)
        elif rest == "*":
            self._beginnings[head.group()].append(rule)
        else:
            self._whole[head.group()].append(rule)

    def _rules_of(self, word: str) -> _Rules | None:
        rules = list(self._whole.get(word, ()))
        for length in self._beginning_lengths:
            rules += self._beginnings.get(word[:length], ()) if length <= len(word) else ()
        for length in self._ending_lengths:
            rules += self._endings.get(word[-length:], ()) if length <= len(word) else ()
        labels = tuple(dict.fromkeys(rule.label for rule in rules if not rule.tail))
        tails = {rule: re.compile(rule.tail) for rule in rules if rule.tail}
        gate = re.compile("|".join(dict.fromkeys(rule.tail for rule in tails))) if tails else None
        found = tuple((rule.label, pattern) for rule, pattern in tails.items())
        return _Rules(labels, gate, found) if rules else None


def longest(hits: Iterable[Hit]) -> list[Hit]:
    """The hits, as :meth:`PhraseMatcher.find` orders them, without those inside a longer one: in "power line" nothing
    is said of power."""
    kept: list[Hit] = []
    reach_start, reach_end = -1, -1
    for hit in hits:
        if hit.end <= reach_end and (hit.start, hit.end) != (reach_start, reach_end):
            continue
        kept.append(hit)
        if hit.end > reach_end:
            reach_start, reach_end = hit.start, hit.end
    return kept


def _longest_first(hit: Hit) -> int:
    return -hit.end


def _ending(word: str) -> str:
    return r"\w*" if word.endswith("*") else ""
