"""Measures of what is found against what is marked, and of how sure against how often right."""

from collections.abc import Iterable
from dataclasses import dataclass

N_BINS = 10


@dataclass(frozen=True, slots=True)
class Retrieval:
    """Things found among things marked: ``n_found`` of ``n_labels``, ``n_true`` of ``n_answers``."""

    n_labels: int
    n_found: int
    n_answers: int
    n_true: int

    @property
    def precision(self) -> float:
        """Share of the answers that are true."""
        return share(self.n_true, self.n_answers)

    @property
    def recall(self) -> float:
        """Share of the labels that were found."""
        return share(self.n_found, self.n_labels)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall; 1 where nothing was to be found and nothing was."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(frozen=True, slots=True)
class Bin:
    """Answers whose confidence is between ``lower`` and ``upper``: how sure on average, how many of them right."""

    lower: float
    upper: float
    n: int
    mean_confidence: float
    share_right: float


def reliability(answers: Iterable[tuple[float, bool]]) -> tuple[Bin, ...]:
    """Confidence against truth, in ten bins of equal width; bins without an answer are left out.

    ``answers`` gives the confidence (0-1) of each and whether it is right.
    """
    inside: dict[int, list[tuple[float, bool]]] = {}
    for confidence, is_right in answers:
        inside.setdefault(min(int(confidence * N_BINS), N_BINS - 1), []).append((confidence, is_right))
    return tuple(_bin(number / N_BINS, (number + 1) / N_BINS, inside[number]) for number in sorted(inside))


def calibration_error(bins: Iterable[Bin]) -> float:
    """Expected calibration error: mean distance between confidence and share right, weighted by the size of the bins.

    Guo et al., "On calibration of modern neural networks", 2017.
    """
    bins = list(bins)
    return sum(b.n * abs(b.mean_confidence - b.share_right) for b in bins) / max(1, sum(b.n for b in bins))


def share(part: int, whole: int) -> float:
    """``part`` of ``whole``; all of nothing is 1."""
    return part / whole if whole else 1.0


def _bin(lower: float, upper: float, answers: list[tuple[float, bool]]) -> Bin:
    sure = sum(confidence for confidence, _ in answers) / len(answers)
    return Bin(lower, upper, len(answers), sure, share(sum(is_right for _, is_right in answers), len(answers)))
