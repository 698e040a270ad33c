"""How well places are recognised and resolved, measured on texts in which a person marked them.

Only places in Ukraine count: labels of the levels ``country`` and ``foreign`` are left out, and so are answers of
these levels. An answer in Ukraine where the label says that the place is abroad is a false one.

Measures of recognition are the usual precision, recall and F1; of resolution those of toponym resolution (Gritta,
Pilehvar and Collier, "A pragmatic guide to geoparsing evaluation", 2020): accuracy within 161 km (100 miles), mean
error.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from geo.gazetteer.index import Gazetteer
from geo.measures import Bin, Retrieval, calibration_error, reliability, share
from geo.toponyms.judging import PIN_LEVELS, Judge, is_finer
from geo.toponyms.labelled import LabelledPlace, LabelledText
from geo.toponyms.model import Mention

FAR_KM = 161.0


@dataclass(frozen=True, slots=True)
class LabelOutcome:
    """What became of one label.

    ``mention`` is the answer with the very span of the label, or else the first that overlaps it; ``error_km`` is
    known for labels of pins (site, district, settlement) with a point that were resolved at their very span.
    """

    text: LabelledText
    label: LabelledPlace
    mention: Mention | None
    is_exact: bool
    is_right: bool
    error_km: float | None

    @property
    def is_too_fine(self) -> bool:
        """Whether the answer is more precise than the text."""
        return bool(self.mention and self.mention.place and is_finer(self.mention.place, self.label))


@dataclass(frozen=True, slots=True)
class AnswerOutcome:
    """One answer in Ukraine (or without a place), and whether it is the place marked where it stands.

    ``is_exact`` and ``is_overlapping`` say how its span meets that of a label.
    """

    text: LabelledText
    mention: Mention
    is_exact: bool
    is_overlapping: bool
    is_right: bool


@dataclass(frozen=True, slots=True)
class Evaluation:
    """All figures of a set of texts, computed from the outcomes."""

    labels: tuple[LabelOutcome, ...]
    answers: tuple[AnswerOutcome, ...]

    @property
    def exact(self) -> Retrieval:
        """Retrieval where only the very span counts."""
        n_found = sum(o.is_exact for o in self.labels)
        return Retrieval(len(self.labels), n_found, len(self.answers), sum(o.is_exact for o in self.answers))

    @property
    def overlapping(self) -> Retrieval:
        """Retrieval where a common character is enough."""
        n_found = sum(o.mention is not None for o in self.labels)
        return Retrieval(len(self.labels), n_found, len(self.answers), sum(o.is_overlapping for o in self.answers))

    @property
    def n_unresolved(self) -> int:
        """Labels found at their very span to which no place was given."""
        return sum(o.mention is not None and o.mention.place is None for o in self._exact_labels)

    @property
    def resolution(self) -> float:
        """Share of the labels found at their very span that have the right place; no place is not right.

        Right is a pin within 10 km or the right unit: see :class:`~geo.toponyms.judging.Judge`.
        """
        return share(sum(o.is_right for o in self._exact_labels), len(self._exact_labels))

    def accuracy(self, within_km: float) -> float:
        """Share of the labelled pins with a point, found at their very span, that were put within ``within_km``."""
        pins = [o for o in self._exact_labels if o.label.level in PIN_LEVELS and o.label.point]
        return share(sum(o.error_km is not None and o.error_km <= within_km for o in pins), len(pins))

    @property
    def mean_error_km(self) -> float:
        """Mean distance of the pins put somewhere from where they belong; 0 of none."""
        errors = [o.error_km for o in self.labels if o.error_km is not None]
        return sum(errors) / max(1, len(errors))

    @property
    def n_too_fine(self) -> int:
        """Labels whose answer, overlapping ones too, is of a finer level than the text."""
        return sum(o.is_too_fine for o in self.labels)

    @property
    def reliability(self) -> tuple[Bin, ...]:
        """Confidence against truth, in bins of equal width; bins without an answer are left out.

        Over all resolved answers in Ukraine; one where no place was marked is wrong.
        """
        return reliability((o.mention.confidence, o.is_right) for o in self._resolved)

    @property
    def calibration_error(self) -> float:
        """Mean distance between confidence and share of right answers over the bins, weighted by their size."""
        return calibration_error(self.reliability)

    @property
    def _exact_labels(self) -> list[LabelOutcome]:
        return [o for o in self.labels if o.is_exact]

    @property
    def _resolved(self) -> list[AnswerOutcome]:
        return [o for o in self.answers if o.mention.place is not None]

    def of_language(self, language: str) -> "Evaluation":
        """The figures of the texts in one language."""
        return Evaluation(
            tuple(o for o in self.labels if o.text.lang == language),
            tuple(o for o in self.answers if o.text.lang == language),
        )


def evaluate(
    texts: Iterable[LabelledText], read: Callable[[LabelledText], Sequence[Mention]], gazetteer: Gazetteer
) -> Evaluation:
    """Compare what ``read`` finds in each text with its labels; ``gazetteer`` tells which place a label means."""
    judge = Judge(gazetteer)
    labels: list[LabelOutcome] = []
    answers: list[AnswerOutcome] = []
    for text in texts:
        wanted = [label for label in text.places if label.is_scored]
        found = [mention for mention in read(text) if mention.is_here or mention.place is None]
        labels += [_label_outcome(text, label, found, judge) for label in wanted]
        answers += [_answer_outcome(text, mention, wanted, judge) for mention in found]
    return Evaluation(tuple(labels), tuple(answers))


def _label_outcome(text: LabelledText, label: LabelledPlace, found: Sequence[Mention], judge: Judge) -> LabelOutcome:
    over = [mention for mention in found if _overlap(mention, label)]
    mention = next((m for m in over if _is_exact(m, label)), over[0] if over else None)
    if mention is None:
        return LabelOutcome(text, label, None, is_exact=False, is_right=False, error_km=None)
    is_exact, place = _is_exact(mention, label), mention.place
    is_right = place is not None and judge.is_right(label, place)
    is_pin = is_exact and label.level in PIN_LEVELS
    error_km = judge.error_km(label, place) if is_pin and place else None
    return LabelOutcome(text, label, mention, is_exact, is_right, error_km)


def _answer_outcome(
    text: LabelledText, mention: Mention, wanted: Sequence[LabelledPlace], judge: Judge
) -> AnswerOutcome:
    over = [label for label in wanted if _overlap(mention, label)]
    is_right = mention.place is not None and any(judge.is_right(label, mention.place) for label in over)
    return AnswerOutcome(text, mention, any(_is_exact(mention, label) for label in over), bool(over), is_right)


def _is_exact(mention: Mention, label: LabelledPlace) -> bool:
    return (mention.start, mention.end) == (label.start, label.end)


def _overlap(mention: Mention, label: LabelledPlace) -> bool:
    return mention.start < label.end and label.start < mention.end
