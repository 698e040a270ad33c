"""The built-in base: Ukraine's land by oblast, with labels. No tile server is asked for anything."""

import json
from typing import Any

import geopandas as gpd
import shapely
from branca.element import MacroElement
from folium.template import Template

from maps.labels import place_labels

COORDINATE_DECIMALS = 4  # about 10 m
BASEMAP_TOLERANCE = 0.003  # degrees, about 300 m: the outlines are meant for a country in view


class VectorBasemap(MacroElement):
    """Oblast borders and labels, from the ``basemap`` of the page's data. A child of the map."""

    _template = Template("""
        {% macro script(this, kwargs) %}
            occupationMap.addBasemap({{ this._parent.get_name() }});
        {% endmacro %}
    """)

    def __init__(self) -> None:
        super().__init__()
        self._name = "VectorBasemap"


def basemap_payload(oblasts: gpd.GeoDataFrame, marks: list[shapely.Point]) -> dict[str, Any]:
    """What the browser draws as the base.

    Keys: ``country`` (the outline of all oblasts as one GeoJSON geometry) and ``oblasts`` (a list of ``name``,
    ``nameUk``, ``label``, ``geometry``). Labels keep clear of ``marks``, the symbols of the incidents.
    """
    shapes = shapely.coverage_simplify(oblasts.geometry.to_numpy(), BASEMAP_TOLERANCE)
    labels = place_labels(list(shapes), marks)
    columns = zip(oblasts["name"], oblasts["name_uk"], labels, shapes, strict=True)
    return {
        "country": to_shape(shapely.union_all(shapes)),
        "oblasts": [
            {"name": name, "nameUk": name_uk, "label": to_position(label), "geometry": to_shape(shape)}
            for name, name_uk, label, shape in columns
        ],
    }


def to_position(point: shapely.Point) -> list[float]:
    """``[longitude, latitude]``, rounded to what a screen can show."""
    return [round(point.x, COORDINATE_DECIMALS), round(point.y, COORDINATE_DECIMALS)]


def to_shape(geometry: shapely.Geometry) -> dict[str, Any]:
    """A GeoJSON geometry, rounded to what a screen can show."""
    rounded = shapely.transform(geometry, lambda positions: positions.round(COORDINATE_DECIMALS))
    return json.loads(shapely.to_geojson(rounded))
