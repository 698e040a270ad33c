"""Names of persons in a report, and which of them are nobody's business: those of people who hold no office."""

import itertools
import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter

from geo.facts import read_facts
from geo.frame import ClaimSide
from geo.incidents.sides import SIDES
from geo.lexicon import LexicalView
from geo.text import fold
from geo.toponyms.model import Mention

_CAPITAL = "A-ZА-ЯІЇЄҐЁ"
_WORDS = rf"(?:[{_CAPITAL}]['’])?[{_CAPITAL}][^\W\d_](?:['’-]?[^\W\d_])*"
_WORD = re.compile(_WORDS)
_INITIALS = rf"(?:[{_CAPITAL}]\.[ ]?){{1,2}}"
# "Olena Petrenko", "Петренко Олена Іванівна", "О. І. Петренко", "Петренко О. І."
_NAME = re.compile(
    rf"\b(?:{_INITIALS}{_WORDS}|{_WORDS}(?:[ ]{_WORDS}){{1,3}}|{_WORDS}[ ]{_INITIALS}(?![ ]?[{_CAPITAL}]))"
)
_ALONE = re.compile(rf"[ ]({_WORDS})(?![ ][{_CAPITAL}])\b")
_BETWEEN = " ,:"
_MARK_AFTER = re.compile(r"\s*[,(—–-]\s*")
_SIDES_AT_RISK = frozenset({ClaimSide.RESIDENT, ClaimSide.NGO, ClaimSide.MEDIA})
OFFICES = frozenset({"public_office", "office_before", "office_after"}) | {
    label for label, side in SIDES.items() if side not in _SIDES_AT_RISK
}
"""The word lists that tell an office, a body that speaks for itself, or who is known to hold one."""
_PRIVATE_ROLE = frozenset({"private_role"})
PERSON_LISTS = OFFICES | _PRIVATE_ROLE | {"office_joint"}
"""The word lists that are asked for by name here."""
_POSSESSIVE = re.compile("['’]s$")
_CASE_ENDING_CHARS = 3
_LEAST_STEM_CHARS = 4


@dataclass(frozen=True, slots=True)
class PrivateNames:
    """The private persons that one report names, by the stems of their surnames and of their given names."""

    surnames: frozenset[str] = frozenset()
    given_names: frozenset[str] = frozenset()

    def withhold(self, text: str, marker: str) -> str:
        """``text`` with ``marker`` in place of each of these names, in whatever case."""
        if not self.surnames:
            return text
        surname, given = (_in_any_case(stems) for stems in (self.surnames, self.given_names | self.surnames))
        initials = rf"(?:{_INITIALS})?"
        return re.sub(rf"\b{initials}(?:{given}[ ])*{surname}(?:[ ]{given})*(?:[ ]{_INITIALS})?", marker, text)


def load_person_finder(lookups: Path) -> "PersonFinder":
    """Compile ``given_names.yaml`` and ``patronymics.yaml`` of the folder ``lookups``."""
    given_names = read_facts(lookups / "given_names.yaml", TypeAdapter(dict[str, list[str]]))
    endings = read_facts(lookups / "patronymics.yaml", TypeAdapter(list[str]))
    return PersonFinder(itertools.chain.from_iterable(given_names.values()), endings)


