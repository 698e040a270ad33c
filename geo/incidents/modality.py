"""Whether the text says that a thing happened, is announced, is denied, or might merely be."""

from geo.frame import Modality
from geo.lexicon import LexicalView
from geo.phrases import Hit, longest

# How far before the evidence a word about possibility still governs it, in characters (about fifteen words).
_REACH_CHARS = 100
# How far after it, as in "shelling of Tokmak, a town that had been quiet, would be met …".
_REACH_AHEAD_CHARS = 120
_LABELS = frozenset(
    {"denied", "generic", "play", "announced", "announces", "aims", "future_in_past", "hypothetical", "no_modality"}
) | {"turn", "joint"}
_SAYS = frozenset({"says"})
MODALITY_LISTS = _LABELS | _SAYS
"""The word lists that are asked for by name here."""


def modality_of(view: LexicalView, clause: tuple[int, int], start: int, end: int) -> Modality | None:
    """Modality of the evidence ``start:end`` in its clause (folded offsets); ``None``: no incident at all.

    An announcement outweighs a condition ("threaten to … if"), and what somebody said would be is announced; a mere
    condition, a remark on such things in general, sport and fiction make no incident. A word inside a longer phrase
    says nothing ("could" in "could only", "threat" in "under threat of"), nor does one before a turn ("while", "but")
    or one after the evidence and a further turn or joint ("and").
    """
    first = max(clause[0], start - _REACH_CHARS)
    last = max(end, min(clause[1], end + _REACH_AHEAD_CHARS))
    hits = longest(view.within(first, last, _LABELS))
    if not hits:
        return Modality.REPORTED
    if any(hit.label in ("generic", "play") for hit in hits):
        return None
    opened = max((hit.end for hit in hits if hit.label == "turn" and hit.end <= start), default=first)
    closed = min((hit.start for hit in hits if hit.label in ("turn", "joint") and hit.start >= end), default=last)
    hits = [hit for hit in hits if opened <= hit.start < closed]
    if any(hit.label == "denied" and hit.end <= start for hit in hits):
        return Modality.DENIED
    if any(_announces(hit, start) for hit in hits):
        return Modality.THREATENED
    labels = {hit.label for hit in hits if hit.start < end or hit.label == "future_in_past"}
    if "future_in_past" in labels and _is_said(view, clause[0], start):
        return Modality.THREATENED
    return None if labels & {"hypothetical", "future_in_past"} else Modality.REPORTED


def _announces(hit: Hit, start: int) -> bool:
    """Whether a word announces evidence that begins at ``start``; what is told before an aim was done to reach it."""
    match hit.label:
        case "announced":
            return True
        case "announces":
            return hit.start == start
        case "aims":
            return hit.end <= start
        case _:
            return False


def _is_said(view: LexicalView, start: int, end: int) -> bool:
    return bool(view.within(start, end, _SAYS))
