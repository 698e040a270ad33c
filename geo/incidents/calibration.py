"""What ``data/lookups/confidence.yaml`` should say, worked out on labelled texts."""

from collections import defaultdict
from collections.abc import Callable

import yaml

from geo.incidents.confidence import ConfidenceRates
from geo.incidents.evaluation import IncidentEvaluation
from geo.incidents.labelled import LabelledReport
from geo.incidents.model import LinkKind

# A link counts as if so many answers more, as often right as all are on average, had been seen of it.
PRIOR_ANSWERS = 5.0
_MAX_RATE = 0.99


def fit_rates(
    evaluation: IncidentEvaluation, rates: ConfidenceRates, has_several: Callable[[LabelledReport], bool]
) -> ConfidenceRates:
    """Rates under which the confidence of each link is on average its share of right pairs.

    ``rates`` are those that the answers were given by; ``has_several`` tells whether the program finds several places
    in a text. A rate is the number of pairs right in type and place over the sum of the confidence of their names,
    so that a doubtful name is not counted twice. It is drawn towards that of all pairs, the more so the fewer
    they are (additive smoothing).
    """
    sure: dict[tuple[bool, LinkKind], float] = defaultdict(float)
    right: dict[tuple[bool, LinkKind], float] = defaultdict(float)
    for outcome in evaluation.outcomes:
        several = has_several(outcome.text)
        for pair in outcome.answered:
            link, confidence = pair.surest.link, pair.surest.confidence
            sure[several, link] += min(1.0, confidence / rates.of(link, has_several=several, place_confidence=1.0))
            right[several, link] += pair.is_right
    total = sum(sure.values())
    mean = sum(right.values()) / total if total else 0.5

    def rate(several: bool, link: LinkKind) -> float:
        key = several, link
        share = (right[key] + PRIOR_ANSWERS * mean) / (sure[key] + PRIOR_ANSWERS)
        return round(min(_MAX_RATE, max(1 - _MAX_RATE, share)), 2)

    one_place, several_places = ({link: rate(several, link) for link in LinkKind} for several in (False, True))
    return ConfidenceRates(one_place=one_place, several_places=several_places)


def rates_to_yaml(rates: ConfidenceRates) -> str:
    """The rates as they stand in ``confidence.yaml``."""
    return yaml.safe_dump(rates.model_dump(mode="json"), sort_keys=False)
