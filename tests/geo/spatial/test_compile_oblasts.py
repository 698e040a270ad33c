import json

import geopandas as gpd
import pytest
import shapely

from geo.errors import DataError, GeometryError
from geo.spatial.compile import compile_oblasts

# Two squares that share the arc in the middle; the second carries the id of the first.
SHARED = {
    "type": "Topology",
    "transform": {"scale": [0.001, 0.001], "translate": [30.0000004, 46.0]},
    "arcs": [[[1000, 0], [333, 500], [-333, 500]], [[1000, 1000], [-1000, 0], [0, -1000], [1000, 0]],
             [[1000, 0], [1000, 0], [0, 1000], [-1000, 0]]],
    "objects": {"ukr": {"type": "GeometryCollection", "geometries": [
        {"type": "Polygon", "id": "UA.A", "properties": {"name": "West"}, "arcs": [[0, 1]]},
        {"type": "Polygon", "id": "UA.A", "properties": {"name": "East"}, "arcs": [[2, -1]]},
    ]}},
}  # fmt: skip
NAMES = (
    "source_name,place_id,name,name_uk\nWest,UA02,West Oblast,Західна область\nEast,UA01,East Oblast,Східна область\n"
)


@pytest.fixture
def sources(tmp_path):
    topology, names = tmp_path / "ukr.topo.json", tmp_path / "names.csv"
    topology.write_text(json.dumps(SHARED))
    names.write_text(NAMES, encoding="utf-8")
    return topology, names, tmp_path / "oblasts.geojson"


def test_units_are_keyed_by_name_and_sorted_by_code(sources):
    compile_oblasts(*sources)
    units = gpd.read_file(sources[2])

    assert units[["place_id", "name", "name_uk"]].to_numpy().tolist() == [
        ["UA01", "East Oblast", "Східна область"],
        ["UA02", "West Oblast", "Західна область"],
    ]
    assert units.crs == "EPSG:4326"


def test_neighbours_share_every_point_of_their_border(sources):
    compile_oblasts(*sources)
    east, west = gpd.read_file(sources[2]).geometry

    border = shapely.intersection(east, west)
    assert shapely.length(border) == pytest.approx(2 * (0.333**2 + 0.5**2) ** 0.5)
    assert shapely.area(border) == 0


def test_rings_run_as_rfc_7946_says_and_coordinates_are_rounded(sources):
    compile_oblasts(*sources)
    features = json.loads(sources[2].read_text(encoding="utf-8"))["features"]

    for feature in features:
        ring = feature["geometry"]["coordinates"][0]
        assert shapely.LinearRing(ring).is_ccw
        assert all(round(number, 5) == number for point in ring for number in point)


def test_the_bytes_are_the_same_again(sources):
    compile_oblasts(*sources)
    first = sources[2].read_bytes()
    compile_oblasts(*sources)

    assert sources[2].read_bytes() == first


def test_a_unit_that_only_one_file_names_is_refused(sources):
    sources[1].write_text(NAMES.replace("\nEast", "\nEast End"), encoding="utf-8")

    with pytest.raises(DataError, match=r"\['East', 'East End'\]"):
        compile_oblasts(*sources)


def test_outlines_that_overlap_are_refused(sources):
    east_over_west = {
        **SHARED,
        "arcs": [SHARED["arcs"][0], SHARED["arcs"][1], [[1000, 0], [1000, 0], [0, 900], [-1000, 100]]],
    }
    east_over_west["arcs"][2][0] = [900, 0]
    east_over_west["arcs"][2][1] = [1100, 0]
    east_over_west["objects"] = {"ukr": {"type": "GeometryCollection", "geometries": [
        SHARED["objects"]["ukr"]["geometries"][0],
        {"type": "Polygon", "properties": {"name": "East"}, "arcs": [[2]]},
    ]}}  # fmt: skip
    sources[0].write_text(json.dumps(east_over_west))

    with pytest.raises(GeometryError, match="overlap"):
        compile_oblasts(*sources)
