"""The incident types as data: themes, types, their labels and symbols."""

from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints, TypeAdapter

from geo.errors import DataError
from geo.facts import read_facts

Text = Annotated[str, StringConstraints(min_length=1)]


class _Entry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Label(_Entry):
    """A text in the three languages of the product."""

    en: Text
    uk: Text
    ru: Text


class Theme(_Entry):
    """A group of types. ``colour`` is ``#RRGGBB``."""

    colour: Annotated[str, StringConstraints(pattern=r"^#[0-9A-F]{6}$")]
    label: Label


class IncidentType(_Entry):
    """One type, one map layer. ``symbol`` is two letters, unique, shown beside the colour; ``definition`` is a sentence
    on what a report of that type says."""

    theme: Text
    symbol: Annotated[str, StringConstraints(min_length=2, max_length=2)]
    label: Label
    definition: Label


class Taxonomy(_Entry):
    """All themes and types by their codes, in the order of the files."""

    themes: dict[str, Theme]
    types: dict[str, IncidentType]


def load_taxonomy(folder: Path) -> Taxonomy:
    """Read ``themes.yaml`` and ``types.yaml``; raise :class:`DataError` on anything dangling or doubled."""
    themes = read_facts(folder / "themes.yaml", TypeAdapter(dict[str, Theme]))
    types = read_facts(folder / "types.yaml", TypeAdapter(dict[str, IncidentType]))
    symbols: dict[str, str] = {}
    for code, entry in types.items():
        if entry.theme not in themes:
            raise DataError(f"types.yaml: {code} names the theme {entry.theme!r}, which themes.yaml does not have")
        if other := symbols.get(entry.symbol):
            raise DataError(f"types.yaml: {code} and {other} share the symbol {entry.symbol!r}")
        symbols[entry.symbol] = code
    return Taxonomy(themes=themes, types=types)
