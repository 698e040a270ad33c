"""The subject of a word of speech: who stands before it or after it, as the text names them."""

import itertools
import re
from collections.abc import Iterator, Sequence

from geo.incidents.sides import SIDE_LISTS
from geo.lexicon import LexicalView
from geo.phrases import longest
from geo.toponyms.model import Mention

_CAPITAL = "A-ZА-ЯІЇЄҐЁ"
# Capitalised words in a row; small words may stand between them ("Center for National Resistance").
_NAME = re.compile(rf"[{_CAPITAL}][\w'’-]*(?:[ ](?:(?:of|for|the|and|з|із|по|с)[ ](?:the[ ])?)?[{_CAPITAL}][\w'’-]*)*")
# What may be left of "the" or of a place name in front of a name.
_OPENING = re.compile(r"^(?:['’]s\s+|(?:the|a|an)\s+)", re.IGNORECASE)
_BREAK = re.compile(r"[,.;:()«»\"“”]|(?<!\w)[—–]|[—–](?!\w)|\s-\s")
# A weapon, or two that are named together ("Ukrainian and Russian").
_ARTICLE = re.compile(r"The|A|An")
_NO_PERSON = re.compile(r"\d|^\S+ (?:and|та|і|и) \S+$")
_MAX_WORDS = 7

_ROLES = SIDE_LISTS | {"speaker_role"}
# Residents are told of more often than they speak: without a name only the words of "speaker_role" make them speak.
_NAMELESS_ROLES = _ROLES - {"side_resident"}
_COMPLEMENT = frozenset({"complement_before"})
# Behind these stands what is told, or where something is from, and no longer who tells it.
_TOLD = frozenset({"told_next", "origin_before"})
SUBJECT_LISTS = _ROLES | _COMPLEMENT | _TOLD | {"auxiliary", "calendar", "no_speaker", "passive"}
"""The word lists that are asked for by name here."""


def after_according_to(view: LexicalView, start: int, end: int, mentions: Sequence[Mention]) -> str | None:
    """The person named there, or named right after ("… by the governor, Vladimir Saldo"), else the whole phrase."""
    given = view.text.given
    phrases = _phrases(given, start, end)
    first = _before_told(view, *next(phrases, (start, end)))
    if person := _person(given, *first, mentions):
        return person
    second = given[slice(*next(phrases, (end, end)))].strip()
    if " " in second and _NAME.fullmatch(second):
        return second
    words = _OPENING.sub("", given[slice(*first)].strip())
    if "no_speaker" in view.after(view.text.index(given.index(words, first[0]))):
        return None
    opening = _NAME.match(words)
    return _short(words) or (opening.group() if opening else None)


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
        phrases = (given[slice(*phrase)].strip() for phrase in before[:-3:-1])
        return next((name for name in phrases if " " in name and _NAME.fullmatch(name)), None)
    if not given[clause_start:clause_end].strip():
        return None
    if view.before(view.text.index(clause_end)).keys() & {"passive", "no_speaker"}:
        return None
    names = [name for name in _NAME.finditer(given, clause_start, clause_end) if not _ARTICLE.fullmatch(name.group())]
    if names and "no_speaker" not in view.after(view.text.index(names[-1].start())):
        # The words after a name belong to it ("the Ukrainian military"); a place before a person does not.
        name_start, name_end = names[-1].span()
        if (day_end := view.after(view.text.index(name_start)).get("calendar")) is not None:
            name_start = min(view.text.offset(day_end), name_end)
        is_last = not given[name_end:clause_end].strip()
        person = _person(given, name_start, clause_end, mentions) if is_last else None
        return person or _subject(view, clause_start, name_start, clause_end, mentions)
    roles = longest(view.within(view.text.index(clause_start), view.text.index(clause_end), _NAMELESS_ROLES))
    return _given(view, roles[0].start, roles[0].end) if roles else None


def after_verb(view: LexicalView, verb: int, end: int, mentions: Sequence[Mention]) -> str | None:
    """The subject right after a verb of speech («повідомив мер Іван Федоров», "said Serhiy Haidai"), not what is told
    there ("said that Ivan Fedorov was gone")."""
    given = view.text.given
    phrase = _before_told(view, *next(_phrases(given, verb, end), (verb, end)))
    if person := _person(given, *phrase, mentions):
        return person
    words = given[slice(*phrase)].strip()
    opens_with_role = view.after(view.text.index(phrase[0])).keys() & _ROLES
    return _short(words) if opens_with_role or _NAME.match(words) else None


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


def full_names(text: str) -> dict[str, str]:
    """Surnames and the first name in full that the report gives with each ("Saldo" -> "Vladimir Saldo")."""
    names: dict[str, str] = {}
    for match in _NAME.finditer(text):
        name = _OPENING.sub("", match.group())
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
        return _short(view.text.given[name:end])
    if not roles:
        return None
    if roles[0].start >= index:
        return _short(view.text.given[name:end])
    role_start, role_end = view.text.span(roles[0].start, roles[0].end)
    complements = view.within(roles[0].end, index, _COMPLEMENT)
    head_end = view.text.offset(complements[0].start) if complements else role_end
    return _short(view.text.given[role_start:end]) or _short(view.text.given[role_start:head_end])


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


def _person(given: str, start: int, end: int, mentions: Sequence[Mention]) -> str | None:
    """The last name of two words or more, without the place names in it."""
    person = None
    for match in _NAME.finditer(given, start, end):
        cut = max((m.end for m in mentions if match.start() <= m.start < match.end()), default=match.start())
        name = _OPENING.sub("", given[cut : match.end()].strip())
        person = name if " " in name and not _NO_PERSON.search(name) else person
    return person


def _short(words: str) -> str | None:
    """A phrase without its article, if it is short enough to be a name."""
    name = _OPENING.sub("", words.strip())
    return name if name and len(name.split()) <= _MAX_WORDS else None


def _given(view: LexicalView, start: int, end: int) -> str:
    given_start, given_end = view.text.span(start, end)
    return view.text.given[given_start:given_end]
