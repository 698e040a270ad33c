"""What the pages say about the whole edition: headline, counts, data cut-off, sources."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

import geopandas as gpd

from geo.frame import POINT_PRECISIONS, Precision
from maps.popups import day_words, readable, web_address

HEADLINE = "What is reported from occupied Ukraine"
CREDIT = "Borders are those of Ukraine under international law."
APPROXIMATE = "{} raions and {} hromadas are drawn approximately, around their settlements."


@dataclass(frozen=True, slots=True)
class DataSource:
    """One source of the facts behind the map; ``url`` is empty unless it is an http or https address."""

    name: str
    licence: str
    url: str


@dataclass(frozen=True, slots=True)
class Facts:
    """Texts of one edition. ``figures`` are pairs of a number and what it counts."""

    headline: str
    description: str
    cutoff: str
    credit: str
    figures: tuple[tuple[int, str], ...]
    sources: tuple[DataSource, ...]


def count_incidents(
    incidents: gpd.GeoDataFrame, mentions: list[dict[str, Any]], unresolved: list[dict[str, Any]]
) -> dict[str, Any]:
    """The counts that ``build.json`` adds to the manifest: totals, and incidents by each coded column."""
    by_column = {
        f"by_{column}": dict(sorted(Counter(incidents[column]).items()))
        for column in ("incident_type", "theme", "precision", "modality", "control_status")
    }
    reports = {report for ids in incidents["report_id"] for report in ids}
    return {
        "incidents": len(incidents),
        "reports_with_incidents": len(reports),
        "mentions": len(mentions),
        "unresolved": len(unresolved),
        **by_column,
    }


def edition_facts(manifest: dict[str, Any], counts: dict[str, Any]) -> Facts:
    """The texts of an edition from its manifest and :func:`count_incidents`.

    Of the manifest it reads ``data_cutoff`` (an ISO 8601 date or time), ``rejected`` (a list, one entry a report or
    file that could not be read), ``sources`` (a list of ``{name, licence, url}``) and ``boundaries`` (of ``raion`` and
    ``hromada`` how many are ``approximate``); any may be missing.
    """
    by_precision: dict[str, int] = counts["by_precision"]
    at_points = sum(by_precision.get(precision, 0) for precision in POINT_PRECISIONS)
    nowhere = by_precision.get(Precision.UNLOCATED, 0)
    incidents, reports = counts["incidents"], counts["reports_with_incidents"]
    figures = (
        (incidents, "incidents reported"),
        (reports, "reports behind them"),
        (at_points, "at a town, village or site"),
        (incidents - at_points - nowhere, "for a whole area"),
        (nowhere, "without a place"),
        (counts["unresolved"], "place names not resolved"),
        (len(manifest.get("rejected", [])), "reports rejected as unreadable"),
    )
    return Facts(
        headline=HEADLINE,
        description=(
            f"{incidents} incidents from {reports} published reports, each with the words it rests on, "
            "who says so, and how exactly its place is known."
        ),
        cutoff=day_words(readable(manifest.get("data_cutoff"))) or "an unknown date",
        credit=_credit(manifest.get("boundaries", {})),
        figures=figures,
        sources=tuple(_data_source(source) for source in manifest.get("sources", [])),
    )


def _credit(boundaries: dict[str, Any]) -> str:
    raions, hromadas = (boundaries.get(level, {}).get("approximate", 0) for level in ("raion", "hromada"))
    return f"{CREDIT} {APPROXIMATE.format(raions, hromadas)}" if raions or hromadas else CREDIT


def _data_source(source: dict[str, Any]) -> DataSource:
    return DataSource(
        name=readable(source.get("name")),
        licence=readable(source.get("licence")),
        url=web_address(readable(source.get("url"))),
    )
