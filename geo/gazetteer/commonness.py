"""How much more often a written form is met than the places of that name would be: "Щастя" is a town, and happiness.

Frequencies come from wordfreq's lists (https://github.com/rspeer/wordfreq), personal names from the dictionaries of
pymorphy3. Needed when the gazetteer is compiled only.
"""
# wordfreq and pymorphy3 have types in part only: what comes out of them gets its type here, at the border.
# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportUnknownArgumentType=false

import math

import pymorphy3
from wordfreq import get_frequency_dict

_LANGUAGES = ("en", "uk", "ru")
_PERSONAL = frozenset({"Surn", "Name", "Patr"})
# Towns of 300,000 are met about once in 10,000 words of news (Zipf frequency 4.5); half as often with half the people.
_ZIPF_OF_ONE_INHABITANT = -1.0
# A form that the dictionaries know as a person's name and nothing else is as good as so much more frequent.
_PERSONAL_EXCESS = 1.0
# English writes of places abroad for what happened there, not for their size: Chernobyl.
_FAME_ABROAD = 1.0
_PER_BILLION = 1e9


class Commonness:
    """Asks for one form after another."""

    def __init__(self) -> None:
        self._frequencies = [get_frequency_dict(language) for language in _LANGUAGES]
        self._morphs = [pymorphy3.MorphAnalyzer(lang=language) for language in _LANGUAGES[1:]]

    def excess(self, form: str, population: int) -> float:
        """Powers of ten by which the word is more frequent than a name of places of ``population`` together.

        0 for several words, for rare words, and for what is as frequent as its places.
        """
        frequency = max(frequencies.get(form, 0.0) for frequencies in self._frequencies)
        if not frequency:
            return 0.0
        expected = _ZIPF_OF_ONE_INHABITANT + math.log10(population) + (_FAME_ABROAD if form.isascii() else 0.0)
        excess = math.log10(frequency * _PER_BILLION) - expected
        if any(self._is_personal(morph, form) for morph in self._morphs):
            excess += _PERSONAL_EXCESS
        return max(0.0, excess)

    @staticmethod
    def _is_personal(morph: pymorphy3.MorphAnalyzer, form: str) -> bool:
        if not morph.word_is_known(form):
            return False
        known = [parse.tag.grammemes for parse in morph.parse(form) if parse.is_known]
        return bool(known) and all(_PERSONAL & grammemes for grammemes in known)
