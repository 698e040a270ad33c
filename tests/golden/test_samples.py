"""What the geoparser makes of the sample reports and of texts that tell nothing, measured and held."""

from typing import Any

import pytest

from geo.geoparse import Geoparser
from geo.reports.model import Report
from geo.reports.readers import read_reports
from geo.settings import DATA
from tests.golden.scoring import Scores, labels, score

# Just below what was measured when this was written; to be raised, never lowered.
FLOORS = {
    "en": {"types F1": 0.93, "places right": 0.96, "modalities right": 0.94, "mentions F1": 0.96},
    "uk": {"types F1": 0.94, "places right": 0.90, "modalities right": 0.86, "mentions F1": 0.94},
    "ru": {"types F1": 0.88, "places right": 0.79, "modalities right": 0.98, "mentions F1": 0.90},
}
MAX_NEGATIVES_WITH_INCIDENTS = 2


@pytest.fixture(scope="module")
def scores(geoparser: Geoparser) -> dict[str, Scores]:
    wanted = {label["report_id"]: label for label in labels("samples")}
    reports = [report for report in read_reports([str(DATA / "reports")]) if isinstance(report, Report)]
    assert {report.report_id for report in reports} == wanted.keys()
    return score((wanted[report.report_id], geoparser.parse(report)) for report in reports)


@pytest.mark.parametrize("language", FLOORS)
def test_the_samples_are_read_no_worse_than_before(scores: dict[str, Scores], language: str) -> None:
    figures = scores[language].figures()
    told = ", ".join(f"{name} {figure:.3f}" for name, figure in figures.items())
    print(f"{language}: {told}")
    assert all(figures[name] >= floor for name, floor in FLOORS[language].items()), told


def test_texts_that_tell_nothing_give_nothing(geoparser: Geoparser) -> None:
    found: list[dict[str, Any]] = []
    for negative in labels("negatives"):
        parsed = geoparser.parse(Report(negative["id"], negative["text"], language=negative["language"]))
        if parsed.incidents:
            found.append({negative["id"]: [(i.incident_type, i.evidence) for i in parsed.incidents]})
    print(f"negatives with incidents: {len(found)}")
    assert len(found) <= MAX_NEGATIVES_WITH_INCIDENTS, found
