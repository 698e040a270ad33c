"""To whom a report gives a statement."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from geo.frame import ClaimSide
from geo.incidents.sides import SIDE_LISTS, side_of
from geo.incidents.subjects import (
    SUBJECT_LISTS,
    after_according_to,
    after_verb,
    before_verb,
    phrases_before,
    phrases_beside,
    without_auxiliaries,
)
from geo.lexicon import LexicalView
from geo.phrases import longest
from geo.toponyms.model import Mention

_CLAUSE = re.compile(r"[,;]")
_SPEECH_NOUN = frozenset({"speech_noun"})
_SPEECH = frozenset({"according_to", "says"}) | _SPEECH_NOUN
CLAIM_LISTS = SUBJECT_LISTS | SIDE_LISTS | _SPEECH | {"no_subject_before"}
"""The word lists that are asked for by name here."""


class Speaker(NamedTuple):
    """To whom a report gives a statement: as it names them, and of which side they are."""

    name: str
    side: ClaimSide


def speakers_in(view: LexicalView, start: int, end: int, mentions: Sequence[Mention]) -> list[tuple[int, Speaker]]:
    """Who is said to speak in the sentence ``start:end`` (offsets of the text as given), as the text names them, and
    where the word stands that says so. After the first only who speaks in a clause of their own is another speaker
    ("A claimed …, while B said …"; but in "A said that B found …" it is A).

    The side is told by the words of the name and those beside it ("the Russian-installed governor, Vladimir Saldo").
    """
    text = view.text
    found: list[tuple[int, Speaker]] = []
    for hit in longest(view.within(text.index(start), text.index(end), _SPEECH)):
        verb_start, verb_end = text.span(hit.start, hit.end)
        if verb_start < start or hit.label in _SPEECH_NOUN:
            continue
        if speaker := _speaker(view, hit.label, start, (verb_start, verb_end), end, mentions):
            found.append((verb_start, speaker))
            clause = _CLAUSE.search(text.given, verb_end, end)
            if clause is None:
                break
            start = clause.end()
    return found


def _speaker(
    view: LexicalView, label: str, start: int, verb: tuple[int, int], end: int, mentions: Sequence[Mention]
) -> Speaker | None:
    """Who speaks by the word of speech ``verb`` in what goes from ``start`` to ``end``."""
    given, (verb_start, verb_end) = view.text.given, verb
    if label == "according_to":
        speaker = after_according_to(view, verb_end, end, mentions)
        return Speaker(speaker, _side(view, phrases_beside(given, verb_end, end))) if speaker else None
    verb_start = without_auxiliaries(view, start, verb_start)
    if speaker := before_verb(view, start, verb_start, mentions):
        return Speaker(speaker, _side(view, phrases_before(given, start, verb_start)))
    if "no_subject_before" in view.before(view.text.index(verb_start)):
        # "He said Ivan Fedorov was gone": another speaks, whom only the sentences before name
        return None
    if speaker := after_verb(view, verb_end, end, mentions):
        return Speaker(speaker, _side(view, phrases_beside(given, verb_end, end)))
    return None


def _side(view: LexicalView, stretch: tuple[int, int]) -> ClaimSide:
    return side_of(view, *map(view.text.index, stretch))
