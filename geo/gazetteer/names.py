"""Written variants of a name: romanisations, and the Russian spelling of a Ukrainian name."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import product
from pathlib import Path

from geo.gazetteer.morphology import Part
from geo.gazetteer.rows import read_rows
from geo.text import fold

# Machine translations put the adjective of a plural name in the singular, and an English plural on its noun.
_FOR_PHRASES = frozenset({"ru-singular", "ru-anglicised"})
_AT = {
    "initial": "(?<![^ -]){}",
    "final": "{}(?![^ -])",
    "after_vowel": "(?<=[аеєиіїоуюяёыэ]){}",
    "": "{}",
}
_PIECE = re.compile("[^ -]+")


@dataclass(frozen=True, slots=True)
class _Scheme:
    """A romanisation: rules for letters at a position and for several letters first, then letter by letter."""

    rules: tuple[tuple[re.Pattern[str], str], ...]
    letters: Mapping[int, str]

    def romanise(self, folded: str) -> str:
        for pattern, latin in self.rules:
            folded = pattern.sub(latin, folded)
        return folded.translate(self.letters)


class Romaniser:
    """Cyrillic to Latin letters by the schemes of ``data/gazetteer/romanisation.csv``.

    ``uk-2010`` is the official one (Cabinet resolution 55 of 27 January 2010). Any scheme but ``uk-2010`` and
    ``ru-plain`` lists only where it differs from that of its language.
    """

    def __init__(self, path: Path) -> None:
        tables: dict[str, dict[tuple[str, str], str]] = {}
        for row in read_rows(path):
            tables.setdefault(row["scheme"], {})[row["letters"], row["position"]] = row["latin"]
        bases = {"uk": tables["uk-2010"], "ru": tables["ru-plain"]}
        self._schemes = {name: _scheme({**bases[name[:2]], **table}) for name, table in tables.items()}

    def official(self, name: str) -> str:
        """The official English spelling of a Ukrainian name, capitals kept."""
        latin = _PIECE.findall(self._schemes["uk-2010"].romanise(fold(name)))
        pieces = iter(latin)

        def spelled(piece: re.Match[str]) -> str:
            word = next(pieces)
            return word[0].upper() + word[1:] if piece.group()[0].isupper() else word

        return _PIECE.sub(spelled, name)

    def variants(self, name: str, language: str) -> set[str]:
        """Every folded Latin spelling of ``name``, a name in ``uk`` or ``ru``, that the schemes give."""
        folded = fold(name)
        return {
            scheme.romanise(folded)
            for key, scheme in self._schemes.items()
            if key.startswith(language) and (" " in folded or key not in _FOR_PHRASES)
        }


def _scheme(table: Mapping[tuple[str, str], str]) -> _Scheme:
    rules = [
        (re.compile(_AT[position].format(letters)), latin)
        for (letters, position), latin in table.items()
        if position or len(letters) > 1
    ]
    letters = {ord(letter): latin for (letter, position), latin in table.items() if not position and len(letter) == 1}
    return _Scheme(tuple(rules), letters)


class RussianSpelling:
    """Ukrainian names in Russian spelling, by the ordered patterns of ``data/gazetteer/russian_spelling.csv``.

    A row applies to the words of its ``part``, to all where that is empty; ``adjective`` means one before its noun.
    A replacement of several ways, parted by ``/``, gives several spellings.
    """

    def __init__(self, path: Path, parts: Callable[[list[str]], list[Part]]) -> None:
        self._rules = [
            (_substitution(row["pattern"]), row["replacement"].split("/"), row["part"]) for row in read_rows(path)
        ]
        self._parts = parts
        self._ways = cache(self._word)

    def spell(self, name_uk: str) -> tuple[str, ...]:
        """The folded Russian spellings of a Ukrainian name, as far as rules can give them, the likeliest first."""
        words = name_uk.split(" ")
        parts = [*self._parts(words)[:-1], Part.NOUN]
        ways = [self._ways(fold(word), part) for word, part in zip(words, parts, strict=True)]
        return tuple(map(" ".join, product(*ways)))

    def _word(self, word: str, part: Part) -> tuple[str, ...]:
        ways = [word]
        for substitute, replacements, only in self._rules:
            if only in ("", part):
                ways = [substitute(new, way) for way in ways for new in replacements]
        return tuple(fold(way) for way in dict.fromkeys(ways))


def _substitution(pattern: str) -> Callable[[str, str], str]:
    """What puts a replacement for ``pattern`` into a word; plain text needs no regular expression."""
    if re.escape(pattern) == pattern:
        return lambda new, word: word.replace(pattern, new)
    return re.compile(pattern).sub
