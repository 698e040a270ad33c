"""To whom a report gives a statement."""

import itertools
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from geo.frame import ClaimSide
from geo.lexicon import LexicalView
from geo.phrases import longest
from geo.toponyms.model import Mention

_CAPITAL = "A-ZА-ЯІЇЄҐЁ"
# Capitalised words in a row; small words may stand between them ("Center for National Resistance").
_NAME = re.compile(rf"[{_CAPITAL}][\w'’-]*(?:[ ](?:(?:of|for|the|and|з|із|по|с)[ ](?:the[ ])?)?[{_CAPITAL}][\w'’-]*)*")
# What may be left of "the" or of a place name in front of a name.
_OPENING = re.compile(r"^(?:['’]s\s+|(?:the|a|an)\s+)", re.IGNORECASE)
_BREAK = re.compile(r"[,.;:()«»\"“”]|(?<!\w)[—–]|[—–](?!\w)|\s-\s")
_CLAUSE = re.compile(r"[,;]")
_DIGIT = re.compile(r"\d")
_MAX_WORDS = 7


# The list of words that tells a side, the first first.
SIDES = {
    f"side_{side.value}": side
    for side in (
        ClaimSide.OCCUPATION_OFFICIAL,
        ClaimSide.NGO,
        ClaimSide.MEDIA,
        ClaimSide.INTERNATIONAL,
        ClaimSide.UKRAINIAN_OFFICIAL,
        ClaimSide.RUSSIAN_OFFICIAL,
        ClaimSide.RESIDENT,
    )
}
_SIDE_LISTS = frozenset(SIDES)
_SPEAKER_ROLE = frozenset({"speaker_role"})
_ROLES = _SPEAKER_ROLE | _SIDE_LISTS
_SPEECH = frozenset({"according_to", "says"})
_SPEECH_NOUN, _COMPLEMENT = frozenset({"speech_noun"}), frozenset({"complement_before"})
_SPEECH_OR_NOUN = _SPEECH | _SPEECH_NOUN
CLAIM_LISTS = _ROLES | _SPEECH_OR_NOUN | _COMPLEMENT | {"auxiliary", "passive", "no_speaker"}
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
    for hit in longest(view.within(text.index(start), text.index(end), _SPEECH_OR_NOUN)):
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
        speaker = _after_according_to(given, verb_end, end, mentions)
        return Speaker(speaker, _side(view, _beside(given, verb_end, end))) if speaker else None
    if speaker := _before_verb(view, start, verb_start, mentions):
        return Speaker(speaker, _side(view, _before(given, start, verb_start)))
    if speaker := _after_verb(view, verb_end, end, mentions):
        return Speaker(speaker, _side(view, _beside(given, verb_end, end)))
    return None


def side_of(view: LexicalView, start: int, end: int) -> ClaimSide:
    """The side that the words from ``start`` to ``end`` (folded offsets) tell."""
    labels = {hit.label for hit in longest(view.within(start, end, _SIDE_LISTS))}
    return next((side for label, side in SIDES.items() if label in labels), ClaimSide.UNKNOWN)


def full_names(text: str) -> dict[str, str]:
    """Surnames and the first name in full that the report gives with each ("Saldo" -> "Vladimir Saldo")."""
    names: dict[str, str] = {}
    for match in _NAME.finditer(text):
        name = _OPENING.sub("", match.group())
        _, blank, last = name.rpartition(" ")
        if blank:
            names.setdefault(last, name)
    return names


def _after_according_to(given: str, start: int, end: int, mentions: Sequence[Mention]) -> str | None:
    """The person named there, or named right after ("… by the governor, Vladimir Saldo"), else the whole phrase."""
    phrases = _phrases(given, start, end)
    first = next(phrases, (start, end))
    if person := _person(given, *first, mentions):
        return person
    second = given[slice(*next(phrases, (end, end)))].strip()
    if " " in second and _NAME.fullmatch(second):
        return second
    words = given[slice(*first)].strip()
    opening = _NAME.match(words)
    return _short(words) or (opening.group() if opening else None)


