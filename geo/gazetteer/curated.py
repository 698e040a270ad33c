"""The hand-kept additions: places in neither source, points that no join gave, and names that no rule gives."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from geo.errors import DataError
from geo.gazetteer.forms import FormCollector
from geo.gazetteer.model import Level, NameSource, Place
from geo.gazetteer.rows import listed, read_rows
from geo.gazetteer.spellings import Spellings


def supplement(path: Path, places: Mapping[str, Place], spellings: Spellings, forms: FormCollector) -> dict[str, Place]:
    """The places of ``supplement.csv``, by id: new ones, and known ones with their point or population mended.

    Raises DataError for a row without source or reason, and for a reference to a place that does not exist.
    """
    added: dict[str, Place] = {}
    for number, row in enumerate(read_rows(path), start=2):
        where = f"{path}: row {number} ({row['place_id']})"
        _require(row, where)
        lat, lon = (float(row[column]) if row[column] else None for column in ("lat", "lon"))
        population = int(row["population"]) if row["population"] else None
        if known := places.get(row["place_id"]):
            added[known.place_id] = replace(known, lat=lat, lon=lon, population=population or known.population)
            continue
        everything = {**places, **added}
        members = tuple(listed(row["members"]))
        for reference in filter(None, (*members, row["parent"])):
            if reference not in everything:
                raise DataError(f"{where}: refers to {reference}, which is no place of the gazetteer")
        parent = everything[row["parent"]] if row["parent"] else None
        place = Place(
            place_id=row["place_id"],
            level=_level(row["level"], where),
            kind=row["kind"],
            name=row["name"],
            name_uk=row["name_uk"],
            population=population,
            members=members,
            occupied_part=row["occupied_part"] == "yes",
            lat=lat,
            lon=lon,
            oblast_id=parent.oblast_id if parent else None,
            raion_id=parent.raion_id if parent else None,
            hromada_id=parent.hromada_id if parent else None,
        )
        forms.add((place.name,), (place.place_id,), NameSource.OFFICIAL)
        forms.add(spellings.inflected(place.name_uk, "uk"), (place.place_id,), NameSource.OFFICIAL)
        forms.add(spellings.inflected(row["name_ru"], "ru"), (place.place_id,), NameSource.RUSSIAN)
        added[place.place_id] = place
    return added


def aliases(path: Path, places: Mapping[str, Place], spellings: Spellings, forms: FormCollector) -> None:
    """Add the names of ``aliases.csv``. Raises DataError for a dangling reference or an unknown kind of name."""
    kinds = {source.value: source for source in NameSource}
    for number, row in enumerate(read_rows(path), start=2):
        where = f"{path}: row {number} ({row['form']})"
        _require(row, where)
        for reference in filter(None, (row["place_id"], row["within"])):
            if reference not in places:
                raise DataError(f"{where}: refers to {reference}, which is no place of the gazetteer")
        if row["kind_of_name"] not in kinds:
            raise DataError(f"{where}: kind_of_name is {row['kind_of_name']!r}, expected one of {', '.join(kinds)}")
        forms.add(
            spellings.inflected(row["form"], row["language"]),
            (row["place_id"],),
            kinds[row["kind_of_name"]],
            row["within"] or None,
        )


def _require(row: dict[str, str], where: str) -> None:
    for column in ("source", "reason"):
        if not row[column]:
            raise DataError(f"{where}: has no {column}; every hand-kept row needs one")


def _level(code: str, where: str) -> Level:
    try:
        return Level(code)
    except ValueError as error:
        raise DataError(f"{where}: level is {code!r}, expected one of {', '.join(Level)}") from error
