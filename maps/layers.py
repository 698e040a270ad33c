"""The folium elements of the map: a frame without foreign scripts, its base, its incidents and its controls."""

from collections.abc import Iterator
from typing import Any

import folium
from branca.element import Element, MacroElement
from folium.map import Layer
from folium.template import Template
from markupsafe import Markup

from maps.tiles import Tiles

# From this width on the filters have a column of their own beside the map.
ROOMY = "(min-width: 1100px)"
NEVER = "not all"
MIN_ZOOM, MAX_ZOOM = 4, 13
Bounds = tuple[float, float, float, float]


class OccupationMap(folium.Map):
    """A :class:`folium.Map` whose scripts and styles are the page's own: it links to none, here or elsewhere."""

    _template = Template("""
        {% macro html(this, kwargs) %}
            <div class="map" id={{ this.get_name()|tojson }} role="region"></div>
        {% endmacro %}
        {% macro script(this, kwargs) %}
            var page = occupationMap(
                {{ this.get_name()|tojson }},
                {{ this.location|tojson }},
                {{ this.options|tojavascript }}
            );
            var {{ this.get_name() }} = page.map;
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
        # folium takes these two for limits of tile layers, of which there may be none here
        self.options |= {"min_zoom": MIN_ZOOM, "max_zoom": MAX_ZOOM}


class FirstView(MacroElement):
    """Shows ``bounds``, unless the address asks for another view. The last child of the map."""

    _template = Template("""
        {% macro script(this, kwargs) %}
            page.showFirstView({{ this.corners|tojson }});
        {% endmacro %}
    """)

    def __init__(self, bounds: Bounds) -> None:
        super().__init__()
        self._name = "FirstView"
        west, south, east, north = bounds
        self.corners = [[south, west], [north, east]]


class VectorBasemap(Layer):
    """Land, oblasts and the occupied area of the chosen day."""

    _template = Template("""
        {% macro script(this, kwargs) %}
            var {{ this.get_name() }} = page.addBasemap({{ this.is_over_tiles|tojson }});
        {% endmacro %}
    """)

    def __init__(self, *, is_over_tiles: bool) -> None:
        super().__init__(name="base", overlay=False, control=False)
        self._name = "VectorBasemap"
        self.is_over_tiles = is_over_tiles


class IncidentLayer(Layer):
    """All incidents that the filters let through, on one canvas."""

    _template = Template("""
        {% macro script(this, kwargs) %}
            var {{ this.get_name() }} = page.addIncidents();
        {% endmacro %}
    """)

    def __init__(self) -> None:
        super().__init__(name="incidents", overlay=True, control=False)
        self._name = "IncidentLayer"


class PagePart(MacroElement):
    """What the program puts into an element of the page by calling ``method``: filters, lists."""

    _template = Template("""
        {% macro script(this, kwargs) %}
            page.{{ this.method }}({{ this.arguments|map("tojson")|join(", ") }});
        {% endmacro %}
    """)

    def __init__(self, method: str, *arguments: str) -> None:
        super().__init__()
        self._name = "PagePart"
        self.method = method
        self.arguments = arguments


def build_map(bounds: Bounds, *, is_page: bool, tiles: Tiles | None = None) -> OccupationMap:
    """The map of ``map.html`` (``is_page``) or of ``embed.html``.

    ``bounds`` are the west, south, east and north edges of the first view, in degrees. Inside another page the wheel
    belongs to that page, the filters are a drawer at any width. ``tiles`` lie below all else.
    """
    page_map = OccupationMap(bounds, has_wheel_zoom=is_page)
    if tiles:
        tiles.layer().add_to(page_map)
    VectorBasemap(is_over_tiles=tiles is not None).add_to(page_map)
    IncidentLayer().add_to(page_map)
    PagePart("addFilters", "filters", ROOMY if is_page else NEVER).add_to(page_map)
    PagePart("addLists", "lists").add_to(page_map)
    if not is_page:
        PagePart("addGuest").add_to(page_map)
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


def _number_elements(root: Element) -> None:
    """Give the elements names by their order; folium's own are random, so that no two builds would be equal."""
    for number, element in enumerate(_walk(root)):
        element._id = str(number)  # pyright: ignore[reportPrivateUsage] - branca offers no other way


def _walk(element: Element) -> Iterator[Element]:
    yield element
    for child in element._children.values():  # pyright: ignore[reportPrivateUsage]
        yield from _walk(child)
