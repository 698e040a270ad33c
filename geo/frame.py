"""The column contract of the incidents GeoDataFrame: all that ``maps/`` knows of incidents."""

from enum import StrEnum
from typing import Any

import geopandas as gpd
import pandas as pd

from geo.errors import DataError

CRS = "EPSG:4326"


class Precision(StrEnum):
    """How finely the report ties the incident to the ground. Points only for the first three."""

    SITE = "site"
    SETTLEMENT = "settlement"
    NEAR_SETTLEMENT = "near_settlement"
    HROMADA = "hromada"
    RAION = "raion"
    OBLAST = "oblast"
    REGION = "region"
    UNLOCATED = "unlocated"


POINT_PRECISIONS = frozenset({Precision.SITE, Precision.SETTLEMENT, Precision.NEAR_SETTLEMENT})


class Modality(StrEnum):
    """Whether it happened, is announced or warned of, or is denied."""

    REPORTED = "reported"
    THREATENED = "threatened"
    DENIED = "denied"


class ClaimSide(StrEnum):
    """Of which side the speaker is to whom a report gives a statement."""

    UKRAINIAN_OFFICIAL = "ukrainian_official"
    OCCUPATION_OFFICIAL = "occupation_official"
    RUSSIAN_OFFICIAL = "russian_official"
    RESIDENT = "resident"
    NGO = "ngo"
    MEDIA = "media"
    INTERNATIONAL = "international"
    UNKNOWN = "unknown"


class ControlStatus(StrEnum):
    """Who held the place on the incident's own date."""

    OCCUPIED = "occupied"
    CONTESTED = "contested"
    LIBERATED = "liberated"
    GOVERNMENT = "government"
    UNKNOWN = "unknown"


# Column -> pandas dtype; the order is the order in every file. Lists hold str: those from "report_id" to "language" one
# entry a report, aligned by position ("" where a report does not say), "contradicted_by" ids of incidents.
COLUMNS: dict[str, str] = {
    "incident_id": "str",
    "incident_type": "str",
    "theme": "str",
    "place_id": "str",
    "place_name": "str",
    "place_name_uk": "str",
    "oblast": "str",
    "raion": "str",
    "hromada": "str",
    "oblast_id": "str",
    "raion_id": "str",
    "hromada_id": "str",
    "mention": "str",
    "precision": "str",
    "uncertainty_km": "float64",
    "confidence": "float64",
    "date_start": "str",
    "date_end": "str",
    "date_precision": "str",
    "modality": "str",
    "claimed_by": "str",
    "claim_side": "str",
    "control_status": "str",
    "control_source": "str",
    "evidence": "str",
    "report_id": "list",
    "title": "list",
    "url": "list",
    "publisher": "list",
    "published": "list",
    "language": "list",
    "n_reports": "int64",
    "n_publishers": "int64",
    "publisher_sides": "str",
    "contradicted_by": "list",
}
MAX_EVIDENCE_CHARS = 300
# Between several speakers in ``claimed_by``, and between their sides in ``claim_side``, in the same order.
SPEAKERS_JOINT = "; "


def to_frame(rows: pd.DataFrame | list[dict[str, Any]], geometry: Any) -> gpd.GeoDataFrame:
    """Rows of incidents (a column missing is empty) to the GeoDataFrame of the contract.

    Columns: :data:`COLUMNS` in that order, then ``geometry`` in EPSG:4326: a point only for
    ``site``, ``settlement`` and ``near_settlement``, an area for the rest, ``None`` for ``unlocated``.
    Dates are ISO 8601 days as text, so that an unknown day is a missing value and not a wrong one.
    """
    table = pd.DataFrame(rows).reindex(columns=list(COLUMNS))
    for column, dtype in COLUMNS.items():
        if dtype != "list":
            table[column] = table[column].astype("string" if dtype == "str" else dtype)  # pyright: ignore
    frame = gpd.GeoDataFrame(table, geometry=gpd.GeoSeries(geometry, index=table.index, crs=CRS))
    validate(frame)
    return frame


def validate(frame: gpd.GeoDataFrame) -> None:
    """Raise :class:`~geo.errors.DataError` where ``frame`` breaks the contract."""
    wanted = [*COLUMNS, "geometry"]
    if list(frame.columns) != wanted:
        missing = [c for c in wanted if c not in frame.columns]
        raise DataError(
            f"incidents: columns differ from the contract (missing: {missing or 'none, but the order differs'})"
        )
    if frame.crs is None or frame.crs.to_epsg() != 4326:
        raise DataError(f"incidents: geometry must be in {CRS}, is in {frame.crs}")
    _only(frame, "precision", Precision)
    _only(frame, "modality", Modality)
    _only(frame, "control_status", ControlStatus)
    sides = set(frame["claim_side"].dropna().str.split(SPEAKERS_JOINT).explode())
    if unknown := sorted(sides - {side.value for side in ClaimSide}):
        raise DataError(f"incidents: column claim_side holds {unknown}; allowed are {[s.value for s in ClaimSide]}")
    if not frame["incident_id"].is_unique:
        raise DataError("incidents: incident_id is not unique")
    if not frame["confidence"].between(0, 1).all():
        raise DataError("incidents: confidence must lie between 0 and 1")
    if (frame["evidence"].str.len() > MAX_EVIDENCE_CHARS).any():
        raise DataError(f"incidents: evidence longer than {MAX_EVIDENCE_CHARS} characters")
    is_point = frame.geometry.geom_type.eq("Point")
    may_be_point = frame["precision"].isin(list(POINT_PRECISIONS))
    if (is_point & ~may_be_point).any():
        raise DataError(
            f"incidents: a point for an area: {frame.loc[is_point & ~may_be_point, 'incident_id'].tolist()}"
        )
    if (may_be_point & ~is_point).any():
        raise DataError(
            f"incidents: no point for a settlement: {frame.loc[may_be_point & ~is_point, 'incident_id'].tolist()}"
        )


def _only(frame: gpd.GeoDataFrame, column: str, codes: type[StrEnum]) -> None:
    unknown = sorted(set(frame[column].dropna()) - {code.value for code in codes})
    if unknown or frame[column].isna().any():
        raise DataError(
            f"incidents: column {column} holds {unknown or 'empty values'}; allowed are {[c.value for c in codes]}"
        )