def _before_verb(view: LexicalView, start: int, verb: int, mentions: Sequence[Mention]) -> str | None:
    """The subject right before a verb of speech, without what stands between the two ("has also")."""
    given = view.text.given
    *before, (clause_start, clause_end) = _phrases(given, start, verb)
    is_bare = not given[clause_start:clause_end].strip()
    if is_bare and len(before) > 1 and given[before[-1][1]] == ")":
        # What brackets hold belongs to the name before them: "the Associated Press (AP) reported".
        clause_start, clause_end = before[-2]
    elif is_bare and before and given[before[-1][1]] == ",":
        # An apposition: "the mayor, Ivan Fedorov, said".
        name = given[slice(*before[-1])].strip()
        return name if " " in name and _NAME.fullmatch(name) else None
    while (auxiliary := view.before(view.text.index(clause_end)).get("auxiliary")) is not None:
        clause_end = max(clause_start, view.text.offset(auxiliary))
        if clause_end == clause_start:
            return None
    if view.before(view.text.index(clause_end)).keys() & {"passive", "no_speaker"}:
        return None
    names = list(_NAME.finditer(given, clause_start, clause_end))
    if names and "no_speaker" not in view.after(view.text.index(names[-1].start())):
        # The words after a name belong to it ("the Ukrainian military"); a place before a person does not.
        name_start = names[-1].start()
        person = _person(given, name_start, clause_end, mentions)
        return person or _subject(view, clause_start, name_start, clause_end, mentions)
    roles = view.within(view.text.index(clause_start), view.text.index(clause_end), _SPEAKER_ROLE)
    return _given(view, roles[0].start, roles[0].end) if roles else None


def _subject(view: LexicalView, start: int, name: int, end: int, mentions: Sequence[Mention]) -> str | None:
    """The subject that ends with the name of no person from ``name`` to ``end``. Of "residents of Lukashivka",
    «жителі Херсона» the place is not who speaks; nor is it in "the territories of Ukraine", where nobody is told."""
    index = view.text.index(name)
    before = view.before(index).keys()
    is_place = any(mention.start <= name < mention.end for mention in mentions)
    roles = view.within(view.text.index(start), view.text.index(end), _ROLES)
    is_of_role = bool(before & _ROLES) or any(role.start < index < role.end for role in roles)
    if not before & _COMPLEMENT and not (is_place and is_of_role):
        return _short(view.text.given[name:end])
    if not roles:
        return None
    if roles[0].start >= index:
        return _short(view.text.given[name:end])
    role_start, role_end = view.text.span(roles[0].start, roles[0].end)
    complements = view.within(roles[0].end, index, _COMPLEMENT)
    head_end = view.text.offset(complements[0].start) if complements else role_end
    return _short(view.text.given[role_start:end]) or _short(view.text.given[role_start:head_end])


def _after_verb(view: LexicalView, verb: int, end: int, mentions: Sequence[Mention]) -> str | None:
    """The subject right after a verb of speech («повідомив мер Іван Федоров», "said Serhiy Haidai")."""
    given = view.text.given
    phrase = next(_phrases(given, verb, end), (verb, end))
    if person := _person(given, *phrase, mentions):
        return person
    words = given[slice(*phrase)].strip()
    opens_with_role = view.after(view.text.index(phrase[0])).keys() & _ROLES
    return _short(words) if opens_with_role or _NAME.match(words) else None


def _side(view: LexicalView, stretch: tuple[int, int]) -> ClaimSide:
    return side_of(view, *map(view.text.index, stretch))


def _before(given: str, start: int, end: int) -> tuple[int, int]:
    """The last three phrases before a verb: "the mayor, Ivan Fedorov, "."""
    phrases = list(_phrases(given, start, end))[-3:]
    return phrases[0][0], end


def _beside(given: str, start: int, end: int) -> tuple[int, int]:
    """The first two phrases that are more than blanks: "the mayor, Ivan Fedorov"."""
    phrases = (phrase for phrase in _phrases(given, start, end) if given[slice(*phrase)].strip())
    return start, max((last for _, last in itertools.islice(phrases, 2)), default=start)


def _phrases(given: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretches between marks, one empty one at the least."""
    for mark in _BREAK.finditer(given, start, end):
        yield start, mark.start()
        start = mark.end()
    yield start, end


def _person(given: str, start: int, end: int, mentions: Sequence[Mention]) -> str | None:
    """The last name of two words or more, without the place names in it."""
    person = None
    for match in _NAME.finditer(given, start, end):
        cut = max((m.end for m in mentions if match.start() <= m.start < match.end()), default=match.start())
        name = _OPENING.sub("", given[cut : match.end()].strip())
        person = name if " " in name and not _DIGIT.search(name) else person
    return person


def _short(words: str) -> str | None:
    """A phrase without its article, if it is short enough to be a name."""
    name = _OPENING.sub("", words.strip())
    return name if name and len(name.split()) <= _MAX_WORDS else None


def _given(view: LexicalView, start: int, end: int) -> str:
    given_start, given_end = view.text.span(start, end)
    return view.text.given[given_start:given_end]
