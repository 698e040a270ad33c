"""Places outside Ukraine: known so that they are not taken for places in it."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from babel import Locale

from geo.gazetteer.forms import FormCollector
from geo.gazetteer.model import Level, NameSource, Place
from geo.gazetteer.rows import read_rows
from geo.gazetteer.sources import GeonamesPlace
from geo.gazetteer.spellings import Spellings

_MIN_POPULATION = 200_000
_MIN_POPULATION_NEAR = 50_000
_NEAR = frozenset({"RU", "BY", "MD"})
_LANGUAGES = ("en", "uk", "ru")


def countries(codes: Iterable[str], spellings: Spellings, forms: FormCollector) -> Iterator[Place]:
    """The countries of the world but Ukraine, named as Unicode CLDR names them."""
    territories = {language: Locale(language).territories for language in _LANGUAGES}
    for code in sorted(set(codes) - {"UA"}):
        if any(code not in territories[language] for language in _LANGUAGES):
            continue
        names = {language: territories[language][code] for language in _LANGUAGES}
        yield _place(f"foreign:{code}", "country", names, spellings, forms)


def federal_subjects(path: Path, spellings: Spellings, forms: FormCollector) -> Iterator[Place]:
    """The federal subjects of Russia, ``data/gazetteer/federal_subjects.csv``."""
    for row in read_rows(path):
        names = {language: row[f"name_{language}"] for language in _LANGUAGES}
        place = _place(f"foreign:{row['code']}", "federal subject", names, spellings, forms)
        if names["en"].endswith(" Oblast"):
            stem = names["en"].removesuffix(" Oblast")
            forms.add((f"{stem} region", f"{stem} province"), (place.place_id,), NameSource.ALTERNATE)
        for language in _LANGUAGES:
            for other in row.listed(f"other_{language}"):
                forms.add(spellings.inflected(other, language), (place.place_id,), NameSource.ALTERNATE)
        yield place


def cities(points: Iterable[GeonamesPlace], spellings: Spellings, forms: FormCollector) -> Iterator[Place]:
    """Foreign cities of 200,000 inhabitants or more; 50,000 in Russia, Belarus and Moldova."""
    for point in points:
        least = _MIN_POPULATION_NEAR if point.country in _NEAR else _MIN_POPULATION
        if point.country == "UA" or point.population < least:
            continue
        place_id = f"geonames:{point.geonameid}"
        forms.add((point.name,), (place_id,), NameSource.OFFICIAL)
        name_uk = ""
        for alternate in sorted(point.alternates):
            if written := spellings.alternate(alternate, alternate):
                forms.add(written.forms, (place_id,), NameSource.ALTERNATE)
                name_uk = name_uk or alternate
        yield Place(place_id, Level.FOREIGN, "city", point.name, name_uk or point.name, population=point.population)


def _place(place_id: str, kind: str, names: dict[str, str], spellings: Spellings, forms: FormCollector) -> Place:
    for language, name in names.items():
        source = NameSource.RUSSIAN if language == "ru" else NameSource.OFFICIAL
        forms.add(spellings.inflected(name, language), (place_id,), source)
    return Place(place_id, Level.FOREIGN, kind, names["en"], names["uk"])
