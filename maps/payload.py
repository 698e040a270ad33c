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
from maps.places import Place
from maps.popups import Entry

COORDINATE_DECIMALS = 4  # about 10 m


def map_payload(entries: list[Entry], places: list[Place], oblasts: gpd.GeoDataFrame, taxonomy: Taxonomy) -> str:
    """The data of one map as JSON, safe inside a ``script`` element.

    Keys: ``themes`` (code -> label), ``places`` (see :func:`_place`), ``incidents`` (the fields of
    :class:`~maps.popups.Entry`), ``basemap`` (oblasts with ``name``, ``nameUk``, ``label`` and ``geometry``).
    Positions are ``[longitude, latitude]`` in degrees, EPSG:4326.
    """
    payload = {
        "themes": {code: theme.label.en for code, theme in taxonomy.themes.items()},
        "places": [_place(place) for place in places],
        "incidents": [asdict(entry) for entry in entries],
        "basemap": _basemap(oblasts),
    }
    return to_script_json(payload)


def to_script_json(value: Any) -> str:
    """JSON whose text can stand inside a ``script`` element: no ``<``, ``>`` or ``&``, no line separators."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    for char in "<>&\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return text


def _place(place: Place) -> dict[str, Any]:
    return {
        "name": place.name,
        "nameUk": place.name_uk,
        "label": _position(place.label_point),
        "radiusKm": place.radius_km,
        "area": _shape(place.geometry) if place.is_area else None,
        "incidents": place.incidents,
    }


def _basemap(oblasts: gpd.GeoDataFrame) -> list[dict[str, Any]]:
    columns = zip(oblasts["name"], oblasts["name_uk"], oblasts.geometry.to_numpy(), strict=True)
    return [
        {"name": name, "nameUk": name_uk, "label": _position(shape.representative_point()), "geometry": _shape(shape)}
        for name, name_uk, shape in columns
    ]


def _position(point: shapely.Point) -> list[float]:
    return [round(point.x, COORDINATE_DECIMALS), round(point.y, COORDINATE_DECIMALS)]


def _shape(geometry: shapely.Geometry) -> dict[str, Any]:
    rounded = shapely.transform(geometry, lambda positions: positions.round(COORDINATE_DECIMALS))
    return json.loads(shapely.to_geojson(rounded))
