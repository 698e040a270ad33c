"""What a place is."""

import math
from dataclasses import dataclass
from enum import StrEnum

# Kinds that the code asks for; the others are words for readers.
COUNTRY, FEDERAL_SUBJECT, CITY = "country", "federal subject", "city"
OCCUPIED_PART, GROUP_OF_OBLASTS, PART_OF_COUNTRY = "occupied part", "group of oblasts", "part of the country"

_INHABITANTS_PER_KM2 = 1000
_MIN_RADIUS_KM = 1.0


class Level(StrEnum):
    """How large a thing a place is. The codes stand in ``mentions.jsonl``."""

    SITE = "site"
    DISTRICT = "district"
    SETTLEMENT = "settlement"
    HROMADA = "hromada"
    RAION = "raion"
    OBLAST = "oblast"
    REGION = "region"
    FEATURE = "feature"
    COUNTRY = "country"
    FOREIGN = "foreign"


UNIT_LEVELS = frozenset({Level.OBLAST, Level.RAION, Level.HROMADA})
"""Levels of the units that other places lie in."""
UNCAPITALISED_LEVELS = frozenset({Level.REGION, Level.FEATURE, Level.SITE, Level.DISTRICT})
"""Levels whose names of several words also begin without a capital («лівобережжя Херсонщини», «авіабаза Саки»)."""


class NameSource(StrEnum):
    """Where a written form comes from; the better the source, the more it counts in resolution.

    A stem counts only with a kind word near it: "Kakhovka and Skadovsk districts", «Кременчуцький НПЗ».
    """

    OFFICIAL = "official"
    RUSSIAN = "russian"
    ALTERNATE = "alternate"
    FORMER = "former"
    ALIAS = "alias"
    STEM = "stem"


@dataclass(frozen=True, slots=True)
class Place:
    """One place.

    ``place_id`` is the KATOTTG code where the place has one, else ``geonames:<id>``, else
    ``<level>:<slug>``. Coordinates are WGS 84 degrees (EPSG:4326), ``None`` when unknown.
    ``name`` is the official English spelling (Cabinet resolution 55 of 27 January 2010), ``name_uk`` the
    official Ukrainian one. ``kind`` is the codifier's word in English: city, settlement, village, raion …
    ``members`` lists the units a region is made of; ``occupied_part`` says that it means only
    their occupied land.
    """

    place_id: str
    level: Level
    kind: str
    name: str
    name_uk: str
    lat: float | None = None
    lon: float | None = None
    population: int | None = None
    oblast_id: str | None = None
    raion_id: str | None = None
    hromada_id: str | None = None
    members: tuple[str, ...] = ()
    occupied_part: bool = False

    @property
    def is_located(self) -> bool:
        """Whether the place has a point of its own."""
        return self.lat is not None and self.lon is not None

    @property
    def radius_km(self) -> float:
        """Radius that holds a settlement, from its people at 1,000 a square kilometre, the order of Ukraine's towns.

        At least 1 km, which also stands for a site.
        """
        return max(_MIN_RADIUS_KM, math.sqrt((self.population or 0) / _INHABITANTS_PER_KM2 / math.pi))

    @property
    def is_here(self) -> bool:
        """Whether an incident can be tied to the place: it lies in Ukraine and is less than the country."""
        return self.level not in (Level.FOREIGN, Level.COUNTRY)

    @property
    def is_town_abroad(self) -> bool:
        """Whether the place is a settlement outside Ukraine; countries and their regions are not."""
        return self.level is Level.FOREIGN and self.population is not None

    @property
    def containers(self) -> tuple[str, ...]:
        """The units that the place lies in, without itself, the smallest first."""
        units = (self.hromada_id, self.raion_id, self.oblast_id)
        return tuple(unit for unit in units if unit and unit != self.place_id)

    def lies_in(self, place_id: str) -> bool:
        """Whether the place is the unit ``place_id`` or lies inside it."""
        return place_id in (self.place_id, self.oblast_id, self.raion_id, self.hromada_id)


@dataclass(frozen=True, slots=True)
class Reading:
    """One thing that a written form can mean.

    ``within`` names the oblast, raion or hromada that the report must be about for the reading to count (an alias that
    is only known from there), ``None`` for no such condition.
    """

    place: Place
    source: NameSource
    within: str | None = None
