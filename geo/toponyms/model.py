"""What is known of one place name in one report."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from geo.gazetteer.model import Place, Reading

OFFICE_CLUES = frozenset({"office_before", "office_after"})
"""Clues that a name is part of somebody's title."""
CLUE_LISTS = OFFICE_CLUES | {"origin_before", "exit_before"}
"""The word lists that are asked for by name here."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a report's text that can be read as the name of a place.

    Offsets count code points of the text as given. ``stems`` are what the name can mean only if a kind
    word for several names follows; ``clues`` are the labels of the word lists right before it and
    right after it; ``excess`` says how much more common it is as a word than as a name (powers of ten), and
    ``opens_sentence`` that its capital tells nothing.
    """

    start: int
    end: int
    text: str
    readings: tuple[Reading, ...]
    stems: tuple[Reading, ...] = ()
    clues: frozenset[str] = frozenset()
    excess: float = 0.0
    opens_sentence: bool = False

    @property
    def is_office(self) -> bool:
        """Whether the name belongs to somebody's office ("governor of Kherson Oblast")."""
        return not self.clues.isdisjoint(OFFICE_CLUES)

    @property
    def is_origin(self) -> bool:
        """Whether somebody or something comes from there; who stands on the road out of it does not."""
        return "origin_before" in self.clues and "exit_before" not in self.clues


class Candidate(NamedTuple):
    """One place that a mention may mean, and how likely it is (0-1)."""

    place: Place
    probability: float


class RelationKind(StrEnum):
    """How a text puts something beside a place."""

    NEAR = "near"
    AWAY = "away"
    BETWEEN = "between"


@dataclass(frozen=True, slots=True)
class Relation:
    """What the words around a name put beside the place, not in it.

    ``start`` and ``end`` bound the whole words, the name among them ("12 km south of Tokmak"), in the text as given.
    ``away`` has a distance, or a direction (clockwise from north), or both; ``between`` has the place at the other end,
    ``None`` where that could not be resolved.
    """

    kind: RelationKind
    start: int
    end: int
    distance_km: float | None = None
    bearing_deg: float | None = None
    other: Place | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """A resolved, or knowingly unresolved, place name.

    ``place`` is ``None`` where no candidate is likely enough; ``method`` then gives the reason.
    ``relation`` says that the text does not put things in the place but beside it.
    """

    span: Span
    place: Place | None
    confidence: float
    method: str
    candidates: tuple[Candidate, ...] = ()
    relation: Relation | None = None

    @property
    def start(self) -> int:
        """First code point of the mention in the text as given."""
        return self.span.start

    @property
    def end(self) -> int:
        """One past the last code point of the mention."""
        return self.span.end

    @property
    def is_here(self) -> bool:
        """Whether the mention names a place in Ukraine that is less than the country."""
        return self.place is not None and self.place.is_here
