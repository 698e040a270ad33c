"""Outlines of raions and hromadas from files of a publisher, each tied to its unit of the codifier."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from geo.errors import DataError
from geo.spatial.crs import WGS84
from geo.spatial.repair import Extent, Polygons, read_layers

LEVELS = ("hromada", "raion")
MIN_SHARED = 0.5
"""A feature is taken for a unit with which it shares more than half of all settlements that lie in either: no other can
share as many."""

_SUFFIXES = (".geojson", ".gpkg", ".shp", ".zip", ".fgb", ".kml")
_COLUMNS = ["place_id", "level", "approximate", "geometry"]


@dataclass(frozen=True, slots=True)
class Boundaries:
    """Outlines from files: columns ``place_id``, ``level``, ``approximate`` (false) and ``geometry`` (EPSG:4326).

    ``files`` says for the manifest what each file gave, ``repairs`` what had to be mended, ``unmatched`` which
    features are no raion or hromada of the codifier.
    """

    outlines: gpd.GeoDataFrame
    files: list[dict[str, Any]]
    repairs: list[str]
    unmatched: list[str]

    def over(self, cells: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
        """``cells`` (:func:`~geo.spatial.cells.approximate_cells`) with these outlines in their place."""
        kept = cells[~cells["place_id"].isin(self.outlines["place_id"])]
        return gpd.GeoDataFrame(pd.concat([kept, self.outlines], ignore_index=True), geometry="geometry", crs=WGS84)


def load_boundaries(sources: Sequence[str], units: pd.DataFrame, extent: Extent) -> Boundaries:
    """Read raions and hromadas from files, or all map files of folders.

    ``units`` has a row for each unit and settlement: ``place_id``, ``level``, ``hromada_id``, ``raion_id``, ``lat``,
    ``lon`` (EPSG:4326). ``extent`` is the bounding box of the country in degrees. A layer holds units of one level.

    A feature is the unit whose KATOTTG code stands among its properties. Where none does, it is the unit with which it
    shares most settlements (:data:`MIN_SHARED`, the Jaccard index), so that no spelling matters; of a layer without
    codes, that is taken for the level that fits it better. Features of one unit are joined; of two files that hold a
    unit, the later is taken.

    Raises :class:`~geo.errors.GeometryError` for what cannot be repaired (see :func:`~geo.spatial.repair.repair`) and
    :class:`~geo.errors.DataError` when there is no file, or not one raion or hromada in it.
    """
    outlines: list[gpd.GeoDataFrame] = []
    files: list[dict[str, Any]] = []
    repairs: list[str] = []
    unmatched: list[str] = []
    for path in _files(sources):
        for source, polygons in read_layers(path, extent):
            level, place_id = _units_of(polygons.features, units)
            found = polygons.features[["geometry"]].assign(place_id=place_id).dissolve("place_id", as_index=False)
            outlines.append(found.assign(level=level, approximate=False))
            repairs += polygons.repairs
            unmatched += _unmatched(source, polygons, place_id)
            files.append(
                {
                    "source": source,
                    "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
                    "features": len(polygons.features),
                    level: len(found),
                }
            )
    if not sum(map(len, outlines)):
        raise DataError(f"{', '.join(sources)}: holds no raion or hromada of Ukraine; name files with their polygons")
    everything = pd.concat(outlines).drop_duplicates("place_id", keep="last")
    return Boundaries(everything.sort_values(["level", "place_id"])[_COLUMNS], files, repairs, unmatched)


def _files(sources: Sequence[str]) -> Iterator[Path]:
    for source in sources:
        path = Path(source)
        files = sorted(p for p in path.iterdir() if p.suffix.lower() in _SUFFIXES) if path.is_dir() else [path]
        if not files or not path.exists():
            raise DataError(f"{source}: no map file is there; name GeoJSON, GeoPackage or shapefiles, or their folder")
        yield from files


def _units_of(features: gpd.GeoDataFrame, units: pd.DataFrame) -> "tuple[str, pd.Series[str]]":
    """The level of a layer and the unit of each feature, missing where there is none."""
    candidates = [(level, units.loc[units["level"] == level, "place_id"]) for level in LEVELS]
    coded = [(level, _by_code(features, codes)) for level, codes in candidates]
    level, place_id = max(coded, key=lambda found: found[1].notna().sum())
    if place_id.notna().any():
        is_coded = features.index.isin(place_id.dropna().index)
        others = _by_settlements(features[~is_coded], units, level)[0]
        return level, place_id.fillna(others[~others.isin(place_id)])
    fitted = [(level, *_by_settlements(features, units, level)) for level in LEVELS]
    level, place_id, _ = max(fitted, key=lambda found: found[2])
    return level, place_id


def _by_code(features: gpd.GeoDataFrame, codes: "pd.Series[str]") -> "pd.Series[str]":
    """From the column that holds most of ``codes``."""
    columns = [features[column].astype("string") for column in features.columns.drop("geometry")]
    found = [column.where(column.isin(codes)) for column in columns]
    nothing = pd.Series(pd.NA, index=features.index, dtype="string")
    return max(found, key=lambda column: column.notna().sum(), default=nothing)


def _by_settlements(features: gpd.GeoDataFrame, units: pd.DataFrame, level: str) -> "tuple[pd.Series[str], float]":
    """From the settlements inside; and the sum of what the features share with their units."""
    column = f"{level}_id"
    settled = units[units["level"].eq("settlement") & units["lat"].notna() & units[column].notna()]
    points = shapely.points(settled["lon"].to_numpy(), settled["lat"].to_numpy())
    feature, settlement = shapely.STRtree(points).query(features.geometry.to_numpy(), predicate="intersects")
    pairs = pd.DataFrame({"feature": feature, "unit": settled[column].to_numpy()[settlement]})
    both = pairs.value_counts().rename("both").reset_index()
    in_feature = np.bincount(feature, minlength=len(features))[both["feature"]]
    in_unit = both["unit"].map(settled[column].value_counts())
    both = both.assign(shared=both["both"] / (in_feature + in_unit - both["both"]))
    best = both[both["shared"] > MIN_SHARED].set_index("feature")
    place_id = best["unit"].reindex(range(len(features))).set_axis(features.index).astype("string")
    return place_id, float(best["shared"].sum())


def _unmatched(source: str, polygons: Polygons, place_id: "pd.Series[str]") -> list[str]:
    return [f"{source}: {name}" for name, is_lost in zip(polygons.names, place_id.isna(), strict=True) if is_lost]
