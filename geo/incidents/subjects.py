"""The subject of a word of speech: who stands before it or after it, as the text names them."""

import itertools
import re
from collections.abc import Iterator, Sequence

from geo.incidents.names import NAME_LISTS, Stretch, bare, is_article, is_full_name, names_in, stripped
from geo.incidents.sides import SIDE_LISTS
from geo.lexicon import LexicalView
from geo.phrases import longest
from geo.toponyms.model import Mention

_BREAK = re.compile(r"[,.;:()«»\"“”]|(?<!\w)[—–]|[—–](?!\w)|\s-\s")
_NUMBER = re.compile(r"\d")
_MAX_WORDS = 7

_ROLES = SIDE_LISTS | {"speaker_role"}
# Residents are told of more often than they speak: without a name only the words of "speaker_role" make them speak.
_NAMELESS_ROLES = _ROLES - {"side_resident"}
_COMPLEMENT = frozenset({"complement_before"})
# Behind these stands what is told, or where something is from, and no longer who tells it.
_TOLD = frozenset({"told_next", "origin_before"})
_JOINT = frozenset({"joint"})
SUBJECT_LISTS = NAME_LISTS | _ROLES | _COMPLEMENT | _TOLD | _JOINT | {"auxiliary", "calendar", "no_speaker", "passive"}
"""The word lists that are asked for by name here."""


def after_according_to(view: LexicalView, start: int, end: int, mentions: Sequence[Mention]) -> str | None:
    """The person named there, or named right after ("… by the governor, Vladimir Saldo"), else the whole phrase."""
    given = view.text.given
    phrases = _phrases(given, start, end)
    first = _before_told(view, *next(phrases, (start, end)))
    if person := _person(view, *first, mentions):
        return person
    second = stripped(view, *next(phrases, (end, end)))
    if is_full_name(view, second):
        return given[slice(*second)]
    words = bare(view, *first)
    if "no_speaker" in view.after(view.text.index(words[0])):
        return None
    return _short(view, *words) or _opening_name(view, words)


def before_verb(view: LexicalView, start: int, verb: int, mentions: Sequence[Mention]) -> str | None:
    """The subject right before a verb of speech."""
    given = view.text.given
    *before, (clause_start, clause_end) = _phrases(given, start, verb)
    is_bare = not given[clause_start:clause_end].strip()
    if is_bare and len(before) > 1 and given[before[-1][1]] == ")":
        # What brackets hold belongs to the name before them: "the Associated Press (AP) reported".
        clause_start, clause_end = before[-2]
    elif is_bare and before and given[before[-1][1]] == ",":
        # An apposition: "the mayor, Ivan Fedorov, said", "Ivan Fedorov, the mayor, said".
        phrases = (stripped(view, *phrase) for phrase in before[:-3:-1])
        return next((given[slice(*phrase)] for phrase in phrases if is_full_name(view, phrase)), None)
    if not given[clause_start:clause_end].strip():
        return None
    if view.before(view.text.index(clause_end)).keys() & {"passive", "no_speaker"}:
        return None
    names = [name for name in names_in(view, clause_start, clause_end) if not is_article(view, name)]
    if names and "no_speaker" not in view.after(view.text.index(names[-1][0])):
        # The words after a name belong to it ("the Ukrainian military"); a place before a person does not.
        name_start, name_end = names[-1]
        if (day_end := view.after(view.text.index(name_start)).get("calendar")) is not None:
            name_start = min(view.text.offset(day_end), name_end)
        is_last = not given[name_end:clause_end].strip()
        person = _person(view, name_start, clause_end, mentions) if is_last else None
        return person or _subject(view, clause_start, name_start, clause_end, mentions)
    roles = longest(view.within(view.text.index(clause_start), view.text.index(clause_end), _NAMELESS_ROLES))
    return _given(view, roles[0].start, roles[0].end) if roles else None


def after_verb(view: LexicalView, verb: int, end: int, mentions: Sequence[Mention]) -> str | None:
    """The subject right after a verb of speech («повідомив мер Іван Федоров», "said Serhiy Haidai"), not what is told
    there ("said that Ivan Fedorov was gone")."""
    phrase = _before_told(view, *next(_phrases(view.text.given, verb, end), (verb, end)))
    if person := _person(view, *phrase, mentions):
        return person
    opens_with_role = view.after(view.text.index(phrase[0])).keys() & _ROLES
    is_name = _opening_name(view, stripped(view, *phrase)) is not None
    return _short(view, *phrase) if opens_with_role or is_name else None


