"""Names that share a kind word: "Kherson and Zaporizhzhia regions", «Херсонської та Запорізької областей»."""

from collections.abc import Sequence
from dataclasses import replace

from geo.gazetteer.model import Level, Reading
from geo.lexicon import LexicalView
from geo.toponyms.model import Span

_SEPARATORS = frozenset(" \n\",/'")  # as folded
_MAX_BETWEEN_CHARS = 24
_JOINTS = frozenset({"list_joint"})
_OBLASTS = frozenset({Level.OBLAST})
_LEVELS = {
    "plural_oblast": _OBLASTS,
    "plural_raion": frozenset({Level.RAION, Level.DISTRICT}),
    "plural_hromada": frozenset({Level.HROMADA}),
}
COORDINATION_LISTS = _JOINTS | _LEVELS.keys()
"""The word lists that are asked for by name here."""


def are_listed(view: LexicalView, left_end: int, right_start: int) -> bool:
    """Whether two names are neighbours in one list: only commas, quotation marks and small words between them."""
    if not 0 < right_start - left_end <= _MAX_BETWEEN_CHARS:
        return False
    return view.is_only(view.text.index(left_end), view.text.index(right_start), _JOINTS, _SEPARATORS)


def share_kind(spans: Sequence[Span], view: LexicalView) -> list[Span]:
    """Read the names before a shared kind word as units of that kind, and take the word into the last name.

    A kind word in the singular is its own name's: of "Lviv, Kyiv region" the first is the city, but «Сумська, Київська
    область» names no city. A stem without a kind word («херсонська диня») is no place name.
    """
    text = view.text.given
    shared: list[Span] = []
    following: Span | None = None
    levels: frozenset[Level] = frozenset()
    is_singular = False
    for span in reversed(spans):
        end, kinds = _end_with_kind(span, view)
        if following is None or not are_listed(view, span.end, following.start):
            levels, is_singular = kinds, False
        elif is_singular and _is_town(span):
            levels = frozenset()
        if units := _units(span, levels, following):
            following = replace(span, end=end, text=text[span.start : end], readings=units)
            shared.append(following)
            continue
        is_named_in_full = len(span.text.split()) > 1 and bool(_units(span, _OBLASTS, None))
        following, levels = (span, _OBLASTS) if is_named_in_full else (None, frozenset())
        is_singular = "plural_oblast" not in view.before(view.text.index(span.end))
        if span.readings:
            shared.append(span)
    return shared[::-1]


def _end_with_kind(span: Span, view: LexicalView) -> tuple[int, frozenset[Level]]:
    """Where the name ends with the plural kind word right after it, and what that makes it; or without one."""
    after = view.after(view.text.index(span.end))
    for label, levels in _LEVELS.items():
        if label in after and _units(span, levels, None):
            return view.text.span(after[label] - 1, after[label])[1], levels
    return span.end, frozenset()


def _is_town(span: Span) -> bool:
    return any(reading.place.level is Level.SETTLEMENT for reading in span.readings)


def _units(span: Span, levels: frozenset[Level], following: Span | None) -> tuple[Reading, ...]:
    """What the name can mean of these levels; nothing if that is just what the name after it means."""
    units = tuple(r for r in (*span.readings, *span.stems) if r.place.level in levels)
    is_same = following is not None and {r.place.place_id for r in units} == {
        r.place.place_id for r in following.readings
    }
    return () if is_same else units
