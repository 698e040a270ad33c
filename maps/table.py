"""The table of all incidents, equal to the map: in pages, in every language."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Any

import geopandas as gpd
from markupsafe import Markup

from geo.incidents.taxonomy import Taxonomy
from maps.entries import Entry, Source, Teller, to_entries
from maps.readable import readable
from maps.symbology import Standing
from maps.templating import READING_POLICY, Edition, Pages
from maps.words import Words

ROWS = 100
"""Incidents on a page."""
_KEPT = 50_000  # cells of a kind


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of an entry in one language, as HTML. ``status`` is what its cell begins with."""

    what: Markup
    where: Markup
    when: Markup
    status: Markup
    control: Markup
    sources: Markup


class Rows:
    """Makes rows in one language, equal cells once."""

    def __init__(self, words: Words, taxonomy: Taxonomy, cells: Any) -> None:
        tell = Teller(words, taxonomy)
        is_english, control_name = words.language == "en", words.say("entry.control")
        sources_name, untitled = words.say("entry.sources"), words.say("entry.untitled")

        def what(code: str, standing: Standing, theme: str, symbol: str) -> Markup:
            return cells.what(tell.type(code), standing, theme, symbol)

        def where(name: str, name_uk: str, named: str, precision: str, uncertainty_km: float | None) -> Markup:
            exactness = tell.precision(precision, uncertainty_km)
            return cells.where(*tell.place(name, name_uk), is_english, tell.named(named), exactness)

        def when(start: str, end: str, precision: str) -> Markup:
            return cells.when(words.dates(start, end, precision))

        def status(modality: str, claimed_by: str, sides: tuple[str, ...], confidence: int) -> Markup:
            return cells.status(tell.status(modality), tell.said_by(claimed_by, sides), tell.confidence(confidence))

        def control(status: str, source: str, has_date: bool) -> Markup:
            return cells.control(control_name, tell.control(status, source, has_date))

        def sources(reports: tuple[Source, ...], publishers: tuple[tuple[str, int], ...]) -> Markup:
            told = [(report, tell.source(report)) for report in reports]
            return cells.sources(sources_name, told, untitled, tell.publishers(publishers))

        once = lru_cache(_KEPT)
        self._what, self._where, self._when = once(what), once(where), once(when)
        self._status, self._control, self._sources = once(status), once(control), once(sources)

    def row(self, entry: Entry) -> Row:
        """The row of one entry."""
        return Row(
            what=self._what(entry.type, entry.standing, entry.theme, entry.symbol),
            where=self._where(entry.place, entry.place_uk, entry.named, entry.precision, entry.uncertainty_km),
            when=self._when(entry.date_start, entry.date_end, entry.date_precision),
            status=self._status(entry.modality, entry.claimed_by, entry.claim_sides, entry.confidence),
            control=self._control(entry.control, entry.control_source, bool(entry.date_start)),
            sources=self._sources(entry.sources, entry.publishers),
        )


def write_table(incidents: gpd.GeoDataFrame, taxonomy: Taxonomy, editions: Sequence[Edition], pages: Pages) -> None:
    """Write ``table.html``, ``table-2.html`` … for each edition, the incidents in the order of their frame."""
    ids = [readable(value) for value in incidents["incident_id"]]
    names = [page_name(number) for number in range(max(1, -(-len(ids) // ROWS)))]
    page_of = {key: names[row // ROWS] for row, key in enumerate(ids)}
    cells = pages.macros("cells.html")
    spoken = [(edition, Rows(edition.words, taxonomy, cells)) for edition in editions]
    entries = to_entries(incidents, taxonomy)
    common = {"names": names, "page_of": page_of, "count": len(ids)}
    for number, name in enumerate(names):
        # what was said is told in its own language on all pages
        shown = [(entry, cells.quote(entry.evidence, entry.evidence_lang)) for entry in islice(entries, ROWS)]
        for edition, told in spoken:
            rows = [(entry, quote, told.row(entry)) for entry, quote in shown]
            parts = common | {"rows": rows, "number": number, "first": number * ROWS}
            pages.write(name, edition, READING_POLICY, parts, "table.html")


def page_name(number: int) -> str:
    """The name of a page of the table, from 0, in the language whose pages name none."""
    return f"table-{number + 1}.html" if number else "table.html"