def without_auxiliaries(view: LexicalView, start: int, verb: int) -> int:
    """Where the verb begins with what stands between it and its subject ("has also said")."""
    while (auxiliary := view.before(view.text.index(verb)).get("auxiliary")) is not None:
        verb = max(start, view.text.offset(auxiliary))
        if verb == start:
            break
    return verb


def phrases_before(given: str, start: int, end: int) -> tuple[int, int]:
    """The last three phrases before a verb: "the mayor, Ivan Fedorov, "."""
    phrases = list(_phrases(given, start, end))[-3:]
    return phrases[0][0], end


def phrases_beside(given: str, start: int, end: int) -> tuple[int, int]:
    """The first two phrases that are more than blanks: "the mayor, Ivan Fedorov"."""
    phrases = (phrase for phrase in _phrases(given, start, end) if given[slice(*phrase)].strip())
    return start, max((last for _, last in itertools.islice(phrases, 2)), default=start)


def full_names(view: LexicalView) -> dict[str, str]:
    """Surnames and the first name in full that the report gives with each ("Saldo" -> "Vladimir Saldo")."""
    names: dict[str, str] = {}
    for found in names_in(view, 0, len(view.text.given)):
        name = view.text.given[slice(*bare(view, *found))]
        _, blank, last = name.rpartition(" ")
        if blank:
            names.setdefault(last, name)
    return names


def _subject(view: LexicalView, start: int, name: int, end: int, mentions: Sequence[Mention]) -> str | None:
    """The subject that ends with the name of no person from ``name`` to ``end``. Of "residents of Lukashivka",
    «жителі Херсона» the place is not who speaks; nor is it in "the territories of Ukraine", where nobody is told."""
    index = view.text.index(name)
    before = view.before(index).keys()
    is_place = any(mention.start <= name < mention.end for mention in mentions)
    roles = view.within(view.text.index(start), view.text.index(end), _ROLES)
    is_of_role = bool(before & _ROLES) or any(role.start < index < role.end for role in roles)
    if not before & _COMPLEMENT and not (is_place and is_of_role):
        return _short(view, name, end)
    if not roles:
        return None
    if roles[0].start >= index:
        return _short(view, name, end)
    role_start, role_end = view.text.span(roles[0].start, roles[0].end)
    complements = view.within(roles[0].end, index, _COMPLEMENT)
    head_end = view.text.offset(complements[0].start) if complements else role_end
    return _short(view, role_start, end) or _short(view, role_start, head_end)


def _before_told(view: LexicalView, start: int, end: int) -> tuple[int, int]:
    """A phrase up to where it begins to say what is told."""
    told = view.within(view.text.index(start), view.text.index(end), _TOLD)
    return start, view.text.offset(told[0].start) if told else end


def _phrases(given: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretches between marks, one empty one at the least."""
    for mark in _BREAK.finditer(given, start, end):
        yield start, mark.start()
        start = mark.end()
    yield start, end


def _person(view: LexicalView, start: int, end: int, mentions: Sequence[Mention]) -> str | None:
    """The last name of two words or more, without the place names in it."""
    person = None
    for name_start, name_end in names_in(view, start, end):
        cut = max((m.end for m in mentions if name_start <= m.start < name_end), default=name_start)
        name = bare(view, min(cut, name_end), name_end)
        words = view.text.given[slice(*name)]
        person = words if " " in words and not _is_no_person(view, name) else person
    return person


def _is_no_person(view: LexicalView, name: Stretch) -> bool:
    """A weapon, or two that are named together ("Ukrainian and Russian")."""
    start, end = name
    words = view.text.given[start:end]
    joints = view.within(view.text.index(start), view.text.index(end), _JOINT)
    return (bool(joints) and len(words.split()) == 3) or _NUMBER.search(words) is not None


def _opening_name(view: LexicalView, words: Stretch) -> str | None:
    """The name that a stretch begins with."""
    start, end = next(names_in(view, *words), (-1, -1))
    return view.text.given[start:end] if start == words[0] else None


def _short(view: LexicalView, start: int, end: int) -> str | None:
    """A phrase without its article, if it is short enough to be a name."""
    name = view.text.given[slice(*bare(view, start, end))]
    return name if name and len(name.split()) <= _MAX_WORDS else None


def _given(view: LexicalView, start: int, end: int) -> str:
    given_start, given_end = view.text.span(start, end)
    return view.text.given[given_start:given_end]
