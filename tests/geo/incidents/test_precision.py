from dataclasses import replace

import pytest

from geo.frame import Precision
from geo.gazetteer.model import Level, Place
from geo.incidents.precision import precision_of
from geo.toponyms.model import Relation, RelationKind
from tests.geo.incidents.telling import TOWN

OTHER = replace(TOWN, place_id="UA-other")
HAMLET = replace(TOWN, place_id="UA-hamlet", lat=None, lon=None)
RIVER = replace(TOWN, place_id="feature:river", level=Level.FEATURE)
ABROAD = replace(TOWN, place_id="geonames:1", level=Level.FOREIGN)
OBLAST = Place("UA-oblast", Level.OBLAST, "oblast", "Oblast", "Область", 47.0, 35.0)
NEAR = Relation(RelationKind.NEAR, 0, 9)


def away(**told: float) -> Relation:
    return Relation(RelationKind.AWAY, 0, 9, **told)


def between(other: Place | None) -> Relation:
    return Relation(RelationKind.BETWEEN, 0, 9, other=other)


@pytest.mark.parametrize(
    ("place", "relation", "precision"),
    [
        (TOWN, None, Precision.SETTLEMENT),
        (TOWN, NEAR, Precision.NEAR_SETTLEMENT),
        (TOWN, away(distance_km=12, bearing_deg=180), Precision.NEAR_SETTLEMENT),
        (TOWN, away(bearing_deg=180), Precision.NEAR_SETTLEMENT),
        (TOWN, between(OTHER), Precision.NEAR_SETTLEMENT),
        (replace(TOWN, level=Level.SITE), NEAR, Precision.NEAR_SETTLEMENT),
        (TOWN, away(distance_km=150), Precision.UNLOCATED),
        (HAMLET, NEAR, Precision.RAION),
        (HAMLET, between(TOWN), Precision.RAION),
        (TOWN, between(HAMLET), Precision.RAION),
        (TOWN, between(RIVER), Precision.RAION),
        (TOWN, between(ABROAD), Precision.RAION),
        (TOWN, between(None), Precision.RAION),
        (OBLAST, NEAR, Precision.OBLAST),
        (OBLAST, away(distance_km=12, bearing_deg=180), Precision.OBLAST),
        (ABROAD, NEAR, Precision.UNLOCATED),
        (None, NEAR, Precision.UNLOCATED),
    ],
)
def test_beside_a_place_is_never_finer_than_the_text_or_the_place(
    place: Place | None, relation: Relation | None, precision: Precision
) -> None:
    assert precision_of(place, relation) is precision
