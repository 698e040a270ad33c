"""Rivers, lakes, stations, ports and the like of a GeoNames dump, always named with the word for what they are.

A bare name would mean a town far more often: the lake is written «озеро Ялпуг», never «Ялпуг».
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from geo.gazetteer.forms import FormCollector
from geo.gazetteer.model import Level, NameSource, Place
from geo.gazetteer.rows import Row, read_rows
from geo.gazetteer.sources import GeonamesPlace
from geo.gazetteer.spellings import Spellings
from geo.text import fold

_ONLY_UKRAINIAN = re.compile("[іїєґ']|[сцз]ьк")
_ONLY_RUSSIAN = re.compile("[ыэъ]")
_CYRILLIC = re.compile(r"[а-яіїєґ' .\d-]+")
_LANGUAGES = ("uk", "ru", "en")
_SLOT = "{name}"


@dataclass(frozen=True, slots=True)
class _Written:
    """A name and the phrase it stands in."""

    phrase: str
    bare: str

    @property
    def text(self) -> str:
        """The name with its kind words."""
        return self.phrase.replace(_SLOT, self.bare)

    def forms(self, language: str, spellings: Spellings) -> set[str]:
        """The case forms where the name stays as it is: «на річці Десна»."""
        return spellings.inflected(self.text, language)

    def agreeing(self, language: str, spellings: Spellings) -> set[str]:
        """The case forms where a noun that follows the kind word moves with it: «на річці Десні»."""
        head, slot, _ = self.phrase.partition(f" {_SLOT}")
        if language == "en" or not slot:
            return set()
        cases = zip(spellings.cases(head, language), spellings.cases(self.bare, language), strict=True)
        return {f"{word} {name}" for words, names in cases for word in words for name in names}


@dataclass(frozen=True, slots=True)
class _Named:
    """The ways to write one object by language, the first the one to show."""

    written: Mapping[str, list[_Written]]

    @property
    def bare(self) -> str:
        """Its English name without the kind."""
        return self.written["en"][0].bare

    @property
    def name(self) -> str:
        """Its English name."""
        return self.written["en"][0].text

    @property
    def name_uk(self) -> str:
        """Its Ukrainian name, else the English one."""
        first = self.written["uk"][0].text if self.written["uk"] else self.name
        return first[0].upper() + first[1:]


class _Kind:
    """A row of ``feature_phrases.csv``: which objects are of the kind, and how they are called."""

    def __init__(self, row: Row, spellings: Spellings) -> None:
        self.word = row["kind"]
        self.level = row.parsed("level", Level)
        self.crosses_oblasts = row["crosses_oblasts"] == "yes"
        self.features = row.listed("features")
        self._spellings = spellings
        self._phrases = {language: row.listed(language) for language in _LANGUAGES}
        self._patterns = {language: _patterns(self._phrases[language]) for language in ("uk", "ru")}
        variants = spellings.romaniser.variants
        transcribed = [
            latin
            for language in ("uk", "ru")
            for phrase in self._phrases[language]
            for latin in variants(phrase, language)
        ]
        self._patterns["en"] = _patterns([*self._phrases["en"], *sorted(transcribed)])

    def named(self, point: GeonamesPlace) -> _Named:
        """How ``point`` is called."""
        names = _by_language(point.alternates)
        bare_uk = [self._bare(name, "uk") for name in names["uk"]]
        bare_ru = [self._bare(name, "ru") for name in names["ru"]]
        if bare_uk and not bare_ru:
            bare_ru = [_titled(self._spellings.spell_russian(bare_uk[0])[0])]
        romaniser = self._spellings.romaniser
        main = self._bare(point.name, "en")
        latin = [romaniser.official(bare_uk[0]) if bare_uk else main, main]
        latin += sorted(variant for name in bare_ru[:1] for variant in romaniser.variants(name, "ru"))
        return _Named(
            {
                "uk": self._written(names["uk"], bare_uk, "uk"),
                "ru": self._written(names["ru"], bare_ru, "ru"),
                "en": self._written([point.name], latin, "en"),
            },
        )

    def _bare(self, name: str, language: str) -> str:
        """A name without the word for its kind."""
        found = (pattern.fullmatch(name) for _, pattern in self._patterns[language])
        return next((match["name"] for match in found if match), name)

    def _written(self, names: list[str], bare: list[str], language: str) -> list[_Written]:
        """A name is written with the kind words that the source has with it, else with all that its kind knows."""
        patterns = self._patterns[language][: len(self._phrases[language])]
        known = [phrase for phrase, pattern in patterns for name in names if pattern.fullmatch(name)]
        phrases = known or self._phrases[language]
        return [_Written(phrase, name) for name in dict.fromkeys(bare) for phrase in dict.fromkeys(phrases)]


def collect(
    path: Path,
    points: Iterable[GeonamesPlace],
    places: Mapping[str, Place],
    oblast_of_admin1: Mapping[str, str],
    spellings: Spellings,
    forms: FormCollector,
) -> dict[str, Place]:
    """The places, by id, of the objects whose kind is in ``path`` (``feature_phrases.csv``); their forms go to
    ``forms``.

    ``places`` are those known already: an object that one of them is, by id or name, is left out. A site lies in the
    raion and oblast that GeoNames has it in, a feature in the oblast. One that may cross oblasts lies in none, unless
    others of its kind and name have to be told from it. Raises DataError for a row that cannot be used.
    """
    kinds = [_Kind(row, spellings) for row in read_rows(path)]
    kind_of = {feature: kind for kind in kinds for feature in kind.features}
    known = {
        fold(name) for p in places.values() if p.level in (Level.FEATURE, Level.SITE) for name in (p.name, p.name_uk)
    }
    raions = {place_id[2:6]: place_id for place_id, place in places.items() if place.level is Level.RAION}
    found: list[tuple[GeonamesPlace, _Kind, _Named]] = []
    for point in points:
        kind = kind_of.get(point.feature)
        if kind is None or f"geonames:{point.geonameid}" in places:
            continue
        named = kind.named(point)
        if known.isdisjoint(map(fold, (named.bare, named.name, named.name_uk))):
            found.append((point, kind, named))
    namesakes = Counter((kind.word, named.bare) for _, kind, named in found)
    collected: dict[str, Place] = {}
    for point, kind, named in found:
        is_inside = not kind.crosses_oblasts or namesakes[kind.word, named.bare] > 1
        place = Place(
            place_id=f"geonames:{point.geonameid}",
            level=kind.level,
            kind=kind.word,
            name=named.name,
            name_uk=named.name_uk,
            lat=point.lat,
            lon=point.lon,
            oblast_id=oblast_of_admin1.get(point.admin1) if is_inside else None,
            raion_id=raions.get(point.admin2) if kind.level is Level.SITE else None,
        )
        collected[place.place_id] = place
        for language, source in (("uk", NameSource.OFFICIAL), ("ru", NameSource.RUSSIAN), ("en", NameSource.OFFICIAL)):
            for written in named.written[language]:
                forms.add(written.forms(language, spellings), (place.place_id,), source)
                if kind.level is Level.FEATURE:
                    forms.add(written.agreeing(language, spellings), (place.place_id,), source)
    return collected


def _patterns(phrases: Iterable[str]) -> list[tuple[str, re.Pattern[str]]]:
    """Phrases, each with what finds the name in it."""
    return [
        (phrase, re.compile(re.escape(phrase).replace(re.escape(_SLOT), "(?P<name>.+)"), re.IGNORECASE))
        for phrase in phrases
    ]


def _by_language(alternates: Iterable[str]) -> dict[str, list[str]]:
    """The Ukrainian and the Russian ones of some names. One that may be both is what there is none of."""
    names: dict[str, list[str]] = {"uk": [], "ru": [], "": []}
    for name in alternates:
        folded = fold(name)
        if _CYRILLIC.fullmatch(folded):
            is_ukrainian, is_russian = _ONLY_UKRAINIAN.search(folded), _ONLY_RUSSIAN.search(folded)
            names["" if bool(is_ukrainian) == bool(is_russian) else "uk" if is_ukrainian else "ru"].append(name)
    either = names.pop("")
    for language in ("uk", "ru"):
        if not names[language]:
            names[language], either = either, []
    return names


def _titled(folded: str) -> str:
    """A folded name with its capitals."""
    return " ".join(word[:1].upper() + word[1:] for word in folded.split(" "))
