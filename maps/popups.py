"""One incident in a reader's words: what popups, lists and the table say of it.

All texts are plain text. Whoever shows them sets them as text nodes or escapes them.
"""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlsplit

import geopandas as gpd
import pandas as pd

from geo.frame import ControlStatus, Modality, Precision
from geo.incidents.taxonomy import Taxonomy
from maps.symbology import Standing, standing

_PRECISION_WORDS = {
    Precision.SITE: "at this site",
    Precision.SETTLEMENT: "in this town or village",
    Precision.NEAR_SETTLEMENT: "near this town or village",
    Precision.HROMADA: "somewhere in this municipality",
    Precision.RAION: "somewhere in this district",
    Precision.OBLAST: "somewhere in this oblast",
    Precision.REGION: "somewhere in this area",
    Precision.UNLOCATED: "place not known",
}
_MODALITY_WORDS = {
    Modality.REPORTED: "Reported",
    Modality.THREATENED: "Announced, demanded or warned of",
    Modality.DENIED: "Denied",
}
_CONTROL_WORDS = {
    ControlStatus.OCCUPIED: "Under Russian occupation",
    ControlStatus.CONTESTED: "Fought over",
    ControlStatus.LIBERATED: "Liberated by Ukraine",
    ControlStatus.GOVERNMENT: "Under Ukrainian government control",
    ControlStatus.UNKNOWN: "Not known",
}
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
# Controls that turn the reading direction or cannot be seen: they could make a text read as another.
_UNREADABLE = re.compile("[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class Source:
    """One report an incident rests on. ``url`` is empty unless it is an http or https address."""

    title: str
    url: str
    publisher: str
    published: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One incident in words. ``type`` and ``theme`` are codes, ``standing`` tells how its symbol is drawn."""

    id: str
    type: str
    type_label: str
    theme: str
    symbol: str
    standing: Standing
    status: str
    badge: str
    claimed_by: str
    place: str
    place_uk: str
    mention: str
    precision: str
    date: str
    control: str
    evidence: str
    evidence_lang: str
    confidence: int
    sources: tuple[Source, ...]


def to_entries(incidents: gpd.GeoDataFrame, taxonomy: Taxonomy) -> list[Entry]:
    """All rows of the incidents frame in words, in the order of the frame."""
    rows = incidents.drop(columns="geometry").to_dict("records")
    return [_to_entry({str(key): value for key, value in row.items()}, taxonomy) for row in rows]


def readable(value: Any) -> str:
    """``value`` as text to show: a missing value is empty, characters that turn or hide text are gone."""
    return "" if value is None or value is pd.NA else _UNREADABLE.sub("", str(value)).strip()


def web_address(url: str) -> str:
    """``url`` where it is an http or https address, else an empty text."""
    if re.search(r"[\s\x00-\x1f\x7f]", url):
        return ""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return url if parts.scheme in ("http", "https") and parts.netloc else ""


def precision_words(precision: str, uncertainty_km: float) -> str:
    """How finely the place is known, such as "near this town or village, ±12 km"."""
    words = _PRECISION_WORDS[Precision(precision)]
    if pd.isna(uncertainty_km) or precision == Precision.UNLOCATED:
        return words
    distance = f"{uncertainty_km:.0f}" if uncertainty_km >= 1 else f"{uncertainty_km:.1f}"
    return f"{words}, ±{distance} km"


def day_words(day: str) -> str:
    """A day, or the day of a moment, in words: "2 March 2024" for ``2024-03-02`` and ``2024-03-02T10:00:00Z``."""
    return _day_words(day[:10], "day")


def date_words(start: str, end: str, precision: str) -> str:
    """When it happened, in words; "date not given" where the report does not say."""
    if not start:
        return "date not given"
    first, last = _day_words(start, precision), _day_words(end or start, precision)
    return first if first == last else f"{first} to {last}"


def _day_words(day: str, precision: str) -> str:
    try:
        value = date.fromisoformat(day)
    except ValueError:
        return day
    if precision == "year":
        return f"{value.year}"
    month = f"{_MONTHS[value.month - 1]} {value.year}"
    return month if precision == "month" else f"{value.day} {month}"


def _to_entry(row: dict[str, Any], taxonomy: Taxonomy) -> Entry:
    incident_type = taxonomy.types[row["incident_type"]]
    claimed_by = readable(row["claimed_by"])
    dates = (readable(row[column]) for column in ("date_start", "date_end", "date_precision"))
    return Entry(
        id=readable(row["incident_id"]),
        type=row["incident_type"],
        type_label=incident_type.label.en,
        theme=incident_type.theme,
        symbol=incident_type.symbol,
        standing=standing(row["modality"], claimed_by),
        status=_MODALITY_WORDS[Modality(row["modality"])],
        badge=_badge(row["modality"], claimed_by),
        claimed_by=claimed_by,
        place=readable(row["place_name"]),
        place_uk=readable(row["place_name_uk"]),
        mention=readable(row["mention"]),
        precision=precision_words(row["precision"], row["uncertainty_km"]),
        date=date_words(*dates),
        control=_control_words(row),
        evidence=readable(row["evidence"]),
        evidence_lang=_language(row["language"]),
        confidence=round(100 * row["confidence"]),
        sources=_sources(row),
    )


def _badge(modality: str, claimed_by: str) -> str:
    """The one word or two that a reader must not miss; empty where nothing stands against the report."""
    if modality == Modality.REPORTED:
        return "One side says" if claimed_by else ""
    return "Denied" if modality == Modality.DENIED else "Announced"


def _control_words(row: dict[str, Any]) -> str:
    words = _CONTROL_WORDS[ControlStatus(row["control_status"])]
    if row["control_status"] == ControlStatus.UNKNOWN:
        return words
    when = " on that date" if readable(row["date_start"]) else ""
    source = readable(row["control_source"])
    return f"{words}{when}{f' ({source})' if source else ''}"


def _language(languages: list[str]) -> str:
    """The language of the evidence, which is quoted from the first report."""
    first = readable(languages[0]) if len(languages) else ""
    return first if re.fullmatch(r"[a-z]{2,3}", first) else ""


def _sources(row: dict[str, Any]) -> tuple[Source, ...]:
    columns = ("title", "url", "publisher", "published")
    reports = zip(*(row[column] for column in columns), strict=True)
    return tuple(
        Source(readable(title), web_address(str(url)), readable(publisher), day_words(readable(published)))
        for title, url, publisher, published in reports
    )
