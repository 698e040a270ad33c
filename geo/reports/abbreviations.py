"""Abbreviations: full stops that end no sentence."""

from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict, TypeAdapter

from geo.facts import DATA, read_facts


class _Entry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    inner: frozenset[str]
    number: frozenset[str]
    final: frozenset[str]


class Abbreviations(_Entry):
    """The abbreviations of all languages, case-folded and without their last stop.

    ``inner`` never end a sentence, ``number`` do not before a digit, ``final`` do before a capital letter.
    """


@cache
def load_abbreviations(path: Path = DATA / "lookups" / "abbreviations.yaml") -> Abbreviations:
    """Read and merge the abbreviations; raise :class:`~geo.errors.DataError` on a malformed file."""
    languages = read_facts(path, TypeAdapter(dict[str, _Entry])).values()
    return Abbreviations(
        inner=frozenset[str]().union(*(entry.inner for entry in languages)),
        number=frozenset[str]().union(*(entry.number for entry in languages)),
        final=frozenset[str]().union(*(entry.final for entry in languages)),
    )
