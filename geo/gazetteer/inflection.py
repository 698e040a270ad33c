"""Ukrainian and Russian case forms of names: by the dictionary, and by ending.

Dictionaries know few names of villages, and of a name that is a common word too they give the cases of that word
(ізюму, but the town is Ізюма). So the forms by ending stand beside theirs, except where the ending leaves the gender
or the number open and the dictionary knows it.
"""

import re
from dataclasses import dataclass
from itertools import islice, product
from pathlib import Path

from geo.gazetteer.morphology import CASES, Dictionary, Paradigm, Part
from geo.gazetteer.rows import Row, read_rows
from geo.text import fold

# Endings that make a word an adjective where it stands last (a name of its own), and before a noun.
_ADJECTIVAL = {
    "uk": re.compile(r"(?:ий|ій|[сцз]ьк(?:а|е|і)|[бвгджзклмнпрстфхцчшщ]е|є)$"),
    "ru": re.compile(r"(?:[иы]й|ой|ая|яя|ое|ее|ые|ие)$"),
}
_ADJECTIVAL_BEFORE_NOUN = {"uk": re.compile(r"(?:ий|ій|а|я|е|є|і)$"), "ru": _ADJECTIVAL["ru"]}


_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _Ending:
    """How the words that ``pattern`` fits run through the oblique cases."""

    pattern: re.Pattern[str]
    length: int
    only_unknown: bool
    cases: tuple[tuple[str, ...], ...]

    def forms(self, word: str) -> list[frozenset[str]]:
        stem = word[: len(word) - self.length]
        return [frozenset(stem + ending for ending in endings) for endings in self.cases]


class Inflector:
    """Case forms in one language, ``uk`` or ``ru``.

    ``endings`` is ``data/gazetteer/endings.csv``: of a part of speech, the first row that fits a word counts.
    """

    def __init__(self, language: str, endings: Path) -> None:
        self._dictionary = Dictionary(language)
        self._last = _ADJECTIVAL[language]
        self._before_noun = _ADJECTIVAL_BEFORE_NOUN[language]
        self._endings: dict[Part, list[_Ending]] = {part: [] for part in Part}
        for row in read_rows(endings):
            if row["language"] == language:
                self._endings[Part(row["part"])].append(_ending(row))
        self._paradigms: dict[tuple[str, Part], Paradigm] = {}

    def forms(self, name: str) -> set[str]:
        """Every folded case form of ``name``, itself included."""
        return set[str]().union(*self.paradigm(name))

    def paradigm(self, name: str) -> Paradigm:
        """The case forms of a name of one or more words, its adjectives agreeing with its noun."""
        words = name.split(" ")
        return _joined([self._hyphenated(fold(w), part) for w, part in zip(words, self.parts(words), strict=True)], " ")

    def parts(self, words: list[str]) -> list[Part]:
        """What each word of a name is. Only the first noun moves, and an adjective at the very end with it
        (Станиця Луганська); adverbs (тимчасово окуповані) and abbreviations stay as they are."""
        parts: list[Part] = []
        for i, word in enumerate(words):
            folded = fold(word)
            is_last = i == len(words) - 1
            if (len(word) > 1 and word.isupper()) or (not is_last and self._is_adverb(folded)):
                parts.append(Part.FIXED)
            elif self._is_adjective(folded, is_last=is_last):
                parts.append(Part.FIXED if Part.NOUN in parts and not is_last else Part.ADJECTIVE)
            else:
                parts.append(Part.FIXED if Part.NOUN in parts else Part.NOUN)
        return parts

    def _is_adverb(self, word: str) -> bool:
        return word.endswith("о") and "-" not in word and not self._dictionary.lexemes(word)

    def _is_adjective(self, word: str, *, is_last: bool) -> bool:
        tail = word.rsplit("-", 1)[-1]
        if not (self._last if is_last else self._before_noun).search(tail):
            return False
        known = {lexeme.part for lexeme in self._dictionary.lexemes(tail)}
        return Part.ADJECTIVE in known or not known

    def _hyphenated(self, word: str, part: Part) -> Paradigm:
        """Forms of a word that may have a hyphen: the last piece moves (Подо-Калинівки), and the first with it where
        the last is an adjective (Кам'янця-Подільського), or alone before a preposition (Ростова-на-Дону)."""
        first, *rest = word.split("-")
        if part is Part.FIXED:
            return _fixed(word)
        if not rest:
            return self._word(word, part)
        if len(rest) > 1:
            return _joined([self._word(first, Part.NOUN), *map(_fixed, rest)], "-")
        is_adjective = self._is_adjective(rest[0], is_last=True)
        first_moves = is_adjective and not first.endswith(("о", "е", "є"))
        last = self._word(rest[0], Part.ADJECTIVE if is_adjective else Part.NOUN)
        return _joined([self._word(first, Part.NOUN) if first_moves else _fixed(first), last], "-")

    def _word(self, word: str, part: Part) -> Paradigm:
        if (word, part) not in self._paradigms:
            known = self._dictionary.lexemes(word)
            endings = (e for e in self._endings[part] if e.pattern.search(word))
            by_ending = [e for e in islice(endings, 1) if not (known and e.only_unknown)]
            found = [*(lexeme.forms for lexeme in known), *((_NONE, *e.forms(word)) for e in by_ending)]
            cases = [_NONE.union(*forms) for forms in zip(*found, strict=True)] or [_NONE] * len(CASES)
            self._paradigms[word, part] = (cases[0] | {word}, *(case or frozenset((word,)) for case in cases[1:]))
        return self._paradigms[word, part]


def _ending(row: Row) -> _Ending:
    before = f"(?:{row['after']})" if row["after"] else ""
    cases = (row[case].split("/") for case in ("genitive", "dative", "accusative", "instrumental", "locative"))
    pattern = re.compile(f"{before}{row['ending']}$")
    return _Ending(pattern, len(row["ending"]), row["only_unknown"] == "yes", tuple(map(tuple, cases)))


def _fixed(word: str) -> Paradigm:
    return (frozenset((word,)),) * len(CASES)


def _joined(paradigms: list[Paradigm], separator: str) -> Paradigm:
    if len(paradigms) == 1:
        return paradigms[0]
    return tuple(frozenset(map(separator.join, product(*forms))) for forms in zip(*paradigms, strict=True))
