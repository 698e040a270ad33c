"""Made-up incidents for the tests of what is done with them."""

from dataclasses import replace
from datetime import date
from typing import Any

from geo.frame import Modality, Precision
from geo.gazetteer.model import Level, Place
from geo.incidents.merging import MergedIncident, Told, merge
from geo.incidents.model import Incident, LinkKind, When
from geo.reports.model import Report

TOWN = Place("UA-town", Level.SETTLEMENT, "city", "Town", "Місто", 47.0, 35.0, 9000, "UA-oblast", "UA-raion", None)
MAY_3 = When(date(2022, 5, 3), date(2022, 5, 3), "day")
SHELLING = Incident(
    report_id="r1",
    sentence=0,
    incident_type="shelling",
    start=1000,
    end=1007,
    evidence="shelled",
    place=TOWN,
    mention="Town",
    precision=Precision.SETTLEMENT,
    link=LinkKind.SAME_CLAUSE,
    confidence=0.8,
    modality=Modality.REPORTED,
    claimed_by=None,
    when=None,
)


def tell(**fields: Any) -> Incident:
    """Shelling of a town, reported, on no day; what differs by name."""
    return replace(SHELLING, **fields)


def merged_of(*told: tuple[Report, list[Incident]]) -> list[MergedIncident]:
    """The incidents of reports that repeat no other."""
    return merge(Told(report, report.report_id, incidents) for report, incidents in told)
