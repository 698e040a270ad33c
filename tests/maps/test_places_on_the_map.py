import json

import numpy as np
import pytest
import shapely
from shapely.geometry import Point, box, shape

from geo.frame import POINT_PRECISIONS
from maps.labels import place_labels
from maps.payload import map_payload, to_script_json
from maps.places import group_places, unlocated
from maps.popups import to_entries


@pytest.fixture(scope="module")
def places(sample_incidents):
    return group_places(sample_incidents)


def test_every_incident_is_drawn_once_or_listed(sample_incidents, places):
    drawn = [position for place in places for position in place.incidents]
    assert sorted([*drawn, *unlocated(sample_incidents)]) == list(range(len(sample_incidents)))


def test_points_only_for_points(sample_incidents, places):
    precision = sample_incidents["precision"].tolist()
    for place in places:
        assert place.is_area == (not {precision[i] for i in place.incidents} & POINT_PRECISIONS)
        assert place.is_area == (place.geometry.geom_type != "Point")


def test_incidents_at_one_place_share_one_symbol(places):
    kherson = [place for place in places if place.name == "Kherson Oblast"]
    assert [len(place.incidents) for place in kherson] == [5]


def test_large_areas_lie_under_small_ones_and_all_under_points(places):
    areas = [place.geometry.area for place in places if place.is_area]
    assert areas == sorted(areas, reverse=True)
    assert [place.is_area for place in places] == sorted((place.is_area for place in places), reverse=True)


def test_a_vicinity_has_its_radius_and_a_settlement_none(places):
    radii = {place.name: place.radius_km for place in places if not place.is_area}
    assert radii["Tokmak"] == 9.0
    assert radii["Oleshky"] == 0.0


def test_labels_lie_in_their_areas_and_apart():
    areas = [box(0, 0, 4, 4), box(0, 0, 1, 1)]
    labels = place_labels(areas, [Point(0.5, 0.5)])
    assert all(area.contains(label) for area, label in zip(areas, labels, strict=True))
    assert labels[1].distance(Point(0.5, 0.5)) > 0.3
    assert labels[0].distance(labels[1]) > 0.5


def test_labels_need_no_symbols_around():
    assert box(0, 0, 2, 2).contains(place_labels([box(0, 0, 2, 2)], [])[0])


@pytest.fixture(scope="module")
def payload(sample_incidents, places, oblasts, taxonomy):
    return json.loads(map_payload(to_entries(sample_incidents, taxonomy), places, oblasts, taxonomy))


def test_the_payload_holds_each_incident_and_each_shape_once(payload, sample_incidents, places):
    assert [incident["id"] for incident in payload["incidents"]] == sample_incidents["incident_id"].tolist()
    assert [place["incidents"] for place in payload["places"]] == [list(place.incidents) for place in places]
    assert sum(place["area"] is not None for place in payload["places"]) == sum(place.is_area for place in places)


def test_the_basemap_is_the_whole_of_ukraine(payload, oblasts):
    names = {oblast["name"] for oblast in payload["basemap"]["oblasts"]}
    assert len(names) == 27
    assert {"Autonomous Republic of Crimea", "Sevastopol"} <= names
    country = shape(payload["basemap"]["country"])
    assert np.isclose(country.area, shapely.area(oblasts.geometry.to_numpy()).sum(), rtol=0.01)
    assert country.contains(Point(34.1, 44.95))


def test_script_json_ends_no_script():
    hostile = "</script><!--<script>&\u2028\u2029"
    text = to_script_json({"a": hostile})
    assert not set("<>&\u2028\u2029") & set(text)
    assert json.loads(text) == {"a": hostile}
