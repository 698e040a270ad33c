import json
import math

import geopandas as gpd
import numpy as np
import pytest
import shapely
from hypothesis import example, given, settings
from hypothesis import strategies as st
from shapely import GeometryCollection, LineString, MultiPolygon, Point, Polygon, box
from shapely.affinity import translate

from geo.errors import GeometryError
from geo.spatial.repair import read_layers, repair

EXTENT = (22.0, 44.0, 40.0, 52.0)
RIGHT = box(33, 46, 34, 47)
BOW_TIE = Polygon([(33, 46), (34, 47), (34, 46), (33, 47)])
WEB_MERCATOR = gpd.GeoSeries([RIGHT], crs=4326).to_crs(3857).iloc[0]


def frame(*shapes, crs="EPSG:4326", names=None):
    return gpd.GeoDataFrame({"name": names or ["Here"] * len(shapes)}, geometry=list(shapes), crs=crs)


def swapped(shape):
    return shapely.transform(shape, lambda xy: xy[:, ::-1])


def test_what_is_right_stays_as_it_is():
    found = repair(frame(RIGHT, names=["Kakhovka"]), "f", EXTENT)

    assert found.features.geometry.iloc[0].equals_exact(RIGHT)
    assert found.features["name"].tolist() == ["Kakhovka"]
    assert found.names == ["feature 1 (Kakhovka)"]
    assert found.repairs == []


@pytest.mark.parametrize(
    ("features", "told"),
    [
        (frame(RIGHT).to_crs(3857), "reprojected from WGS 84 / Pseudo-Mercator"),
        (frame(RIGHT).to_crs(3035), "reprojected"),
        (frame(RIGHT, crs=None), "no coordinate reference system is declared"),
        (frame(swapped(RIGHT)), "latitude stood before longitude: feature 1 (Here)"),
        (frame(translate(RIGHT, 360)), "a full turn off: feature 1 (Here)"),
        (frame(translate(RIGHT, -360)), "a full turn off"),
        (frame(shapely.force_3d(swapped(RIGHT), 7)), "latitude stood before longitude"),
    ],
)
def test_what_can_be_repaired_is_and_is_told(features, told):
    found = repair(features, "boundaries.geojson", EXTENT)

    assert found.features.crs == "EPSG:4326"
    assert not found.features.has_z.any()
    assert found.features.geometry.iloc[0].hausdorff_distance(RIGHT) < 1e-6
    assert len(found.repairs) == 1
    assert found.repairs[0].startswith("boundaries.geojson: ")
    assert told in found.repairs[0]


def test_invalid_rings_are_made_valid():
    found = repair(frame(RIGHT, BOW_TIE, names=["Good", "Bad"]), "f", EXTENT)

    assert found.features.is_valid.all()
    assert found.features.geometry.iloc[1].area == pytest.approx(0.5)
    assert found.repairs == ["f: made valid (self-intersection): feature 2 (Bad)"]


def test_of_a_mended_polygon_only_the_polygons_are_kept():
    spike = Polygon([(33, 46), (34, 46), (34, 47), (34, 46), (33.5, 46), (33.5, 47), (33, 47)])

    found = repair(frame(spike), "f", EXTENT)

    assert set(found.features.geom_type) <= {"Polygon", "MultiPolygon"}


@pytest.mark.parametrize(
    ("shape", "told"),
    [
        (None, "has no geometry"),
        (Polygon(), "has no geometry"),
        (MultiPolygon(), "has no geometry"),
        (Point(33, 46), "is no polygon"),
        (LineString([(33, 46), (34, 47)]), "is no polygon"),
        (GeometryCollection([RIGHT]), "is no polygon"),
        (Polygon([(33, 46), (np.nan, 47), (34, 47)]), "no number"),
        (Polygon([(33, 46), (np.inf, 47), (34, 47)]), "no number"),
        (WEB_MERCATOR, "no degrees"),
        (Polygon([(33, 46), (34, 46), (33.5, 46)]), "has no area"),
        (box(2, 48, 3, 49), "outside the country"),
        (box(179, 60, 181, 61), "outside the country"),
        (box(-180, -90, 180, 90), "outside the country"),
        (box(33, 46, 60, 47), "outside the country"),
    ],
)
def test_what_cannot_be_repaired_is_refused_by_file_and_feature(shape, told):
    with pytest.raises(GeometryError, match=told) as caught:
        repair(frame(RIGHT, shape, names=["Good", "Bad"]), "boundaries.geojson", EXTENT)

    assert str(caught.value).startswith("boundaries.geojson: feature 2 (Bad) ")


def test_a_file_without_features_is_refused():
    with pytest.raises(GeometryError, match="no features"):
        repair(frame(), "f", EXTENT)


def test_metres_without_a_crs_are_refused():
    with pytest.raises(GeometryError, match="declare their CRS"):
        repair(frame(WEB_MERCATOR, crs=None), "f", EXTENT)


