"""DeepState's maps as daily GeoJSON: ``deepstatemap_data_YYYYMMDD.geojson``, the occupied land of a day in each."""

import re
from datetime import date, datetime
from pathlib import Path

import geopandas as gpd
import pandas as pd

from geo.errors import DataError
from geo.frame import ControlStatus
from geo.spatial.control.polygons import PolygonControl
from geo.spatial.repair import Extent, read_layers

NAME = "DeepState"
_FILE = re.compile(r"deepstatemap_data_(\d{8})\.geojson")


def find_maps(folder: Path) -> dict[date, Path]:
    """The files of a folder by their day, in order. Raises :class:`~geo.errors.DataError` when there are none."""
    found: dict[date, Path] = {}
    for path in sorted(folder.iterdir()):
        if named := _FILE.fullmatch(path.name):
            try:
                found[datetime.strptime(named[1], "%Y%m%d").date()] = path
            except ValueError as error:
                raise DataError(f"{path}: {named[1]} is no day; the name must end in one, such as 20250707") from error
    if not found:
        raise DataError(f"{folder}: holds no deepstatemap_data_YYYYMMDD.geojson; name a folder with DeepState's files")
    return found


def load_deepstate(folder: Path, settlements: gpd.GeoSeries, extent: Extent, repairs: list[str]) -> PolygonControl:
    """The maps of a folder; each is read when its days are first asked for.

    ``settlements`` as for :class:`~geo.spatial.control.polygons.PolygonControl`, ``extent`` as for
    :func:`~geo.spatial.repair.repair`; what had to be repaired is added to ``repairs`` then.
    """
    files = find_maps(folder)

    def read(day: date) -> gpd.GeoDataFrame:
        layers = [polygons for _, polygons in read_layers(files[day], extent)]
        if not layers:
            raise DataError(f"{files[day]}: holds no polygons; fetch the file again")
        repairs.extend(note for layer in layers for note in layer.repairs)
        land = pd.concat([layer.features.geometry for layer in layers])
        return gpd.GeoDataFrame({"status": str(ControlStatus.OCCUPIED)}, geometry=land, index=land.index)

    return PolygonControl(NAME, list(files), read, settlements)
