"""From what an operator names to providers of control."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd

from geo.errors import DataError
from geo.spatial.control.dated_polygons import load_dated_polygons
from geo.spatial.control.deepstate import find_maps, load_deepstate
from geo.spatial.control.ministry import read_list
from geo.spatial.control.providers import ControlProvider, Controls
from geo.spatial.control.table import ControlTable
from geo.spatial.crs import WGS84
from geo.spatial.repair import Extent

BUILT_IN = "built-in"


@dataclass(frozen=True, slots=True)
class ChosenControl:
    """The providers as one, and what the manifest says of them.

    ``repairs`` grows while maps are read: ask for it once all has been asked.
    """

    controls: Controls
    sources: list[dict[str, Any]]
    repairs: list[str]


def choose_control(
    chosen: Sequence[str], built_in: Path, units: pd.DataFrame, extent: Extent, *, alone: bool = False
) -> ChosenControl:
    """The providers that ``chosen`` names, the preferred first.

    Each is ``built-in`` (the table at ``built_in``), a folder of DeepState's files, the ministry's list (.docx) or
    a file of polygons with a column of days. Unless they are to stand ``alone``, the table comes last where it is not
    named. ``units`` has a row for each unit and settlement of the codifier: ``place_id``, ``level``, ``name_uk``,
    ``lat``, ``lon`` (EPSG:4326), ``hromada_id``, ``raion_id``, ``oblast_id``. ``extent`` is the bounding box of the
    country in degrees.

    Raises :class:`~geo.errors.DataError` or :class:`~geo.errors.GeometryError` for what cannot be used.
    """
    located = units[units["level"].eq("settlement") & units["lat"].notna()]
    settlements = gpd.GeoSeries(gpd.points_from_xy(located["lon"], located["lat"], crs=WGS84))
    repairs: list[str] = []
    providers: list[ControlProvider] = []
    sources: list[dict[str, Any]] = []
    for name in chosen if alone or BUILT_IN in chosen else [*chosen, BUILT_IN]:
        path = built_in if name == BUILT_IN else Path(name)
        if not path.exists():
            raise DataError(f"{name}: no such file or folder, and not {BUILT_IN}; name a source of control")
        source: dict[str, Any] = {"source": name}
        if path == built_in:
            providers.append(ControlTable.load(path, units))
        elif path.is_dir():
            providers.append(load_deepstate(path, settlements, extent, repairs))
            days = list(find_maps(path))
            source |= {"maps": len(days), "first": days[0].isoformat(), "last": days[-1].isoformat()}
        elif path.suffix.lower() == ".docx":
            listed = read_list(path, units)
            providers.append(ControlTable(listed.rows, units, name=listed.name, day=listed.day))
            source |= {"day": listed.day.isoformat(), "unread": list(listed.unread)}
        else:
            providers.append(load_dated_polygons(path, settlements, extent, repairs))
        sources.append(source | {"sha256": _sha256(path)})
    return ChosenControl(Controls(providers), sources, repairs)


def _sha256(path: Path) -> str:
    """Hash of a file, or of the maps of a folder in the order of their days."""
    digest = hashlib.sha256()
    for file in find_maps(path).values() if path.is_dir() else [path]:
        digest.update(file.read_bytes())
    return digest.hexdigest()
