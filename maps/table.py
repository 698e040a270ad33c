"""The table of all incidents, equal to the map: in pages, in every language."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import islice
from typing import Any
from urllib.parse import quote as urlquote

import geopandas as gpd
from markupsafe import Markup, escape

from geo.frame import Modality
from geo.incidents.taxonomy import Taxonomy
from maps.entries import Entry, Source, Teller, to_entries
from maps.readable import readable
from maps.symbology import Standing
from maps.templating import READING_POLICY, Edition, Pages

ROWS = 100
"""Incidents on a page."""
_KEPT = 50_000  # cells of a kind


class Rows:
    """Makes the rows of one edition, equal cells once."""

    def __init__(self, edition: Edition, taxonomy: Taxonomy, cells: Any, page_of: Mapping[str, str]) -> None:
        words = edition.words
        tell = Teller(words, taxonomy)
        control_name = words.say("entry.control")
        sources_name, untitled = words.say("entry.sources"), words.say("entry.untitled")

        # cells are kept as plain texts: they fill a row without being looked at again
        def what(code: str, standing: Standing) -> str:
            kind = taxonomy.types[code]
            return str(cells.what(tell.type(code), standing, kind.theme, kind.symbol))

        def where(name: str, name_uk: str, named: str, precision: str, uncertainty_km: float | None) -> str:
            exactness = tell.precision(precision, uncertainty_km)
            return str(cells.where(*tell.place(name, name_uk), tell.named(named), exactness))

        def when(start: str, end: str, precision: str) -> str:
            return str(cells.when(words.dates(start, end, precision)))

        def status(modality: str, claimed_by: str, sides: tuple[str, ...], confidence: int) -> str:
            told = (tell.status(modality), tell.said_by(claimed_by, sides), tell.confidence(confidence))
            return str(cells.status(*told))

        def control(status: str, source: str, has_date: bool) -> str:
            return str(cells.control(control_name, tell.control(status, source, has_date)))

        def sources(reports: tuple[Source, ...], publishers: tuple[tuple[str, int], ...]) -> str:
            told = [(report, tell.source(report)) for report in reports]
            return str(cells.sources(sources_name, told, untitled, tell.publishers(publishers)))

        once = lru_cache(_KEPT)
        self._what, self._where, self._when = once(what), once(where), once(when)
        self._status, self._control, self._sources = once(status), once(control), once(sources)
        self._edition, self._cells, self._page_of = edition, cells, page_of
        self._row = str(cells.row(words.say("entry.status")))

    def row(self, entry: Entry, quote: str) -> str:
        """The row of one entry as HTML, with the cell that quotes it."""
        return self._row % (
            escape(entry.id),
            self._what(entry.type, entry.standing),
            self._where(entry.place, entry.place_uk, entry.named, entry.precision, entry.uncertainty_km),
            self._when(entry.date_start, entry.date_end, entry.date_precision),
            self._status(entry.modality, entry.claimed_by, entry.claim_sides, entry.confidence),
            self._against(entry) if entry.against else "",
            quote,
            self._control(entry.control, entry.control_source, bool(entry.date_start)),
            self._sources(entry.sources, entry.publishers),
        )

    def _against(self, entry: Entry) -> str:
        """Links to what contradicts an entry, where the table has it."""
        others = [other for other in entry.against if other in self._page_of]
        if not others:
            return ""
        words, file = self._edition.words, self._edition.file
        links = [f"{file(self._page_of[other])}#{urlquote(other)}" for other in others]
        title = "entry.reportedElsewhere" if entry.modality == Modality.DENIED else "entry.deniedElsewhere"
        return str(self._cells.against(words.say(title), words.say("against.see"), links))


def write_table(incidents: gpd.GeoDataFrame, taxonomy: Taxonomy, editions: Sequence[Edition], pages: Pages) -> None:
    """Write ``table.html``, ``table-2.html`` … for each edition, the incidents in the order of their frame."""
    ids = [readable(value) for value in incidents["incident_id"]]
    names = [page_name(number) for number in range(max(1, -(-len(ids) // ROWS)))]
    page_of = {key: names[row // ROWS] for row, key in enumerate(ids)}
    cells = pages.macros("cells.html")
    spoken = [(edition, Rows(edition, taxonomy, cells, page_of)) for edition in editions]
    entries = to_entries(incidents)

    @lru_cache
    def quote(language: str) -> str:
        return str(cells.quote(language))

    for number, name in enumerate(names):
        # what was said is told in its own language on all pages
        shown = [(entry, quote(entry.evidence_lang) % escape(entry.evidence)) for entry in islice(entries, ROWS)]
        first = number * ROWS
        range_of = {"names": names, "number": number, "first": first, "last": first + len(shown), "count": len(ids)}
        for edition, told in spoken:
            rows = Markup("\n".join([told.row(entry, said) for entry, said in shown]))
            pages.write(name, edition, READING_POLICY, range_of | {"rows": rows}, "table.html")


def page_name(number: int) -> str:
    """The name of a page of the table, from 0, in the language whose pages name none."""
    return f"table-{number + 1}.html" if number else "table.html"
