"""The folium elements of the map: a frame without foreign scripts, one layer a type, one tree to switch them."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

import folium
from branca.element import Element, MacroElement
from folium.map import Layer
from folium.plugins import TreeLayerControl
from folium.template import Template
from folium.utilities import JsCode
from markupsafe import Markup

from geo.incidents.taxonomy import Taxonomy
from maps.basemap import VectorBasemap
from maps.popups import Entry
from maps.symbology import theme_chip, type_chip

NARROW_SCREEN = "(max-width: 800px)"
MIN_ZOOM, MAX_ZOOM = 4, 12
Bounds = tuple[float, float, float, float]


class OccupationMap(folium.Map):
    """A :class:`folium.Map` whose scripts and styles are the page's own: it links to none, here or elsewhere."""

    _template = Template("""
        {% macro html(this, kwargs) %}
            <div class="map" id={{ this.get_name()|tojson }} role="region" aria-label="Map of incidents"></div>
        {% endmacro %}
        {% macro script(this, kwargs) %}
            var {{ this.get_name() }} = occupationMap.createMap(
                {{ this.get_name()|tojson }},
                {{ this.location|tojson }},
                {{ this.options|tojavascript }}
            );
        {% endmacro %}
    """)

    def __init__(self, bounds: Bounds, *, has_wheel_zoom: bool) -> None:
        west, south, east, north = bounds
        super().__init__(
            location=[(south + north) / 2, (west + east) / 2],
            tiles=None,
            zoom_start=6,
            min_zoom=MIN_ZOOM,
            max_zoom=MAX_ZOOM,
            zoom_control=False,
            zoom_snap=0.25,
            scroll_wheel_zoom=has_wheel_zoom,
        )
        self.default_js, self.default_css = [], []
        # folium takes these two for limits of tile layers, of which there are none here
        self.options |= {"min_zoom": MIN_ZOOM, "max_zoom": MAX_ZOOM}


class FirstView(MacroElement):
    """Fits ``bounds`` into what the layer tree leaves free; folium's own fit does not know the tree's width."""

    _template = Template("""
        {% macro script(this, kwargs) %}
            occupationMap.showFirstView({{ this._parent.get_name() }}, {{ this.corners|tojson }});
        {% endmacro %}
    """)

    def __init__(self, bounds: Bounds) -> None:
        super().__init__()
        self._name = "FirstView"
        west, south, east, north = bounds
        self.corners = [[south, west], [north, east]]


class IncidentOverlay(MacroElement):
    """Draws the incidents of all layers that are switched on, one symbol a place. A child of the map."""

    _template = Template("""
        {% macro script(this, kwargs) %}
            var {{ this.get_name() }} = occupationMap.createOverlay({{ this._parent.get_name() }});
        {% endmacro %}
    """)

    def __init__(self) -> None:
        super().__init__()
        self._name = "IncidentOverlay"


class IncidentLayer(Layer):
    """One incident type, to be switched on and off; ``overlay`` draws it. A child of the map."""

    _template = Template("""
        {% macro script(this, kwargs) %}
            var {{ this.get_name() }} = {{ this.canvas.get_name() }}.layerOf({{ this.incident_type|tojson }});
        {% endmacro %}
    """)

    def __init__(self, incident_type: str, overlay: IncidentOverlay) -> None:
        super().__init__(name=incident_type, overlay=True)
        self._name = "IncidentLayer"
        self.incident_type = incident_type
        self.canvas = overlay


def build_map(entries: list[Entry], taxonomy: Taxonomy, bounds: Bounds, *, has_wheel_zoom: bool) -> OccupationMap:
    """The map of one page: basemap, a layer for each type that occurs, the tree of themes and types.

    ``bounds`` are the west, south, east and north edges of the first view, in degrees.
    ``has_wheel_zoom`` is for a page of its own; inside another page the wheel belongs to that page.
    """
    page_map = OccupationMap(bounds, has_wheel_zoom=has_wheel_zoom)
    VectorBasemap().add_to(page_map)
    overlay = IncidentOverlay()
    overlay.add_to(page_map)
    counts = Counter(entry.type for entry in entries)
    layers = {code: IncidentLayer(code, overlay) for code in taxonomy.types if counts[code]}
    for layer in layers.values():
        layer.add_to(page_map)
    control = TreeLayerControl(
        overlay_tree=_layer_tree(layers, counts, taxonomy),
        collapsed=JsCode(f'window.matchMedia("{NARROW_SCREEN}").matches'),
        closed_symbol="▸",
        opened_symbol="▾",
    )
    control.default_js, control.default_css = [], []
    control.add_to(page_map)
    FirstView(bounds).add_to(page_map)
    _number_elements(page_map)
    return page_map


def render_map(page_map: OccupationMap) -> tuple[Markup, str]:
    """The map's HTML, and its script for a file of its own (pages allow no script inside themselves)."""
    figure: Any = page_map.get_root()
    for child in figure._children.values():
        child.render()
    script = "\n".join(line.strip() for line in figure.script.render().splitlines() if line.strip())
    return Markup(figure.html.render().strip()), f"{script}\n"


def _layer_tree(layers: dict[str, IncidentLayer], counts: Counter[str], taxonomy: Taxonomy) -> dict[str, Any]:
    branches: list[dict[str, Any]] = []
    for theme, entry in taxonomy.themes.items():
        codes = [code for code in taxonomy.types_of(theme) if code in layers]
        if codes:
            branches.append(
                {
                    "label": _label(theme_chip(theme), entry.label.en, sum(counts[code] for code in codes)),
                    "selectAllCheckbox": f"Show or hide: {entry.label.en}",
                    "collapsed": True,
                    "children": [
                        {
                            "label": _label(type_chip(taxonomy, code), taxonomy.types[code].label.en, counts[code]),
                            "layer": layers[code],
                        }
                        for code in codes
                    ],
                }
            )
    return {"label": "All incidents", "selectAllCheckbox": "Show or hide all incidents", "children": branches}


def _label(chip: Markup, text: str, count: int) -> str:
    return str(Markup('{}<span class="layer-name">{}</span> <span class="count">{}</span>').format(chip, text, count))


def _number_elements(root: Element) -> None:
    """Give the elements names by their order; folium's own are random, so that no two builds would be equal."""
    for number, element in enumerate(_walk(root)):
        element._id = str(number)  # pyright: ignore[reportPrivateUsage] - branca offers no other way


def _walk(element: Element) -> Iterator[Element]:
    yield element
    for child in element._children.values():  # pyright: ignore[reportPrivateUsage]
        yield from _walk(child)
