"""All ways to write one name, in the three languages."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path

from geo.gazetteer.inflection import Inflector
from geo.gazetteer.model import NameSource
from geo.gazetteer.names import Romaniser, RussianSpelling
from geo.text import fold

_CYRILLIC_NAME = re.compile(r"[а-яіїєґ][а-яіїєґ' -]{2,}")
_IS_UKRAINIAN = re.compile(r"[іїєґ']|[сцз]ьк")
_SAME_NAME = 0.7


@dataclass(frozen=True, slots=True)
class Written:
    """Folded forms that share a source."""

    source: NameSource
    forms: frozenset[str]


class Spellings:
    """Written forms by rule and dictionary: case forms, romanisations, the Russian spelling."""

    def __init__(self, data: Path) -> None:
        self.romaniser = Romaniser(data / "romanisation.csv")
        self._inflectors = {language: Inflector(language, data / "endings.csv") for language in ("uk", "ru")}
        self._russian = RussianSpelling(data / "russian_spelling.csv", self._inflectors["uk"].parts)
        self.official = cache(self._official)
        self.alternate = cache(self._alternate)

    def inflected(self, name: str, language: str) -> set[str]:
        """The case forms of a name; in English the name alone. Folded."""
        inflector = self._inflectors.get(language)
        return inflector.forms(name) if inflector else {fold(name)}

    def cases(self, name: str, language: str) -> tuple[frozenset[str], ...]:
        """The case forms of a Ukrainian or Russian name, one set a case."""
        return self._inflectors[language].paradigm(name)

    def spell_russian(self, name_uk: str) -> tuple[str, ...]:
        """The Russian spellings of a Ukrainian name by rule, folded, the likeliest first."""
        return self._russian.spell(name_uk)

    def _official(self, name_uk: str) -> tuple[Written, ...]:
        """All forms that follow from the official Ukrainian name."""
        russian: set[str] = set()
        for spelling in self.spell_russian(name_uk):
            russian |= self.inflected(spelling, "ru") | self.romaniser.variants(spelling, "ru")
        english = fold(self.romaniser.official(name_uk))
        return (
            Written(NameSource.OFFICIAL, frozenset(self.inflected(name_uk, "uk") | {english})),
            Written(NameSource.ALTERNATE, frozenset(self.romaniser.variants(name_uk, "uk"))),
            Written(NameSource.RUSSIAN, frozenset(russian)),
        )

    def _alternate(self, name: str, name_uk: str) -> Written | None:
        """All forms that follow from another name of the place ``name_uk``; ``None`` when ``name`` is not written
        in Ukrainian or Russian letters."""
        folded = fold(name)
        if not _CYRILLIC_NAME.fullmatch(folded):
            return None
        language = "uk" if _IS_UKRAINIAN.search(folded) else "ru"
        twin = fold(name_uk) if language == "uk" else self.spell_russian(name_uk)[0]
        if SequenceMatcher(None, folded, twin, autojunk=False).ratio() < _SAME_NAME:
            source = NameSource.FORMER
        else:
            source = NameSource.ALTERNATE if language == "uk" else NameSource.RUSSIAN
        forms = self.inflected(name, language) | self.romaniser.variants(name, language)
        return Written(source, frozenset(forms))
