"""Who stands behind an incident: independent publishers, by the side they stand on."""

from typing import Any

from geo.frame import SPEAKERS_JOINT
from maps.readable import readable
from maps.words import Words

_SIDE_WORDS = "publisher."


def publisher_counts(sides: Any) -> list[tuple[str, int]]:
    """``publisher_sides`` of the frame ("ukrainian 1; russian 1") as pairs; what is no such text is left out."""
    parts = (part.rpartition(" ") for part in readable(sides).split(SPEAKERS_JOINT))
    return [(side, int(count)) for side, _, count in parts if side.isidentifier() and count.isdecimal()]


def publisher_words(sides: Any, words: Words) -> str:
    """How many publishers and of which sides, such as "2 independent publishers: Ukrainian 1, Russian 1"."""
    counts = [(side, n) for side, n in publisher_counts(sides) if f"{_SIDE_WORDS}{side}" in words]
    told = [(words[f"{_SIDE_WORDS}{side}"].en, n) for side, n in counts]
    total = sum(n for _, n in told)
    if total == 1:
        return words["publishers.one"].en.format(side=told[0][0])
    listed = ", ".join(f"{side} {n}" for side, n in told)
    return words["publishers.many"].en.format(n=total, sides=listed) if told else ""
