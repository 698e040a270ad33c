"""What the browser gets: every incident once, every shape once, as one JSON text that no HTML parser can trip over.

The popups are made in the browser from these texts, as text nodes, because a popup opens for whatever layers are
switched on at that moment; HTML made here would be sent for all combinations or never match.
"""

import json
from dataclasses import asdict
from typing import Any

import geopandas as gpd
import shapely

from geo.incidents.taxonomy import Taxonomy
from maps.basemap import basemap_payload, to_position, to_shape
from maps.labels import place_labels
from maps.places import Place
from maps.popups import Entry

AREA_TOLERANCE = 0.002  # degrees, about 200 m: less than a pixel until the closest zooms


def map_payload(entries: list[Entry], places: list[Place], oblasts: gpd.GeoDataFrame, taxonomy: Taxonomy) -> str:
    """The data of one map as JSON, safe inside a ``script`` element.

    Keys: ``themes`` (code -> label), ``places`` (see :func:`_place`), ``incidents`` (the fields of
    :class:`~maps.popups.Entry`), ``basemap`` (see :func:`~maps.basemap.basemap_payload`).
    Positions are ``[longitude, latitude]`` in degrees, EPSG:4326.
    """
    labels = place_labels([p.geometry for p in places if p.is_area], [_point(p) for p in places if not p.is_area])
    marks = [*labels, *(_point(place) for place in places if not place.is_area)]
    payload = {
        "themes": {code: theme.label.en for code, theme in taxonomy.themes.items()},
        "places": [_place(place, mark) for place, mark in zip(places, marks, strict=True)],
        "incidents": [asdict(entry) for entry in entries],
        "basemap": basemap_payload(oblasts, marks),
    }
    return to_script_json(payload)


def to_script_json(value: Any) -> str:
    """JSON whose text can stand inside a ``script`` element: no ``<``, ``>`` or ``&``, no line separators."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    for char in "<>&\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return text


def _place(place: Place, mark: shapely.Point) -> dict[str, Any]:
    return {
        "name": place.name,
        "nameUk": place.name_uk,
        "label": to_position(mark),
        "radiusKm": place.radius_km,
        "area": to_shape(place.geometry.simplify(AREA_TOLERANCE)) if place.is_area else None,
        "incidents": place.incidents,
    }


def _point(place: Place) -> shapely.Point:
    return place.geometry.representative_point()
