"""The table of all incidents, equal to the map: in pages, in every language."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

import geopandas as gpd
from markupsafe import Markup

from geo.incidents.taxonomy import Taxonomy
from maps.entries import Entry, Teller, Told, to_entries
from maps.readable import readable
from maps.templating import READING_POLICY, Edition, Pages
from maps.words import Words

ROWS = 100
"""Incidents on a page."""


_KEPT = 50_000  # cells of a kind


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of a row that it may share with others, as HTML."""

    what: Markup
    where: Markup
    when: Markup
    control: Markup


class Cells:
    """Makes cells in one language, each once for all rows that have its like."""

    def __init__(self, pages: Pages, words: Words) -> None:
        macros = pages.macros("cells.html")
        self._what, self._where, self._when, self._control = (
            lru_cache(_KEPT)(macro) for macro in (macros.what, macros.where, macros.when, macros.control)
        )
        self._is_english = words.language == "en"
        self._control_name = words.say("entry.control")

    def row(self, entry: Entry, told: Told) -> Row:
        """The shared cells of one entry."""
        return Row(
            self._what(told.type, entry.standing, entry.theme, entry.symbol),
            self._where(told.place, told.other_place, self._is_english, told.precision),
            self._when(told.date),
            self._control(self._control_name, told.control),
        )


def write_table(incidents: gpd.GeoDataFrame, taxonomy: Taxonomy, editions: Sequence[Edition], pages: Pages) -> None:
    """Write ``table.html``, ``table-2.html`` … for each edition, the incidents in the order of their frame."""
    ids = [readable(value) for value in incidents["incident_id"]]
    names = [page_name(number) for number in range(max(1, -(-len(ids) // ROWS)))]
    page_of = {key: names[row // ROWS] for row, key in enumerate(ids)}
    spoken = [(edition, Teller(edition.words, taxonomy), Cells(pages, edition.words)) for edition in editions]
    entries = to_entries(incidents, taxonomy)
    common = {"names": names, "page_of": page_of, "count": len(ids)}
    for number, name in enumerate(names):
        shown = list(islice(entries, ROWS))
        for edition, teller, cells in spoken:
            told = [(entry, teller.tell(entry)) for entry in shown]
            rows = [(entry, words, cells.row(entry, words)) for entry, words in told]
            parts = common | {"rows": rows, "number": number, "first": number * ROWS}
            pages.write(name, edition, READING_POLICY, parts, "table.html")


def page_name(number: int) -> str:
    """The name of a page of the table, from 0, in the language whose pages name none."""
    return f"table-{number + 1}.html" if number else "table.html"
