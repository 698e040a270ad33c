"""What ``data/lookups/confidence.yaml`` should say, worked out on labelled texts."""

from collections import defaultdict
from collections.abc import Hashable, Iterable
from typing import TypeVar

import yaml

from geo.incidents.confidence import ConfidenceRates
from geo.incidents.evaluation import IncidentEvaluation
from geo.incidents.matching import AnsweredPair
from geo.incidents.model import LinkKind

# Fewer answers than this say too little to rate a type by itself.
MIN_ANSWERS = 5
# A group's share counts as if so many answers more, as right as all are on average, had been seen in it.
PRIOR_ANSWERS = 5.0
_MAX_RATE = 0.99

Group = TypeVar("Group", bound=Hashable)


def fit_rates(evaluation: IncidentEvaluation, rates: ConfidenceRates) -> ConfidenceRates:
    """Rates under which confidence is the share of right pairs; ``rates`` are those that the answers were given by.

    A type's rate is the share of its answers that the text bears out, wherever. A link's is the share of right
    places among those, divided by the mean confidence of their names, so that a doubtful name is not counted
    twice. Both are drawn towards the mean of all, the more so the fewer answers there are (additive smoothing).
    """
    types = [(pair.surest.incident_type, 1.0, pair.is_type_right) for pair in evaluation.answered]
    n_answers: dict[str, int] = defaultdict(int)
    for code, _, _ in types:
        n_answers[code] += 1
    mean = _mean(types)
    named = [answer for answer in types if n_answers[answer[0]] >= MIN_ANSWERS]
    others = [("", sure, is_right) for code, sure, is_right in types if n_answers[code] < MIN_ANSWERS]
    links = [
        (pair.surest.link, _place_confidence(pair, rates), pair.is_right)
        for pair in evaluation.answered
        if pair.is_type_right
    ]
    mean_link = _mean(links)
    return ConfidenceRates(
        links=dict.fromkeys(LinkKind, _rounded(mean_link)) | _shares(links, mean_link),
        types=dict(sorted(_shares(named, mean).items())),
        other_types=_shares(others, mean).get("", _rounded(mean)),
    )


def rates_to_yaml(rates: ConfidenceRates) -> str:
    """The rates as they stand in ``confidence.yaml``."""
    return yaml.safe_dump(rates.model_dump(mode="json"), sort_keys=False)


def _place_confidence(pair: AnsweredPair, rates: ConfidenceRates) -> float:
    """How sure its name was of its place: what is left of the confidence when the rates are taken out."""
    surest = pair.surest
    return min(1.0, surest.confidence / rates.of(surest.incident_type, surest.link, 1.0))


def _shares(answers: Iterable[tuple[Group, float, bool]], mean: float) -> dict[Group, float]:
    """Of each group, right answers over those that had to be right by their own confidence."""
    sure: dict[Group, float] = defaultdict(float)
    right: dict[Group, float] = defaultdict(float)
    for group, confidence, is_right in answers:
        sure[group] += confidence
        right[group] += is_right
    return {group: _rounded((right[group] + PRIOR_ANSWERS * mean) / (sure[group] + PRIOR_ANSWERS)) for group in sure}


def _mean(answers: Iterable[tuple[Hashable, float, bool]]) -> float:
    """Right answers over expected ones; one half of none."""
    answers = list(answers)
    sure = sum(confidence for _, confidence, _ in answers)
    return min(1.0, sum(is_right for *_, is_right in answers) / sure) if sure else 0.5


def _rounded(rate: float) -> float:
    return round(min(_MAX_RATE, max(1 - _MAX_RATE, rate)), 2)