def test_a_feature_without_a_text_has_its_number():
    nameless = gpd.GeoDataFrame({"n": [1.5]}, geometry=[Point(33, 46)], crs=4326)

    with pytest.raises(GeometryError, match="f: feature 1 is no polygon"):
        repair(nameless, "f", EXTENT)


def outcome(features):
    """What is made of features, or why they are refused."""
    try:
        return repair(features, "f", EXTENT)
    except GeometryError as error:
        return str(error)


coordinates = st.one_of(
    st.tuples(st.floats(23, 39), st.floats(45, 51)),
    st.tuples(st.floats(-400, 400), st.floats(-100, 100)),
    st.tuples(st.floats(), st.floats()),
)


@settings(max_examples=200)
@given(
    st.tuples(
        st.floats(23, 39), st.floats(45, 51)
    ),  # where a ring begins and ends: no number there and it cannot be made
    st.lists(coordinates, min_size=2, max_size=9),
    st.sampled_from(["EPSG:4326", "EPSG:3857", None]),
)
@example((23.0, 47.0), [(23.0, 46.0), (24.0, 45.0), (23.0, 45.0), (23.0, 46.0), (24.0, 45.0)], "EPSG:4326")
def test_whatever_comes_is_made_sound_or_refused(start, others, crs):
    found = outcome(frame(Polygon([start, *others]), crs=crs))
    if isinstance(found, str):
        assert found.startswith("f: feature 1 (Here) ")
        return
    shape = found.features.geometry.iloc[0]
    assert shape.is_valid
    assert shape.area > 0
    assert shape.geom_type in ("Polygon", "MultiPolygon")
    assert box(21, 43, 41, 53).covers(shape)


@settings(max_examples=100)
@given(
    st.lists(st.tuples(st.floats(23, 39), st.floats(45, 51)), min_size=3, max_size=9, unique=True),
    st.sampled_from([lambda s: s, swapped, lambda s: translate(s, 360), lambda s: translate(s, -360)]),
)
def test_a_change_of_axes_or_turn_is_undone(ring, change):
    hull = shapely.convex_hull(shapely.multipoints(ring))
    if hull.area > 1e-6:
        found = repair(frame(change(hull)), "f", EXTENT)
        assert found.features.geometry.iloc[0].hausdorff_distance(hull) < 1e-9


def test_a_file_is_read_layer_by_layer(tmp_path):
    path = tmp_path / "units.gpkg"
    frame(RIGHT).to_file(path, layer="raions")
    frame(BOW_TIE).to_file(path, layer="hromadas")
    frame(Point(33, 46)).to_file(path, layer="towns")

    found = dict(read_layers(path, EXTENT))

    assert list(found) == [f"{path}, layer raions", f"{path}, layer hromadas"]
    assert "layer hromadas: made valid" in found[f"{path}, layer hromadas"].repairs[0]


def write_rings(path, *rings):
    features = [
        {"type": "Feature", "properties": {}, "geometry": {"type": "Polygon", "coordinates": [ring]}} for ring in rings
    ]
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")


def test_open_rings_of_a_file_are_closed_and_told(tmp_path):
    path = tmp_path / "open.geojson"
    ring = [[33, 46], [34, 46], [34, 47]]
    write_rings(path, [*ring, [33, 46]], ring)

    (found,) = dict(read_layers(path, EXTENT)).values()

    assert found.repairs == [f"{path}: rings closed: feature 2"]
    assert found.features.geometry.iloc[0].equals(found.features.geometry.iloc[1])


def test_a_ring_that_is_none_is_refused_by_file_and_feature(tmp_path):
    path = tmp_path / "none.geojson"
    write_rings(path, [[math.nan, 46], [34, 46], [34, 47], [math.nan, 46]])

    with pytest.raises(GeometryError, match=r"none\.geojson: feature 1 has no geometry"):
        list(read_layers(path, EXTENT))


def test_geojson_with_metres_is_refused_though_the_format_says_degrees(tmp_path):
    path = tmp_path / "metres.geojson"
    shape = shapely.geometry.mapping(WEB_MERCATOR)
    feature = {"type": "Feature", "properties": {"name": "Here"}, "geometry": shape}
    path.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}), encoding="utf-8")

    with pytest.raises(GeometryError, match=r"metres\.geojson: feature 1 \(Here\) has coordinates that are no degrees"):
        list(read_layers(path, EXTENT))


@pytest.mark.parametrize("content", [b"", b"<html>busy</html>", b'{"type": "FeatureCollection", "feat', b"\x00\xff"])
def test_what_is_no_map_file_is_refused(tmp_path, content):
    path = tmp_path / "broken.geojson"
    path.write_bytes(content)

    with pytest.raises(GeometryError, match=r"broken\.geojson"):
        list(read_layers(path, EXTENT))
