from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError

from geo.incidents.labelled import LabelledIncident, LabelledReport

PLACES: list[dict[str, Any]] = [
    {"start": 3, "end": 10, "text": "Kherson", "name": "Kherson", "level": "settlement"},
    {"start": 15, "end": 22, "text": "Ukraine", "name": "Ukraine", "level": "country"},
]
INCIDENT: dict[str, Any] = {"type": "looting", "place": 0, "modality": "reported", "evidence": "a shop was robbed"}
LINE: dict[str, Any] = {
    "id": "one",
    "lang": "en",
    "text": "In Kherson, in Ukraine, a shop was robbed.",
    "places": PLACES,
    "incidents": [INCIDENT],
}


def incident(**fields: object) -> LabelledIncident:
    return LabelledIncident.model_validate(INCIDENT | fields)


@pytest.mark.parametrize(
    ("told", "first", "last"),
    [
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2024-02-05", date(2024, 2, 5), date(2024, 2, 5)),
        ("2023-12/2024-02", date(2023, 12, 1), date(2024, 2, 29)),
        ("2024-02-05/2024-02-07", date(2024, 2, 5), date(2024, 2, 7)),
    ],
)
def test_a_date_has_a_first_and_a_last_day(told: str, first: date, last: date):
    assert incident(date=told).days == (first, last)


def test_what_is_not_marked_differs_from_what_is_marked_as_unknown():
    silent, unknown = incident(), incident(date=None, claimed_by=None)
    assert (silent.has_date, silent.has_claim, silent.days) == (False, False, None)
    assert (unknown.has_date, unknown.has_claim, unknown.days) == (True, True, None)


def test_a_country_is_no_place_to_put_an_incident():
    text = LabelledReport.model_validate(LINE)
    assert text.place_of(incident(place=0)) is text.places[0]
    assert text.place_of(incident(place=1)) is None
    assert text.place_of(incident(place=None)) is None


def test_texts_with_places_alone_have_no_labels_of_incidents():
    places_alone = {key: value for key, value in LINE.items() if key != "incidents"}
    assert LabelledReport.model_validate(places_alone).incidents is None
    assert LabelledReport.model_validate({**LINE, "incidents": []}).incidents == ()


@pytest.mark.parametrize(
    "fault",
    [{"evidence": "a shop was burnt"}, {"place": 2}, {"place": -1}, {"modality": "rumoured"}, {"date": "last May"}],
    ids=str,
)
def test_a_label_that_the_text_does_not_bear_out_is_refused(fault: dict[str, object]):
    with pytest.raises(ValidationError):
        LabelledReport.model_validate({**LINE, "incidents": [INCIDENT | fault]})
