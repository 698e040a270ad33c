"""What a build must hold before it may replace the published site."""

import json
from pathlib import Path
from typing import Any

import geopandas as gpd
from pydantic import BaseModel, TypeAdapter

from geo.errors import CheckError, InputError
from geo.facts import read_facts


class Bounds(BaseModel):
    """A box in degrees, EPSG:4326."""

    west: float
    south: float
    east: float
    north: float


class Expectations(BaseModel):
    """The limits of ``data/expectations.yaml``."""

    max_share_rejected_reports: float
    max_share_unresolved_mentions: float
    bounds: Bounds


def check_build(manifest: dict[str, Any], incidents: gpd.GeoDataFrame, path: Path) -> None:
    """Raise :class:`~geo.errors.CheckError` with every expectation of ``path`` that a build breaks."""
    expected = read_facts(path, TypeAdapter(Expectations))
    counts = manifest["counts"]
    broken = [
        _share(
            "reports could not be read",
            counts["rejected"],
            counts["rejected"] + counts["reports"],
            expected.max_share_rejected_reports,
        ),
        _share(
            "place names have no place",
            counts["unresolved"],
            counts["mentions"],
            expected.max_share_unresolved_mentions,
        ),
        _outside(incidents, expected.bounds),
    ]
    if reasons := [reason for reason in broken if reason]:
        raise CheckError("not published: " + "; ".join(reasons))


def check_site(site: Path, path: Path) -> None:
    """Check a site that was built before; raise :class:`~geo.errors.InputError` where there is none."""
    try:
        manifest = json.loads((site / "build.json").read_text(encoding="utf-8"))
        incidents = gpd.read_parquet(site / "incidents.parquet")
    except (OSError, ValueError) as error:
        raise InputError(f"{site}: no finished site here ({error}); build one first") from None
    check_build(manifest, incidents, path)


def _share(what: str, part: int, whole: int, limit: float) -> str | None:
    if whole and part / whole > limit:
        return f"{part} of {whole} {what} (at most {limit:.0%} may)"
    return None


def _outside(incidents: gpd.GeoDataFrame, bounds: Bounds) -> str | None:
    box = incidents.geometry.bounds
    is_out = (box.minx < bounds.west) | (box.miny < bounds.south) | (box.maxx > bounds.east) | (box.maxy > bounds.north)
    if is_out.any():
        return f"incidents outside Ukraine: {', '.join(incidents.loc[is_out, 'incident_id'])}"
    return None
