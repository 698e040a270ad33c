"""What a build must hold before it may replace the published site."""

from pathlib import Path
from typing import Any

import geopandas as gpd
from pydantic import BaseModel, TypeAdapter

from geo.errors import CheckError, InputError
from geo.facts import read_facts
from geo.frame import validate
from geo.spatial.bounds import Bounds


class Counts(BaseModel):
    """The counts of a build that are checked."""

    reports: int
    rejected: int
    mentions: int
    unresolved: int


class Manifest(BaseModel):
    """The part of ``build.json`` that is checked."""

    counts: Counts


class Expectations(BaseModel):
    """The limits of ``data/expectations.yaml``; a share is judged from ``shares_from`` reports or mentions on."""

    shares_from: int
    max_share_rejected_reports: float
    max_share_unresolved_mentions: float
    bounds: Bounds


def check_build(manifest: dict[str, Any], incidents: gpd.GeoDataFrame, path: Path) -> None:
    """Raise :class:`~geo.errors.CheckError` with every expectation of ``path`` that a build breaks.

    ``manifest`` is as in ``build.json``, ``incidents`` as in :mod:`geo.frame`.
    """
    _check(Manifest.model_validate(manifest).counts, incidents, path)


def check_site(site: Path, path: Path) -> None:
    """Check a site that was built before; raise :class:`~geo.errors.InputError` where there is none."""
    try:
        manifest = Manifest.model_validate_json((site / "build.json").read_bytes())
        incidents = gpd.read_parquet(site / "incidents.parquet")
    except (OSError, ValueError):
        raise InputError(f"{site}: holds no whole site built by this program; build one first") from None
    validate(incidents)
    _check(manifest.counts, incidents, path)


def _check(counts: Counts, incidents: gpd.GeoDataFrame, path: Path) -> None:
    expected = read_facts(path, TypeAdapter(Expectations))
    n_given = counts.reports + counts.rejected
    broken: list[str] = []
    if n_given >= expected.shares_from:
        broken += _share("reports cannot be read", counts.rejected, n_given, expected.max_share_rejected_reports)
    if counts.mentions >= expected.shares_from:
        limit = expected.max_share_unresolved_mentions
        broken += _share("place names have no place", counts.unresolved, counts.mentions, limit)
    broken += _outside(incidents, expected.bounds)
    if broken:
        raise CheckError("refused: " + "; ".join(broken))


def _share(what: str, part: int, whole: int, limit: float) -> list[str]:
    return [f"{part} of {whole} {what} (at most {limit:.0%} may)"] if part > limit * whole else []


def _outside(incidents: gpd.GeoDataFrame, bounds: Bounds) -> list[str]:
    box = incidents.geometry.bounds
    is_out = (box.minx < bounds.west) | (box.miny < bounds.south) | (box.maxx > bounds.east) | (box.maxy > bounds.north)
    return [f"outside Ukraine: incidents {', '.join(incidents.loc[is_out, 'incident_id'])}"] if is_out.any() else []
