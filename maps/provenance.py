"""Who stands behind an incident: independent publishers, by the side they stand on."""

from collections.abc import Iterable
from functools import lru_cache

from geo.frame import SPEAKERS_JOINT
from maps.words import Words

_SIDE_WORDS = "publisher."


@lru_cache
def publisher_counts(sides: str) -> tuple[tuple[str, int], ...]:
    """``publisher_sides`` of the frame ("ukrainian 1; russian 1") as pairs; what is no such text is left out."""
    parts = (part.rpartition(" ") for part in sides.split(SPEAKERS_JOINT))
    return tuple((side, int(count)) for side, _, count in parts if side.isidentifier() and count.isdecimal())


def publisher_words(counts: Iterable[tuple[str, int]], words: Words) -> str:
    """How many publishers and of which sides, such as "2 independent publishers: Ukrainian 1, Russian 1"."""
    told = [(words.say(f"{_SIDE_WORDS}{side}"), n) for side, n in counts if f"{_SIDE_WORDS}{side}" in words]
    total = sum(n for _, n in told)
    if total == 1:
        return words.say("publishers.one", side=told[0][0])
    return words.say("publishers.many", n=total, sides=", ".join(f"{side} {n}" for side, n in told)) if told else ""
