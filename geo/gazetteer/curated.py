"""The hand-kept additions: places in neither source, points that no join gave, and names that no rule gives."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from geo.errors import DataError
from geo.gazetteer.forms import FormCollector
from geo.gazetteer.model import Level, NameSource, Place
from geo.gazetteer.rows import Row, read_rows
from geo.gazetteer.sources import GeonamesPlace
from geo.gazetteer.spellings import Spellings


def supplement(path: Path, places: Mapping[str, Place], spellings: Spellings, forms: FormCollector) -> dict[str, Place]:
    """The places of ``supplement.csv``, by id: new ones, and known ones with their point or population mended.

    Raises DataError for a cell that cannot be used and for a reference to a place that does not exist.
    """
    added: dict[str, Place] = {}
    for row in read_rows(path):
        _check(row, ("parent",), {**places, **added})
        _check_listed(row, "members", places)
        known = places.get(row["place_id"])
        place = _mended(known, row) if known else _new(row, places.get(row["parent"]) or added.get(row["parent"]))
        forms.add((row["name"],), (place.place_id,), NameSource.OFFICIAL)
        forms.add(spellings.inflected(row["name_uk"], "uk"), (place.place_id,), NameSource.OFFICIAL)
        if row["name_ru"]:
            forms.add(spellings.inflected(row["name_ru"], "ru"), (place.place_id,), NameSource.RUSSIAN)
        added[place.place_id] = place
    return added


def points(path: Path, codes: Collection[str]) -> dict[str, GeonamesPlace]:
    """KATOTTG code to point, for settlements that a smaller source of points lacks; WGS 84 degrees.

    Raises :class:`~geo.errors.DataError` for a code that is none of ``codes``.
    """
    found: dict[str, GeonamesPlace] = {}
    for row in read_rows(path):
        if row["place_id"] not in codes:
            raise DataError(f"{row.where}: there is no unit {row['place_id']!r} in KATOTTG")
        found[row["place_id"]] = GeonamesPlace(
            geonameid=row.parsed("geonameid", int),
            name="",
            country="UA",
            admin1="",
            lat=row.parsed("lat", float),
            lon=row.parsed("lon", float),
            population=row.parsed("population", _whole) or 0,
            alternates=(),
        )
    return found


def aliases(path: Path, places: Mapping[str, Place], spellings: Spellings, forms: FormCollector) -> None:
    """Add the names of ``aliases.csv``. Raises DataError for a dangling reference or an unknown kind of name."""
    for row in read_rows(path):
        row.required("place_id")
        _check(row, ("place_id", "within"), places)
        forms.add(
            spellings.inflected(row["form"], row["language"]),
            (row["place_id"],),
            row.parsed("kind_of_name", NameSource),
            row["within"] or None,
        )


def kind_names(
    names: Path, phrases: Path, places: Mapping[str, Place], spellings: Spellings, forms: FormCollector
) -> None:
    """Add the names of ``kind_names.csv`` with their kind words: each goes into the slot (``{name}``, ``{adjective}``
    …) of every phrase that ``kind_phrases.csv`` has for the kind of its place in its language.

    Raises DataError for a dangling reference and for a name that no phrase takes.
    """
    known: dict[tuple[str, str], list[str]] = defaultdict(list)
    for row in read_rows(phrases):
        known[row["kind"], row["language"]].append(row["phrase"])
    for row in read_rows(names):
        row.required("place_id")
        _check(row, ("place_id", "within"), places)
        kind, language = places[row["place_id"]].kind, row["language"]
        taking = [phrase for phrase in known[kind, language] if re.search(rf"{{{row['slot']}\b", phrase)]
        if not taking:
            raise DataError(
                f"{row.where}: no phrase for the kind {kind!r} in {language} has {{{row['slot']}}}; add one"
            )
        source, within = row.parsed("kind_of_name", NameSource), row["within"] or None
        for phrase in taking:
            filled = _filled(phrase, row["slot"], row["value"], language, spellings)
            forms.add(filled, (row["place_id"],), source, within)


def _filled(phrase: str, slot: str, value: str, language: str, spellings: Spellings) -> set[str]:
    """The case forms of ``phrase`` with ``value`` in its slot. At the end of a phrase a name keeps its form («на
    аеродромі Гвардійське»); in ``{name:agrees}`` it runs through the cases too («на річці Молочній»)."""
    head, _, last = phrase.rpartition(" ")
    if last == f"{{{slot}:agrees}}":
        pairs = zip(spellings.cases(head, language), spellings.cases(value, language), strict=True)
        return {f"{first} {second}" for heads, seconds in pairs for first in heads for second in seconds}
    filled = last.replace(f"{{{slot}}}", value)
    if head and filled != last:
        return {f"{first} {filled}" for first in spellings.inflected(head, language)}
    return spellings.inflected(phrase.replace(f"{{{slot}}}", value), language)


def _mended(place: Place, row: Row) -> Place:
    population = row.parsed("population", _whole) or place.population
    return replace(place, lat=row.parsed("lat", _degrees), lon=row.parsed("lon", _degrees), population=population)


def _new(row: Row, parent: Place | None) -> Place:
    return Place(
        place_id=row["place_id"],
        level=row.parsed("level", Level),
        kind=row["kind"],
        name=row["name"],
        name_uk=row["name_uk"],
        lat=row.parsed("lat", _degrees),
        lon=row.parsed("lon", _degrees),
        population=row.parsed("population", _whole),
        oblast_id=parent.oblast_id if parent else None,
        raion_id=parent.raion_id if parent else None,
        hromada_id=parent.hromada_id if parent else None,
        members=tuple(row.listed("members")),
        occupied_part=row["occupied_part"] == "yes",
    )


def _check(row: Row, columns: Iterable[str], places: Mapping[str, Place]) -> None:
    """Refuse a row without source or reason, and one that refers to a place that does not exist."""
    for column in ("source", "reason"):
        row.required(column)
    for column in columns:
        _check_listed(row, column, places)


def _check_listed(row: Row, column: str, places: Mapping[str, Place]) -> None:
    for reference in row.listed(column):
        if reference not in places:
            raise DataError(f"{row.where}: {column} refers to {reference}, which is no place of the gazetteer")


def _degrees(cell: str) -> float | None:
    return float(cell) if cell else None


def _whole(cell: str) -> int | None:
    return int(cell) if cell else None
