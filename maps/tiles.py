"""Tiles of a provider that the operator names; without one, nobody is asked for anything."""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

import folium

from geo.errors import InputError


@dataclass(frozen=True, slots=True)
class Tiles:
    """A provider of tiles by its name in xyzservices, such as ``OpenStreetMap.Mapnik``."""

    name: str

    def layer(self) -> folium.TileLayer:
        """The layer with its attribution; raises :class:`~geo.errors.InputError` for an unknown name."""
        try:
            return folium.TileLayer(self.name, overlay=False, control=False)
        except ValueError as error:
            raise InputError(f"tiles {self.name!r}: {error}; name a provider that xyzservices knows") from None

    def host(self) -> str:
        """What a page's policy must allow, such as ``https://*.example.org``."""
        address = urlsplit(re.sub(r"\{s\}\.", "*.", self.layer().tiles))
        if address.scheme != "https" or not address.netloc or "{" in address.netloc:
            raise InputError(f"tiles {self.name!r}: its address is not one of https; name another provider")
        return f"https://{address.netloc}"