class PersonFinder:
    """Finds the names of persons by the given names among their words, or by initials."""

    def __init__(self, given_names: Iterable[str], patronymic_endings: Iterable[str]) -> None:
        self._given_names = frozenset(map(fold, given_names))
        self._stems = frozenset(name[:-1] for name in self._given_names if len(name) > _LEAST_STEM_CHARS)
        self._patronymic = re.compile(rf"(?:{'|'.join(patronymic_endings)})\w{{0,{_CASE_ENDING_CHARS}}}$")

    def private_names(self, texts: Iterable[tuple[LexicalView, Sequence[Mention]]]) -> PrivateNames:
        """Who is named without an office in any of a report's texts, each with its mentions of places."""
        private: dict[str, set[str]] = {}
        public: set[str] = set()
        for view, mentions in texts:
            self._read(view, mentions, private, public)
        surnames = private.keys() - public
        return PrivateNames(frozenset(surnames), frozenset(name for surname in surnames for name in private[surname]))

    def _read(
        self, view: LexicalView, mentions: Sequence[Mention], private: dict[str, set[str]], public: set[str]
    ) -> None:
        """Add who is named to ``private`` (with given names) or to ``public``; what is a place is no person."""
        places = _Stretches([(mention.start, mention.end) for mention in mentions if mention.place])
        for match in _NAME.finditer(view.text.given):
            words = [word for word in _WORD.finditer(match.group()) if match.start() + word.start() not in places]
            surname, others = self._surname([word.group() for word in words], has_initials="." in match.group())
            if surname is None:
                continue
            if _has_office(view, match.start() + words[0].start(), match.end(), places):
                public.add(_stem(surname))
            else:
                private.setdefault(_stem(surname), set()).update(map(_stem, others))
        for role in view.within(0, len(view.text.folded), _PRIVATE_ROLE):
            # "resident Petrenko": one name alone; several have been read above.
            alone = _ALONE.match(view.text.given, view.text.offset(role.end))
            if alone and alone.start(1) not in places:
                private.setdefault(_stem(alone[1]), set())

    def _surname(self, words: Sequence[str], *, has_initials: bool) -> tuple[str | None, list[str]]:
        """The surname in a name and the given names beside it; none in what is no name."""
        if has_initials:
            return words[0] if words else None, []
        given = [n for n, word in enumerate(words) if self._is_given(word)]
        if not given:
            return None, []
        first, last = given[0], given[-1]
        after = words[last + 1 :]
        own = [word for word in after if not self._patronymic.search(fold(word))]
        surname = next(iter([*own, *words[:first][-1:], *after]), None)
        return surname, [word for word in words[first:] if word != surname]

    def _is_given(self, word: str) -> bool:
        """Whether a word is a given name, in Cyrillic in any case."""
        if word.isascii():
            return word.lower() in self._given_names
        folded = fold(word)
        if folded in self._given_names:
            return True
        ends = range(max(_LEAST_STEM_CHARS, len(folded) - _CASE_ENDING_CHARS), len(folded))
        return any(folded[:end] in self._stems for end in ends)


class _Stretches:
    """Stretches of a text that do not overlap, in its order, to ask whether an offset lies in one."""

    def __init__(self, stretches: Sequence[tuple[int, int]]) -> None:
        self.start_by_end = {end: start for start, end in stretches}
        self._starts = [start for start, _ in stretches]
        self._ends = [end for _, end in stretches]

    def __contains__(self, offset: int) -> bool:
        before = bisect_right(self._starts, offset)
        return before > 0 and offset < self._ends[before - 1]


def _has_office(view: LexicalView, start: int, end: int, places: _Stretches) -> bool:
    """Whether words of a name or beside it say what office the person holds ("Governor Ivan …", "… , mayor of …")."""
    text = view.text
    first, last = text.index(start), text.index(end)
    mark = _MARK_AFTER.match(text.given, end)
    return (
        bool(view.within(first, last, OFFICES))
        or _office_before(view, first, places)
        or (mark is not None and _office_after(view, text.index(mark.end())))
    )


def _office_before(view: LexicalView, index: int, places: _Stretches) -> bool:
    """Whether an office ends before ``index``, but for a place and words such as "former"."""
    while index:
        while index and view.text.folded[index - 1] in _BETWEEN:
            index -= 1
        labels = view.before(index)
        if labels.keys() & OFFICES:
            return True
        place = places.start_by_end.get(view.text.offset(index))
        index = labels.get("office_joint", 0) if place is None else view.text.index(place)
    return False


def _office_after(view: LexicalView, index: int | None) -> bool:
    while index is not None:
        labels = view.after(index)
        if labels.keys() & OFFICES:
            return True
        index = labels.get("office_joint")
    return False


def _stem(word: str) -> str:
    """A name without what its case may change; Latin letters have no cases."""
    if word[:1].isascii():
        return _POSSESSIVE.sub("", word)
    return word[: max(_LEAST_STEM_CHARS, len(word) - 2)]


def _in_any_case(stems: Iterable[str]) -> str:
    written = {form for stem in stems for form in (stem, stem.upper(), stem.title())}
    return "(?:" + "|".join(rf"{re.escape(stem)}\w{{0,{_CASE_ENDING_CHARS + 2}}}" for stem in sorted(written)) + r")\b"
