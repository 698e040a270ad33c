"""Capitalised names in a text, with the small words inside them: "Center for National Resistance"."""

import re
from collections.abc import Iterator

from geo.lexicon import LexicalView

Stretch = tuple[int, int]

_CAPITALISED = re.compile(r"[A-ZА-ЯІЇЄҐЁ][\w'’-]*")
_JOINT = frozenset({"name_joint"})
_BLANK = frozenset(" ")
_OPENING = "name_opening"
NAME_LISTS = _JOINT | {_OPENING}
"""The word lists that are asked for by name here."""


def names_in(view: LexicalView, start: int, end: int) -> Iterator[Stretch]:
    """The names from ``start`` to ``end`` (offsets of the text as given): capitalised words in a row, small words
    between them."""
    name: Stretch | None = None
    for word in _CAPITALISED.finditer(view.text.given, start, end):
        if name and _goes_on(view, name[1], word.start()):
            name = name[0], word.end()
            continue
        if name:
            yield name
        name = word.span()
    if name:
        yield name


def is_full_name(view: LexicalView, stretch: Stretch) -> bool:
    """Whether a stretch is a name of several words and nothing else."""
    return " " in view.text.given[slice(*stretch)] and next(names_in(view, *stretch), None) == stretch


def is_article(view: LexicalView, stretch: Stretch) -> bool:
    """Whether what looks like a name is the article that opens a sentence."""
    start, end = map(view.text.index, stretch)
    return view.after(start).get(_OPENING) == end


def bare(view: LexicalView, start: int, end: int) -> Stretch:
    """A stretch without blanks at its ends, and without the article or what is left of a place name in front of it."""
    start, end = stripped(view, start, end)
    opening_end = view.after(view.text.index(start)).get(_OPENING)
    if opening_end is None:
        return start, end
    after = view.text.offset(opening_end)
    return stripped(view, after, end) if view.text.given[after : after + 1].isspace() and after < end else (start, end)


def stripped(view: LexicalView, start: int, end: int) -> Stretch:
    """A stretch without blanks at its ends."""
    given = view.text.given
    while start < end and given[start].isspace():
        start += 1
    while start < end and given[end - 1].isspace():
        end -= 1
    return start, max(start, end)


def _goes_on(view: LexicalView, end: int, start: int) -> bool:
    between = view.text.given[end:start]
    if between == " ":
        return True
    inside = view.text.index(end), view.text.index(start)
    return between[0] == between[-1] == " " and bool(between.strip()) and view.is_only(*inside, _JOINT, _BLANK)
