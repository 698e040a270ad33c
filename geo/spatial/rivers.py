"""Rivers as lines with their names, from ``data/rivers``, for whoever draws the land."""

from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from pyogrio.errors import DataLayerError, DataSourceError

from geo.errors import DataError
from geo.spatial.crs import WGS84
from geo.spatial.repair import MARGIN_DEG, Extent

_TEXTS = ("id", "name_en", "name_uk", "name_ru")
RIVER_COLUMNS = (*_TEXTS, "rank")
RANKS = (1, 2)
"""Of a large river, which a map of the country shows, and of a smaller one."""


def load_rivers(path: Path, extent: Extent) -> gpd.GeoDataFrame:
    """The rivers of a GeoJSON file: :data:`RIVER_COLUMNS` and lines in EPSG:4326, each from its source downwards.

    ``extent`` is the country's bounding box in degrees (west, south, east, north). Raises
    :class:`~geo.errors.DataError`, with the file and the river, where the file cannot be read, an ``id`` or a name is
    missing, an ``id`` occurs twice, a ``rank`` is none of :data:`RANKS`, a geometry is no line, or a vertex lies
    farther than :data:`~geo.spatial.repair.MARGIN_DEG` outside.
    """
    try:
        rivers = gpd.read_file(path)
    except (DataSourceError, DataLayerError, OSError) as error:
        raise DataError(f"{path}: cannot be read as GeoJSON ({error})") from error
    if missing := set(RIVER_COLUMNS) - set(rivers.columns):
        raise DataError(f"{path}: the properties {sorted(missing)} are missing")
    names = pd.DataFrame(rivers, columns=list(_TEXTS)).fillna("").astype("str")
    has_rank = rivers["rank"].isin(RANKS).to_numpy()
    ranks = rivers["rank"].where(has_rank, 0).astype("int64")
    rivers = gpd.GeoDataFrame(names.assign(rank=ranks), geometry=rivers.geometry.to_numpy(), crs=WGS84)
    shapes = rivers.geometry.to_numpy()
    reach = shapely.box(*extent).buffer(MARGIN_DEG, join_style="mitre")
    is_line = np.isin(shapely.get_type_id(shapes), (1, 5)) & ~shapely.is_empty(shapes)
    for fault, is_wrong in (
        ("has an empty id or name", (names == "").any(axis=1).to_numpy()),
        ("has an id that occurs twice", names["id"].duplicated().to_numpy()),
        (f"has a rank that is none of {RANKS}", ~has_rank),
        ("is no line", ~is_line),
        ("lies outside the country", is_line & ~shapely.covers(reach, shapes)),
    ):
        if is_wrong.any():
            number = int(np.argmax(is_wrong))
            raise DataError(f"{path}: feature {number + 1} ({names['id'].iloc[number] or 'no id'}) {fault}")
    return rivers
