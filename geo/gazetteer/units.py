"""Oblasts, raions, hromadas and districts of cities: their places, and how their names are written with their kind."""

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from geo.gazetteer.forms import FormCollector
from geo.gazetteer.model import Level, NameSource
from geo.gazetteer.rows import read_rows
from geo.gazetteer.sources import Unit
from geo.gazetteer.spellings import Spellings
from geo.text import fold

LEVEL_OF_CATEGORY = {
    "O": Level.OBLAST,
    "K": Level.SETTLEMENT,
    "P": Level.RAION,
    "H": Level.HROMADA,
    "M": Level.SETTLEMENT,
    "X": Level.SETTLEMENT,
    "C": Level.SETTLEMENT,
    "B": Level.DISTRICT,
}
KIND_OF_CATEGORY = {
    "O": "oblast",
    "K": "city",
    "P": "raion",
    "H": "hromada",
    "M": "city",
    "X": "settlement",
    "C": "village",
    "B": "city district",
}
_HROMADA_KIND = {
    "M": {"uk": "міська", "ru": "городская", "en": "urban"},
    "X": {"uk": "селищна", "ru": "поселковая", "en": "settlement"},
    "C": {"uk": "сільська", "ru": "сельская", "en": "rural"},
}
_SUFFIX_LENGTH = {"P": 5, "H": 4, "B": 5}
_MIN_SHARED = 3
_GENDERS = {"uk": ("ий", "а", "е"), "ru": ("ий", "ая", "ое")}
_CATEGORY_RANK = "KMXC"


class UnitNames:
    """Written forms of raions, hromadas and districts.

    Their official names are adjectives; English usage names a unit after its seat (Skadovsk Raion), which is the
    settlement in the unit that shares the longest beginning with the adjective.
    """

    def __init__(self, units: Iterable[Unit], spellings: Spellings, phrases: Path) -> None:
        self._spellings = spellings
        self._settlements: dict[str, list[Unit]] = defaultdict(list)
        for unit in units:
            if LEVEL_OF_CATEGORY[unit.category] is Level.SETTLEMENT:
                for ancestor in unit.ancestors:
                    self._settlements[ancestor].append(unit)
        self._phrases: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for row in read_rows(phrases):
            self._phrases[row["level"]].append((row["language"], row["phrase"]))

    def seat(self, unit: Unit) -> Unit | None:
        """The settlement a raion or hromada is named after, ``None`` when there is none."""
        stem = fold(unit.name)[: -_SUFFIX_LENGTH[unit.category]]
        best: tuple[int, int] | None = None
        seat: Unit | None = None
        for settlement in self._settlements[unit.code]:
            shared = _shared_length(stem, fold(settlement.name))
            score = (shared, -_CATEGORY_RANK.index(settlement.category))
            if shared >= max(_MIN_SHARED, len(stem) - 3) and (best is None or score > best):
                best, seat = score, settlement
        return seat

    def names(self, unit: Unit) -> tuple[str, str]:
        """The English and the Ukrainian name of a unit, with its kind."""
        official = self._spellings.romaniser.official
        if unit.category == "B":
            return f"{official(unit.name)} District", f"{unit.name} район"
        seat = self.seat(unit)
        english = official(seat.name if seat else unit.name)
        if unit.category == "P":
            return f"{english} Raion", f"{unit.name} район"
        return f"{english} hromada", f"{unit.name} {self._kind(unit)['uk']} громада"

    def collect(self, unit: Unit, forms: FormCollector) -> None:
        """Add every written form of ``unit``."""
        official = self._spellings.romaniser.official
        seat = self.seat(unit) if unit.category in "PH" else None
        kind = self._kind(unit)
        russian = self._spellings.spell_russian(unit.name)[0]
        for language, phrase in self._phrases[LEVEL_OF_CATEGORY[unit.category].value]:
            adjective = {"uk": unit.name, "ru": russian, "en": official(unit.name)}[language]
            if "{name}" in phrase and seat is None:
                continue
            name = official(seat.name) if seat else ""
            written = phrase.format(adjective=adjective, name=name, kind=kind.get(language, ""))
            source = NameSource.RUSSIAN if language == "ru" else NameSource.OFFICIAL
            forms.add(self._spellings.inflected(written, language), (unit.code,), source)
        for language, adjective in (("uk", unit.name), ("ru", russian)):
            forms.add(self._spellings.inflected(adjective, language), (unit.code,), NameSource.STEM)
        if seat:
            forms.add((official(seat.name),), (unit.code,), NameSource.STEM)
        if seat and unit.category == "H" and seat.category in "MX":
            self._collect_seat(unit, seat, russian[:-2] + "ий", forms)

    def _collect_seat(self, hromada: Unit, seat: Unit, masculine_ru: str, forms: FormCollector) -> None:
        """The adjectives of a town in every gender, for what stands in it: «Джанкойський аеродром»."""
        for language, masculine in (("uk", hromada.name[:-1] + "ий"), ("ru", masculine_ru)):
            for ending in _GENDERS[language]:
                adjective = masculine[:-2] + ending
                forms.add(self._spellings.inflected(adjective, language), (seat.code,), NameSource.STEM)

    def _kind(self, unit: Unit) -> dict[str, str]:
        if unit.category != "H":
            return {}
        return _HROMADA_KIND[self._settlements[unit.code][0].category]


def _shared_length(one: str, other: str) -> int:
    """How many letters two words have in common from their beginning."""
    return next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
