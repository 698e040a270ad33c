"""To whom a report gives a statement."""

import re
from collections.abc import Sequence

from geo.lexicon import LexicalView
from geo.toponyms.model import Mention

_CAPITAL = "A-ZА-ЯІЇЄҐЁ"
# Capitalised words in a row; small words may stand between them ("Center for National Resistance").
_NAME = re.compile(rf"[{_CAPITAL}][\w'’-]*(?:[ ](?:(?:of|for|the|and|з|із|по|с)[ ](?:the[ ])?)?[{_CAPITAL}][\w'’-]*)*")
_ARTICLE = re.compile(r"^(?:The|A|An)\s+")
_STOP = re.compile(r"[,.;:()«»\"“”\n—–]|\s-\s")
_MAX_WORDS = 7


def speaker_in(view: LexicalView, start: int, end: int, mentions: Sequence[Mention]) -> str | None:
    """Who is said to speak in the sentence ``start:end`` (offsets of the text as given), as the text names them."""
    text = view.text
    for hit in view.within(text.index(start), text.index(end)):
        if hit.label == "according_to":
            return _after(text.given, text.offset(hit.end), end, mentions)
        if hit.label == "says":
            hit_start, hit_end = text.span(hit.start, hit.end)
            subject = _before(view, start, hit_start, mentions) or _subject_after(view, hit_end, end, mentions)
            if subject:
                return subject
    return None


def full_name(name: str, text: str) -> str:
    """A surname or short name as the report gives it in full elsewhere ("Saldo" -> "Vladimir Saldo")."""
    if " " in name:
        return name
    for match in _NAME.finditer(text):
        found = _ARTICLE.sub("", match.group(0))
        if found.endswith(" " + name):
            return found
    return name


def _after(given: str, start: int, end: int, mentions: Sequence[Mention]) -> str | None:
    """The speaker after "according to": a person named there, else the whole phrase."""
    phrase, rest = _phrase(given, start, end)
    if name := _person(given, start, start + len(phrase), mentions):
        return name
    following, _ = _phrase(given, rest, end)
    if following and _NAME.fullmatch(following.strip()):
        return following.strip()
    words = _ARTICLE.sub("", re.sub(r"^(?:the|a|an)\s+", "", phrase.strip()))
    return words if words and len(words.split()) <= _MAX_WORDS else None


def _phrase(given: str, start: int, end: int) -> tuple[str, int]:
    stop = _STOP.search(given, start, end)
    until = stop.start() if stop else end
    return given[start:until], min(until + 1, end)


def _person(given: str, start: int, end: int, mentions: Sequence[Mention]) -> str | None:
    """The last name of two words or more that is no place."""
    names = [
        _ARTICLE.sub("", match.group(0))
        for match in _NAME.finditer(given, start, end)
        if not any(m.start < match.end() and match.start() < m.end for m in mentions)
    ]
    return next((name for name in reversed(names) if " " in name), None)


def _before(view: LexicalView, start: int, verb: int, mentions: Sequence[Mention]) -> str | None:
    """The subject right before a verb of speech."""
    given = view.text.given
    # At most two words (an auxiliary, an adverb) may stand between subject and verb.
    head = given[start:verb].rstrip()
    best: re.Match[str] | None = None
    for match in _NAME.finditer(given, start, verb):
        if len(given[match.end() : verb].split()) <= 1 and not _STOP.search(given, match.end(), verb):
            best = match
    if best and not _is_inside_place(best, mentions):
        return _ARTICLE.sub("", best.group(0)) or None
    role = next(
        (
            h
            for h in view.within(view.text.index(start), view.text.index(start + len(head)))
            if h.label == "speaker_role" and len(given[view.text.offset(h.end) : verb].split()) <= 1
        ),
        None,
    )
    return _given(view, role.start, role.end) if role else None


def _subject_after(view: LexicalView, verb_end: int, end: int, mentions: Sequence[Mention]) -> str | None:
    """The subject right after a verb of speech («повідомив мер Іван Федоров»)."""
    phrase, _ = _phrase(view.text.given, verb_end, end)
    if name := _person(view.text.given, verb_end, verb_end + len(phrase), mentions):
        return name
    roles = view.labels_after(view.text.index(verb_end))
    if "speaker_role" in roles:
        start = view.text.index(verb_end)
        hit = next(h for h in view.within(start, view.text.index(end)) if h.label == "speaker_role")
        return _given(view, hit.start, hit.end)
    return None


def _is_inside_place(match: re.Match[str], mentions: Sequence[Mention]) -> bool:
    return any(m.start <= match.start() and match.end() <= m.end and m.is_here for m in mentions)


def _given(view: LexicalView, start: int, end: int) -> str:
    given_start, given_end = view.text.span(start, end)
    return view.text.given[given_start:given_end]
