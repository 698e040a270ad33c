"""Merged incidents to the incidents GeoDataFrame: units, geometry, uncertainty and control on the day."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from shapely.geometry.base import BaseGeometry

from geo.frame import POINT_PRECISIONS, SPEAKERS_JOINT, ControlStatus, Precision, to_frame
from geo.gazetteer.columns import places_to_frame
from geo.gazetteer.index import Gazetteer
from geo.gazetteer.model import Level, Place
from geo.incidents.corroboration import by_side, contradictions, independent_publishers
from geo.incidents.merging import MergedIncident
from geo.incidents.precision import precision_of
from geo.incidents.taxonomy import Taxonomy
from geo.reports.publishers import Publishers
from geo.spatial.areas import Areas
from geo.spatial.control.providers import ControlProvider
from geo.spatial.crs import WGS84, radius_km
from geo.spatial.joins import UNIT_COLUMNS, UnitOutlines
from geo.spatial.relative import relative_points
from geo.spatial.spots import Spot, spots

_UNITS = (
    (Precision.HROMADA, "hromada_id"),
    (Precision.RAION, "raion_id"),
    (Precision.OBLAST, "oblast_id"),
)


@dataclass(frozen=True, slots=True)
class Ground:
    """Where an incident is drawn: how precisely and as what (EPSG:4326; nothing for ``unlocated``)."""

    precision: Precision
    geometry: BaseGeometry | None


@dataclass(frozen=True, slots=True)
class Locator:
    """What puts places on the ground; made once a build."""

    gazetteer: Gazetteer
    taxonomy: Taxonomy
    areas: Areas
    control: ControlProvider
    outlines: UnitOutlines
    publishers: Publishers

    def locate(self, merged: Sequence[MergedIncident]) -> gpd.GeoDataFrame:
        """The GeoDataFrame of the contract (:mod:`geo.frame`), one row a merged incident, by day, place and type."""
        grounds = [self._ground(m) for m in merged]
        rows = [self._row(m, ground.precision) for m, ground in zip(merged, grounds, strict=True)]
        if not rows:
            return to_frame(pd.DataFrame(), [])
        table = pd.DataFrame(rows)
        table["uncertainty_km"] = uncertainty_km([m.incident.place for m in merged], grounds)
        shapes = _shapes(grounds)
        beside = _points_beside(merged)
        shapes.loc[beside.index] = gpd.points_from_xy(beside["lon"], beside["lat"], crs=WGS84)
        table.loc[beside.index, "uncertainty_km"] = beside["uncertainty_km"].round(1)
        places = [m.incident.place for m in merged]
        is_moved = _is_moved(places, beside)
        self._fill_units(table, places, shapes, is_moved)
        asked = table[["place_id", *UNIT_COLUMNS]].assign(
            place_id=table["place_id"].mask(is_moved),
            occupied_part=[bool(place and place.occupied_part) for place in places],
            geometry=shapes,
        )
        control = self._control(asked, table["date_start"], table["date_end"])
        table[["control_status", "control_source"]] = control.to_numpy()
        against = contradictions(merged)
        table["contradicted_by"] = [against.get(m.incident_id, []) for m in merged]
        order = _reading_order(table)
        return to_frame(table.loc[order].reset_index(drop=True), shapes.loc[order].to_list())

    def _control(self, places: pd.DataFrame, first: "pd.Series[Any]", last: "pd.Series[Any]") -> pd.DataFrame:
        """Who held each place from its first to its last day; ``unknown`` where that is not the same on both."""
        control = self.control.status(places, first)
        is_longer = last.ne(first) & last.notna()
        at_end = self.control.status(places[is_longer], last[is_longer])["control_status"]
        has_changed = at_end.index[at_end.ne(control.loc[at_end.index, "control_status"])]
        control.loc[has_changed] = [ControlStatus.UNKNOWN.value, pd.NA]
        return control

    def spots(self, places: Iterable[Place]) -> dict[str, Spot]:
        """A point and the radius around it that holds the place, by its id; places without a ground are left out."""
        known = list({place.place_id: place for place in places}.values())
        columns = ["place_id", "lat", "lon", "radius_km"]
        table = places_to_frame(known, columns)
        grounds = [self.ground_of(place, precision_of(place)) for place in known]
        return spots(gpd.GeoDataFrame(table, geometry=_shapes(grounds)))

    def ground_of(self, place: Place, precision: Precision, on: date | None = None) -> Ground:
        """A point where one is meant; else the outline of the unit, or of the next larger one that has any."""
        if precision is Precision.UNLOCATED:
            return Ground(precision, None)
        if precision in POINT_PRECISIONS and place.lon is not None and place.lat is not None:
            return Ground(precision, shapely.Point(place.lon, place.lat))
        if place.level in (Level.OBLAST, Level.REGION) or place.members:
            area = self.areas.geometry(place.place_id, place.members, occupied_part=place.occupied_part, on=on)
            return Ground(precision, area) if area else Ground(Precision.UNLOCATED, None)
        order = [level for level, _ in _UNITS]
        finest = order.index(precision) if precision in order else 0
        for level, field in _UNITS[finest:]:
            unit = getattr(place, field)
            if unit and (area := self.areas.geometry(unit)):
                return Ground(level, area)
        return Ground(Precision.UNLOCATED, None)

    def _ground(self, merged: MergedIncident) -> Ground:
        incident = merged.incident
        if incident.place is None:
            return Ground(Precision.UNLOCATED, None)
        return self.ground_of(incident.place, incident.precision, incident.when.first if incident.when else None)

    def _row(self, merged: MergedIncident, precision: Precision) -> dict[str, Any]:
        incident, place = merged.incident, merged.incident.place
        when = incident.when
        return {
            "incident_id": merged.incident_id,
            "incident_type": incident.incident_type,
            "theme": self.taxonomy.types[incident.incident_type].theme,
            "place_id": place.place_id if place else None,
            "place_name": place.name if place else None,
            "place_name_uk": place.name_uk if place else None,
            **{column: getattr(place, column, None) for column in UNIT_COLUMNS},
            "mention": incident.mention,
            "precision": precision.value,
            "confidence": round(incident.confidence, 3),
            "date_start": when.first.isoformat() if when else None,
            "date_end": when.last.isoformat() if when else None,
            "date_precision": when.precision if when else None,
            "modality": incident.modality.value,
            "claimed_by": incident.claimed_by,
            "claim_side": incident.claim_side,
            "evidence": incident.evidence,
            **self._provenance(merged),
        }

    def _provenance(self, merged: MergedIncident) -> dict[str, Any]:
        """The provenance columns: lists with one entry a report ("" where it does not say), and who stands behind."""
        reports, publishers = merged.reports, independent_publishers(merged, self.publishers)
        return {
            "report_id": [report.report_id for report in reports],
            "title": [report.title or "" for report in reports],
            "url": [report.url or "" for report in reports],
            "publisher": [report.publisher or "" for report in reports],
            "published": [report.published.isoformat() if report.published else "" for report in reports],
            "language": [report.language for report in reports],
            "n_reports": len(reports),
            "n_publishers": len(publishers),
            "publisher_sides": SPEAKERS_JOINT.join(f"{side} {n}" for side, n in by_side(publishers).items()),
        }

    def _fill_units(
        self, table: pd.DataFrame, places: Sequence[Place | None], shapes: gpd.GeoSeries, is_moved: "pd.Series[bool]"
    ) -> None:
        """The units of points that the gazetteer does not know (a bridge, 12 km south of a town), by the outlines that
        hold them; then the official names of all units."""
        is_settlement = [bool(place and place.level is Level.SETTLEMENT) for place in places]
        is_point = table["precision"].isin(list(POINT_PRECISIONS))
        table.loc[is_moved, UNIT_COLUMNS] = None
        lost = table.index[is_point & (is_moved | table["hromada_id"].isna() & ~np.array(is_settlement))]
        if len(lost):
            known = table.loc[lost, "oblast_id"]
            found = self.outlines.of_points(gpd.GeoSeries(shapes.loc[lost]))
            found = found[known.isna() | found["oblast_id"].eq(known)]
            table.loc[found.index, UNIT_COLUMNS] = found
        for level in ("oblast", "raion", "hromada"):
            ids = table[f"{level}_id"].dropna().unique()
            table[level] = table[f"{level}_id"].map({unit: self.gazetteer[unit].name for unit in ids})


def uncertainty_km(places: Sequence[Place | None], grounds: Sequence[Ground]) -> "pd.Series[float]":
    """Radius in km that holds the true place, NaN for what has no ground.

    Of a settlement its own, of a site 1 km, of an area that of the smallest circle around it.
    """
    own = np.array([place.radius_km if place else math.nan for place in places])
    precision = np.array([ground.precision.value for ground in grounds])
    km = radius_km(_shapes(grounds)).to_numpy(copy=True)
    km = np.where(np.isin(precision, list(POINT_PRECISIONS)), own, km)
    return pd.Series(km.round(1))


def _shapes(grounds: Sequence[Ground]) -> gpd.GeoSeries:
    shapes: Any = [ground.geometry for ground in grounds]
    return gpd.GeoSeries(shapes, crs=WGS84)


def _is_moved(places: Sequence[Place | None], beside: pd.DataFrame) -> "pd.Series[bool]":
    """Whether an incident lies elsewhere than the place that it is told by."""
    own = pd.DataFrame([(p.lon, p.lat) if p else (None, None) for p in places], columns=["lon", "lat"], dtype=float)
    return own.index.to_series().isin(beside.index[beside[["lon", "lat"]].ne(own.loc[beside.index]).any(axis=1)])


def _points_beside(merged: Sequence[MergedIncident]) -> pd.DataFrame:
    """``lon``, ``lat`` and ``uncertainty_km`` of the incidents beside a place, by their number."""
    beside = {n: (m.incident.place, m.incident.relation) for n, m in enumerate(merged)}
    rows = {
        n: (place.lon, place.lat, place.radius_km, relation.distance_km, relation.bearing_deg)
        + ((relation.other.lon, relation.other.lat) if relation.other else (None, None))
        for n, (place, relation) in beside.items()
        if place and relation
    }
    columns = ["lon", "lat", "radius_km", "distance_km", "bearing_deg", "other_lon", "other_lat"]
    return relative_points(pd.DataFrame.from_dict(rows, orient="index", columns=columns, dtype=float))


def _reading_order(table: pd.DataFrame) -> "pd.Index[Any]":
    """By day, place and type; what is denied beside what it denies, on the earliest day that either has."""
    day = dict(zip(table["incident_id"], table["date_start"].fillna("9999"), strict=True))
    against: list[list[str]] = table["contradicted_by"].to_list()
    beside = [min([day[key], *map(day.__getitem__, ids)]) for key, ids in zip(day, against, strict=True)]
    keys = ["day", "place_name", "incident_type", "incident_id"]
    return table.assign(day=beside).sort_values(keys, na_position="last").index
