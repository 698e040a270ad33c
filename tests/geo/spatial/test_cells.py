import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import Point, Polygon, box

from geo.errors import DataError
from geo.spatial.cells import approximate_cells

WEST, EAST = box(30, 46, 31, 47), Polygon([(31, 46), (32, 46), (33, 46.5), (31.5, 46.5), (32, 47), (31, 47)])
OBLASTS = gpd.GeoDataFrame({"place_id": ["W", "E"]}, geometry=[WEST, EAST], crs="EPSG:4326")
OUTLINES = dict(zip(OBLASTS["place_id"], OBLASTS.geometry, strict=True))


def settlements(rows):
    columns = ["place_id", "lat", "lon", "hromada_id", "raion_id", "oblast_id"]
    return pd.DataFrame(rows, columns=columns).astype({"lat": float, "lon": float})


def of_level(cells, level):
    return cells[cells["level"] == level].set_index("place_id").geometry


@st.composite
def layouts(draw):
    spots = draw(st.lists(st.tuples(st.floats(30, 33), st.floats(46, 47)), max_size=40))
    rows = []
    for number, (lon, lat) in enumerate(spots):
        oblast = next((o for o, outline in OUTLINES.items() if outline.contains(Point(lon, lat).buffer(1e-4))), None)
        if oblast:
            hromada = f"{oblast}h{draw(st.integers(0, 5))}"
            rows.append((f"s{number:02}", lat, lon, hromada, f"{oblast}r{int(hromada[-1]) // 3}", oblast))
    return settlements(rows)


@settings(max_examples=60)
@given(layouts())
def test_cells_tile_their_oblast_and_hold_their_own_points(places):
    cells = approximate_cells(places, OBLASTS)

    assert cells.crs == "EPSG:4326"
    assert cells["approximate"].all()
    assert shapely.is_valid(cells.geometry.to_numpy()).all()
    for level, column in (("settlement", "place_id"), ("hromada", "hromada_id"), ("raion", "raion_id")):
        shapes = of_level(cells, level)
        for oblast, members in places.groupby("oblast_id"):
            inside = shapes[shapes.index.isin(members[column])]
            whole = OUTLINES[oblast].area
            assert shapely.area(inside.to_numpy()).sum() == pytest.approx(whole, rel=1e-6)
            assert shapely.union_all(inside.to_numpy()).area == pytest.approx(whole, rel=1e-6)
    located = places[places["place_id"].isin(of_level(cells, "settlement").index)]
    points = shapely.points(located["lon"], located["lat"])
    own = of_level(cells, "hromada")[located["hromada_id"]].to_numpy()
    assert (shapely.distance(own, points) < 1e-5).all()


def test_every_spot_goes_to_the_nearest_settlement():
    # One degree of longitude is shorter than one of latitude: the spot lies nearer to the point in the east.
    places = settlements([("north", 46.9, 30.5, "hn", "r", "W"), ("east", 46.5, 30.95, "he", "r", "W")])
    cells = of_level(approximate_cells(places, OBLASTS), "settlement")

    assert cells["east"].contains(Point(30.6, 46.6))
    assert cells["north"].contains(Point(30.45, 46.75))


def test_settlements_on_one_spot_share_the_cell_of_the_first():
    places = settlements([("b", 46.5, 30.5, "hb", "r", "W"), ("a", 46.5, 30.5, "ha", "r", "W")])
    cells = approximate_cells(places, OBLASTS)

    assert of_level(cells, "settlement").index.tolist() == ["a"]
    assert of_level(cells, "hromada")["ha"].equals(WEST)


def test_what_is_not_located_has_no_cell():
    places = settlements([("a", 46.5, 30.5, "ha", None, "W"), ("b", np.nan, np.nan, "hb", "rb", "W")])
    cells = approximate_cells(places, OBLASTS)

    assert cells["place_id"].tolist() == ["a", "ha"]


def test_no_settlements_no_cells():
    cells = approximate_cells(settlements([]), OBLASTS)

    assert cells.empty
    assert list(cells.columns) == ["place_id", "level", "approximate", "geometry"]


def test_an_oblast_without_outline_is_named():
    with pytest.raises(DataError, match="nowhere"):
        approximate_cells(settlements([("a", 46.5, 30.5, "h", "r", "nowhere")]), OBLASTS)
