"""One incident in a reader's words: what the table says of it without any script.

All texts are plain text. Whoever shows them escapes them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import geopandas as gpd
import pandas as pd

from geo.frame import ControlStatus, Modality, Precision
from geo.incidents.taxonomy import Taxonomy
from maps.provenance import publisher_words
from maps.readable import language_code, readable, web_address
from maps.symbology import Standing, standing
from maps.words import Words

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
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
    """One incident in words. ``type`` and ``theme`` are codes, ``standing`` tells how its symbol is drawn,
    ``against`` holds the ids of incidents that contradict it.
    """

    id: str
    type: str
    type_label: str
    theme: str
    symbol: str
    standing: Standing
    status: str
    claimed_by: str
    place: str
    place_uk: str
    precision: str
    date: str
    control: str
    evidence: str
    evidence_lang: str
    sources: tuple[Source, ...]
    publishers: str
    is_denied: bool
    against: tuple[str, ...]


def to_entries(incidents: gpd.GeoDataFrame, taxonomy: Taxonomy, words: Words) -> Iterator[Entry]:
    """All rows of the incidents frame in words, in the order of the frame."""
    table = incidents.drop(columns="geometry")
    for values in zip(*(table[column].tolist() for column in table.columns), strict=True):
        yield _to_entry(dict(zip(table.columns, values, strict=True)), taxonomy, words)


def precision_words(precision: str, uncertainty_km: float, words: Words) -> str:
    """How finely the place is known, such as "near this town or village, ±12 km"."""
    told = words[f"precision.{precision}"].en
    if pd.isna(uncertainty_km) or precision == Precision.UNLOCATED:
        return told
    distance = f"{uncertainty_km:.0f}" if uncertainty_km >= 1 else f"{uncertainty_km:.1f}"
    return words["precision.within"].en.format(words=told, km=distance)


def day_words(day: str) -> str:
    """A day, or the day of a moment, in words: "2 March 2024" for ``2024-03-02`` and ``2024-03-02T10:00:00Z``."""
    return _day_words(day[:10], "day")


def date_words(start: str, end: str, precision: str, words: Words) -> str:
    """When it happened, in words; "date not given" where the report does not say."""
    if not start:
        return words["date.unknown"].en
    first, last = _day_words(start, precision), _day_words(end or start, precision)
    return first if first == last else words["date.range"].en.format_map({"from": first, "to": last})


def _day_words(day: str, precision: str) -> str:
    try:
        value = date.fromisoformat(day)
    except ValueError:
        return day
    if precision == "year":
        return f"{value.year}"
    month = f"{_MONTHS[value.month - 1]} {value.year}"
    return month if precision == "month" else f"{value.day} {month}"


def _to_entry(row: dict[str, Any], taxonomy: Taxonomy, words: Words) -> Entry:
    incident_type = taxonomy.types[row["incident_type"]]
    claimed_by = readable(row["claimed_by"])
    start, end, precision = (readable(row[column]) for column in ("date_start", "date_end", "date_precision"))
    return Entry(
        id=readable(row["incident_id"]),
        type=row["incident_type"],
        type_label=incident_type.label.en,
        theme=incident_type.theme,
        symbol=incident_type.symbol,
        standing=standing(row["modality"], claimed_by),
        status=words[f"modality.{Modality(row['modality']).value}"].en,
        claimed_by=claimed_by,
        place=readable(row["place_name"]),
        place_uk=readable(row["place_name_uk"]),
        precision=precision_words(row["precision"], row["uncertainty_km"], words),
        date=date_words(start, end, precision, words),
        control=_control_words(row, words),
        evidence=readable(row["evidence"]),
        evidence_lang=language_code(row["language"]),
        sources=_sources(row),
        publishers=publisher_words(row["publisher_sides"], words),
        is_denied=row["modality"] == Modality.DENIED,
        against=tuple(readable(other) for other in row["contradicted_by"]),
    )


def _control_words(row: dict[str, Any], words: Words) -> str:
    told = words[f"control.{ControlStatus(row['control_status']).value}"].en
    if row["control_status"] == ControlStatus.UNKNOWN:
        return told
    when = words["control.onThatDate"].en.format(words=told) if readable(row["date_start"]) else told
    source = readable(row["control_source"])
    return f"{when} ({source})" if source else when


def _sources(row: dict[str, Any]) -> tuple[Source, ...]:
    columns = ("title", "url", "publisher", "published")
    reports = zip(*(row[column] for column in columns), strict=True)
    return tuple(
        Source(readable(title), web_address(str(url)), readable(publisher), day_words(readable(published)))
        for title, url, publisher, published in reports
    )
