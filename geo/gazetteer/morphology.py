"""What the morphological dictionaries (pymorphy3) know of a word as a noun or an adjective."""
# pymorphy3 has types in part only: what comes out of it gets its type here, at the border.
# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportUnknownArgumentType=false, reportUnknownParameterType=false

from dataclasses import dataclass
from enum import StrEnum

import pymorphy3
from pymorphy3.analyzer import Parse

from geo.text import fold

CASES = ("nomn", "gent", "datv", "accs", "ablt", "loct")
# The second cases of the dictionaries count as the plain ones.
_CASE_OF = {case: i for i, case in enumerate(CASES)} | {"gen1": 1, "gen2": 1, "acc2": 3, "loc1": 5, "loc2": 5}
_SUPERLATIVE = frozenset({"Supr"})
_PERSONAL = frozenset({"Surn", "Name", "Patr", "Abbr"})

Paradigm = tuple[frozenset[str], ...]
"""The folded forms of a word or a name, one set a case, in the order of ``CASES``."""


class Part(StrEnum):
    """How a word of a name behaves; ``FIXED`` words keep their form."""

    NOUN = "noun"
    ADJECTIVE = "adjective"
    FIXED = "fixed"


_PART_OF = {"NOUN": Part.NOUN, "ADJF": Part.ADJECTIVE}


@dataclass(frozen=True, slots=True)
class Lexeme:
    """One reading of a word in the nominative, with its forms of the same number and gender."""

    part: Part
    forms: Paradigm


class Dictionary:
    """The dictionary of one language, ``uk`` or ``ru``; every word is looked up once."""

    def __init__(self, language: str) -> None:
        self._morph = pymorphy3.MorphAnalyzer(lang=language)
        self._lexemes: dict[str, tuple[Lexeme, ...]] = {}

    def lexemes(self, word: str) -> tuple[Lexeme, ...]:
        """The readings of a folded word as a nominative noun or adjective; none of a person's name, none guessed."""
        if word not in self._lexemes:
            parses = self._morph.parse(word) if self._morph.word_is_known(word) else ()
            self._lexemes[word] = tuple(_lexeme(parse) for parse in parses if _is_fitting(parse))
        return self._lexemes[word]


def _is_fitting(parse: Parse) -> bool:
    tag = parse.tag
    return parse.is_known and tag.POS in _PART_OF and tag.case == "nomn" and not _PERSONAL & tag.grammemes


def _lexeme(parse: Parse) -> Lexeme:
    tag = parse.tag
    cases = [set[str]() for _ in CASES]
    for form in parse.lexeme:
        other = form.tag
        agrees = other.POS == tag.POS and other.number == tag.number and other.animacy in (None, tag.animacy)
        # "наибольший" is no form of "большой" in a name
        agrees = agrees and _SUPERLATIVE & other.grammemes == _SUPERLATIVE & tag.grammemes
        if agrees and other.case in _CASE_OF and (tag.POS == "NOUN" or other.gender == tag.gender):
            cases[_CASE_OF[other.case]].add(fold(form.word))
    return Lexeme(_PART_OF[str(tag.POS)], tuple(map(frozenset, cases)))
