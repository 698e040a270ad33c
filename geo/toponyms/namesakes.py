"""What is written like a place and is none: persons, streets, units, companies, common words."""

import re
from collections.abc import Iterable

from geo.gazetteer.index import Found
from geo.gazetteer.model import Level, NameSource
from geo.lexicon import LexicalView
from geo.text import fold
from geo.toponyms.capitals import tells_nothing

# A capitalised word with one blank between it and what follows.
_WORD_BEFORE = re.compile(r"\b([A-ZА-ЯІЇЄҐЁ][\w'’-]*) $")
# "RIA-Melitopol"; "Kherson-based"; "#Донбас_сьогодні".
_ABBREVIATION_BEFORE = re.compile(r"\b[A-ZА-ЯІЇЄҐ]{2,}-$")
_COMPOUND_AFTER = re.compile(r"-[а-яіїєґ]|_")
# Names that dashes join: "Odesa–Brody", of which one may be the place that was found.
_JOINED_BEFORE, _JOINED_AFTER = re.compile(r"\w[-–—]$"), re.compile(r"(?:[-–—][\w'’]+)*")
_MAX_NAME_CHARS = 30
_WELL_KNOWN = frozenset({NameSource.OFFICIAL, NameSource.RUSSIAN})
_NO_PLACE = frozenset({"not_place_before", "not_place_after"})
NAMESAKE_LISTS = _NO_PLACE | {
    *("settlement_before", "streets_before", "compound_after", "line_after", "adjective", "adjective_head_after"),
}
"""The word lists that are asked for by name here."""
# As folded. "Славянск ЭКО", but no sentence that is quoted: that has more words, or a stop.
_QUOTES = frozenset("\"'")
_QUOTED_REST = re.compile(r"(?: \w+){0,2}[\"']")


class Namesakes:
    """Tells names of other things from names of settlements and towns abroad.

    ``given_names``: of persons. ``homonyms``: words that are the name of a place only after a word such as "village".
    """

    def __init__(self, given_names: Iterable[str], homonyms: Iterable[str]) -> None:
        self._given_names = frozenset(map(fold, given_names))
        self._homonyms = frozenset(map(fold, homonyms))

    def cover(self, view: LexicalView, found: Found, clues: frozenset[str]) -> bool:
        """Whether the name is the name of something else; ``clues`` as of a span."""
        start, end = found.start, found.end
        if not clues.isdisjoint(_NO_PLACE) or _is_in_compound(view, start, end):
            return True
        if "adjective_head_after" in clues and view.covers(start, end, "adjective"):
            return True
        if any(r.place.level is Level.SETTLEMENT for r in found.readings) and _is_quoted(view.text.folded, start, end):
            return True
        towns = (reading.place.level in (Level.SETTLEMENT, Level.FOREIGN) for reading in found.readings)
        if not found.readings or not all(towns):
            return False
        if "settlement_before" in clues:
            return False
        return (
            view.text.folded[start:end] in self._homonyms
            or self._is_person(view, start, end)
            or (not is_well_known(found) and ("streets_before" in clues or _is_part_of_name(view, start)))
        )

    def _is_person(self, view: LexicalView, start: int, end: int) -> bool:
        """A given name with a capitalised word after it, or a surname right after a given name."""
        text = view.text
        given_start, given_end = text.span(start, end)
        after = text.given[given_end : given_end + 2]
        if text.folded[start:end] in self._given_names and after[:1].isspace() and after[1:].isupper():
            return True
        previous = _word_before(text.given, given_start)
        return previous is not None and fold(previous[1]) in self._given_names


def is_well_known(found: Found) -> bool:
    """Whether the name is the official or the Russian one of some place, not only an old or a lesser-known one."""
    return any(reading.source in _WELL_KNOWN for reading in found.readings)


def _is_in_compound(view: LexicalView, start: int, end: int) -> bool:
    given = view.text.given
    given_start, given_end = view.text.span(start, end)
    return (
        given[given_start - 1 : given_start] == "_"
        or _follows_abbreviation(given, given_start)
        or _COMPOUND_AFTER.match(given, given_end) is not None
        or (given[given_end : given_end + 1] == "-" and "compound_after" in view.after(end + 1))
        or _is_of_line(view, given_start, given_end)
    )


def _is_of_line(view: LexicalView, start: int, end: int) -> bool:
    """One of the names, joined by dashes, of a pipeline (offsets of the text as given)."""
    given = view.text.given
    joined = _JOINED_AFTER.match(given, end)
    last = joined.end() if joined else end
    is_joined = last > end or _JOINED_BEFORE.search(given, max(0, start - 2), start) is not None
    return is_joined and "line_after" in view.after(view.text.index(last))


def _follows_abbreviation(given: str, start: int) -> bool:
    if given[start - 1 : start] != "-":
        return False
    return _ABBREVIATION_BEFORE.search(given, max(0, start - _MAX_NAME_CHARS), start) is not None


def _is_quoted(folded: str, start: int, end: int) -> bool:
    """In quotation marks on both sides, alone or before more of a name: a firm, a ship, a group of forces."""
    return start > 0 and folded[start - 1] in _QUOTES and _QUOTED_REST.match(folded, end) is not None


def _is_part_of_name(view: LexicalView, start: int) -> bool:
    """Right after a capitalised word inside a sentence: "Babyn Yar" is no village of that name."""
    given = view.text.given
    previous = _word_before(given, view.text.offset(start))
    return previous is not None and not tells_nothing(given, previous.start(1), previous.end(1))


def _word_before(given: str, start: int) -> re.Match[str] | None:
    return _WORD_BEFORE.search(given, max(0, start - _MAX_NAME_CHARS), start)
