"""The words of page furniture, compiled for matching."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict, TypeAdapter

from geo.facts import DATA, read_facts
from geo.text import fold


class _Words(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    labels: list[str]
    lines: list[str]
    openers: list[str]
    sections: list[str]
    menu: list[str]
    contains: list[str]
    weekdays: list[str]
    months: list[str]
    clock: list[str]


@dataclass(frozen=True, slots=True)
class FurnitureWords:
    """The words of all languages, folded (:func:`geo.text.fold`); what each kind means says ``furniture.yaml``.

    ``opener`` and ``contains`` are patterns over folded lines, ``label`` one over a line as it stands.
    """

    lines: frozenset[str]
    sections: frozenset[str]
    menu: frozenset[str]
    weekdays: frozenset[str]
    months: frozenset[str]
    clock: frozenset[str]
    opener: re.Pattern[str]
    contains: re.Pattern[str]
    label: re.Pattern[str]


@cache
def load_furniture_words(path: Path = DATA / "lookups" / "furniture.yaml") -> FurnitureWords:
    """Read and compile the words; raise :class:`~geo.errors.DataError` on a malformed file."""
    languages = read_facts(path, TypeAdapter(dict[str, _Words])).values()

    def words(kind: str) -> frozenset[str]:
        return frozenset(fold(word) for language in languages for word in getattr(language, kind))

    labels = words("labels")
    return FurnitureWords(
        lines=words("lines") | labels,
        sections=words("sections"),
        menu=words("menu"),
        weekdays=words("weekdays"),
        months=words("months"),
        clock=words("clock"),
        opener=_any_of(words("openers")),
        contains=_any_of(words("contains")),
        label=_any_of(labels),
    )


def _any_of(words: frozenset[str]) -> re.Pattern[str]:
    """A pattern for any of ``words`` as a whole, the longest first."""
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return re.compile("|".join(re.escape(word) for word in longest_first), re.IGNORECASE)
