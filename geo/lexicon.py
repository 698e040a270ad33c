"""The word lists of ``data/`` by language, compiled into one matcher a language, and one text seen through it."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from itertools import chain
from operator import attrgetter
from pathlib import Path

from pydantic import StrictStr, TypeAdapter

from geo.errors import DataError
from geo.facts import read_facts
from geo.phrases import Hit, PhraseMatcher
from geo.text import FoldedText, fold_text

LANGUAGES = ("en", "uk", "ru")
# Strict: a bare no, on or yes is a truth value in YAML, and must be put in quotes to be a word.
_LISTS = TypeAdapter(dict[str, dict[str, list[StrictStr]]])
_BETWEEN = " \"'(*_"
_BEFORE = _BETWEEN + "\n"
_end = attrgetter("end")


class LexicalView:
    """A text folded, with every word of the lists found in it. Offsets are those of the folded text."""

    def __init__(self, text: FoldedText, hits: Sequence[Hit]) -> None:
        self.text = text
        self.hits = hits
        self._starts = [hit.start for hit in hits]
        self._by_end = sorted(hits, key=_end)
        self._ends = list(map(_end, self._by_end))
        self._numbers: dict[str, list[int]] = defaultdict(list)
        for number, hit in enumerate(hits):
            self._numbers[hit.label].append(number)
        self._of_lists: dict[frozenset[str], tuple[list[Hit], list[int]]] = {}

    def within(self, start: int, end: int, labels: frozenset[str]) -> list[Hit]:
        """The hits of the lists ``labels`` that lie inside a span."""
        hits, starts = self._of_lists.get(labels) or self._of(labels)
        first = bisect_left(starts, start)
        last = bisect_left(starts, end, lo=first)
        return [hit for hit in hits[first:last] if hit.end <= end]

    def covers(self, start: int, end: int, label: str) -> bool:
        """Whether the words from ``start`` to ``end`` are of the list ``label``."""
        return any(hit.label == label and hit.start >= start for hit in self._ending(end))

    def is_only(self, start: int, end: int, labels: frozenset[str], marks: frozenset[str]) -> bool:
        """Whether nothing but words of the lists ``labels`` and the characters ``marks`` stands in a span."""
        folded = self.text.folded
        for hit in self.within(start, end, labels):
            if hit.start >= start:
                if not marks.issuperset(folded[start : hit.start]):
                    return False
                start = hit.end
        return marks.issuperset(folded[start:end])

    def before(self, index: int) -> dict[str, int]:
        """The labels of the words that end right before ``index`` (blanks, quotes and brackets aside), and where the
        longest words of each begin."""
        folded = self.text.folded
        while index and folded[index - 1] in _BEFORE:
            index -= 1
        # Hits come by start: the longest of a label at one end is the first, and written last here.
        return {hit.label: hit.start for hit in reversed(self._ending(index))}

    def after(self, index: int) -> dict[str, int]:
        """The labels of the words that begin right after ``index``, and where the longest words of each end."""
        folded = self.text.folded
        while index < len(folded) and folded[index] in _BETWEEN:
            index += 1
        first = bisect_left(self._starts, index)
        last = bisect_right(self._starts, index, lo=first)
        return {hit.label: hit.end for hit in reversed(self.hits[first:last])}

    def _ending(self, end: int) -> list[Hit]:
        """The hits that end there, by start."""
        first = bisect_left(self._ends, end)
        return self._by_end[first : bisect_right(self._ends, end, lo=first)]

    def _of(self, labels: frozenset[str]) -> tuple[list[Hit], list[int]]:
        """The hits of some lists and where each begins, picked out when they are first asked for."""
        numbers = sorted(chain.from_iterable(self._numbers[label] for label in labels & self._numbers.keys()))
        found = [self.hits[number] for number in numbers], [self._starts[number] for number in numbers]
        self._of_lists[labels] = found
        return found


class Lexicon:
    """Label -> words, for each language."""

    def __init__(self, words: dict[str, dict[str, list[str]]]) -> None:
        self.labels = {language: frozenset(lists) for language, lists in words.items()}
        self._matchers = {language: PhraseMatcher(lists) for language, lists in words.items()}

    def view(self, text: str, language: str) -> LexicalView:
        """Find every listed word of ``language`` in ``text``; other languages have no lists, so no hits."""
        folded = fold_text(text)
        matcher = self._matchers.get(language)
        return LexicalView(folded, matcher.find(folded) if matcher else [])


def load_lexicon(paths: Sequence[Path]) -> Lexicon:
    """Read word lists (YAML: label -> language -> words) and compile them.

    Raises :class:`~geo.errors.DataError` for a doubled label, an unknown language or a list that is none.
    """
    words: dict[str, dict[str, list[str]]] = {language: {} for language in LANGUAGES}
    for path in paths:
        lists = read_facts(path, _LISTS)
        for label, by_language in lists.items():
            for language, terms in by_language.items():
                if language not in words:
                    raise DataError(f"{path}: {label}: no such language: {language!r}")
                if label in words[language]:
                    raise DataError(f"{path}: {label}: this list exists already")
                words[language][label] = terms
    return Lexicon(words)
