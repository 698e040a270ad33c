"""Written variants of a name: romanisations, and the Russian spelling of a Ukrainian name."""

import re
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path

from geo.gazetteer.morphology import Part
from geo.gazetteer.rows import read_rows
from geo.text import fold

# Machine translations put the adjective of a plural name in the singular, and an English plural on its noun.
_FOR_PHRASES = frozenset({"ru-singular", "ru-anglicised"})
_VOWELS = frozenset("аеєиіїоуюяёыэ")


class Romaniser:
    """Cyrillic to Latin letters by the schemes of ``data/gazetteer/romanisation.csv``.

    ``uk-2010`` is the official one (Cabinet resolution 55 of 27 January 2010); a scheme that is not ``uk-2010`` or
    ``ru-plain`` itself lists only where it differs from that of its language.
    """

    def __init__(self, path: Path) -> None:
        own: dict[str, dict[tuple[str, str], str]] = {}
        for row in read_rows(path):
            own.setdefault(row["scheme"], {})[row["letters"], row["position"]] = row["latin"]
        bases = {"uk": own["uk-2010"], "ru": own["ru-plain"]}
        self._schemes = {scheme: {**bases[scheme[:2]], **table} for scheme, table in own.items()}

    def official(self, name: str) -> str:
        """The official English spelling of a Ukrainian name, capitals kept."""
        return self.romanise(name, "uk-2010")

    def variants(self, name: str, language: str) -> set[str]:
        """Every folded Latin spelling of ``name``, a name in ``uk`` or ``ru``, that the schemes give."""
        folded = fold(name)
        return {
            self.romanise(folded, scheme)
            for scheme in self._schemes
            if scheme.startswith(language) and (" " in folded or scheme not in _FOR_PHRASES)
        }

    def romanise(self, name: str, scheme: str) -> str:
        """``name`` in Latin letters by ``scheme``; what the scheme does not list stays."""
        return "".join(self._letters(name.replace("’", "'").replace("ʼ", "'"), self._schemes[scheme]))

    @staticmethod
    def _letters(name: str, table: dict[tuple[str, str], str]) -> Iterator[str]:
        lower = name.lower()
        i = 0
        while i < len(name):
            is_initial = i == 0 or lower[i - 1] in " -"
            for length in (2, 1):
                letters = lower[i : i + length]
                is_final = i + length >= len(name) or lower[i + length] in " -"
                positions = [""]
                if is_final:
                    positions.insert(0, "final")
                if i and lower[i - 1] in _VOWELS:
                    positions.insert(0, "after_vowel")
                if is_initial:
                    positions.insert(0, "initial")
                latin = next((table[letters, at] for at in positions if (letters, at) in table), None)
                if latin is not None and len(letters) == length:
                    yield latin.capitalize() if name[i].isupper() else latin
                    i += length
                    break
            else:
                yield name[i]
                i += 1


class RussianSpelling:
    """Ukrainian names in Russian spelling, by the ordered patterns of ``data/gazetteer/russian_spelling.csv``.

    A row applies to the words of its ``part``, to all where that is empty; ``adjective`` means one before its noun.
    A replacement of several ways, parted by ``/``, gives several spellings.
    """

    def __init__(self, path: Path, parts: Callable[[list[str]], list[Part]]) -> None:
        self._rules = [
            (re.compile(row["pattern"]), row["replacement"].split("/"), row["part"]) for row in read_rows(path)
        ]
        self._parts = parts

    def spell(self, name_uk: str) -> tuple[str, ...]:
        """The folded Russian spellings of a Ukrainian name, as far as rules can give them, the likeliest first."""
        words = name_uk.split(" ")
        parts = [*self._parts(words)[:-1], Part.NOUN]
        spelled = [self._word(fold(word), part) for word, part in zip(words, parts, strict=True)]
        return tuple(" ".join(way) for way in product(*spelled))

    def _word(self, word: str, part: Part) -> list[str]:
        ways = [word]
        for pattern, replacements, only in self._rules:
            if only in ("", part):
                ways = [pattern.sub(new, way) for way in ways for new in replacements]
        return [fold(way) for way in dict.fromkeys(ways)]
