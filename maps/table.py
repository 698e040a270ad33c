"""The table of all incidents, equal to the map: in pages, in every language."""

from collections.abc import Sequence
from itertools import islice

import geopandas as gpd

from geo.incidents.taxonomy import Taxonomy
from maps.entries import Teller, to_entries
from maps.readable import readable
from maps.templating import READING_POLICY, Edition, Pages

ROWS = 100
"""Incidents on a page."""


def write_table(incidents: gpd.GeoDataFrame, taxonomy: Taxonomy, editions: Sequence[Edition], pages: Pages) -> None:
    """Write ``table.html``, ``table-2.html`` … for each edition, the incidents in the order of their frame."""
    ids = [readable(value) for value in incidents["incident_id"]]
    names = [page_name(number) for number in range(max(1, -(-len(ids) // ROWS)))]
    page_of = {key: names[row // ROWS] for row, key in enumerate(ids)}
    tellers = [(edition, Teller(edition.words, taxonomy)) for edition in editions]
    entries = to_entries(incidents, taxonomy)
    common = {"names": names, "page_of": page_of, "count": len(ids)}
    for number, name in enumerate(names):
        shown = list(islice(entries, ROWS))
        for edition, teller in tellers:
            rows = [(entry, teller.tell(entry)) for entry in shown]
            parts = common | {"rows": rows, "number": number, "first": number * ROWS}
            pages.write(name, edition, READING_POLICY, parts, "table.html")


def page_name(number: int) -> str:
    """The name of a page of the table, from 0, in the language whose pages name none."""
    return f"table-{number + 1}.html" if number else "table.html"
