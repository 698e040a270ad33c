"""The rates of confidence against ones worked out by hand."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from geo.frame import Modality
from geo.incidents.calibration import fit_rates, rates_to_yaml
from geo.incidents.confidence import ConfidenceRates
from geo.incidents.evaluation import IncidentEvaluation
from geo.incidents.labelled import LabelledIncident, LabelledReport
from geo.incidents.matching import AnsweredPair, Outcome
from geo.incidents.model import LinkKind
from tests.geo.incidents.telling import tell

LABEL = LabelledIncident(type="looting", place=None, modality=Modality.REPORTED, evidence="")
RATES = ConfidenceRates(one_place=dict.fromkeys(LinkKind, 0.8), several_places=dict.fromkeys(LinkKind, 0.5))
CLAUSE, FOCUS = LinkKind.SAME_CLAUSE, LinkKind.REPORT_FOCUS
ANSWERS = st.lists(st.tuples(st.sampled_from(LinkKind), st.floats(0, 1), st.booleans()))


def outcome(name: str, answers: list[tuple[LinkKind, float, bool]]) -> Outcome:
    """A text with a pair for each link, confidence and whether it is right."""
    pairs = [AnsweredPair((tell(link=link, confidence=sure),), True, (LABEL,) * right) for link, sure, right in answers]
    return Outcome(LabelledReport(id=name, lang="en", text="", places=(), incidents=()), (), tuple(pairs))


def fit(*outcomes: Outcome) -> ConfidenceRates:
    return fit_rates(IncidentEvaluation(outcomes), RATES, lambda text: text.id == "several")


def test_rates_are_shares_of_right_pairs_drawn_to_that_of_all():
    one = [(CLAUSE, 0.8 * 0.9, True)] * 9 + [(CLAUSE, 0.8 * 0.9, False)]
    several = [(CLAUSE, 0.5, True)] * 3 + [(CLAUSE, 0.5, False)] * 2 + [(FOCUS, 0.5 * 0.6, True)] * 5
    rates = fit(outcome("one", one), outcome("several", several))
    # Of all names, sure to 90 %, 100 % and 60 %: 9 + 5 + 3 = 17 were to be right, and 17 are.
    assert rates.one_place[CLAUSE] == pytest.approx((9 + 5) / (9 + 5), abs=0.011)  # nothing is certain
    assert rates.several_places[CLAUSE] == (3 + 5) / (5 + 5)
    assert rates.several_places[FOCUS] == 0.99
    assert rates.one_place[FOCUS] == 0.99


def test_a_link_never_seen_is_as_good_as_all():
    rates = fit(outcome("one", [(CLAUSE, 0.8, True), (CLAUSE, 0.8, False)]))
    assert set(rates.several_places.values()) == {0.5}


def test_without_answers_nothing_is_known():
    rates = fit()
    assert {*rates.one_place.values(), *rates.several_places.values()} == {0.5}


@given(ANSWERS, ANSWERS)
def test_rates_can_be_written_and_read_again(
    one: list[tuple[LinkKind, float, bool]], several: list[tuple[LinkKind, float, bool]]
):
    rates = fit(outcome("one", one), outcome("several", several))
    assert ConfidenceRates.model_validate(yaml.safe_load(rates_to_yaml(rates))) == rates
