"""Every incident as the table shows it without any script: what all languages share, and how one language tells it.

All texts are plain text. Whoever shows them escapes them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import isnan
from typing import Any

import geopandas as gpd

from geo.frame import ControlStatus, Modality, Precision
from geo.incidents.taxonomy import Taxonomy
from maps.provenance import publisher_counts, publisher_words
from maps.readable import language_code, readable, web_address
from maps.symbology import Standing, standing
from maps.words import Words, names_for

_SHOWN = (
    *("incident_id", "incident_type", "modality", "claimed_by", "claim_side", "confidence"),
    *(
        "place_name",
        "place_name_uk",
        "mention",
        "precision",
        "uncertainty_km",
        "date_start",
        "date_end",
        "date_precision",
        "control_status",
        "control_source",
        "evidence",
    ),
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
    """One incident, texts made fit to show. Codes and days are those of :mod:`geo.frame`.

    ``standing`` tells how its symbol is drawn, ``confidence`` (per cent) how surely its text was read, ``named`` what
    the text calls the place; ``publishers`` are pairs of a side and how many, ``against`` the ids of what contradicts
    it.
    """

    id: str
    type: str
    theme: str
    symbol: str
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
        """The name of a place, and its name in the other script where that differs."""
        first, other = names_for(self._words.language, name, name_uk)
        return first or self._words.say("list.unnamed"), other

    def precision(self, precision: str, uncertainty_km: float | None) -> str:
        """How finely the place is known, such as "near this town or village, ±12 km"."""
        told = self._words.say(f"precision.{precision}")
        if uncertainty_km is None or precision == Precision.UNLOCATED:
            return told
        distance = f"{uncertainty_km:.0f}" if uncertainty_km >= 1 else f"{uncertainty_km:.1f}"
        return self._words.say("precision.within", words=told, km=distance)

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
        told = "; ".join(self._words.say(f"side.{side}") for side in sides)
        speaker = " ".join(filter(None, (who, told and f"({told})")))
        return self._words.say("table.saidBy", who=speaker) if speaker else ""

    def control(self, control: str, source: str, has_date: bool) -> str:
        """Who held the place on that day, and who says so."""
        told = self._words.say(f"control.{control}")
        if control == ControlStatus.UNKNOWN:
            return told
        when = self._words.say("control.onThatDate", words=told) if has_date else told
        return f"{when} ({source})" if source else when

    def publishers(self, publishers: tuple[tuple[str, int], ...]) -> str:
        """How many publishers stand behind it, and on which sides."""
        return publisher_words(publishers, self._words)

    def source(self, source: Source) -> str:
        """Who published a report, and when."""
        return ", ".join(filter(None, (source.publisher, self._words.day(source.published))))


def to_entries(incidents: gpd.GeoDataFrame, taxonomy: Taxonomy) -> Iterator[Entry]:
    """All rows of the incidents frame, in its order."""
    columns = [incidents[column].tolist() for column in _SHOWN]
    for values in zip(*columns, strict=True):
        yield _to_entry(dict(zip(_SHOWN, values, strict=True)), taxonomy)


def _to_entry(row: dict[str, Any], taxonomy: Taxonomy) -> Entry:
    incident_type = taxonomy.types[row["incident_type"]]
    claimed_by = readable(row["claimed_by"])
    sides = tuple(dict.fromkeys(readable(row["claim_side"]).split("; "))) if readable(row["claim_side"]) else ()
    names = (readable(row["place_name"]), readable(row["place_name_uk"]))
    mention = readable(row["mention"])
    against = tuple(readable(other) for other in row["contradicted_by"])
    return Entry(
        id=readable(row["incident_id"]),
        type=row["incident_type"],
        theme=incident_type.theme,
        symbol=incident_type.symbol,
        standing=standing(row["modality"], is_claimed=bool(claimed_by or sides), is_contradicted=bool(against)),
        modality=Modality(row["modality"]).value,
        claimed_by=claimed_by,
        claim_sides=sides,
        confidence=round(100 * row["confidence"]),
        place=names[0],
        place_uk=names[1],
        named="" if mention in names else mention,
        precision=Precision(row["precision"]).value,
        uncertainty_km=None if isnan(row["uncertainty_km"]) else row["uncertainty_km"],
        date_start=readable(row["date_start"]),
        date_end=readable(row["date_end"]),
        date_precision=readable(row["date_precision"]),
        control=ControlStatus(row["control_status"]).value,
        control_source=readable(row["control_source"]),
        evidence=readable(row["evidence"]),
        evidence_lang=language_code(row["language"]),
        sources=_sources(row),
        publishers=tuple(publisher_counts(row["publisher_sides"])),
        against=against,
    )


def _sources(row: dict[str, Any]) -> tuple[Source, ...]:
    columns = ("title", "url", "publisher", "published")
    reports = zip(*(row[column] for column in columns), strict=True)
    return tuple(
        Source(readable(title), web_address(str(url)), readable(publisher), readable(published))
        for title, url, publisher, published in reports
    )
