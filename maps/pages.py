"""The pages for readers: front page, map, bare map for a frame, embed kit and the equal table, in every language."""

from collections.abc import Sequence
from pathlib import Path

import geopandas as gpd
import shapely

from maps.chunks import write_chunk, write_details
from maps.contents import Contents
from maps.embed_kit import SANDBOX, UNKNOWN_ADDRESS, oembed, snippets
from maps.layers import Bounds, build_map, render_map
from maps.payload import map_payload
from maps.preview import write_previews
from maps.symbology import theme_css
from maps.table import write_table
from maps.tallies import count_without_point
from maps.templating import MAP_POLICY, READING_POLICY, Edition, Pages
from maps.tiles import Tiles
from maps.words import WordTable


def write_pages(
    contents: Contents,
    editions: Sequence[Edition],
    browser_words: WordTable,
    downloads: Sequence[str],
    folder: Path,
) -> None:
    """Write the pages of each edition, their scripts in ``assets/`` and their data in ``assets/data/``.

    The map is one page for all languages: the browser translates it, with ``browser_words``. ``downloads`` are the
    files that the front page offers.
    """
    pages = Pages(folder)
    incidents, base = contents.incidents, contents.base
    _write_data(contents, browser_words, folder / "assets" / "data")
    _write_map_pages(_first_view(incidents, base.oblasts), editions[0], contents.tiles, pages, folder)
    _write(folder / "assets/themes.css", theme_css(contents.taxonomy))
    write_previews(incidents, base, editions, folder)
    without = count_without_point(incidents)
    for edition in editions:
        _write(folder / edition.file("oembed.json"), oembed(edition))
        kit = {"snippets": snippets(edition), "unknown_address": UNKNOWN_ADDRESS, "sandbox": SANDBOX}
        front = {"without": without, "taxonomy": contents.taxonomy, "downloads": downloads}
        pages.write("index.html", edition, READING_POLICY, front)
        pages.write("snippets.html", edition, READING_POLICY, kit)
    write_table(incidents, contents.taxonomy, editions, pages)


def _write_data(contents: Contents, words: WordTable, folder: Path) -> None:
    folder.mkdir(parents=True)
    payload, columns = map_payload(contents.incidents, contents.base, contents.taxonomy, words)
    write_chunk("map", payload, folder)
    write_chunk("names", [" ".join(contents.names.get(place_id, ())) for place_id in columns.places], folder)
    write_details(contents.incidents, columns.order, folder)


def _write_map_pages(bounds: Bounds, edition: Edition, tiles: Tiles | None, pages: Pages, folder: Path) -> None:
    policy = f"{MAP_POLICY} data: {tiles.host()}" if tiles else MAP_POLICY
    for name in ("map", "embed"):
        map_html, script = render_map(build_map(bounds, is_page=name == "map", tiles=tiles))
        script_path = f"assets/{name}-page.js"
        _write(folder / script_path, script)
        pages.write(f"{name}.html", edition, policy, {"map_html": map_html, "map_script": script_path})


def _first_view(incidents: gpd.GeoDataFrame, oblasts: gpd.GeoDataFrame) -> Bounds:
    shapes = incidents.geometry if incidents.geometry.notna().any() else oblasts.geometry
    west, south, east, north = shapely.total_bounds(shapes.to_numpy()).tolist()
    return west, south, east, north


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")
