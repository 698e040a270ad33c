import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.measures import Bin, Retrieval, calibration_error, reliability, share

ANSWERS = st.lists(st.tuples(st.floats(0, 1), st.booleans()))


def test_precision_recall_and_f1():
    found = Retrieval(n_labels=4, n_found=3, n_answers=5, n_true=3)
    assert (found.precision, found.recall) == (3 / 5, 3 / 4)
    assert found.f1 == pytest.approx(2 / 3)


def test_nothing_of_nothing_is_all_and_nothing_of_something_is_none():
    assert share(0, 0) == Retrieval(0, 0, 0, 0).f1 == 1.0
    assert Retrieval(n_labels=2, n_found=0, n_answers=3, n_true=0).f1 == 0.0


def test_confidence_against_truth_by_tenths():
    answers = [(0.55, True), (0.5, False), (0.9, True), (1.0, True), (0.92, False), (0.98, True)]
    low, high = reliability(answers)
    assert low == Bin(0.5, 0.6, 2, pytest.approx(0.525), 0.5)
    assert high == Bin(0.9, 1.0, 4, pytest.approx(0.95), 0.75)
    assert calibration_error((low, high)) == pytest.approx((2 * 0.025 + 4 * 0.2) / 6)


@given(ANSWERS)
def test_every_answer_is_in_the_bin_of_its_confidence(answers: list[tuple[float, bool]]):
    bins = reliability(answers)
    assert sum(b.n for b in bins) == len(answers)
    assert all(b.lower - 1e-9 <= b.mean_confidence <= b.upper + 1e-9 for b in bins)
    assert 0 <= calibration_error(bins) <= 1
