from datetime import date

import pytest

from geo.errors import DataError
from geo.reports.duplicates import CopyRule, Resemblance, load_copy_rules, word_sequences
from geo.reports.model import Report

DAY = date(2024, 2, 5)
RULES = [CopyRule(least=1, similarity=1.0, within_days=0), CopyRule(least=8, similarity=0.6, within_days=3)]


def features(first: int, last: int) -> set[str]:
    return {str(n) for n in range(first, last)}


def found(*seen: tuple[set[str], date | None]) -> list[str]:
    """Which of the reports seen the last one resembles; keys are their numbers."""
    resemblance = Resemblance(RULES)
    *_, last = [list(resemblance.find(str(n), given, day)) for n, (given, day) in enumerate(seen)]
    return last


def test_what_shares_most_features_is_found_the_first_seen_first():
    like = (features(0, 40), DAY)
    assert found(like, (features(100, 140), DAY), (features(2, 42), DAY), (features(1, 41), DAY)) == ["0", "2"]


@pytest.mark.parametrize(
    ("one", "other", "is_found"),
    [
        ((features(0, 40), DAY), (features(20, 60), DAY), False),
        ((features(0, 3), DAY), (features(0, 3), DAY), True),
        ((features(0, 3), DAY), (features(0, 3), date(2024, 2, 6)), False),
        ((features(0, 3), DAY), (features(0, 3), None), False),
        ((features(0, 40), DAY), (features(0, 40), None), True),
        ((features(0, 40), DAY), (features(0, 40), date(2024, 2, 9)), False),
        ((set(), DAY), (set(), DAY), False),
    ],
)
def test_how_alike_and_how_near_in_days_copies_are(one, other, is_found):
    assert found(one, other) == ["0"] * is_found


def test_words_are_compared_without_case_signs_addresses_and_furniture():
    page = Report("r", "MENU Light, again: WENT out https://example.org/x in town.", furniture=((0, 4),))
    assert word_sequences(page) == {"light again went", "again went out", "went out in", "out in town"}
    assert word_sequences(Report("r", "Light out")) == {"light out"}
    assert word_sequences(Report("r", "⚡️…")) == set()


def test_rules_that_make_no_sense_are_refused(tmp_path):
    path = tmp_path / "duplicates.yaml"
    path.write_text("words: [{least: 8, similarity: 1.6, within_days: 3}]\nfacts: []\n", encoding="utf-8")
    with pytest.raises(DataError, match="similarity"):
        load_copy_rules(path)
