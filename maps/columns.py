"""The incidents as columns of small numbers: what the browser filters, counts and draws.

Rows are ordered by spot, then by day, so that the incidents of one spot lie together and most steps are small. A
*spot* is what incidents share that are told of one place in one way: its names, precision, radius, oblast and shape.
"""

from dataclasses import dataclass
from typing import Any

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely

from geo.frame import SPEAKERS_JOINT, ControlStatus, Modality, Precision
from geo.incidents.taxonomy import Taxonomy
from maps.shapes import ShapePool
from maps.vlq import encode_numbers, encode_steps

POINT_UNITS = 100_000  # a degree: about 1 m
RADIUS_UNITS = 10  # a kilometre
DATE_PRECISIONS = ("day", "month", "year")
PRECISIONS, MODALITIES, CONTROLS = list(Precision), list(Modality), list(ControlStatus)

Numbers = npt.NDArray[np.int64]
_SPOT_COLUMNS = ["place_name", "place_name_uk", "precision", "oblast"]
_DAY = np.timedelta64(1, "D")


@dataclass(frozen=True, slots=True)
class Columns:
    """``order``: the row of the frame at each position; ``places``: the id of each spot's place, empty where it has
    none; ``data``: what the browser gets (see :func:`to_columns`).
    """

    order: Numbers
    places: list[str]
    data: dict[str, Any]


def to_columns(incidents: gpd.GeoDataFrame, taxonomy: Taxonomy, oblasts: list[str], pool: ShapePool) -> Columns:
    """The incidents of the frame, their shapes added to ``pool``.

    ``oblasts`` are names, in the order of the basemap. ``data`` has ``n``, ``firstDay`` (ISO 8601), ``sides`` (the
    sets of claim sides that occur), and under ``rows`` and ``spots`` texts of :mod:`maps.vlq`:

    - ``rows``: ``type``, ``modality``, ``side`` (0: nobody is named), ``control``, ``confidence`` (per cent), ``day``
      (steps; days from the first day, counted from 1, 0 where the day is not known), ``span`` (more days),
      ``datePrecision``, ``disputed`` (1: another incident contradicts it);
    - ``spots``: ``rows`` (how many each has), ``lng`` and ``lat`` (steps, in ``1 / POINT_UNITS`` degrees),
      ``precision``, ``radius`` (``1 / RADIUS_UNITS`` km), ``oblast`` and ``shape`` (0: none, else its number
      from 1), and the lists ``name`` and ``nameUk``.
    """
    spot_of, places, spots = _spots(incidents, oblasts, pool)
    start, end = (_days(incidents[column]) for column in ("date_start", "date_end"))
    is_dated = ~np.isnat(start)
    first = start[is_dated].min() if is_dated.any() else np.datetime64("2022-02-24")
    day = np.where(is_dated, ((start - first) / _DAY + 1).astype("float64"), 0).astype("int64")
    span = np.where(is_dated & (end > start), ((end - start) / _DAY).astype("float64"), 0).astype("int64")
    order = np.lexsort([day, spot_of])
    sides, side = _sides(incidents)
    columns = {
        "type": _codes(incidents["incident_type"], list(taxonomy.types)),
        "modality": _codes(incidents["modality"], MODALITIES),
        "side": side,
        "control": _codes(incidents["control_status"], CONTROLS),
        "confidence": np.round(100 * incidents["confidence"].to_numpy()).astype("int64"),
        "span": span,
        "datePrecision": np.maximum(_codes(incidents["date_precision"], DATE_PRECISIONS), 0),
        "disputed": incidents["contradicted_by"].map(bool).to_numpy().astype("int64"),
    }
    rows = {name: encode_numbers(values[order]) for name, values in columns.items()}
    rows["day"] = encode_steps(day[order])
    spots["rows"] = encode_numbers(np.bincount(spot_of, minlength=len(spots["name"])))
    data = {"n": len(incidents), "firstDay": str(first), "sides": sides, "rows": rows, "spots": spots}
    return Columns(order, places, data)


def _spots(
    incidents: gpd.GeoDataFrame, oblasts: list[str], pool: ShapePool
) -> tuple[Numbers, list[str], dict[str, Any]]:
    """The number of each incident's spot, the spots' place ids, and the spots: along a line through the country, then
    those without a place."""
    table = pd.DataFrame({column: incidents[column].fillna("").to_numpy() for column in _SPOT_COLUMNS})
    shapes: Any = incidents.geometry.to_numpy()
    is_point = shapely.get_type_id(shapes) == shapely.GeometryType.POINT
    table["shape"] = [
        pool.add(shape) + 1 if shape is not None and not point else 0
        for shape, point in zip(shapes, is_point, strict=True)
    ]
    middle = np.array([np.nan, np.nan] * len(table)).reshape(-1, 2)
    middle[is_point] = np.column_stack([shapely.get_x(shapes[is_point]), shapely.get_y(shapes[is_point])])
    table[["x", "y"]] = np.where(is_point[:, None], np.round(np.nan_to_num(middle) * POINT_UNITS), 0).astype("int64")
    radius = incidents["uncertainty_km"].fillna(0).to_numpy()
    table["radius"] = np.round(radius * RADIUS_UNITS).astype("int64")
    keys = list(table.columns)
    table["place_id"] = incidents["place_id"].fillna("").to_numpy()
    groups = table.groupby(keys, sort=False)
    number = groups.ngroup().to_numpy()
    spots = table.drop_duplicates(keys).reset_index(drop=True)
    line = [spots["radius"], spots["precision"], spots["place_name"], spots["y"], spots["x"] // POINT_UNITS]
    along = np.lexsort([*line, spots["shape"] > 0])
    rank = np.argsort(along)
    spots = spots.iloc[along]
    encoded = {
        "precision": encode_numbers(_codes(spots["precision"], PRECISIONS)),
        "lng": encode_steps(spots["x"]),
        "lat": encode_steps(spots["y"]),
        "radius": encode_numbers(spots["radius"]),
        "oblast": encode_numbers(_codes(spots["oblast"], oblasts) + 1),
        "shape": encode_numbers(spots["shape"]),
        "name": spots["place_name"].tolist(),
        "nameUk": spots["place_name_uk"].tolist(),
    }
    return rank[number].astype("int64"), spots["place_id"].tolist(), encoded


def _codes(values: "pd.Series[Any]", codes: Any) -> Numbers:
    """Positions in ``codes``, -1 for what is not among them."""
    return pd.Index([str(code) for code in codes]).get_indexer(pd.Index(values.astype(object))).astype("int64")


def _days(values: "pd.Series[Any]") -> Any:
    return pd.to_datetime(values, format="%Y-%m-%d", errors="coerce").to_numpy("datetime64[D]")


def _sides(incidents: gpd.GeoDataFrame) -> tuple[list[str], Numbers]:
    """The sets of sides that occur (``unknown`` for a speaker of no side), and which one each row has (0: nobody)."""
    is_claimed = incidents["claimed_by"].fillna("").ne("") | incidents["claim_side"].notna()
    sides = incidents["claim_side"].fillna("unknown").where(is_claimed, "")
    # by each side once: more than 255 orders of the same sides would not fit the browser's column
    told = {text: SPEAKERS_JOINT.join(sorted(set(text.split(SPEAKERS_JOINT)))) for text in sides.unique()}
    sides = sides.map(told)
    known = sorted(set(sides) - {""})
    return known, _codes(sides, known) + 1
