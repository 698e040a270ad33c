"""The rates of confidence against ones worked out by hand."""

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
RATES = ConfidenceRates(links=dict.fromkeys(LinkKind, 0.5), types={}, other_types=0.8)
KINDS = st.sampled_from(["looting", "torture", "killing"])
ANSWERS = st.lists(st.tuples(KINDS, st.sampled_from(LinkKind), st.floats(0, 0.4), st.booleans(), st.booleans()))


def answered(
    code: str, link: LinkKind, is_type_right: bool, is_right: bool = False, place_confidence: float = 0.9
) -> AnsweredPair:
    confidence = RATES.of(code, link, place_confidence)
    labels = (LABEL,) if is_right else ()
    return AnsweredPair((tell(incident_type=code, link=link, confidence=confidence),), is_type_right, labels)


def fit(pairs: list[AnsweredPair]) -> ConfidenceRates:
    text = LabelledReport(id="t", lang="en", text="", places=(), incidents=())
    return fit_rates(IncidentEvaluation((Outcome(text, (), tuple(pairs)),)), RATES)


def test_rates_are_shares_of_right_answers_drawn_to_the_mean():
    clause, focus = LinkKind.SAME_CLAUSE, LinkKind.REPORT_FOCUS
    pairs = [answered("looting", clause, True, True) for _ in range(8)]
    pairs += [answered("looting", focus, number < 1, True) for number in range(2)]
    pairs += [answered("torture", focus, number < 5, number < 3) for number in range(10)]
    pairs += [answered("killing", focus, True) for _ in range(2)]
    rates = fit(pairs)
    # Of 22 answers 16 have the right type, 72.7 %: five such are added to each group.
    assert rates.types == {"looting": round((9 + 3.636) / 15, 2), "torture": round((5 + 3.636) / 15, 2)}
    assert rates.other_types == round((2 + 3.636) / 7, 2)
    # Of these 16, with names sure to 90 %, 12 have the right place where 14.4 would: 83.3 %.
    assert rates.links[clause] == 0.99  # (8 + 4.167) / (7.2 + 5), but nothing is certain
    assert rates.links[focus] == round((4 + 4.167) / (7.2 + 5), 2)
    assert rates.links[LinkKind.TOLD_BEFORE] == 0.83


def test_without_answers_nothing_is_known():
    rates = fit([])
    assert set(rates.links.values()) == {rates.other_types} == {0.5}


@given(ANSWERS)
def test_rates_can_be_written_and_read_again(answers: list[tuple[str, LinkKind, float, bool, bool]]):
    pairs = [
        answered(code, link, is_type, is_type and is_right, sure) for code, link, sure, is_type, is_right in answers
    ]
    rates = fit(pairs)
    assert ConfidenceRates.model_validate(yaml.safe_load(rates_to_yaml(rates))) == rates
