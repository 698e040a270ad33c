"""What the browser gets to begin with: every incident as a row of numbers, every shape once, the words it speaks."""

from typing import Any

import geopandas as gpd
from pydantic import TypeAdapter

from geo.facts import DATA, read_facts
from geo.frame import ClaimSide
from geo.incidents.taxonomy import Taxonomy
from maps.basemap import Base, basemap_payload
from maps.columns import CONTROLS, MODALITIES, PRECISIONS, Columns, to_columns
from maps.shapes import ShapePool
from maps.surroundings import load_surroundings
from maps.symbology import ink_on
from maps.words import WordTable


def map_payload(
    incidents: gpd.GeoDataFrame, base: Base, taxonomy: Taxonomy, words: WordTable
) -> tuple[dict[str, Any], Columns]:
    """The data of the map (its shape is told in ``payload.ts``) and the columns in it."""
    pool = ShapePool()
    drawn = basemap_payload(base, pool)
    columns = to_columns(incidents, taxonomy, base.oblasts["name"].tolist(), pool)
    themes = list(taxonomy.themes)
    payload = {
        "incidents": columns.data,
        "shapes": pool.shapes,
        **drawn,
        "surroundings": load_surroundings().model_dump(),
        "themes": [
            {"code": code, "colour": theme.colour, "ink": ink_on(theme.colour), "label": theme.label.model_dump()}
            for code, theme in taxonomy.themes.items()
        ],
        "types": [
            {
                "code": code,
                "theme": themes.index(kind.theme),
                "symbol": kind.symbol,
                "label": kind.label.model_dump(),
            }
            for code, kind in taxonomy.types.items()
        ],
        "precisions": PRECISIONS,
        "modalities": MODALITIES,
        "controls": CONTROLS,
        "sides": list(ClaimSide),
        "spellings": read_facts(DATA / "ui" / "spellings.yaml", TypeAdapter(list[tuple[str, str]])),
        "words": {key: label.model_dump() for key, label in words.items()},
    }
    return payload, columns
