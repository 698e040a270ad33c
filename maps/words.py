"""What the interface says, in three languages, from ``data/ui/words.yaml``."""

from pathlib import Path

from pydantic import TypeAdapter

from geo.facts import DATA, read_facts
from geo.incidents.taxonomy import Label

Words = dict[str, Label]


def load_words(path: Path = DATA / "ui" / "words.yaml") -> Words:
    """Texts by key; raises :class:`~geo.errors.DataError` where one lacks a language."""
    return read_facts(path, TypeAdapter(Words))
