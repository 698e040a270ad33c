"""Which of many reports resemble each other, by what features they share.

MinHash (Broder 1997) keeps 128 numbers of a report, whatever its length; locality-sensitive hashing looks up those that
are alike, so that a report is compared with few others. Both are rensa's.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter
from rensa import RMinHash, RMinHashLSH

from geo.facts import read_facts
from geo.reports.model import Report

_N_NUMBERS, _N_BANDS, _SEED = 128, 32, 1
_WORD = re.compile(r"\w+")
_ADDRESS = re.compile(r"https?://\S+")
_WORDS_IN_A_ROW = 3


class CopyRule(BaseModel):
    """From how many features, how alike, and how near in days of publication two reports count as copies."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    least: int = Field(ge=1)
    similarity: float = Field(gt=0, le=1)
    within_days: int = Field(ge=0)

    def holds(self, n_features: int, similarity: float, days_apart: int | None) -> bool:
        """``n_features`` is that of the report that has fewer; an unknown day is near, but never the same day."""
        is_near = self.within_days > 0 if days_apart is None else days_apart <= self.within_days
        return is_near and n_features >= self.least and similarity >= self.similarity


class CopyRules(BaseModel):
    """``data/lookups/duplicates.yaml``: rules for copies by words, and for translations by facts."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    words: tuple[CopyRule, ...]
    facts: tuple[CopyRule, ...]


def load_copy_rules(path: Path) -> CopyRules:
    """Read the rules; raise :class:`~geo.errors.DataError` where the file is not as it must be."""
    return read_facts(path, TypeAdapter(CopyRules))


def word_sequences(report: Report) -> set[str]:
    """All sequences of three words of a report (of all words if they are fewer), but not of its furniture.

    Case, signs and web addresses do not count.
    """
    words = _WORD.findall(_ADDRESS.sub(" ", _without_furniture(report)).casefold())
    last = max(len(words) - _WORDS_IN_A_ROW, 0)
    return {" ".join(words[n : n + _WORDS_IN_A_ROW]) for n in range(last + 1)} if words else set()


def _without_furniture(report: Report) -> str:
    kept, end = "", 0
    for start, stop in report.furniture:
        kept, end = kept + report.text[end:start] + " ", stop
    return kept + report.text[end:]


@dataclass(frozen=True, slots=True)
class _Known:
    key: str
    published: date | None
    n_features: int
    sketch: RMinHash


class Resemblance:
    """The reports seen so far, to be asked which of them another one resembles."""

    def __init__(self, rules: Sequence[CopyRule]) -> None:
        self._rules = rules
        self._known: list[_Known] = []
        # The lookup's own threshold only tells what it is good at; the rules decide.
        self._index = RMinHashLSH(min(rule.similarity for rule in rules), _N_NUMBERS, _N_BANDS)

    def find(self, key: str, features: Collection[str], published: date | None) -> Iterator[str]:
        """The keys of the reports seen that this one is a copy of, the first seen first; it is then seen itself."""
        if not features:
            return iter(())
        sketch = RMinHash(_N_NUMBERS, _SEED)
        sketch.update(list(features))
        near = [self._known[n] for n in sorted(self._index.query(sketch))]
        self._index.insert(len(self._known), sketch)
        this = _Known(key, published, len(features), sketch)
        self._known.append(this)
        return (other.key for other in near if self._are_copies(this, other))

    def _are_copies(self, one: _Known, other: _Known) -> bool:
        days = abs((one.published - other.published).days) if one.published and other.published else None
        n_features, similarity = min(one.n_features, other.n_features), one.sketch.jaccard(other.sketch)
        return any(rule.holds(n_features, similarity, days) for rule in self._rules)
