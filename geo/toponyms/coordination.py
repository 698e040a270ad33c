"""Names that share a kind word: "Kherson and Zaporizhzhia regions", «Херсонської та Запорізької областей»."""

import re
from collections.abc import Sequence
from dataclasses import replace

from geo.gazetteer.model import Level, Reading
from geo.lexicon import LexicalView
from geo.toponyms.model import Span

# Between the names of one list stand a comma, a small conjunction, quotation marks, and no more.
_BETWEEN = re.compile(
    r"[\s\"“”«»]*[,/]?[\s\"“”«»]*(?:and|or|та|і|й|и|или|або|а\s+також|а\s+также|as\s+well\s+as)?[\s\"“”«»]*(?:the )?",
    re.IGNORECASE,
)
_MAX_BETWEEN_CHARS = 24
# Adjectives made of place names: -ський, -цький, -ский, -цкий in the feminine cases that go with область.
_ADJECTIVE = re.compile(r"\w+[сцз]ь?к(?:а|ая|ої|ій|ою|ой|ую|у)", re.IGNORECASE)


def are_listed(text: str, left_end: int, right_start: int) -> bool:
    """Whether two names are neighbours in one list."""
    return 0 < right_start - left_end <= _MAX_BETWEEN_CHARS and bool(_BETWEEN.fullmatch(text, left_end, right_start))


def share_kind(spans: Sequence[Span], view: LexicalView) -> list[Span]:
    """Read the names before a shared kind word as units of that kind, and take the word into the last name.

    An adjective of an oblast that is in no such list ("Kherson's", of an office or a product) is no place name.
    """
    text = view.text.given
    shared: list[Span] = []
    following: Span | None = None
    for span in reversed(spans):
        end = _end_with_kind(span, view)
        oblasts = _oblasts(span)
        is_listed = following is not None and are_listed(text, span.end, following.start)
        if oblasts and (end > span.end or is_listed):
            following = replace(span, end=end, text=text[span.start : end], readings=oblasts)
            shared.append(following)
            continue
        is_named_in_full = bool(oblasts) and len(oblasts) == len(span.readings) and len(span.text.split()) > 1
        following = span if is_named_in_full else None
        if not _is_lone_adjective(span):
            shared.append(span)
    return shared[::-1]


def _end_with_kind(span: Span, view: LexicalView) -> int:
    """Where the name ends with the plural kind word right after it, or without one."""
    end = view.after(view.text.index(span.end)).get("plural_unit")
    return span.end if end is None or not _oblasts(span) else view.text.span(end - 1, end)[1]


def _oblasts(span: Span) -> tuple[Reading, ...]:
    return tuple(reading for reading in span.readings if reading.place.level is Level.OBLAST)


def _is_lone_adjective(span: Span) -> bool:
    return len(_oblasts(span)) == len(span.readings) and bool(_ADJECTIVE.fullmatch(span.text))
