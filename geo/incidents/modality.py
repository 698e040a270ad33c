"""Whether the text says that a thing happened, is announced, is denied, or might merely be."""

from geo.frame import Modality
from geo.lexicon import LexicalView

# How far before the evidence a word about possibility still governs it, in characters (about eight words).
_REACH_CHARS = 60


def modality_of(view: LexicalView, clause: tuple[int, int], start: int, end: int) -> Modality | None:
    """Modality of the evidence ``start:end`` in its clause (folded offsets); ``None``: no incident at all.

    An announcement outweighs a condition ("threaten to … if"); a mere condition, a remark on such things in
    general, sport and fiction make no incident.
    """
    first = max(clause[0], start - _REACH_CHARS)
    if any(hit.label == "denied" for hit in view.within(first, start)):
        return Modality.DENIED
    labels = {hit.label for hit in view.within(first, max(end, clause[1]))}
    if labels & {"generic", "play"}:
        return None
    if "announced" in labels:
        return Modality.THREATENED
    return None if "hypothetical" in labels else Modality.REPORTED
