"""Whether an answer is the place that an editor marked."""

import math

from geo.gazetteer.index import EARTH_RADIUS_KM, Gazetteer
from geo.gazetteer.model import UNIT_LEVELS, Level, Place
from geo.toponyms.labelled import LabelledPlace

RIGHT_WITHIN_KM = 10.0
PIN_LEVELS = (Level.SITE, Level.DISTRICT, Level.SETTLEMENT)
_BRACKETS = '"«»“”„()'
_FINEST_FIRST = (
    *PIN_LEVELS,
    Level.HROMADA,
    Level.RAION,
    Level.OBLAST,
    Level.FEATURE,
    Level.REGION,
    Level.COUNTRY,
    Level.FOREIGN,
)

Point = tuple[float, float]


class Judge:
    """Compares places of the gazetteer with labels.

    An equal ``place_id`` is always right. Else, of what is drawn as a pin (site, district, settlement), a place of
    such a level is right within 10 km of the label. Of the rest the unit must be the right one, at the label's level:
    a label without an id is first looked up in the gazetteer by its ``name``, and among those so called the nearest
    to the label's point is meant. A hromada, raion or oblast that is not found by name is the one whose own point is
    nearest to the label's; a feature, one within 10 km. (Points of areas differ from source to source by tens of km,
    so distance alone does not tell whether an area is the right one.)
    """

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer

    def is_right(self, label: LabelledPlace, place: Place) -> bool:
        """Whether ``place`` is what the label marks."""
        if label.place_id == place.place_id:
            return True
        if label.level in PIN_LEVELS and label.point:
            error_km = self.error_km(label, place)
            return place.level in PIN_LEVELS and error_km is not None and error_km <= RIGHT_WITHIN_KM
        return place.level is label.level and label.place_id is None and place in self._meant(label)

    def error_km(self, label: LabelledPlace, place: Place) -> float | None:
        """Great-circle distance in km from the label's point to the place, ``None`` where either has no point.

        A place without a point of its own counts at the smallest unit around it that has one.
        """
        point = self._point(place)
        return distance_km(label.point, point) if label.point and point else None

    def _point(self, place: Place) -> Point | None:
        around = (place, *(self._gazetteer[unit] for unit in place.containers))
        return next((_own_point(p) for p in around if p.is_located), None)

    def _meant(self, label: LabelledPlace) -> list[Place]:
        """The places that the label can mean: one, unless it has no point."""
        named = self._named(label)
        point = label.point
        if point is None:
            return named
        pool = named or [place for place in self._gazetteer.places if place.level is label.level]
        near = [(distance_km(point, own), place) for place in pool if (own := _own_point(place))]
        if not named and label.level not in UNIT_LEVELS:
            near = [(km, place) for km, place in near if km <= RIGHT_WITHIN_KM]
        return [min(near, key=lambda pair: pair[0])[1]] if near else named

    def _named(self, label: LabelledPlace) -> list[Place]:
        """Places of the label's level called by its name, or else by the longest run of its words that is one."""
        words = label.name.split()
        for size in range(len(words), 0, -1):
            for first in range(len(words) - size + 1):
                readings = self._gazetteer.readings(" ".join(words[first : first + size]).strip(_BRACKETS))
                if named := [reading.place for reading in readings if reading.place.level is label.level]:
                    return named
        return []


def is_finer(place: Place, label: LabelledPlace) -> bool:
    """Whether an answer is of a finer level than the text: "Kherson region" put into the city.

    From fine to coarse: site, district, settlement, hromada, raion, oblast, feature, region.
    """
    return _FINEST_FIRST.index(place.level) < _FINEST_FIRST.index(label.level)


def distance_km(a: Point, b: Point) -> float:
    """Great-circle distance between two points (latitude and longitude in degrees), by the haversine formula."""
    (lat_a, lon_a), (lat_b, lon_b) = (tuple(map(math.radians, point)) for point in (a, b))
    h = math.sin((lat_b - lat_a) / 2) ** 2 + math.cos(lat_a) * math.cos(lat_b) * math.sin((lon_b - lon_a) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * math.asin(min(1.0, math.sqrt(h)))


def _own_point(place: Place) -> Point | None:
    return None if place.lat is None or place.lon is None else (place.lat, place.lon)
