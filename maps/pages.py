"""The pages for readers: front page, map, bare map for a frame, and the equal table."""

from collections.abc import Iterable
from itertools import islice
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd
import shapely
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from geo.incidents.taxonomy import Taxonomy
from maps.basemap import Base
from maps.chunks import write_chunk, write_details
from maps.embed_kit import UNKNOWN_ADDRESS, oembed, snippets
from maps.entries import Entry, to_entries
from maps.facts import Facts
from maps.layers import Bounds, build_map, render_map
from maps.payload import map_payload
from maps.preview import write_preview
from maps.publication import Publication
from maps.readable import readable
from maps.symbology import theme_css
from maps.tallies import count_without_point
from maps.tiles import Tiles
from maps.words import Words

TEMPLATES = Path(__file__).parent / "templates"
TABLE_ROWS = 100
# Nothing from elsewhere, no script or style inside a page.
_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; base-uri 'none'; form-action 'none'"
READING_POLICY = f"{_POLICY}; img-src 'self'; frame-src 'self'"
MAP_POLICY = f"{_POLICY}; img-src 'self'"


def write_pages(
    incidents: gpd.GeoDataFrame,
    base: Base,
    taxonomy: Taxonomy,
    words: Words,
    facts: Facts,
    folder: Path,
    tiles: Tiles | None,
    publication: Publication,
) -> None:
    """Write the pages, their scripts in ``assets/`` and their data in ``assets/data/``."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    context = {"facts": facts, "words": words, "publication": publication, "without": count_without_point(incidents)}
    data = folder / "assets" / "data"
    data.mkdir(parents=True)
    payload, order = map_payload(incidents, base, taxonomy, words)
    write_chunk("map", payload, data)
    write_details(incidents, order, data)
    bounds = _first_view(incidents, base.oblasts)
    for name in ("map", "embed"):
        map_html, script = render_map(build_map(bounds, is_page=name == "map", tiles=tiles))
        script_path = f"assets/{name}-page.js"
        _write(folder / script_path, script)
        policy = f"{MAP_POLICY} data: {tiles.host()}" if tiles else MAP_POLICY
        parts = {"policy": policy, "page_name": f"{name}.html", "map_html": map_html, "map_script": script_path}
        _write(folder / f"{name}.html", environment.get_template(f"{name}.html.jinja").render(**context, **parts))
    write_preview(incidents, base, facts, words, folder / "preview.png")
    kit = {"snippets": snippets(facts, words, publication), "unknown_address": UNKNOWN_ADDRESS}
    for name in ("index.html", "snippets.html"):
        template = environment.get_template(f"{name}.jinja")
        _write(folder / name, template.render(**context, **kit, page_name=name, policy=READING_POLICY))
    _write(folder / "oembed.json", oembed(facts, publication))
    _write_table(environment, context, to_entries(incidents, taxonomy, words), incidents["incident_id"], folder)
    _write(folder / "assets/themes.css", theme_css(taxonomy))


def table_page(number: int) -> str:
    """The name of a page of the table, from 1."""
    return "table.html" if number == 1 else f"table-{number}.html"


def _write_table(
    environment: Environment, context: dict[str, Any], entries: Iterable[Entry], ids: "pd.Series[str]", folder: Path
) -> None:
    template = environment.get_template("table.html.jinja")
    names = [table_page(number + 1) for number in range(max(1, -(-len(ids) // TABLE_ROWS)))]
    page_of = {readable(key): names[row // TABLE_ROWS] for row, key in enumerate(ids)}
    source = iter(entries)
    for number, name in enumerate(names):
        parts = {"entries": list(islice(source, TABLE_ROWS)), "names": names, "number": number, "count": len(ids)}
        page = template.render(
            **context, **parts, page_of=page_of, first=number * TABLE_ROWS, page_name=name, policy=READING_POLICY
        )
        _write(folder / name, page)


def _first_view(incidents: gpd.GeoDataFrame, oblasts: gpd.GeoDataFrame) -> Bounds:
    shapes = incidents.geometry if incidents.geometry.notna().any() else oblasts.geometry
    west, south, east, north = shapely.total_bounds(shapes.to_numpy()).tolist()
    return west, south, east, north


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")
