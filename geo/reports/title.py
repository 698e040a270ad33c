"""A report's headline, where nobody states its title."""

from collections.abc import Sequence

from geo.reports.paragraphs import Span, paragraphs
from geo.reports.sentences import MAX_HEADING_CHARS

_HEAD_CHARS = 5_000


def find_title(text: str, furniture: Sequence[Span] = ()) -> str | None:
    """The first line outside ``furniture`` if it reads as a headline, else ``None``.

    A headline is short, does not end as a sentence or a list's lead-in does, and has text below it.
    """
    shown = [(start, min(end, _HEAD_CHARS)) for start, end in furniture if start < _HEAD_CHARS]
    blocks = paragraphs(text[:_HEAD_CHARS], shown)
    if len(blocks) < 2:
        return None
    first = blocks[0]
    words = text[first.start : first.end].lstrip("# ")
    if first.has_bullet or first.has_stop or len(words) > MAX_HEADING_CHARS or words.endswith((":", ";", ",")):
        return None
    return " ".join(words.split())
