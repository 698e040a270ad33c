"""Where a text names places: spans and what they can be read as, before anything is decided."""

import re
from collections.abc import Sequence

from geo.gazetteer.index import Gazetteer
from geo.gazetteer.model import Level, NameSource, Reading
from geo.lexicon import LexicalView
from geo.text import fold
from geo.toponyms.model import Span

# Names of these levels are also written without a capital ("occupied territories", «лівобережжя»).
# A capitalised word with one blank between it and what follows.
_WORD_BEFORE = re.compile(r"\b([A-ZА-ЯІЇЄҐЁ][\w'’-]*) $")
_MAX_NAME_CHARS = 30
_LOWER_CASE_LEVELS = frozenset({Level.REGION, Level.FEATURE})


def recognise(
    view: LexicalView, gazetteer: Gazetteer, given_names: frozenset[str], skip: Sequence[tuple[int, int]] = ()
) -> list[Span]:
    """All place names of a text, in order, none overlapping another; the longest name wins.

    ``given_names`` (folded) keep persons out: "Vladimir Saldo" is no town. Spans that touch ``skip`` (page
    furniture, offsets of the text as given) are left out.
    """
    spans: list[Span] = []
    taken = 0
    for start, end, readings in gazetteer.scan(view.text.folded):
        if start < taken:
            continue
        span = _span(view, start, end, readings)
        if span is None or any(a < span.end and span.start < b for a, b in skip):
            continue
        if _is_not_place(view, start, end, readings, given_names):
            continue
        spans.append(span)
        taken = end
    return spans


def _span(view: LexicalView, start: int, end: int, readings: tuple[Reading, ...]) -> Span | None:
    given_start, given_end = view.text.span(start, end)
    text = view.text.given[given_start:given_end]
    if not text[0].isupper():
        readings = tuple(r for r in readings if r.place.level in _LOWER_CASE_LEVELS and " " in text)
        if not readings:
            return None
    before, after = view.labels_before(start), view.labels_after(end)
    return Span(
        given_start,
        given_end,
        text,
        readings,
        is_near="near_before" in before,
        is_origin="origin_before" in before,
        is_office="office_before" in before or "office_after" in after,
    )


def _is_not_place(
    view: LexicalView, start: int, end: int, readings: tuple[Reading, ...], given_names: frozenset[str]
) -> bool:
    """Whether the name belongs to a street, a unit, a team or a person."""
    if "not_place_before" in view.labels_before(start) or "not_place_after" in view.labels_after(end):
        return True
    if any(r.place.level not in (Level.SETTLEMENT, Level.FOREIGN) for r in readings):
        return False
    return _is_person(view, start, end, given_names) or _is_part_of_name(view, start, readings)


def _is_part_of_name(view: LexicalView, start: int, readings: tuple[Reading, ...]) -> bool:
    """A lesser-known name right after a capitalised word inside a sentence: "Ukrainska Pravda" is no village."""
    if any(r.source is NameSource.OFFICIAL for r in readings):
        return False
    previous = _WORD_BEFORE.search(
        view.text.given, max(0, view.text.offset(start) - _MAX_NAME_CHARS), view.text.offset(start)
    )
    return previous is not None and not _opens_sentence(view.text.given, previous.start())


def _opens_sentence(text: str, start: int) -> bool:
    before = text[max(0, start - 3) : start].rstrip(" \"'«“(")
    return not before or before[-1] in ".!?…:\n"


def _is_person(view: LexicalView, start: int, end: int, given_names: frozenset[str]) -> bool:
    """A given name with a capitalised word after it, or a surname right after a given name."""
    text = view.text
    name = text.folded[start:end]
    given = text.given
    given_start, given_end = text.span(start, end)
    after = given[given_end : given_end + 2]
    if name in given_names and len(after) == 2 and after[0] == " " and after[1].isupper():
        return True
    previous = _WORD_BEFORE.search(given, max(0, given_start - _MAX_NAME_CHARS), given_start)
    return previous is not None and fold(previous[1]) in given_names
