"""Every incident as the table shows it without any script: what all languages share, and how one language tells it.

All texts are plain text. Whoever shows them escapes them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from math import isnan
from typing import NamedTuple

import geopandas as gpd

from geo.frame import COLUMNS, SPEAKERS_JOINT, ControlStatus, Precision
from geo.incidents.taxonomy import Taxonomy
from maps.provenance import publisher_counts, publisher_words
from maps.readable import language_code, readable, web_address
from maps.symbology import Standing, standing
from maps.words import Words, names_for

_KEPT = 100_000


class _Row(NamedTuple):
    """The columns of the frame that are shown."""

    incident_id: str
    incident_type: str
    modality: str
    claimed_by: str
    claim_side: str
    confidence: float
    place_name: str
    place_name_uk: str
    mention: str
    precision: str
    uncertainty_km: float
    date_start: str
    date_end: str
    date_precision: str
    control_status: str
    control_source: str
    evidence: str
    language: list[str]
    title: list[str]
    url: list[str]
    publisher: list[str]
    published: list[str]
    publisher_sides: str
    contradicted_by: list[str]


class Source(NamedTuple):
    """One report an incident rests on. ``url`` is empty unless it is an http or https address."""

    title: str
    url: str
    publisher: str
    published: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One incident, texts made fit to show. Codes and days are those of :mod:`geo.frame`.

    ``standing`` tells how its symbol is drawn, ``confidence`` (per cent) how surely its text was read, ``named`` what
    the text calls the place; ``publishers`` are pairs of a side and how many, ``against`` the ids of what contradicts
    it.
    """

    id: str
    type: str
    standing: Standing
    modality: str
    claimed_by: str
    claim_sides: tuple[str, ...]
    confidence: int
    place: str
    place_uk: str
    named: str
    precision: str
    uncertainty_km: float | None
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


class Teller:
    """Says in one language what entries hold."""

    def __init__(self, words: Words, taxonomy: Taxonomy) -> None:
        self._words = words
        self._types = {code: words.label(kind.label) for code, kind in taxonomy.types.items()}

    def type(self, code: str) -> str:
        """The label of a type."""
        return self._types[code]

    def place(self, name: str, name_uk: str) -> tuple[str, str]:
        """The name of a place, and in English its Ukrainian one where that differs."""
        first, ukrainian = names_for(self._words.language, name, name_uk)
        return first or self._words.say("list.unnamed"), ukrainian

    def precision(self, precision: str, uncertainty_km: float | None) -> str:
        """How finely the place is known, such as "near this town or village, ±12 km"."""
        told = self._words.say(f"precision.{precision}")
        if uncertainty_km is None or precision == Precision.UNLOCATED:
            return told
        return self._words.say("precision.within", words=told, km=self._words.distance(uncertainty_km))

    def status(self, modality: str) -> str:
        """Whether it is reported, announced or denied."""
        return self._words.say(f"modality.{modality}")

    def named(self, named: str) -> str:
        """What the text calls a place, where that is said."""
        return self._words.say("table.named", name=named) if named else ""

    def confidence(self, per_cent: int) -> str:
        """How surely the text was read."""
        return self._words.say("table.confidence", n=per_cent)

    def said_by(self, who: str, sides: tuple[str, ...]) -> str:
        """Who says so and of which side, where that is told."""
        told = SPEAKERS_JOINT.join(self._words.say(f"side.{side}") for side in sides)
        speaker = " ".join(filter(None, (who, told and f"({told})")))
        return self._words.say("table.saidBy", who=speaker) if speaker else ""

    def control(self, control: str, source: str, has_date: bool) -> str:
        """Who held the place on that day, and who says so."""
        told = self._words.say(f"control.{control}")
        if control == ControlStatus.UNKNOWN:
            return told
        when = self._words.say("control.onThatDate", words=told) if has_date else told
        return f"{when} ({self._words.source(source)})" if source else when

    def publishers(self, publishers: tuple[tuple[str, int], ...]) -> str:
        """How many publishers stand behind it, and on which sides."""
        return publisher_words(publishers, self._words)

    def source(self, source: Source) -> str:
        """Who published a report, and when."""
        return ", ".join(filter(None, (source.publisher, self._words.day(source.published))))


def to_entries(incidents: gpd.GeoDataFrame) -> Iterator[Entry]:
    """All rows of the incidents frame, in its order; its texts are those of :func:`~maps.readable.readable_texts`."""
    columns = [
        incidents[column].fillna("").tolist() if COLUMNS[column] == "str" else incidents[column].tolist()
        for column in _Row._fields
    ]
    return map(_to_entry, map(_Row._make, zip(*columns, strict=True)))


def _to_entry(row: _Row) -> Entry:
    sides = tuple(dict.fromkeys(row.claim_side.split(SPEAKERS_JOINT))) if row.claim_side else ()
    is_claimed, against = bool(row.claimed_by or sides), tuple(map(readable, row.contradicted_by))
    return Entry(
        id=readable(row.incident_id),
        type=row.incident_type,
        standing=standing(row.modality, is_claimed=is_claimed, is_contradicted=bool(against)),
        modality=row.modality,
        claimed_by=row.claimed_by,
        claim_sides=sides,
        confidence=round(100 * row.confidence),
        place=row.place_name,
        place_uk=row.place_name_uk,
        named="" if row.mention in (row.place_name, row.place_name_uk) else row.mention,
        precision=row.precision,
        uncertainty_km=None if isnan(row.uncertainty_km) else row.uncertainty_km,
        date_start=row.date_start,
        date_end=row.date_end,
        date_precision=row.date_precision,
        control=row.control_status,
        control_source=row.control_source,
        evidence=row.evidence,
        # evidence is quoted from the first report
        evidence_lang=language_code(row.language[0] if row.language else ""),
        sources=tuple(map(_source, row.title, row.url, row.publisher, row.published)),
        publishers=publisher_counts(row.publisher_sides),
        against=against,
    )


@lru_cache(_KEPT)
def _source(title: str, url: str, publisher: str, published: str) -> Source:
    return Source(title, web_address(url), publisher, published)
