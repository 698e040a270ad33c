"""The whole site, written beside the old one and put in its place at the end."""

import json
import shutil
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any

import geopandas as gpd

from geo.errors import DataError, InputError
from geo.folders import replaced_folder
from geo.frame import validate
from geo.incidents.taxonomy import Taxonomy
from maps.basemap import Base
from maps.exports import write_csv, write_geojson, write_gpkg, write_jsonl, write_parquet, write_unresolved
from maps.facts import count_incidents, edition_facts
from maps.pages import write_pages
from maps.publication import UNSAID, Publication
from maps.readable import readable_texts
from maps.templating import Edition
from maps.tiles import Tiles
from maps.web import build_assets
from maps.words import LANGUAGES, Words, load_words

Names = Mapping[str, Sequence[str]]
NO_NAMES: Names = MappingProxyType({})
MANIFEST = "build.json"
DOWNLOADS = (
    *("incidents.csv", "incidents.geojson", "incidents.gpkg", "incidents.parquet"),
    *("mentions.jsonl", "unresolved.csv", MANIFEST),
)
"""The data files of an edition, in the order in which the front page offers them."""


def publish_site(
    incidents: gpd.GeoDataFrame,
    mentions: Collection[dict[str, Any]],
    unresolved: list[dict[str, Any]],
    manifest: dict[str, Any],
    base: Base,
    taxonomy: Taxonomy,
    out: Path,
    tiles: Tiles | None = None,
    publication: Publication = UNSAID,
    names: Names = NO_NAMES,
) -> None:
    """Write pages, maps and data files of one edition to the folder ``out``; equal input gives equal bytes.

    ``incidents`` meets :mod:`geo.frame`; pages and files show its texts as :func:`~maps.readable.readable_texts` makes
    them. ``mentions``, whose offsets count the text as given, become ``mentions.jsonl`` as they are, ``unresolved`` the
    review queue. ``manifest`` is written to ``build.json`` with ``counts`` added; :func:`~maps.facts.edition_facts`
    says what the pages read from it. ``base`` is drawn below the incidents, ``tiles`` below that; without them the
    pages ask nobody for anything. ``publication`` says where and when.

    Raises :class:`~geo.errors.InputError` where ``out`` holds something else than an earlier site, or the oblasts of
    ``base`` lack a column; :class:`~geo.errors.DataError` where ``incidents`` breaks its contract or the taxonomy;
    :class:`~geo.errors.MapError` where the browser side cannot be built. The old site stays whole in all cases.
    """
    validate(incidents)
    _check_types(incidents, taxonomy)
    _check_oblasts(base.oblasts)
    incidents = readable_texts(incidents)
    with replaced_folder(out, MANIFEST) as folder:
        counts = count_incidents(incidents, mentions, unresolved)
        publish_pages(incidents, manifest, counts, base, taxonomy, folder, tiles, publication, names)
        write_geojson(incidents, folder / "incidents.geojson")
        write_csv(incidents, folder / "incidents.csv")
        write_parquet(incidents, folder / "incidents.parquet")
        write_gpkg(incidents, folder / "incidents.gpkg")
        write_jsonl(mentions, folder / "mentions.jsonl")
        write_unresolved(unresolved, folder / "unresolved.csv")
        merged = manifest | {"counts": manifest.get("counts", {}) | counts}
        text = json.dumps(merged, ensure_ascii=False, indent=2, sort_keys=True)
        (folder / MANIFEST).write_text(f"{text}\n", encoding="utf-8", newline="\n")


def publish_pages(
    incidents: gpd.GeoDataFrame,
    manifest: dict[str, Any],
    counts: dict[str, Any],
    base: Base,
    taxonomy: Taxonomy,
    folder: Path,
    tiles: Tiles | None = None,
    publication: Publication = UNSAID,
    names: Names = NO_NAMES,
) -> None:
    """Write the pages alone, with what they load, to ``folder``; arguments as for :func:`publish_site`, but
    ``incidents`` are as :func:`~maps.readable.readable_texts` gives them."""
    shutil.copytree(build_assets(), folder / "assets", ignore=shutil.ignore_patterns(".*"))
    # the one script that other sites load stands where its address is short
    (folder / "assets" / "embed.js").rename(folder / "embed.js")
    browser_words = load_words("words")
    table = browser_words | load_words("pages")
    spoken = [Words(table, language) for language in LANGUAGES]
    editions = [Edition(words, edition_facts(manifest, counts, words), publication) for words in spoken]
    write_pages(incidents, base, taxonomy, editions, browser_words, DOWNLOADS, folder, tiles, names)


def _check_types(incidents: gpd.GeoDataFrame, taxonomy: Taxonomy) -> None:
    unknown = sorted(set(incidents["incident_type"]) - set(taxonomy.types))
    if unknown:
        raise DataError(f"incidents: the taxonomy has no incident_type {unknown}")


def _check_oblasts(oblasts: gpd.GeoDataFrame) -> None:
    missing = {"place_id", "name", "name_uk", "geometry"} - set(oblasts.columns)
    if missing:
        raise InputError(f"oblasts: the columns {sorted(missing)} are missing")
