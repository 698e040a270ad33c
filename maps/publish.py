"""The whole site, written beside the old one and put in its place at the end."""

import json
import shutil
from dataclasses import replace
from pathlib import Path

import geopandas as gpd

from geo.errors import DataError, InputError
from geo.folders import replaced_folder
from geo.frame import validate
from geo.incidents.taxonomy import Taxonomy
from maps.contents import Contents
from maps.exports import write_csv, write_geojson, write_gpkg, write_jsonl, write_parquet, write_unresolved
from maps.facts import edition_facts
from maps.pages import write_pages
from maps.readable import readable_texts
from maps.templating import Edition
from maps.web import build_assets
from maps.words import LANGUAGES, Words, load_words

MANIFEST = "build.json"
DOWNLOADS = (
    *("incidents.csv", "incidents.geojson", "incidents.gpkg", "incidents.parquet"),
    *("mentions.jsonl", "unresolved.csv", MANIFEST),
)
"""The data files of an edition, in the order in which the front page offers them."""


def publish_site(contents: Contents, out: Path) -> None:
    """Write pages, maps and data files of one edition to the folder ``out``; equal input gives equal bytes.

    Pages and files show the texts of incidents as :func:`~maps.readable.readable_texts` makes them.

    Raises :class:`~geo.errors.InputError` where ``out`` holds something else than an earlier site, or the oblasts of
    the base lack a column; :class:`~geo.errors.DataError` where the incidents break their contract or the taxonomy;
    :class:`~geo.errors.MapError` where the browser side cannot be built. The old site stays whole in all cases.
    """
    validate(contents.incidents)
    _check_types(contents.incidents, contents.taxonomy)
    _check_oblasts(contents.base.oblasts)
    incidents = readable_texts(contents.incidents)
    with replaced_folder(out, MANIFEST) as folder:
        publish_pages(replace(contents, incidents=incidents), folder)
        write_geojson(incidents, folder / "incidents.geojson")
        write_csv(incidents, folder / "incidents.csv")
        write_parquet(incidents, folder / "incidents.parquet")
        write_gpkg(incidents, folder / "incidents.gpkg")
        write_jsonl(contents.mentions, folder / "mentions.jsonl")
        write_unresolved(contents.unresolved, folder / "unresolved.csv")
        text = json.dumps(contents.manifest, ensure_ascii=False, indent=2, sort_keys=True)
        (folder / MANIFEST).write_text(f"{text}\n", encoding="utf-8", newline="\n")


def publish_pages(contents: Contents, folder: Path) -> None:
    """Write the pages alone, with what they load, to ``folder``.

    The incidents are as :func:`~maps.readable.readable_texts` gives them.
    """
    shutil.copytree(build_assets(), folder / "assets", ignore=shutil.ignore_patterns(".*"))
    # the one script that other sites load stands where its address is short
    (folder / "assets" / "embed.js").rename(folder / "embed.js")
    browser_words = load_words("words")
    table = browser_words | load_words("pages")
    spoken = [Words(table, language) for language in LANGUAGES]
    manifest, publication = contents.manifest, contents.publication
    editions = [Edition(words, edition_facts(manifest, words), publication) for words in spoken]
    write_pages(contents, editions, browser_words, DOWNLOADS, folder)


def _check_types(incidents: gpd.GeoDataFrame, taxonomy: Taxonomy) -> None:
    unknown = sorted(set(incidents["incident_type"]) - set(taxonomy.types))
    if unknown:
        raise DataError(f"incidents: the taxonomy has no incident_type {unknown}")


def _check_oblasts(oblasts: gpd.GeoDataFrame) -> None:
    missing = {"place_id", "name", "name_uk", "geometry"} - set(oblasts.columns)
    if missing:
        raise InputError(f"oblasts: the columns {sorted(missing)} are missing")
