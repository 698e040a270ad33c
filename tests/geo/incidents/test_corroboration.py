from datetime import date

import pytest

from geo.frame import Modality
from geo.incidents.corroboration import by_side, contradictions, independent_publishers
from geo.incidents.merging import Told, merge
from geo.incidents.model import Incident, When
from geo.reports.model import Report
from geo.reports.publishers import Publisher, Publishers, PublisherSide
from tests.geo.incidents.telling import MAY_3, tell

TASS = Publisher("TASS", PublisherSide.RUSSIAN)
UNIAN = Publisher("UNIAN", PublisherSide.UKRAINIAN)
PUBLISHERS = Publishers({"tass": TASS, "unian": UNIAN})


def told(number: int, publisher: str | None, *incidents: Incident, copy_of: int | None = None) -> Told:
    original = number if copy_of is None else copy_of
    return Told(Report(f"r{number}", "text", publisher=publisher), f"r{original}", incidents)


def test_publishers_are_counted_once_and_by_side() -> None:
    shelling = tell(when=MAY_3)
    (merged,) = merge([told(1, "TASS", shelling), told(2, "Unian", shelling), told(3, "tass", shelling)])
    publishers = independent_publishers(merged, PUBLISHERS)
    assert publishers == {TASS, UNIAN}
    assert by_side(publishers) == {"russian": 1, "ukrainian": 1}


def test_who_copies_a_report_does_not_confirm_it() -> None:
    (merged,) = merge([told(1, "TASS", tell()), told(2, "Unian", tell(), copy_of=1)])
    assert independent_publishers(merged, PUBLISHERS) == {TASS}


def test_the_side_with_most_publishers_is_named_first() -> None:
    nobody = Publisher("", PublisherSide.UNKNOWN)
    sides = by_side({nobody, TASS, UNIAN, Publisher("NV", PublisherSide.UKRAINIAN)})
    assert sides == {"ukrainian": 2, "russian": 1, "unknown": 1}
    assert next(iter(sides)) == "ukrainian"


MAY_4 = When(date(2022, 5, 4), date(2022, 5, 4), "day")


@pytest.mark.parametrize(
    ("denied_on", "reported_on", "is_contradicted"),
    [(MAY_3, MAY_3, True), (None, MAY_3, True), (MAY_3, None, True), (MAY_3, MAY_4, False)],
)
def test_what_is_denied_contradicts_what_is_reported(denied_on, reported_on, is_contradicted) -> None:
    reported, denied = tell(when=reported_on), tell(when=denied_on, modality=Modality.DENIED)
    first, second = (m.incident_id for m in merge([told(1, None, reported), told(2, None, denied)]))
    assert contradictions(merge([told(1, None, reported), told(2, None, denied)])) == (
        {first: [second], second: [first]} if is_contradicted else {}
    )


def test_another_type_another_place_or_no_place_contradicts_nothing() -> None:
    denials = [
        tell(incident_type="looting", modality=Modality.DENIED),
        tell(place=None, modality=Modality.DENIED),
    ]
    assert contradictions(merge([told(1, None, tell(), tell(place=None), *denials)])) == {}
