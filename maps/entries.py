"""Every incident as the table shows it without any script: what all languages share, and how one language tells it.

All texts are plain text. Whoever shows them escapes them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

import geopandas as gpd
import pandas as pd

from geo.frame import ControlStatus, Modality, Precision
from geo.incidents.taxonomy import Taxonomy
from maps.provenance import publisher_counts, publisher_words
from maps.readable import language_code, readable, web_address
from maps.symbology import Standing, standing
from maps.words import Words, names_for

_SHOWN = (
    *("incident_id", "incident_type", "modality", "claimed_by", "place_name", "place_name_uk", "precision"),
    *("uncertainty_km", "date_start", "date_end", "date_precision", "control_status", "control_source", "evidence"),
    *("language", "title", "url", "publisher", "published", "publisher_sides", "contradicted_by"),
)


@dataclass(frozen=True, slots=True)
class Source:
    """One report an incident rests on. ``url`` is empty unless it is an http or https address."""

    title: str
    url: str
    publisher: str
    published: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One incident, texts made fit to show. Codes and days are those of :mod:`geo.frame`; ``standing`` tells how its
    symbol is drawn, ``publishers`` are pairs of a side and how many, ``against`` the ids of what contradicts it.
    """

    id: str
    type: str
    theme: str
    symbol: str
    standing: Standing
    modality: str
    claimed_by: str
    place: str
    place_uk: str
    precision: str
    uncertainty_km: float
    date_start: str
    date_end: str
    date_precision: str
    control: str
    control_source: str
    evidence: str
    evidence_lang: str
    sources: tuple[Source, ...]
    publishers: tuple[tuple[str, int], ...]
    against: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """What one language says of an entry. ``other_place`` is its name in the other script, where it differs;
    ``sources`` are the entry's, each with who published it and when.
    """

    type: str
    place: str
    other_place: str
    precision: str
    date: str
    status: str
    said_by: str
    control: str
    publishers: str
    sources: tuple[tuple[Source, str], ...]


class Teller:
    """Tells entries in one language."""

    def __init__(self, words: Words, taxonomy: Taxonomy) -> None:
        self._words = words
        self._types = {code: words.label(kind.label) for code, kind in taxonomy.types.items()}
        self._status = {modality.value: words.say(f"modality.{modality.value}") for modality in Modality}
        # a few values again and again, in a hundred thousand rows
        self._precision, self._control, self._publishers = (
            cache(tell) for tell in (self._tell_precision, self._tell_control, self._tell_publishers)
        )

    def tell(self, entry: Entry) -> Told:
        """An entry in words."""
        words = self._words
        name, other_name = names_for(words.language, entry.place, entry.place_uk)
        return Told(
            type=self._types[entry.type],
            place=name or words.say("list.unnamed"),
            other_place=other_name,
            precision=self._precision(entry.precision, entry.uncertainty_km),
            date=words.dates(entry.date_start, entry.date_end, entry.date_precision),
            status=self._status[entry.modality],
            said_by=words.say("table.saidBy", who=entry.claimed_by) if entry.claimed_by else "",
            control=self._control(entry.control, entry.control_source, bool(entry.date_start)),
            publishers=self._publishers(entry.publishers),
            sources=tuple((source, self._tell_source(source)) for source in entry.sources),
        )

    def _tell_source(self, source: Source) -> str:
        return ", ".join(filter(None, (source.publisher, self._words.day(source.published))))

    def _tell_precision(self, precision: str, uncertainty_km: float) -> str:
        """How finely the place is known, such as "near this town or village, ±12 km"."""
        told = self._words.say(f"precision.{precision}")
        if pd.isna(uncertainty_km) or precision == Precision.UNLOCATED:
            return told
        distance = f"{uncertainty_km:.0f}" if uncertainty_km >= 1 else f"{uncertainty_km:.1f}"
        return self._words.say("precision.within", words=told, km=distance)

    def _tell_control(self, control: str, source: str, has_date: bool) -> str:
        told = self._words.say(f"control.{control}")
        if control == ControlStatus.UNKNOWN:
            return told
        when = self._words.say("control.onThatDate", words=told) if has_date else told
        return f"{when} ({source})" if source else when

    def _tell_publishers(self, publishers: tuple[tuple[str, int], ...]) -> str:
        return publisher_words(publishers, self._words)


def to_entries(incidents: gpd.GeoDataFrame, taxonomy: Taxonomy) -> Iterator[Entry]:
    """All rows of the incidents frame, in its order."""
    columns = [incidents[column].tolist() for column in _SHOWN]
    for values in zip(*columns, strict=True):
        yield _to_entry(dict(zip(_SHOWN, values, strict=True)), taxonomy)


def _to_entry(row: dict[str, Any], taxonomy: Taxonomy) -> Entry:
    incident_type = taxonomy.types[row["incident_type"]]
    claimed_by = readable(row["claimed_by"])
    return Entry(
        id=readable(row["incident_id"]),
        type=row["incident_type"],
        theme=incident_type.theme,
        symbol=incident_type.symbol,
        standing=standing(row["modality"], claimed_by),
        modality=Modality(row["modality"]).value,
        claimed_by=claimed_by,
        place=readable(row["place_name"]),
        place_uk=readable(row["place_name_uk"]),
        precision=Precision(row["precision"]).value,
        uncertainty_km=row["uncertainty_km"],
        date_start=readable(row["date_start"]),
        date_end=readable(row["date_end"]),
        date_precision=readable(row["date_precision"]),
        control=ControlStatus(row["control_status"]).value,
        control_source=readable(row["control_source"]),
        evidence=readable(row["evidence"]),
        evidence_lang=language_code(row["language"]),
        sources=_sources(row),
        publishers=tuple(publisher_counts(row["publisher_sides"])),
        against=tuple(readable(other) for other in row["contradicted_by"]),
    )


def _sources(row: dict[str, Any]) -> tuple[Source, ...]:
    columns = ("title", "url", "publisher", "published")
    reports = zip(*(row[column] for column in columns), strict=True)
    return tuple(
        Source(readable(title), web_address(str(url)), readable(publisher), readable(published))
        for title, url, publisher, published in reports
    )
