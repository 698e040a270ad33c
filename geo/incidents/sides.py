"""Of which side those are who speak, by the words beside their names."""

from geo.frame import ClaimSide
from geo.lexicon import LexicalView
from geo.phrases import longest

# The list of words that tells a side, the first first.
SIDES = {
    f"side_{side.value}": side
    for side in (
        ClaimSide.OCCUPATION_OFFICIAL,
        ClaimSide.NGO,
        ClaimSide.MEDIA,
        ClaimSide.INTERNATIONAL,
        ClaimSide.UKRAINIAN_OFFICIAL,
        ClaimSide.RUSSIAN_OFFICIAL,
        ClaimSide.RESIDENT,
    )
}
SIDE_LISTS = frozenset(SIDES)
"""The word lists that are asked for by name here."""


def side_of(view: LexicalView, start: int, end: int) -> ClaimSide:
    """The side that the words from ``start`` to ``end`` (folded offsets) tell."""
    labels = {hit.label for hit in longest(view.within(start, end, SIDE_LISTS))}
    return next((side for label, side in SIDES.items() if label in labels), ClaimSide.UNKNOWN)
