"""Does a file hold what its publisher is expected to give: it can be read, is complete, and lies in the country."""

import re
from pathlib import Path

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd
from shapely.errors import GEOSException

from geo.errors import UpdateError
from geo.spatial.bounds import Bounds
from geo.spatial.crs import WGS84
from geo.update.catalogue import Content, GeojsonContent, TableContent

RowHashes = dict[str, int]
"""What tells a row apart, and a hash of the row that is good for this run of the program."""

Floats = npt.NDArray[np.float64]
# pyogrio's faults and pyproj's are RuntimeErrors, each its own.
_READING_FAULTS = (RuntimeError, GEOSException, UnicodeDecodeError)
_AREAS = ("Polygon", "MultiPolygon")


def read_rows(path: Path, content: TableContent | GeojsonContent, bounds: Bounds) -> RowHashes:
    """The rows of a file that is as ``content`` says and lies within ``bounds``.

    Raises :class:`~geo.errors.UpdateError` saying what is wrong.
    """
    if isinstance(content, TableContent):
        keys, hashes, box = _read_table(path, content)
    else:
        keys, hashes, box = _read_geojson(path, content)
    rows = dict(zip(keys, hashes, strict=True))
    if len(rows) < content.min_rows:
        raise UpdateError(f"{len(rows):,} {content.rows}, at least {content.min_rows:,} are expected")
    strange = next((key for key in rows if content.key and not re.fullmatch(content.key_pattern, key)), None)
    if strange is not None:
        raise UpdateError(f"{content.key} {strange!r} is not of the form {content.key_pattern}")
    _check_bounds(box, content, bounds)
    return rows


def _read_table(path: Path, content: TableContent) -> tuple[list[str], list[int], Floats]:
    try:
        lines = path.read_bytes().decode("utf-8").rstrip("\n").split("\n")
    except UnicodeDecodeError as error:
        raise UpdateError(f"is no text in UTF-8: {error.reason} at byte {error.start:,}") from None
    n_columns = len(content.columns)
    cells = [line.split("\t") for line in lines]
    wrong = next((number for number, row in enumerate(cells, 1) if len(row) != n_columns), None)
    if wrong is not None:
        raise UpdateError(f"line {wrong:,} has {len(cells[wrong - 1])} columns, {n_columns} are expected")
    try:
        lon, lat = (
            np.array([row[content.columns.index(column)] for row in cells], dtype=np.float64)
            for column in (content.longitude, content.latitude)
        )
    except ValueError as error:
        raise UpdateError(f"a coordinate is no number: {error}") from None
    key = content.columns.index(content.key) if content.key else None
    keys = [row[key] for row in cells] if key is not None else [str(number) for number in range(len(cells))]
    return keys, [hash(line) for line in lines], np.column_stack([lon, lat, lon, lat])


def _read_geojson(path: Path, content: GeojsonContent) -> tuple[list[str], list[int], Floats]:
    try:
        frame = gpd.read_file(path, engine="pyogrio")
    except _READING_FAULTS as error:
        reason = str(error).partition(";")[0].partition("\n")[0]
        raise UpdateError(f"is no GeoJSON that can be read: {reason}") from None
    missing = [name for name in [*content.properties, "geometry"] if name not in frame.columns]
    if missing:
        has = ", ".join(map(str, frame.columns.drop("geometry", errors="ignore")[:12])) or "none"
        raise UpdateError(f"lacks {', '.join(missing)}; its properties are: {has}")
    if frame.crs is None or not frame.crs.equals(WGS84, ignore_axis_order=True):
        raise UpdateError("its coordinates are not in degrees of WGS 84, as GeoJSON's must be")
    is_area = frame.geometry.geom_type.isin(_AREAS) & ~frame.geometry.is_empty
    if not is_area.all():
        where = int(np.flatnonzero(~is_area)[0])
        raise UpdateError(f"feature {where + 1:,} is no area")
    return _keys(frame, content.key), [hash(shape) for shape in frame.geometry.to_wkb()], frame.bounds.to_numpy()


def _keys(frame: pd.DataFrame, key: str | None) -> list[str]:
    if key is None:
        return [str(number) for number in range(len(frame))]
    has_none = frame[key].isna()
    if has_none.any():
        raise UpdateError(f"feature {int(np.flatnonzero(has_none)[0]) + 1:,} has no {key}")
    return [str(value) for value in frame[key]]


def _check_bounds(box: Floats, content: Content, bounds: Bounds) -> None:
    """``box`` has west, south, east and north of each row."""
    is_in = _is_within(box, bounds)
    n_out = int(np.count_nonzero(~is_in))
    if n_out <= content.max_share_outside * len(box):
        return
    hint = (
        "; latitude and longitude are swapped" if _is_within(box[:, [1, 0, 3, 2]], bounds).mean() > is_in.mean() else ""
    )
    raise UpdateError(f"{n_out:,} of {len(box):,} {content.rows} lie outside Ukraine{hint}")


def _is_within(box: Floats, bounds: Bounds) -> npt.NDArray[np.bool_]:
    west, south, east, north = box.T
    return (west >= bounds.west) & (south >= bounds.south) & (east <= bounds.east) & (north <= bounds.north)
