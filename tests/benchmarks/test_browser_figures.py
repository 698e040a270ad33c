"""The browser benchmark's table: limits, verdicts and what is said where there is no number."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.benchmarks.browser.figures import FIGURES, Column, Figure, table, verdict
from tests.benchmarks.browser.pages import Maker

READY = Figure("ready", "ready to use", "s", 2, {5_000: 1.5})


@given(st.floats(min_value=0, max_value=100))
def test_a_limit_is_met_up_to_the_limit_itself(value):
    assert verdict(READY, 5_000, value) == ("met" if value <= 1.5 else "missed")


@pytest.mark.parametrize("value", [None, "not ready after 120 s", "tab crashed"])
def test_what_has_no_number_misses_its_limit(value):
    assert verdict(READY, 5_000, value) == "missed"


def test_without_a_limit_there_is_no_verdict():
    assert verdict(READY, 1_000, 99.0) == ""


def test_each_figure_has_a_key_of_its_own():
    keys = [figure.key for figure in FIGURES]
    assert len(keys) == len(set(keys))


def test_the_table_gives_each_figure_a_line_with_limit_and_verdict():
    ours = Column("ours", {"ready": 1.25, "build": 3.0})
    lines = table(5_000, [ours, Column("rival", {"ready": "not ready after 120 s"})]).splitlines()
    assert lines[0] == "5,000 incidents"
    assert len(lines) == len(FIGURES) + 3
    by_label = {line.split("  ")[0]: line.split("  ", 1)[1].split() for line in lines[3:]}
    assert by_label["ready to use, s"] == ["1.5", "1.25", "met", "not", "ready", "after", "120", "s"]
    assert by_label["build, processor time, s"] == ["3.0", "-"]
    assert by_label["layout shift"] == ["0.02", "-", "missed", "-"]


def test_a_verdict_is_about_ours_only():
    slow = Column("rival", {"ready": 99.0})
    assert "missed" not in table(5_000, [Column("ours", dict.fromkeys((figure.key for figure in FIGURES), 0.0)), slow])


def test_packages_that_are_not_installed_are_named():
    maker = Maker("rival", "index.html", lambda *_: None, lambda folder: b"", None, ("json", "no_such_package"))
    assert maker.missing == ["no_such_package"]
