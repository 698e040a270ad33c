"""A report's headline, where nobody states its title."""

from collections.abc import Sequence

from geo.reports.paragraphs import Span
from geo.reports.sentences import split

_HEAD_CHARS = 5_000


def find_title(text: str, furniture: Sequence[Span] = ()) -> str | None:
    """The first line outside ``furniture`` if it is a heading (:func:`geo.reports.sentences.split`), else ``None``."""
    shown = [(start, min(end, _HEAD_CHARS)) for start, end in furniture if start < _HEAD_CHARS]
    first = next(iter(split(text[:_HEAD_CHARS], shown)), None)
    if first is None or not first.is_heading:
        return None
    return " ".join(text[first.start : first.end].lstrip("# ").split())
