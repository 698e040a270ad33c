"""Several geocoders as one: the next is asked only where those before it have no answer."""
# geopy has no types: what goes in and comes out has its type here, at the border.
# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportUnknownArgumentType=false

from collections.abc import Sequence
from typing import Any

from geopy.exc import ConfigurationError
from geopy.geocoders.base import Geocoder
from geopy.location import Location


class GeocoderChain(Geocoder):
    """Asks ``geocoders`` in order. An error of one is raised, not skipped: an answer of the next would hide it."""

    def __init__(self, geocoders: Sequence[Geocoder]) -> None:
        super().__init__()
        if not geocoders:
            raise ConfigurationError("a chain of geocoders needs at least one")
        self._geocoders = tuple(geocoders)

    def geocode(self, query: str, *, exactly_one: bool = True, **options: Any) -> Location | list[Location] | None:
        """The first geocoder's answer that is one; ``options`` (as ``timeout``) go to every geocoder."""
        return self._first("geocode", query, exactly_one=exactly_one, **options)

    def reverse(self, query: Any, *, exactly_one: bool = True, **options: Any) -> Location | list[Location] | None:
        """The first geocoder's answer about a point that is one."""
        return self._first("reverse", query, exactly_one=exactly_one, **options)

    def _first(self, method: str, query: Any, **options: Any) -> Location | list[Location] | None:
        for geocoder in self._geocoders:
            answer = getattr(geocoder, method)(query, **options)
            if answer is not None and answer != []:
                return answer
        return None
