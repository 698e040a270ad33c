"""The data files of a site, each the same bytes for the same incidents.

Columns are those of :data:`geo.frame.COLUMNS` in their order. Where a format has no lists (CSV, GeoPackage) the
entries of the provenance columns are joined by ``|``; a ``|`` inside an entry is written ``¦`` so that the cell can
be split again.
"""

import csv
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pyogrio
import shapely

from geo.frame import COLUMNS, CRS
from maps.readable import readable

_LIST_COLUMNS = [column for column, dtype in COLUMNS.items() if dtype == "list"]
_ARROW_TYPES = {"str": pa.string(), "float64": pa.float64(), "int64": pa.int64(), "list": pa.list_(pa.string())}
# A GeoPackage says when it last changed; a fixed moment keeps equal input at equal bytes.
_GPKG_MOMENT = "2000-01-01T00:00:00Z"
# Where a spreadsheet may begin a cell, and what makes it a formula, in Japanese the wide signs too.
_STARTS, _SIGNS = r"[;|\t\n\r]", r"[=+\-@＝＋－＠]"
_FORMULA = re.compile(rf'(?:\A|(?<={_STARTS}))(?="*{_SIGNS}|[\t\r])')
_SIGN_IN_ADDRESS = re.compile(rf'(?<={_STARTS})"*{_SIGNS}')
UNRESOLVED_COLUMNS = ("report_id", "start", "end", "text", "level", "reason")


def write_geojson(incidents: gpd.GeoDataFrame, path: Path) -> None:
    """RFC 7946: one feature an incident, rings by the right-hand rule, ``null`` geometry where there is no place."""
    shapes = shapely.to_geojson(shapely.orient_polygons(incidents.geometry.to_numpy()))
    features = (
        f'{{"type":"Feature","properties":{_json(row)},"geometry":{shape or "null"}}}'
        for row, shape in zip(_records(incidents), shapes, strict=True)
    )
    _write_text(path, '{"type":"FeatureCollection","features":[\n' + ",\n".join(features) + "\n]}\n")


def write_csv(incidents: gpd.GeoDataFrame, path: Path) -> None:
    """The columns with ``latitude`` and ``longitude`` (degrees) in place of ``geometry``.

    An area's position is a point inside it; ``precision`` says that it is one. Texts are quoted, numbers are not; what
    a spreadsheet would run is made safe by :func:`safe_cell`, in addresses by :func:`safe_address`.
    """
    points = incidents.geometry.representative_point()
    positions = zip(points.y, points.x, strict=True)
    rows = (
        _joined(row) | {"latitude": _degrees(latitude), "longitude": _degrees(longitude)}
        for row, (latitude, longitude) in zip(_records(incidents), positions, strict=True)
    )
    _write_rows(path, [*COLUMNS, "latitude", "longitude"], rows)


def write_parquet(incidents: gpd.GeoDataFrame, path: Path) -> None:
    """GeoParquet 1.1 with WKB geometry and real lists, without the notes that tell the writer's environment."""
    records = _records(incidents)
    arrays: dict[str, Any] = {
        column: pa.array([row[column] for row in records], type=_ARROW_TYPES[dtype])
        for column, dtype in COLUMNS.items()
    }
    arrays["geometry"] = pa.array(shapely.to_wkb(incidents.geometry.to_numpy()).tolist(), type=pa.binary())
    crs = incidents.crs
    geometry = {
        "encoding": "WKB",
        "geometry_types": sorted(set(incidents.geometry.geom_type.dropna())),
        "crs": crs.to_json_dict() if crs else None,
    }
    geo = {"version": "1.1.0", "primary_column": "geometry", "columns": {"geometry": geometry}}
    table = pa.table(arrays).replace_schema_metadata({"geo": json.dumps(geo, sort_keys=True)})
    pq.write_table(table, path, compression="zstd")


