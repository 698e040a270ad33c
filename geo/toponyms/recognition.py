"""Where a text names places: spans and what they can be read as, before anything is decided."""

from collections.abc import Sequence

from geo.gazetteer.index import Gazetteer
from geo.gazetteer.model import Level, Reading
from geo.lexicon import LexicalView
from geo.toponyms.model import Span
from geo.toponyms.namesakes import Namesakes

# Names of these levels are also written without a capital ("occupied territories", «лівобережжя Херсонщини»).
_LOWER_CASE_LEVELS = frozenset({Level.REGION, Level.FEATURE})


def recognise(
    view: LexicalView, gazetteer: Gazetteer, namesakes: Namesakes, skip: Sequence[tuple[int, int]] = ()
) -> list[Span]:
    """All place names of a text, in order, none overlapping another; the longest name wins.

    Spans that begin in ``skip`` (page furniture, sorted, offsets of the text as given) are left out.
    """
    spans: list[Span] = []
    taken = 0
    furniture = iter((*skip, (len(view.text.given), len(view.text.given))))
    skip_start, skip_end = next(furniture)
    for start, end, readings in gazetteer.scan(view.text.folded):
        if start < taken:
            continue
        span = _span(view, start, end, readings)
        if span is None or namesakes.cover(view, start, end, readings):
            continue
        while skip_end <= span.start < len(view.text.given):
            skip_start, skip_end = next(furniture)
        if skip_start <= span.start:
            continue
        spans.append(span)
        taken = end
    return spans


def _span(view: LexicalView, start: int, end: int, readings: tuple[Reading, ...]) -> Span | None:
    given_start, given_end = view.text.span(start, end)
    text = view.text.given[given_start:given_end]
    if not text[0].isupper():
        readings = tuple(r for r in readings if r.place.level in _LOWER_CASE_LEVELS and len(text.split()) > 1)
        if not readings:
            return None
    before, after = view.before(start), view.after(end)
    return Span(
        given_start,
        given_end,
        text,
        readings,
        is_near="near_before" in before,
        is_origin="origin_before" in before,
        is_office="office_before" in before or "office_after" in after,
    )
