import geopandas as gpd
import pandas as pd
import pytest
from shapely import Point, box

from geo.errors import DataError, GeometryError
from geo.spatial.boundaries import load_boundaries
from geo.spatial.cells import approximate_cells
from tests.geo.spatial.world import EXTENT, HROMADAS, OBLAST, OUTLINES, RAIONS, make_outlines, make_units


@pytest.fixture
def load(tmp_path):
    """Writes layers to files, one each, and reads them as boundaries."""

    def load(*layers, units=None, suffix=".geojson"):
        paths = [tmp_path / f"layer{number}{suffix}" for number in range(len(layers))]
        for path, layer in zip(paths, layers, strict=True):
            layer.to_file(path)
        return load_boundaries([str(path) for path in paths], make_units() if units is None else units, EXTENT)

    return load


def drawn(boundaries):
    return dict(zip(boundaries.outlines["place_id"], boundaries.outlines.geometry, strict=True))


def test_a_code_among_the_properties_tells_the_unit(load):
    found = load(make_outlines("hromada", name=list("abcd"), katotth=HROMADAS[::-1]))

    assert drawn(found)[HROMADAS[0]].equals(OUTLINES[HROMADAS[3]])
    assert found.outlines["level"].tolist() == ["hromada"] * 4
    assert not found.outlines["approximate"].any()
    assert found.outlines.crs == "EPSG:4326"
    assert found.unmatched == found.repairs == []


@pytest.mark.parametrize("suffix", [".geojson", ".gpkg", ".shp"])
@pytest.mark.parametrize(
    "properties", [{"shapeName": list("abcd")}, {"ADM3_PCODE": ["UA1001001", "UA1001002", "UA1002001", "UA1002002"]}]
)
def test_without_codes_the_settlements_inside_tell_it(load, properties, suffix):
    found = load(make_outlines("hromada", **properties), suffix=suffix)

    assert {unit: shape.bounds for unit, shape in drawn(found).items()} == {
        unit: OUTLINES[unit].bounds for unit in HROMADAS
    }


def test_the_level_of_a_layer_is_the_one_that_fits_it(load):
    found = load(make_outlines("raion"), make_outlines("hromada"))

    assert set(drawn(found)) == {*RAIONS, *HROMADAS}
    assert [file.get("raion") for file in found.files] == [2, None]
    assert [file.get("hromada") for file in found.files] == [None, 4]
    assert [file["features"] for file in found.files] == [2, 4]


def test_a_feature_without_a_code_among_coded_ones_is_found_by_its_settlements(load):
    found = load(make_outlines("hromada", code=[*HROMADAS[:3], None]))

    assert drawn(found)[HROMADAS[3]].equals(OUTLINES[HROMADAS[3]])


def test_what_is_no_unit_is_named(load):
    layer = make_outlines("hromada", name=list("abcd"), katotth=HROMADAS)
    river = gpd.GeoDataFrame({"name": ["Dnipro"], "katotth": [OBLAST]}, geometry=[box(30, 46, 30.1, 46.1)], crs=4326)
    found = load(pd.concat([layer, river], ignore_index=True))

    assert len(found.outlines) == 4
    assert [text.rpartition(": ")[2] for text in found.unmatched] == ["feature 5 (Dnipro)"]


def test_half_of_the_settlements_are_not_enough(load):
    halves = gpd.GeoDataFrame({"name": ["half"]}, geometry=[box(30.5, 46, 31.5, 47)], crs=4326)

    assert len(load(make_outlines("raion"), halves).unmatched) == 1


def test_parts_of_a_unit_are_joined_and_the_later_file_wins(load):
    parts = gpd.GeoDataFrame(
        {"code": [HROMADAS[0]] * 2}, geometry=[box(30, 46, 30.5, 47), box(30.5, 46, 31, 47)], crs=4326
    )
    found = load(make_outlines("hromada", code=HROMADAS[::-1]), parts)

    assert drawn(found)[HROMADAS[0]].equals(OUTLINES[HROMADAS[0]])
    assert found.outlines["place_id"].is_unique


def test_units_without_a_feature_keep_their_approximate_cell(load):
    oblast = gpd.GeoDataFrame({"place_id": [OBLAST]}, geometry=[box(*EXTENT)], crs=4326)
    units = make_units()
    cells = approximate_cells(units[units["level"] == "settlement"], oblast)
    over = load(make_outlines("hromada", code=HROMADAS).iloc[:1]).over(cells)

    is_approximate = over.set_index("place_id")["approximate"]
    assert len(over) == len(cells)
    assert is_approximate[[*RAIONS, *HROMADAS]].tolist() == [True, True, False, True, True, True]
    assert over.crs == "EPSG:4326"


def test_a_folder_is_all_its_map_files(load, tmp_path):
    load(make_outlines("raion"), make_outlines("hromada"))
    (tmp_path / "README.txt").write_text("not a map", encoding="utf-8")

    assert len(load_boundaries([str(tmp_path)], make_units(), EXTENT).outlines) == 6


def test_repairs_are_told_and_what_cannot_be_repaired_is_refused(load):
    assert "reprojected" in load(make_outlines("raion").to_crs(3857), suffix=".gpkg").repairs[0]
    with pytest.raises(GeometryError, match="feature 1 lies outside the country"):
        load(gpd.GeoDataFrame(geometry=[box(2, 48, 3, 49)], crs=4326))


def test_nothing_to_use_is_an_error(load, tmp_path):
    with pytest.raises(DataError, match="no raion or hromada"):
        load(gpd.GeoDataFrame({"name": ["lake"]}, geometry=[box(30, 46, 30.1, 46.1)], crs=4326))
    with pytest.raises(DataError, match="no raion or hromada"):
        load(gpd.GeoDataFrame(geometry=[Point(31, 46)], crs=4326))
    with pytest.raises(DataError, match="no map file"):
        load_boundaries([str(tmp_path / "nothing")], make_units(), EXTENT)
    (tmp_path / "empty").mkdir()
    with pytest.raises(DataError, match="no map file"):
        load_boundaries([str(tmp_path / "empty")], make_units(), EXTENT)
