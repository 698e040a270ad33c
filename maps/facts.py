"""What the pages say about the whole edition: headline, counts, data cut-off, sources."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from geo.frame import POINT_PRECISIONS, ControlStatus, Precision
from maps.readable import readable, web_address
from maps.words import Words


@dataclass(frozen=True, slots=True)
class DataSource:
    """One source of the facts behind the map; ``url`` is empty unless it is an http or https address."""

    name: str
    licence: str
    url: str


@dataclass(frozen=True, slots=True)
class Facts:
    """Texts of one edition in one language. ``figures`` are pairs of a number and what it counts."""

    headline: str
    description: str
    cutoff: str
    cutoff_day: str
    approximate: tuple[int, int]
    figures: tuple[tuple[str, str], ...]
    sources: tuple[DataSource, ...]


def edition_facts(manifest: Mapping[str, Any], words: Words) -> Facts:
    """The texts of an edition in one language, from its manifest.

    It reads ``counts`` (as :func:`geo.manifest.count_incidents` gives them) and, where there are any, ``data_cutoff``
    (an ISO 8601 date or time), ``rejected`` (a list, one entry a report or file that could not be read), ``sources`` (a
    list of ``{name, licence, url}``) and ``boundaries`` (of ``raion`` and ``hromada`` how many are ``approximate``).
    """
    counts: dict[str, Any] = manifest["counts"]
    by_precision: dict[str, int] = counts["by_precision"]
    at_points = sum(by_precision.get(precision, 0) for precision in POINT_PRECISIONS)
    nowhere = by_precision.get(Precision.UNLOCATED, 0)
    cutoff = readable(manifest.get("data_cutoff"))
    incidents, reports = counts["incidents"], counts["reports_with_incidents"]
    counted = {
        "incidents": incidents,
        "reports": reports,
        "points": at_points,
        "areas": incidents - at_points - nowhere,
        "nowhere": nowhere,
        "unresolved": counts["unresolved"],
        "rejected": len(manifest.get("rejected", [])),
    }
    return Facts(
        headline=words.say("headline"),
        description=f"{words.say('facts.description', incidents=incidents, reports=reports)} {_held(counts, words)}",
        cutoff=words.day(cutoff) or words.say("date.never"),
        cutoff_day=cutoff[:10],
        approximate=_approximate(manifest.get("boundaries", {})),
        figures=tuple((words.number(n), words.say(f"figure.{what}")) for what, n in counted.items()),
        sources=tuple(_data_source(source, words) for source in manifest.get("sources", [])),
    )


def _held(counts: dict[str, Any], words: Words) -> str:
    """How many incidents are placed where Russia held the ground, where not, and where nobody knows."""
    held: dict[str, int] = counts["by_control_status"]
    occupied, unknown = held.get(ControlStatus.OCCUPIED, 0), held.get(ControlStatus.UNKNOWN, 0)
    elsewhere = counts["incidents"] - occupied - unknown
    return words.say("facts.control", occupied=occupied, elsewhere=elsewhere, unknown=unknown)


def _approximate(boundaries: dict[str, Any]) -> tuple[int, int]:
    """How many raions and hromadas are drawn around their settlements, for want of a border."""
    raions, hromadas = (int(boundaries.get(level, {}).get("approximate", 0)) for level in ("raion", "hromada"))
    return raions, hromadas


def _data_source(source: dict[str, Any], words: Words) -> DataSource:
    name, licence = readable(source.get("name")), readable(source.get("licence"))
    return DataSource(
        name=words.known(f"dataset.{name}", name),
        licence=words.known(f"licence.{licence}", licence),
        url=web_address(readable(source.get("url"))),
    )
