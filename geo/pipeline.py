"""The stages of a build in order: reports, places and incidents, merging, the GeoDataFrame, the manifest."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import geopandas as gpd
import pandas as pd

from geo.care import Care, load_care_rules
from geo.errors import InputError
from geo.facts import DATA
from geo.gazetteer.columns import places_to_frame
from geo.gazetteer.index import Gazetteer
from geo.gazetteer.model import Level
from geo.geoparse import load_geoparser
from geo.incidents.merging import merge
from geo.incidents.taxonomy import Taxonomy, load_taxonomy
from geo.locate import Locator
from geo.manifest import count_incidents, manifest
from geo.reading import Reading, Rows
from geo.reports.duplicates import load_copy_rules
from geo.reports.model import Rejected, Report
from geo.reports.publishers import load_publishers
from geo.reports.readers import read_reports
from geo.settings import Settings
from geo.spatial.land import CODIFIER_LEVELS, Land, load_land
from geo.spatial.occupied import occupied_areas
from geo.workers import geoparse_all

_UNIT_COLUMNS = ["place_id", "level", "name_uk", "lat", "lon", "hromada_id", "raion_id", "oblast_id"]
_NAMED = 5


@dataclass(frozen=True, slots=True)
class Build:
    """All that ``maps.publish`` needs to draw and write a site. ``names`` are spellings of incidents' places by id."""

    incidents: gpd.GeoDataFrame
    mentions: Rows
    unresolved: list[dict[str, Any]]
    manifest: dict[str, Any]
    taxonomy: Taxonomy
    land: Land
    cities: pd.DataFrame
    occupied: gpd.GeoDataFrame
    names: dict[str, list[str]]


def build(settings: Settings) -> Build:
    """Read all reports and make everything that the site is drawn from.

    Raises :class:`~geo.errors.InputError` when there is not one report that can be read; where some can, the others
    are listed in the manifest.
    """
    lookups = DATA / "lookups"
    taxonomy = load_taxonomy(DATA / "taxonomy")
    gazetteer = load_geoparser(DATA, settings.gazetteer).gazetteer
    land = load_land(DATA, _units(gazetteer), settings.boundaries, settings.control)
    publishers = load_publishers(lookups / "publishers.yaml")
    locator = Locator(gazetteer, taxonomy, land.areas, land.control.controls, land.outlines, publishers)
    care = Care(load_care_rules(lookups / "care.yaml", taxonomy.types), gazetteer)

    rejected: list[Rejected] = []
    reading = Reading(care, locator)
    for parsed in geoparse_all(_accepted(read_reports(settings.sources), rejected), settings):
        reading.add(parsed)
    told = reading.told(load_copy_rules(lookups / "duplicates.yaml"))
    if not told:
        raise InputError(_nothing_read(settings.sources, rejected))
    incidents = locator.locate(merge(told))

    found = count_incidents(incidents, reading.mentions, reading.unresolved)
    facts = manifest(reading.ledger, rejected, settings.gazetteer, found)
    facts |= land.manifest() | {"withheld": care.account()}
    names = gazetteer.names(incidents["place_id"].dropna().unique())
    drawn = (land, _cities(gazetteer), _occupied(land, incidents), names)
    return Build(incidents, reading.mentions, reading.unresolved, facts, taxonomy, *drawn)


def _accepted(items: Iterable[Report | Rejected], rejected: list[Rejected]) -> Iterator[Report]:
    """The reports; what was rejected goes to ``rejected``."""
    for item in items:
        if isinstance(item, Rejected):
            rejected.append(item)
        else:
            yield item


def _nothing_read(sources: Iterable[str], rejected: list[Rejected]) -> str:
    if not rejected:
        return f"{', '.join(sources)}: there is no report in it"
    named = "; ".join(f"{item.source}: {item.reason}" for item in rejected[:_NAMED])
    others = f"; and {len(rejected) - _NAMED} more" if len(rejected) > _NAMED else ""
    return f"nothing can be read: {named}{others}"


def _cities(gazetteer: Gazetteer) -> pd.DataFrame:
    """Settlements whose population is known, for the base of the map."""
    cities = (place for place in gazetteer.places if place.level is Level.SETTLEMENT and place.population)
    return places_to_frame(cities, ["name", "name_uk", "lat", "lon", "population"])


def _occupied(land: Land, incidents: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """What was occupied from the first to the last day of the incidents."""
    first, last = incidents["date_start"].dropna().min(), incidents["date_end"].dropna().max()
    days = (date.fromisoformat(str(first)), date.fromisoformat(str(last))) if isinstance(first, str) else None
    return occupied_areas(land.cells[land.cells["level"].eq("settlement")], land.control.controls, days)


def _units(gazetteer: Gazetteer) -> pd.DataFrame:
    """The units and settlements of the codifier, for :func:`~geo.spatial.land.load_land`."""
    return places_to_frame((place for place in gazetteer.places if place.level in CODIFIER_LEVELS), _UNIT_COLUMNS)
