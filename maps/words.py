"""What the pages say, in the language of one reader; ``maps/web/src/words.ts`` is its like in the browser."""

import re
from datetime import date
from functools import lru_cache
from math import floor
from pathlib import Path
from typing import Literal

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.numbers import format_decimal
from markupsafe import Markup, escape
from pydantic import TypeAdapter

from geo.facts import DATA, read_facts
from geo.incidents.taxonomy import Label

Language = Literal["en", "uk", "ru"]
LANGUAGES: tuple[Language, ...] = ("en", "uk", "ru")
"""The first is that of the pages whose names say no language."""
WordTable = dict[str, Label]

_LOCALES = {"en": Locale("en", "GB"), "uk": Locale("uk"), "ru": Locale("ru")}
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
# What is less than a day, by CLDR's skeletons: https://cldr.unicode.org
_SKELETONS = {"month": "yMMMM", "year": "y"}


def load_words(name: str, folder: Path = DATA / "ui") -> WordTable:
    """Texts by key: those of ``words`` the browser gets, those of ``pages`` only the pages made here need.

    Raises :class:`~geo.errors.DataError` where a text lacks a language.
    """
    return read_facts(folder / f"{name}.yaml", TypeAdapter(WordTable))


def names_for(language: Language, name: str, name_uk: str) -> tuple[str, str]:
    """The name of a place for readers of ``language``: in English the one in Latin letters (``name``), beside it the
    Ukrainian one where that differs; else the Ukrainian one."""
    first, second = (name, name_uk) if language == "en" else (name_uk, name)
    return first or second, name_uk if language == "en" and first and name_uk != first else ""


class Words:
    """The texts of a table in one language."""

    def __init__(self, table: WordTable, language: Language = LANGUAGES[0]) -> None:
        self._table = table
        self.language: Language = language

    def __contains__(self, key: str) -> bool:
        return key in self._table

    def say(self, key: str, **values: str | int) -> str:
        """The text of ``key`` with its values filled in; raises ``KeyError`` for a key that no table has."""
        text = self.label(self._table[key])
        return text.format_map({name: self._shown(value) for name, value in values.items()}) if values else text

    def known(self, key: str, otherwise: str) -> str:
        """The text of ``key`` where there is one; of words of the data there need not be."""
        return self.say(key) if key in self else otherwise

    def markup(self, key: str, **parts: Markup) -> Markup:
        """The text of ``key`` as HTML, with pieces of HTML filled in."""
        return Markup(escape(self.say(key))).format(**parts)

    def label(self, label: Label) -> str:
        """A label of the taxonomy, or of a table, in the reader's language."""
        return getattr(label, self.language)

    def named(self, key: str, language: Language) -> str:
        """The text of ``key`` in another language, such as what that language calls itself."""
        return getattr(self._table[key], language)

    def number(self, value: int) -> str:
        """A number with its groups of digits set apart."""
        return format_decimal(value, locale=_LOCALES[self.language])

    def distance(self, km: float) -> str:
        """Kilometres for a reader: whole ones, tenths below one; halves are rounded up."""
        tenths = floor(10 * km + 0.5)
        return format_decimal(floor(tenths / 10 + 0.5) if tenths >= 10 else tenths / 10, locale=_LOCALES[self.language])

    def day(self, day: str, precision: str = "day") -> str:
        """A day in ISO 8601, or the day of a moment, in words: "2 March 2024"; what is no such day as it is.

        ``precision`` (``day``, ``month`` or ``year``) is how much of it is told.
        """
        return _day(day[:10], precision, self.language) if day else ""

    def dates(self, start: str, end: str, precision: str) -> str:
        """When something happened, from the first day to the last, in words; each day as for :meth:`day`."""
        if not start:
            return self.say("date.unknown")
        first, last = self.day(start, precision), self.day(end or start, precision)
        return first if first == last else self.say("date.range", **{"from": first, "to": last})

    def source(self, source: str) -> str:
        """Who says who held a place, as the data name it, in the reader's language where there are words for it."""
        key = f"source.{_DAY.sub('{day}', source)}"
        day = _DAY.search(source)
        return self.say(key, day=self.day(day[0]) if day else "") if key in self else source

    def _shown(self, value: str | int) -> str:
        return self.number(value) if isinstance(value, int) else value


@lru_cache(maxsize=20_000)
def _day(day: str, precision: str, language: Language) -> str:
    try:
        value = date.fromisoformat(day)
    except ValueError:
        return day
    locale = _LOCALES[language]
    skeleton = _SKELETONS.get(precision)
    return format_skeleton(skeleton, value, locale=locale) if skeleton else format_date(value, "long", locale=locale)
