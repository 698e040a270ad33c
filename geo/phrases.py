"""Finding many words and phrases at once: the one matcher behind every word list in ``data/``."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from geo.errors import DataError
from geo.text import FoldedText, fold

_WORD = re.compile(r"\w+")
_STARRED_WORD = re.compile(r"(?P<letters>\w+)(?P<star>\*?)")
# Blanks between two words of a phrase, one line break among them at most; possessive, so that it never goes back.
_GAP = r"(?: ++\n?+ *+|\n *+)"
_KEPT_WORDS, _KEPT_CHARS = 50_000, 40
# Phrases are told apart by so many letters of their second word.
_OPENING_CHARS = 3
_NO_WORD = " "


class Hit(NamedTuple):
    """A phrase found: a span of the folded text and the label of the list it stands in."""

    start: int
    end: int
    label: str


class _Rule(NamedTuple):
    """What a word can begin: its label, what must follow the word (a pattern; nothing for the word alone), and how
    the next word in that begins ("" for any, or none)."""

    label: str
    tail: str
    opening: str


class _Rules(NamedTuple):
    """All that one word can begin: the labels of the word alone, and phrases by how the word after it begins."""

    labels: tuple[str, ...]
    tails: dict[str, list[tuple[str, re.Pattern[str]]]]


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
        self._compiled = cache(re.compile)
        self._kept_rules = lru_cache(_KEPT_WORDS)(self._rules)

    def find(self, text: FoldedText) -> list[Hit]:
        """All hits in a folded text, by start, overlapping ones included, the longest first."""
        hits: list[Hit] = []
        words, starts = text.words
        following = (*(word[:_OPENING_CHARS] for word in words[1:]), _NO_WORD)
        found = [(self._kept_rules if len(word) <= _KEPT_CHARS else self._rules)(word) for word in words]
        for word, start, opening, rules in zip(words, starts, following, found, strict=False):
            if rules:
                end = start + len(word)
                if opening in rules.tails or "" in rules.tails:
                    hits += _longer(rules, text.folded, start, end, opening)
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
        rule = _Rule(label, tail + r"(?!\w)" if tail else "", _opening(" ".join((rest, *others))))
        if term.startswith("*"):
            self._endings[head.group()].append(rule)
        elif rest == "*":
            self._beginnings[head.group()].append(rule)
        else:
            self._whole[head.group()].append(rule)

    def _rules(self, word: str) -> _Rules | None:
        rules = list(self._whole.get(word, ()))
        for length in self._beginning_lengths:
            rules += self._beginnings.get(word[:length], ()) if length <= len(word) else ()
        for length in self._ending_lengths:
            rules += self._endings.get(word[-length:], ()) if length <= len(word) else ()
        tails: dict[str, list[tuple[str, re.Pattern[str]]]] = defaultdict(list)
        for rule in dict.fromkeys(rules):
            if rule.tail:
                tails[rule.opening].append((rule.label, self._compiled(rule.tail)))
        labels = tuple(dict.fromkeys(rule.label for rule in rules if not rule.tail))
        return _Rules(labels, dict(tails)) if rules else None


def _longer(rules: _Rules, folded: str, start: int, end: int, opening: str) -> list[Hit]:
    """The phrases that begin with the word ``start:end``, the longest first; the word after it begins so."""
    hits = [
        Hit(start, match.end(), label)
        for key in (opening, "")
        for label, tail in rules.tails.get(key, ())
        if (match := tail.match(folded, end))
    ]
    return sorted(hits, key=_longest_first)


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


def _opening(tail: str) -> str:
    """How the first word in what follows begins; nothing where that tells too little."""
    word = _STARRED_WORD.search(tail)
    if word is None or (word["star"] and len(word["letters"]) < _OPENING_CHARS):
        return ""
    return word["letters"][:_OPENING_CHARS]


def _longest_first(hit: Hit) -> int:
    return -hit.end


def _ending(word: str) -> str:
    return r"\w*" if word.endswith("*") else ""
