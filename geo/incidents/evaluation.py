"""How well incidents are read, measured on texts in which a person marked them.

A *pair* is a type at a place, once a text, however often it is told there.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from geo.gazetteer.index import Gazetteer
from geo.incidents.labelled import LabelledReport
from geo.incidents.matching import AnsweredPair, Outcome, match
from geo.incidents.model import Incident, LinkKind
from geo.measures import Bin, Retrieval, calibration_error, reliability, share
from geo.toponyms.judging import Judge

MIN_EXAMPLES = 3


@dataclass(frozen=True, slots=True)
class IncidentEvaluation:
    """All figures of a set of texts, computed from their outcomes."""

    outcomes: tuple[Outcome, ...]

    @property
    def types(self) -> Retrieval:
        """Types found in a text among the types that it has, summed over texts and types (micro-average).

        Whatever the modality: what is threatened or denied counts like what is reported.
        """
        n_hits = sum(len(o.labelled_types & o.answered_types) for o in self.outcomes)
        n_labels = sum(len(o.labelled_types) for o in self.outcomes)
        return Retrieval(n_labels, n_hits, sum(len(o.answered_types) for o in self.outcomes), n_hits)

    @property
    def by_type(self) -> dict[str, Retrieval]:
        """The texts that were given a type among those that have it, for each type marked or given."""
        labels = Counter(t for o in self.outcomes for t in o.labelled_types)
        answers = Counter(t for o in self.outcomes for t in o.answered_types)
        hits = Counter(t for o in self.outcomes for t in o.labelled_types & o.answered_types)
        return {t: Retrieval(labels[t], hits[t], answers[t], hits[t]) for t in sorted(labels | answers)}

    @property
    def macro_f1(self) -> float:
        """Mean F1 over the types that at least three texts have; 1 where there is no such type."""
        figures = [found.f1 for found in self.by_type.values() if found.n_labels >= MIN_EXAMPLES]
        return sum(figures) / len(figures) if figures else 1.0

    @property
    def places(self) -> float:
        """Share of the pairs given whose place is right, among those whose type the text has."""
        pairs = [pair for pair in self.answered if pair.is_type_right]
        return share(sum(pair.is_right for pair in pairs), len(pairs))

    @property
    def places_found(self) -> float:
        """Share of the pairs marked that were given, among those whose type the program gave the text."""
        pairs = [pair for o in self.outcomes for pair in o.labelled if pair.is_type_found]
        return share(sum(pair.is_found for pair in pairs), len(pairs))

    @property
    def modalities(self) -> float:
        """Share of the right pairs told in no other modality than the text's."""
        return _share_of(self._right, lambda pair: pair.is_modality_right)

    @property
    def dates(self) -> float:
        """Share of the right pairs with a marked date (or "not known") that have it to the day, at both ends."""
        return _share_of((pair for pair in self._right if pair.has_dates), lambda pair: pair.is_date_right)

    @property
    def claims(self) -> float:
        """Share of the right pairs with a marked source (or "nobody") that are given to no other."""
        return _share_of((pair for pair in self._right if pair.has_claims), lambda pair: pair.is_claim_right)

    @property
    def n_without(self) -> int:
        """Texts that tell of no incident."""
        return sum(not o.labelled for o in self.outcomes)

    @property
    def false_per_hundred(self) -> float:
        """Pairs given to texts that tell of no incident, per 100 such texts."""
        n_false = sum(len(o.answered) for o in self.outcomes if not o.labelled)
        return 100 * n_false / max(1, self.n_without)

    @property
    def reliability(self) -> tuple[Bin, ...]:
        """Confidence against truth over all pairs given: right is a pair whose type and place are."""
        return reliability((pair.surest.confidence, pair.is_right) for pair in self.answered)

    @property
    def calibration_error(self) -> float:
        """Mean distance between confidence and share of right pairs over the bins, weighted by their size."""
        return calibration_error(self.reliability)

    def of_language(self, language: str) -> "IncidentEvaluation":
        """The figures of the texts in one language."""
        return IncidentEvaluation(tuple(o for o in self.outcomes if o.text.lang == language))

    def of_link(self, link: LinkKind) -> tuple[int, float]:
        """How many pairs are tied to their place in this way by their surest telling, and the share of right ones."""
        pairs = [pair for pair in self.answered if pair.surest.link is link]
        return len(pairs), _share_of(pairs, lambda pair: pair.is_right)

    @property
    def answered(self) -> list[AnsweredPair]:
        """All pairs that the program gives, text by text."""
        return [pair for o in self.outcomes for pair in o.answered]

    @property
    def _right(self) -> list[AnsweredPair]:
        return [pair for pair in self.answered if pair.is_right]


def evaluate_incidents(
    texts: Iterable[LabelledReport], read: Callable[[LabelledReport], Sequence[Incident]], gazetteer: Gazetteer
) -> IncidentEvaluation:
    """Compare what ``read`` tells of each text with its labels; texts without labels of incidents are left out."""
    judge = Judge(gazetteer)
    return IncidentEvaluation(tuple(match(text, read(text), judge) for text in texts if text.incidents is not None))


def _share_of(pairs: Iterable[AnsweredPair], is_right: Callable[[AnsweredPair], bool]) -> float:
    answers = [is_right(pair) for pair in pairs]
    return share(sum(answers), len(answers))
