"""The land as a build knows it: outlines, and who held what, from the data and from what the operator names."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd
from shapely.geometry.base import BaseGeometry

from geo.spatial.areas import Areas
from geo.spatial.boundaries import LEVELS, Boundaries, load_boundaries
from geo.spatial.cells import approximate_cells
from geo.spatial.control.choice import ChosenControl, choose_control
from geo.spatial.joins import UnitOutlines
from geo.spatial.rivers import load_rivers

CODIFIER_LEVELS = ("settlement", "hromada", "raion", "oblast")
"""Levels of the codifier's units, the rows of the tables called ``units``."""


@dataclass(frozen=True, slots=True)
class Land:
    """Outlines and control. ``oblasts`` has ``place_id``, ``name``, ``name_uk`` and areas in EPSG:4326; ``cells`` as
    :func:`~geo.spatial.cells.approximate_cells` gives them, exact ones among them; ``rivers`` as
    :func:`~geo.spatial.rivers.load_rivers` does; ``abroad`` is the land of other countries, generalised, in EPSG:4326.
    """

    oblasts: gpd.GeoDataFrame
    cells: gpd.GeoDataFrame
    areas: Areas
    control: ChosenControl
    outlines: UnitOutlines
    boundaries: Boundaries | None
    rivers: gpd.GeoDataFrame
    abroad: BaseGeometry

    @property
    def raions(self) -> gpd.GeoSeries:
        """The areas of the raions, EPSG:4326."""
        return gpd.GeoSeries(self.cells.geometry[self.cells["level"].eq("raion")])

    def manifest(self) -> dict[str, Any]:
        """What the manifest says: the files used, what was repaired, what could not be matched, and how many raions
        and hromadas have an exact and an approximate outline. Complete once all places are located."""
        of_level = self.cells.groupby("level")["approximate"]
        counts = {
            level: {"exact": int((~is_approximate).sum()), "approximate": int(is_approximate.sum())}
            for level, is_approximate in of_level
            if level in LEVELS
        }
        given = self.boundaries
        return {
            "boundaries": {
                **counts,
                "files": given.files if given else [],
                "repairs": given.repairs if given else [],
                "unmatched": given.unmatched if given else [],
            },
            "control": {"sources": self.control.sources, "repairs": sorted(self.control.repairs)},
        }


def load_land(data: Path, units: pd.DataFrame, boundaries: Sequence[str] = (), control: Sequence[str] = ()) -> Land:
    """Outlines and control from the folder ``data``, and from files that are named in their stead.

    ``units`` has a row for each unit and settlement of the codifier: columns ``place_id``, ``level``, ``name_uk``,
    ``lat``, ``lon`` (EPSG:4326), ``hromada_id``, ``raion_id``, ``oblast_id``. ``boundaries`` and ``control`` as for
    :func:`~geo.spatial.boundaries.load_boundaries` and :func:`~geo.spatial.control.choice.choose_control`, which say
    what is raised.
    """
    oblasts = gpd.read_file(data / "boundaries" / "oblasts.geojson")
    west, south, east, north = oblasts.total_bounds.tolist()
    extent = (west, south, east, north)
    cells = approximate_cells(units[units["level"] == "settlement"], oblasts)
    given = load_boundaries(boundaries, units, extent) if boundaries else None
    if given:
        cells = given.over(cells)
    chosen = choose_control(control, data / "control" / "control.csv", units, extent)
    areas = Areas(oblasts, cells, chosen.controls, units)
    rivers = load_rivers(data / "rivers" / "rivers.geojson", extent)
    abroad = gpd.read_file(data / "boundaries" / "abroad.geojson").union_all()
    return Land(oblasts, cells, areas, chosen, UnitOutlines(oblasts, cells, units), given, rivers, abroad)
