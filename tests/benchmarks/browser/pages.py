"""The pages that are compared: ours, and what a newsroom would get from other libraries with their default settings.

The others get the incidents that lie at a point, with the three columns that a popup shows; ours holds every incident
with every column and loads the evidence when a reader asks for it.
"""

import json
import sys
from collections.abc import Callable
from contextlib import redirect_stdout
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import folium
import geopandas as gpd
from folium.plugins import MarkerCluster

from geo.facts import DATA
from geo.incidents.taxonomy import load_taxonomy
from geo.manifest import count_incidents
from maps.basemap import Base
from maps.contents import Contents
from maps.publish import publish_pages
from maps.readable import readable_texts
from tests.benchmarks.incidents import Land

_COLUMNS = ("place_name", "incident_type", "evidence")
_PAGE = "index.html"


@dataclass(frozen=True, slots=True)
class Maker:
    """A way to make a map page.

    ``build`` writes into an existing folder; ``data`` gives the bytes that carry the incidents there. ``ready`` is a
    script that gives milliseconds once the map can be used; None where the page cannot work without other hosts.
    ``packages`` are wanted beside those of the project.
    """

    name: str
    page: str
    build: Callable[[gpd.GeoDataFrame, Land, Path], None]
    data: Callable[[Path], bytes]
    ready: str | None
    packages: tuple[str, ...] = ()

    @property
    def missing(self) -> list[str]:
        """The packages that are not installed."""
        return [package for package in self.packages if find_spec(package) is None]


def _build_ours(incidents: gpd.GeoDataFrame, land: Land, folder: Path) -> None:
    taxonomy = load_taxonomy(DATA / "taxonomy")
    manifest = {"counts": count_incidents(incidents, [], [])}
    base = Base(land.oblasts, land.cities, rivers=land.rivers, abroad=land.abroad, raions=land.raions)
    publish_pages(Contents(readable_texts(incidents), manifest, base, taxonomy), folder)


def _data_of_ours(folder: Path) -> bytes:
    call = (folder / "assets/data/map.js").read_text(encoding="utf-8")
    payload: dict[str, Any] = json.loads(json.loads(call[call.index(",") + 1 : call.rindex(")")]))
    return json.dumps(payload["incidents"], ensure_ascii=False, separators=(",", ":")).encode()


def _build_folium(incidents: gpd.GeoDataFrame, land: Land, folder: Path) -> None:
    located = _located(incidents)
    stock = folium.Map([47.5, 35.5], zoom_start=6)
    cluster = MarkerCluster().add_to(stock)
    for point, *texts in zip(located.geometry, *(located[column] for column in _COLUMNS), strict=True):
        folium.Marker([point.y, point.x], popup=folium.Popup("<br>".join(texts))).add_to(cluster)
    stock.save(folder / _PAGE)


def _build_explore(incidents: gpd.GeoDataFrame, land: Land, folder: Path) -> None:
    _located(incidents).explore().save(folder / _PAGE)


def _build_kepler(incidents: gpd.GeoDataFrame, land: Land, folder: Path) -> None:
    kepler = import_module("keplergl").KeplerGl()
    with redirect_stdout(sys.stderr):
        kepler.save_to_html(file_name=str(folder / _PAGE), data={"incidents": _located(incidents)})


def _located(incidents: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    at_point = incidents.geometry.geom_type.eq("Point")
    return incidents.loc[at_point, [*_COLUMNS, "geometry"]]


def _whole_page(folder: Path) -> bytes:
    return (folder / _PAGE).read_bytes()


MAKERS = (
    Maker(
        "ours",
        "embed.html",
        _build_ours,
        _data_of_ours,
        "() => performance.getEntriesByName('occupation-map-ready')[0]?.startTime",
    ),
    Maker(
        "folium",
        _PAGE,
        _build_folium,
        _whole_page,
        "() => document.querySelector('.leaflet-marker-icon') && performance.now()",
    ),
    Maker(
        "explore()",
        _PAGE,
        _build_explore,
        _whole_page,
        "() => document.querySelector('path.leaflet-interactive') && performance.now()",
        ("mapclassify", "matplotlib"),
    ),
    Maker("keplergl", _PAGE, _build_kepler, _whole_page, None, ("keplergl",)),
)
