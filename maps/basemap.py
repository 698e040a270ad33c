"""The built-in base: Ukraine's land by oblast, with labels. No tile server is asked for anything."""

from branca.element import MacroElement
from folium.template import Template


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
