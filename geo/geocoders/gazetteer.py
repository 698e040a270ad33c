"""A geopy geocoder over the compiled gazetteer: no network, the same answer every time."""
# geopy has no types: what goes in and comes out has its type here, at the border.
# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportUnknownArgumentType=false

from collections.abc import Sequence
from typing import Any

from geopy.exc import GeocoderQueryError
from geopy.geocoders.base import DEFAULT_SENTINEL, Geocoder
from geopy.location import Location
from geopy.point import Point

from geo.gazetteer.index import Gazetteer
from geo.gazetteer.model import Level, Place, Reading

_MANY = 1000
# Half the side of a square as large as the mean unit of its level: 603,628 km2 over 1,772, 136 and 27 units.
_RADIUS_KM = {Level.HROMADA: 9.2, Level.RAION: 33.3, Level.OBLAST: 74.8}
_UKRAINE = "country:UA"


class GazetteerGeocoder(Geocoder):
    """Places in Ukraine by name and by point, from a ``Gazetteer``.

    ``raw`` of a location holds ``place_id``, ``level``, ``kind``, ``name``, ``name_uk``, ``oblast_id``, ``raion_id``,
    ``hromada_id``, ``population``, ``uncertainty_km`` (the radius that holds the place: its own size) and, of
    ``reverse``, ``distance_km`` from the point asked about. Points are EPSG:4326.
    """

    def __init__(self, gazetteer: Gazetteer) -> None:
        super().__init__()
        self._gazetteer = gazetteer

    def geocode(
        self, query: str, *, exactly_one: bool = True, limit: int = 10, timeout: Any = DEFAULT_SENTINEL
    ) -> Location | list[Location] | None:
        """The places a name in English, Ukrainian or Russian, in any case form, can mean; the likeliest first.

        ``query`` may name what the place lies in after a comma: ``Ivanivka, Kherson Oblast``. Places without a point
        are left out; ``None`` when nothing is left. ``timeout`` is there for geopy's sake: nothing is waited for.
        Raises GeocoderQueryError for an empty query.
        """
        name, *containers = [part.strip() for part in str(query).split(",")]
        if not name:
            raise GeocoderQueryError(f"{query!r} names no place; give a name, as in 'Oleshky, Kherson Oblast'")
        units = [{reading.place.place_id for reading in self._gazetteer.search(part, _MANY)} for part in containers]
        places = [
            reading.place
            for reading in self._gazetteer.search(name, _MANY)
            if all(_is_in(reading, unit) for unit in units) and _is_meant(reading, units)
        ]
        locations = [self._location(place) for place in dict.fromkeys(places) if place.is_here and place.is_located]
        return _answer(locations[:limit], exactly_one=exactly_one)

    def reverse(
        self,
        query: Any,
        *,
        exactly_one: bool = True,
        limit: int = 10,
        max_distance_km: float = 50,
        timeout: Any = DEFAULT_SENTINEL,
    ) -> Location | list[Location] | None:
        """The settlements, city districts and sites nearest to a point, nearest first.

        ``query`` is what geopy takes for a point: a ``Point``, a pair, a string. ``None`` when nothing lies within
        ``max_distance_km``. Raises GeocoderQueryError when ``query`` is no point.
        """
        try:
            point = Point(query)
        except (TypeError, ValueError) as error:
            raise GeocoderQueryError(f"{query!r} is no point: {error}") from error
        near = self._gazetteer.nearest(point.latitude, point.longitude, 1 if exactly_one else limit)
        locations = [
            self._location(place, distance_km=round(distance_km, 3))
            for place, distance_km in near
            if distance_km <= max_distance_km
        ]
        return _answer(locations, exactly_one=exactly_one)

    def _location(self, place: Place, **more: float) -> Location:
        names = [place.name, *(self._gazetteer[unit].name for unit in place.containers)]
        raw = {
            "place_id": place.place_id,
            "level": place.level.value,
            "kind": place.kind,
            "name": place.name,
            "name_uk": place.name_uk,
            "oblast_id": place.oblast_id,
            "raion_id": place.raion_id,
            "hromada_id": place.hromada_id,
            "population": place.population,
            "uncertainty_km": _radius_km(place),
            **more,
        }
        return Location(", ".join(dict.fromkeys(names)), (place.lat, place.lon), raw)


def _is_in(reading: Reading, units: set[str]) -> bool:
    """Whether the place lies in one of ``units``."""
    return _UKRAINE in units or any(reading.place.lies_in(unit) for unit in units)


def _is_meant(reading: Reading, units: Sequence[set[str]]) -> bool:
    """Whether a name that counts in one oblast only is asked for there."""
    return reading.within is None or any(reading.within in unit for unit in units)


def _radius_km(place: Place) -> float:
    """How far from its point a place reaches: by its people, or by the mean size of its level."""
    return round(_RADIUS_KM.get(place.level, place.radius_km), 1)


def _answer(locations: list[Location], *, exactly_one: bool) -> Location | list[Location] | None:
    """geopy's way to give results: none, the first, or all."""
    if not locations:
        return None
    return locations[0] if exactly_one else locations
