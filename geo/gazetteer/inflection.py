"""Ukrainian and Russian case forms of names: by the dictionaries, and by endings where they do not know the word."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import product
from pathlib import Path

import pymorphy3
from pymorphy3.analyzer import Parse

from geo.gazetteer.tables import read_csv
from geo.text import fold

CASES = ("nomn", "gent", "datv", "accs", "ablt", "loct")
# Second locative and second accusative of the dictionaries, read as the plain case.
_CASE_OF = {case: i for i, case in enumerate(CASES)} | {"loc1": 5, "loc2": 5, "gen1": 1, "gen2": 1, "acc2": 3}

Paradigm = tuple[frozenset[str], ...]
"""The forms of a word or phrase, one set a case, in the order of ``CASES``."""

_ADJECTIVAL = {
    "uk": re.compile(r"(?:ий|ій|[сцз]ьк(?:а|е|і)|[бвгджзклмнпрстфхцчшщ]е|є)$"),
    "ru": re.compile(r"(?:[иы]й|ой|ая|яя|ое|ее|ые|ие)$"),
}
_ADJECTIVAL_BEFORE_NOUN = {
    "uk": re.compile(r"(?:ий|ій|а|я|е|є|і)$"),
    "ru": re.compile(r"(?:[иы]й|ой|ая|яя|ое|ее|ые|ие)$"),
}
_PERSONAL = {"Surn", "Name", "Patr", "Abbr"}


@dataclass(frozen=True, slots=True)
class Ending:
    """How words of one part of speech with one ending run through the cases."""

    pattern: re.Pattern[str]
    length: int
    cases: tuple[tuple[str, ...], ...]


class Inflector:
    """Case forms in one language (``uk`` or ``ru``), every word analysed once.

    ``endings`` is ``data/gazetteer/endings.csv``: the first row that fits a word gives its paradigm.
    """

    def __init__(self, language: str, endings: Path) -> None:
        self._language = language
        self._morph = pymorphy3.MorphAnalyzer(lang=language)
        self._endings: dict[str, list[Ending]] = {"noun": [], "adjective": []}
        for row in read_csv(endings):
            if row["language"] == language:
                self._endings[row["part"]].append(_ending(row))
        self._known: dict[str, tuple[Parse, ...]] = {}
        self._paradigms: dict[tuple[str, str], Paradigm] = {}

    def forms(self, name: str) -> set[str]:
        """Every folded case form of ``name``, itself included."""
        return set().union(*self.phrase(name))

    def phrase(self, name: str) -> Paradigm:
        """The case forms of a name of one or more words, its adjectives agreeing with its noun."""
        words = name.split(" ")
        return _joined([self._compound(word, part) for word, part in zip(words, self.parts(words), strict=True)], " ")

    def parts(self, words: list[str]) -> list[str]:
        """What each word of a name is: ``adjective``, ``noun``, or ``fixed`` (it stays as it is)."""
        parts: list[str] = []
        for i, word in enumerate(words):
            if "noun" in parts and not (i == len(words) - 1 and self._is_adjective(word, is_last=True)):
                parts.append("fixed")
            elif len(word) > 1 and word.isupper():
                parts.append("fixed")
            else:
                parts.append("adjective" if self._is_adjective(word, is_last=i == len(words) - 1) else "noun")
        return parts

    def _is_adjective(self, word: str, *, is_last: bool) -> bool:
        folded = fold(word).rsplit("-", 1)[-1]
        spoken = {str(parse.tag.POS) for parse in self._fitting(folded)}
        pattern = (_ADJECTIVAL if is_last else _ADJECTIVAL_BEFORE_NOUN)[self._language]
        if not pattern.search(folded):
            return False
        return "ADJF" in spoken or "NOUN" not in spoken

    def _compound(self, word: str, part: str) -> Paradigm:
        """Forms of a word that may have a hyphen: its last part inflects, the first where it is a noun before an
        adjective (Кам'янця-Подільського) or before a preposition (Ростова-на-Дону)."""
        pieces = fold(word).split("-")
        if part == "fixed":
            return (frozenset((fold(word),)),) * len(CASES)
        if len(pieces) == 1:
            return self._word(pieces[0], part)
        last = self._is_adjective(pieces[-1], is_last=True)
        first_moves = len(pieces) > 2 or (last and not pieces[0].endswith(("о", "е", "є")))
        paradigms = [self._word(pieces[0], "noun") if first_moves else self._fixed(pieces[0])]
        paradigms += [self._fixed(piece) for piece in pieces[1:-1]]
        paradigms.append(
            self._fixed(pieces[-1]) if len(pieces) > 2 else self._word(pieces[-1], "adjective" if last else "noun")
        )
        return _joined(paradigms, "-")

    def _fixed(self, word: str) -> Paradigm:
        return (frozenset((word,)),) * len(CASES)

    def _fitting(self, word: str) -> tuple[Parse, ...]:
        """The dictionary's readings of ``word`` as a noun or adjective in the nominative, no person's name."""
        if word not in self._known:
            parses: Iterable[Parse] = self._morph.parse(word)
            self._known[word] = tuple(
                parse
                for parse in parses
                if parse.is_known
                and parse.tag.POS in ("NOUN", "ADJF")
                and parse.tag.case == "nomn"
                and not _PERSONAL & set(parse.tag.grammemes)
            )
        return self._known[word]

    def _word(self, word: str, part: str) -> Paradigm:
        if (word, part) not in self._paradigms:
            cases = [set[str]() for _ in CASES]
            cases[0].add(word)
            for parse in self._fitting(word):
                _add_lexeme(cases, parse)
            for ending in self._endings[part]:
                if ending.pattern.search(word):
                    stem = word[: len(word) - ending.length]
                    for case, tails in zip(cases[1:], ending.cases, strict=True):
                        case.update(stem + tail for tail in tails)
                    break
            self._paradigms[word, part] = tuple(frozenset(case or {word}) for case in cases)
        return self._paradigms[word, part]


def _ending(row: dict[str, str]) -> Ending:
    cases = tuple(
        tuple(row[case].split("/")) for case in ("genitive", "dative", "accusative", "instrumental", "locative")
    )
    before = f"(?:{row['after']})" if row["after"] else ""
    return Ending(re.compile(f"{before}{row['ending']}$"), len(row["ending"]), cases)


def _add_lexeme(cases: list[set[str]], parse: Parse) -> None:
    """Add the forms of the same number and gender as ``parse``."""
    tag = parse.tag
    for form in parse.lexeme:
        index = _CASE_OF.get(str(form.tag.case))
        if index is None or form.tag.POS != tag.POS or form.tag.number != tag.number:
            continue
        if tag.POS == "ADJF" and form.tag.gender != tag.gender:
            continue
        if form.tag.animacy not in (None, tag.animacy):
            continue
        cases[index].add(fold(form.word))


def _joined(paradigms: list[Paradigm], separator: str) -> Paradigm:
    if len(paradigms) == 1:
        return paradigms[0]
    return tuple(frozenset(map(separator.join, product(*forms))) for forms in zip(*paradigms, strict=True))
