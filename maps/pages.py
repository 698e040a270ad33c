"""The pages for readers: front page, map, bare map for a frame, and the equal table."""

from dataclasses import dataclass
from pathlib import Path

import geopandas as gpd
import shapely
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from geo.incidents.taxonomy import Taxonomy
from maps.facts import Facts
from maps.layers import Bounds, build_map, render_map
from maps.payload import map_payload
from maps.places import Place, group_places, unlocated
from maps.popups import Entry, to_entries
from maps.symbology import theme_css

TEMPLATES = Path(__file__).parent / "templates"
# Nothing from elsewhere, no script or style inside a page. img-src is for Leaflet's two control pictures.
READ_ONLY_POLICY = "default-src 'none'; style-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'"
MAP_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'"
)


@dataclass(frozen=True, slots=True)
class AreaList:
    """The incidents of one area, for the list beside the map."""

    name: str
    name_uk: str
    entries: list[Entry]


def write_pages(
    incidents: gpd.GeoDataFrame, oblasts: gpd.GeoDataFrame, taxonomy: Taxonomy, facts: Facts, folder: Path
) -> None:
    """Write ``index.html``, ``map.html``, ``embed.html``, ``table.html`` and their scripts in ``assets/``."""
    entries = to_entries(incidents, taxonomy)
    places = group_places(incidents)
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    context = {
        "facts": facts,
        "areas": [_area_list(place, entries) for place in places if place.is_area],
        "nowhere": [entries[position] for position in unlocated(incidents)],
    }
    payload = Markup(map_payload(entries, places, oblasts, taxonomy))
    bounds = _first_view(incidents, oblasts)
    for name, has_wheel_zoom in (("map", True), ("embed", False)):
        map_html, script = render_map(build_map(entries, taxonomy, bounds, has_wheel_zoom=has_wheel_zoom))
        script_path = f"assets/{name}-page.js"
        _write(folder / script_path, script)
        page = environment.get_template(f"{name}.html.jinja").render(
            **context, policy=MAP_POLICY, payload=payload, map_html=map_html, map_script=script_path
        )
        _write(folder / f"{name}.html", page)
    for name in ("index", "table"):
        page = environment.get_template(f"{name}.html.jinja").render(
            **context, policy=READ_ONLY_POLICY, entries=entries
        )
        _write(folder / f"{name}.html", page)
    _write(folder / "assets/themes.css", theme_css(taxonomy))


def _area_list(place: Place, entries: list[Entry]) -> AreaList:
    return AreaList(place.name, place.name_uk, [entries[position] for position in place.incidents])


def _first_view(incidents: gpd.GeoDataFrame, oblasts: gpd.GeoDataFrame) -> Bounds:
    shapes = incidents.geometry if incidents.geometry.notna().any() else oblasts.geometry
    west, south, east, north = shapely.total_bounds(shapes.to_numpy()).tolist()
    return west, south, east, north


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")