def write_gpkg(incidents: gpd.GeoDataFrame, path: Path) -> None:
    """One layer, ``incidents``, with points, areas and rows without a place."""
    table = pd.DataFrame([_joined(row) for row in _records(incidents)], columns=list(COLUMNS))
    dtypes = {column: "str" if dtype == "list" else dtype for column, dtype in COLUMNS.items()}
    texts = {column: "string" for column, dtype in dtypes.items() if dtype == "str"}
    frame = gpd.GeoDataFrame(table.astype(texts), geometry=list(incidents.geometry), crs=CRS)
    before = pyogrio.get_gdal_config_option("OGR_CURRENT_DATE")
    pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": _GPKG_MOMENT})
    try:
        pyogrio.write_dataframe(frame, path, layer="incidents", driver="GPKG", geometry_type="Unknown")
    finally:
        pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": before})


def write_jsonl(rows: Iterable[Mapping[str, Any]], path: Path) -> None:
    """One JSON object a line, in the order given."""
    _write_text(path, "".join(f"{_json(row)}\n" for row in rows))


def write_unresolved(rows: Sequence[Mapping[str, Any]], path: Path) -> None:
    """The review queue: :data:`UNRESOLVED_COLUMNS`, then whatever else the rows hold. Texts as in :func:`write_csv`."""
    columns = list(dict.fromkeys([*UNRESOLVED_COLUMNS, *(column for row in rows for column in row)]))
    shown = ({key: readable(cell) if isinstance(cell, str) else cell for key, cell in row.items()} for row in rows)
    _write_rows(path, columns, map(_joined, shown))


def safe_cell(value: Any) -> Any:
    """A text with a ``'`` before all that a spreadsheet would run as a formula; numbers stay as they are.

    A formula begins with ``=``, ``+``, ``-``, ``@``, a tab or a return, maybe in quotes, where a cell begins: at the
    beginning of the text, and directly after a ``;``, a ``|``, a tab or the end of a line inside it. Excel splits the
    lines of a file there where its settings say so (in Ukraine and Russia at the ``;``), whatever stands in quotes.
    """
    return _FORMULA.sub("'", value) if isinstance(value, str) else value


def safe_address(value: Any) -> Any:
    """A web address, or several joined by ``|``, in which such a sign is percent-encoded, so that it stays a link."""
    if not isinstance(value, str):
        return value
    return safe_cell(_SIGN_IN_ADDRESS.sub(_percent_encoded, value))


def _records(incidents: gpd.GeoDataFrame) -> list[dict[str, Any]]:
    """Rows as plain Python values: ``None`` where missing, lists of str for the provenance columns."""
    columns = {column: _plain(incidents[column], column in _LIST_COLUMNS) for column in COLUMNS}
    return [dict(zip(columns, values, strict=True)) for values in zip(*columns.values(), strict=True)]


def _plain(column: "pd.Series[Any]", is_list: bool) -> list[Any]:
    if is_list:
        return [[str(entry) for entry in entries] for entries in column]
    return column.astype(object).where(column.notna(), None).tolist()


def _joined(row: Mapping[str, Any]) -> dict[str, Any]:
    return {column: _join(value) if isinstance(value, list | tuple) else value for column, value in row.items()}


def _join(entries: Iterable[Any]) -> str:
    texts = (entry if isinstance(entry, str) else _json(entry) for entry in entries)
    return "|".join(text.replace("|", "¦") for text in texts)


def _percent_encoded(found: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in found[0].encode())


def _degrees(value: float) -> float | None:
    return None if pd.isna(value) else round(value, 6)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def _write_rows(path: Path, columns: list[str], rows: Iterable[Mapping[str, Any]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, restval="", lineterminator="\n", quoting=csv.QUOTE_NONNUMERIC)
        writer.writeheader()
        for row in rows:
            writer.writerow({key: (safe_address if key == "url" else safe_cell)(cell) for key, cell in row.items()})


def _write_text(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")
