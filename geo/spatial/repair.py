"""Polygons of a provider made fit for use: repaired where that can be done, and said so; else refused by name."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pyogrio
import shapely
from pyogrio.errors import DataLayerError, DataSourceError

from geo.errors import GeometryError
from geo.spatial.crs import WGS84

MARGIN_DEG = 1.0
"""How far polygons may reach beyond the country: outlines differ, and a front line crosses borders."""
_POLYGONAL = ("Polygon", "MultiPolygon")
_FULL_TURN_DEG = 360.0
_NAMED = 3

Extent = tuple[float, float, float, float]
Shapes = npt.NDArray[Any]
Vertices = npt.NDArray[np.float64]


class Polygons(NamedTuple):
    """Features with valid polygons inside the country (EPSG:4326), what to call each, and what had to be repaired."""

    features: gpd.GeoDataFrame
    names: list[str]
    repairs: list[str]


def read_layers(path: Path, extent: Extent) -> Iterator[tuple[str, Polygons]]:
    """The layers of a vector file with polygons, each with its source (the file, and the layer where it has several).

    Reads what GDAL reads, and closes open rings. A layer of points or lines is left out; ``extent`` as in
    :func:`repair`. Raises :class:`~geo.errors.GeometryError` when the file cannot be read, and as :func:`repair` does.
    """
    try:
        layers = pyogrio.list_layers(path)
        for layer, geometry_type in layers:
            if geometry_type is not None and not geometry_type.removeprefix("Multi").startswith(("Point", "Line")):
                source = f"{path}" if len(layers) == 1 else f"{path}, layer {layer}"
                features, repairs = _read(path, layer, source)
                found = repair(features, source, extent)
                yield source, found._replace(repairs=[*repairs, *found.repairs])
    except (DataSourceError, DataLayerError, UnicodeDecodeError) as error:
        raise GeometryError(f"{path}: cannot be read as a map file ({error}); use GeoJSON or GeoPackage") from error


def _read(path: Path, layer: str, source: str) -> tuple[gpd.GeoDataFrame, list[str]]:
    """A layer with its open rings closed, and which these were; what GEOS cannot hold at all has no geometry."""
    features = gpd.read_file(path, layer=layer, on_invalid="ignore")
    is_lost = features.geometry.isna().to_numpy()
    if not is_lost.any():
        return features, []
    closed = gpd.read_file(path, layer=layer, on_invalid="fix")
    is_closed = is_lost & closed.geometry.notna().to_numpy()
    return closed, [f"{source}: rings closed: {_some(_names(closed), is_closed)}"] if is_closed.any() else []


def repair(features: gpd.GeoDataFrame, source: str, extent: Extent) -> Polygons:
    """Valid polygons in EPSG:4326, in the order of ``features``, which may be in any CRS.

    ``extent`` is the country's bounding box in degrees (west, south, east, north); polygons may reach
    :data:`MARGIN_DEG` beyond it.

    Repaired: another CRS (reprojected), latitude before longitude, longitudes a full turn off (beyond the
    antimeridian), and invalid rings (GEOS's ``make_valid`` by structure; lines and points that it leaves are dropped).
    Without a CRS degrees are taken for WGS 84.

    Raises :class:`~geo.errors.GeometryError`, with ``source`` and the feature, for what no repair helps: no geometry,
    an empty one, coordinates that are no number, metres taken for degrees, points and lines, polygons without an area,
    and what lies outside the country.
    """
    if features.empty:
        raise GeometryError(f"{source}: holds no features; take another file")
    names = _names(features)
    repairs: list[str] = []
    shapes: Shapes = features.geometry.to_numpy()
    _refuse(source, names, shapely.is_missing(shapes) | shapely.is_empty(shapes), "has no geometry")
    _refuse(source, names, ~np.isin(features.geom_type, _POLYGONAL), "is no polygon")
    _refuse(source, names, _any_vertex(shapes, _is_no_number), "has coordinates that are no number")
    shapes = shapely.force_2d(shapes)
    if features.crs is None:
        repairs.append(f"{source}: no coordinate reference system is declared; taken for {WGS84}")
    elif features.crs.to_epsg() != 4326:
        reprojected: Any = gpd.GeoSeries(shapes, crs=features.crs).to_crs(WGS84)
        repairs.append(f"{source}: reprojected from {features.crs.name}")
        shapes = reprojected.to_numpy()
    is_metric = _any_vertex(shapes, _is_no_degree)
    _refuse(source, names, is_metric, f"has coordinates that are no degrees; declare their CRS or reproject to {WGS84}")

    reach = shapely.box(*extent).buffer(MARGIN_DEG, join_style="mitre")
    shapes = _in_turn(shapes, reach, names, source, repairs)
    shapes = _valid(shapes, names, source, repairs)
    _refuse(source, names, ~shapely.covers(reach, shapes), "lies outside the country")
    attributes = features.drop(columns=features.geometry.name)
    return Polygons(gpd.GeoDataFrame(attributes, geometry=shapes, crs=WGS84), names, repairs)


def _in_turn(shapes: Shapes, reach: Any, names: list[str], source: str, repairs: list[str]) -> Shapes:
    """Latitude and longitude put the right way round, and longitudes turned to the country's side of the earth."""
    middle = reach.centroid.x

    def swapped(xy: Vertices) -> Vertices:
        return xy[:, ::-1]

    def turned(xy: Vertices) -> Vertices:
        return xy - np.round((xy - [middle, 0]) / _FULL_TURN_DEG) * [_FULL_TURN_DEG, 0]

    for what, change in (("latitude stood before longitude", swapped), ("a full turn off", turned)):
        is_off = ~shapely.covers(reach, shapely.envelope(shapes))
        changed = shapely.transform(shapes, change)
        helps = is_off & shapely.covers(reach, shapely.envelope(changed))
        if helps.any():
            repairs.append(f"{source}: {what}: {_some(names, helps)}")
            shapes = np.where(helps, changed, shapes)
    return shapes


def _valid(shapes: Shapes, names: list[str], source: str, repairs: list[str]) -> Shapes:
    is_invalid = ~shapely.is_valid(shapes)
    if not is_invalid.any():
        return shapes
    mended = shapes.copy()
    mended[is_invalid] = shapely.make_valid(shapes[is_invalid], method="structure", keep_collapsed=False)
    # of a ring that runs back along itself GEOS may leave parts that share an edge
    is_split = ~shapely.is_valid(mended)
    mended[is_split] = [shapely.union_all(shapely.get_parts(shape)) for shape in mended[is_split]]
    _refuse(source, names, ~np.isin(shapely.get_type_id(mended), (3, 6)) | shapely.is_empty(mended), "has no area")
    reasons = sorted({str(reason).split("[")[0] for reason in shapely.is_valid_reason(shapes[is_invalid])})
    repairs.append(f"{source}: made valid ({', '.join(reasons).lower()}): {_some(names, is_invalid)}")
    return mended


def _is_no_number(xy: Vertices) -> Any:
    return ~np.isfinite(xy).all(axis=1)


def _is_no_degree(xy: Vertices) -> Any:
    return (np.abs(xy) > 2 * _FULL_TURN_DEG).any(axis=1)


def _any_vertex(shapes: Shapes, is_wrong: Callable[[Vertices], Any]) -> npt.NDArray[np.bool_]:
    """Of each shape, whether any vertex is wrong."""
    xy, shape = shapely.get_coordinates(shapes, return_index=True)
    return np.bincount(shape, weights=is_wrong(xy), minlength=len(shapes)) > 0


def _names(features: gpd.GeoDataFrame) -> list[str]:
    """What to call each feature: its number, from 1, and its first text, best from a column of names."""
    texts = features.drop(columns=features.geometry.name).select_dtypes(include=["object", "string"])
    columns = sorted(texts.columns, key=lambda column: "name" not in str(column).lower())
    first = texts[columns].bfill(axis=1).iloc[:, 0] if columns else [None] * len(features)
    return [
        f"feature {number} ({text})" if isinstance(text, str) else f"feature {number}"
        for number, text in enumerate(first, 1)
    ]


def _refuse(source: str, names: list[str], is_wrong: Any, reason: str) -> None:
    if np.any(is_wrong):
        raise GeometryError(f"{source}: {_some(names, is_wrong)} {reason}")


def _some(names: list[str], is_meant: Any) -> str:
    meant = [name for name, yes in zip(names, is_meant, strict=True) if yes]
    others = f" and {len(meant) - _NAMED} more" if len(meant) > _NAMED else ""
    return ", ".join(meant[:_NAMED]) + others
