"""What is known of one place name in one report."""

from dataclasses import dataclass

from geo.gazetteer.model import Place, Reading


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a report's text that can be read as the name of a place.

    Offsets count code points of the text as given. ``stems`` are what the name can mean only if a kind
    word for several names follows; ``clues`` are the labels of the word lists right before it and
    right after it; ``excess`` says how much more common it is as a word than as a name (powers of ten), and
    ``opens_sentence`` that its capital tells nothing. ``is_near`` says that the text puts something near the
    place, not in it; ``is_office`` that the name belongs to somebody's office ("governor of Kherson Oblast");
    ``is_origin`` that somebody or something comes from there.
    """

    start: int
    end: int
    text: str
    readings: tuple[Reading, ...]
    stems: tuple[Reading, ...] = ()
    clues: frozenset[str] = frozenset()
    excess: float = 0.0
    opens_sentence: bool = False
    is_near: bool = False
    is_office: bool = False
    is_origin: bool = False


@dataclass(frozen=True, slots=True)
class Candidate:
    """One place that a mention may mean, and how likely it is (0-1)."""

    place: Place
    probability: float


@dataclass(frozen=True, slots=True)
class Mention:
    """A resolved, or knowingly unresolved, place name.

    ``place`` is ``None`` where no candidate is likely enough; ``method`` then gives the reason.
    """

    span: Span
    place: Place | None
    confidence: float
    method: str
    candidates: tuple[Candidate, ...] = ()

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
