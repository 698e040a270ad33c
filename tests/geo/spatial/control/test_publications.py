"""What publishers give, written small here: DeepState's files, the ministry's list, any polygons with days."""

from datetime import date

import docx
import geopandas as gpd
import pandas as pd
import pytest
from shapely import Point, box

from geo.errors import DataError, GeometryError
from geo.spatial.control.choice import BUILT_IN, choose_control
from geo.spatial.control.dated_polygons import load_dated_polygons
from geo.spatial.control.deepstate import load_deepstate
from geo.spatial.control.ministry import read_list
from geo.spatial.control.rows import FOREVER
from tests.geo.spatial.world import EXTENT, HROMADAS, RAIONS, make_units, settlement_id

SETTLEMENTS = gpd.GeoSeries([Point(30.25 + n / 2, 46.5) for n in range(8)], crs=4326)
HEADINGS = {
    "occupied": "Дата початку \nтимчасової окупації",
    "contested": "Дата початку \nбойових дій",
    "possible": "Дата виникнення \nможливості бойових дій",
}
FREE = FOREVER.item().isoformat()


def write_maps(folder, **maps):
    for day, shape in maps.items():
        gpd.GeoDataFrame(geometry=[shape], crs=4326).to_file(folder / f"deepstatemap_data_{day[1:]}.geojson")


def point_status(control, lon, day):
    place = gpd.GeoDataFrame({"occupied_part": [False]}, geometry=[Point(lon, 46.5)], crs=4326)
    return control.status(place, pd.Series([day])).iloc[0].tolist()


def test_deepstate_is_a_folder_of_daily_files(tmp_path):
    write_maps(tmp_path, d20240101=box(33, 46, 34, 47), d20240301=box(32, 46, 34, 47))
    (tmp_path / "notes.txt").write_text("more", encoding="utf-8")
    control = load_deepstate(tmp_path, SETTLEMENTS, EXTENT, [])

    assert point_status(control, 32.5, "2024-02-29") == ["government", "DeepState 2024-01-01"]
    assert point_status(control, 32.5, "2024-03-02") == ["occupied", "DeepState 2024-03-01"]


def test_a_repaired_map_is_told_once_it_is_read(tmp_path):
    write_maps(tmp_path, d20240101=box(46, 33, 47, 34))
    repairs = []
    control = load_deepstate(tmp_path, SETTLEMENTS, EXTENT, repairs)

    assert repairs == []
    assert point_status(control, 33.5, "2024-01-01")[0] == "occupied"
    assert "latitude stood before longitude" in repairs[0]


def test_a_map_that_cannot_be_used_is_refused(tmp_path):
    write_maps(tmp_path, d20240101=box(2, 48, 3, 49), d20240201=Point(33, 46))
    control = load_deepstate(tmp_path, SETTLEMENTS, EXTENT, [])

    with pytest.raises(GeometryError, match=r"20240101\.geojson: feature 1 lies outside"):
        point_status(control, 33, "2024-01-01")
    with pytest.raises(DataError, match=r"20240201\.geojson: holds no polygons"):
        point_status(control, 33, "2024-02-01")


@pytest.mark.parametrize("name", ["other.geojson", "deepstatemap_data_20241399.geojson"])
def test_a_folder_without_maps_or_with_a_day_that_is_none(tmp_path, name):
    (tmp_path / name).touch()
    with pytest.raises(DataError, match=r"YYYYMMDD|is no day"):
        load_deepstate(tmp_path, SETTLEMENTS, EXTENT, [])


def write_list(path, *tables, text=""):
    """A document with tables of (heading, rows of four cells or of one that spans them)."""
    document = docx.Document()
    document.add_paragraph(f"Перелік територій {text}")
    for heading, rows in tables:
        table = document.add_table(rows=1, cols=4)
        for cell, title in zip(
            table.rows[0].cells, ["Код", "Найменування", HEADINGS[heading], "Дата завершення"], strict=True
        ):
            cell.text = title
        for row in rows:
            cells = table.add_row().cells
            if len(row) == 1:
                cells[0].merge(cells[3]).text = row[0]
            for cell, words in zip(cells, row if len(row) > 1 else [], strict=False):
                cell.text = words
    document.save(str(path))
    return path


def listed(path, *tables, **options):
    found = read_list(write_list(path, *tables, **options), make_units())
    rows = [(r.place_id, r.status, str(r["from"])[:10], str(r["to"])[:10]) for _, r in found.rows.iterrows()]
    return found, rows


def test_the_ministrys_list_becomes_rows(tmp_path):
    found, rows = listed(
        tmp_path / "list_2025-05-07.docx",
        ("possible", [(HROMADAS[2], "Громада 2", "01.03.2022", "")]),
        ("contested", [("ОБЛАСТЬ",), ("Район",), (HROMADAS[0], "Громада", "24.02.2022", "04.03.2022")]),
        (
            "occupied",
            [
                (f"UA {HROMADAS[1][2:]}", "Громада 1 ", "05.03.2022", ""),
                (HROMADAS[0], "Громада 0", "01.03.2022\n12.11 2023", "31.03. 2022\n"),
            ],
        ),
    )

    assert (found.name, found.day, found.unread) == ("Ministry list of 2025-05-07", date(2025, 5, 7), ())
    assert rows == [
        (HROMADAS[0], "contested", "2022-02-24", "2022-03-05"),
        (HROMADAS[1], "occupied", "2022-03-05", FREE),
        (HROMADAS[0], "occupied", "2022-03-01", "2022-03-31"),
        (HROMADAS[0], "occupied", "2023-11-12", FREE),
    ]
    assert set(found.rows["source"]) == {found.name}


def test_what_a_line_leaves_out_is_not_covered(tmp_path):
    title = "Район за винятком с. Село-0, \nм. Село-2 та с-ще Село-3 (колишнє), с. Зниклe"
    found, rows = listed(tmp_path / "list_2025-05-07.docx", ("occupied", [(RAIONS[0], title, "05.03.2022", "")]))

    assert [row[0] for row in rows] == [settlement_id(1)]
    assert len(found.unread) == 1
    assert "зниклe" in found.unread[0]


def test_lines_that_name_no_unit_are_told(tmp_path):
    rows = [("UA99", "с. Ніде", "05.03.2022", ""), (HROMADAS[0], "Громада", "05.03.2022", "")]
    found, covered = listed(tmp_path / "list_2025-05-07.docx", ("occupied", rows))

    assert len(covered) == 1
    assert "UA99 (с. Ніде) is no unit" in found.unread[0]


def test_without_a_day_in_the_name_the_list_is_of_the_latest_day_in_it(tmp_path):
    table = ("occupied", [(HROMADAS[0], "Громада", "05.03.2022", "")])
    assert listed(tmp_path / "list.docx", table, text="№ 779 від 30.04.2025")[0].day == date(2025, 4, 30)


def test_what_is_not_the_list_is_refused(tmp_path):
    (tmp_path / "list.docx").write_bytes(b"<html>busy</html>")
    with pytest.raises(DataError, match=r"list\.docx: is no Word document"):
        read_list(tmp_path / "list.docx", make_units())
    with pytest.raises(DataError, match="tells no day"):
        listed(tmp_path / "letter.docx")
    with pytest.raises(DataError, match="no table of occupied territories"):
        listed(tmp_path / "letter_2025-05-07.docx")


@pytest.mark.parametrize(
    "columns",
    [
        {"date": ["2024-01-01", "2024-03-01"]},
        {"name": ["a", "b"], "snapshot": [20240101, 20240301]},
        {"made": ["2020-01-01"] * 2, "Date": pd.to_datetime(["2024-01-01", "2024-03-01"])},
    ],
)
def test_any_polygons_with_a_column_of_days(tmp_path, columns):
    shapes = [box(33, 46, 34, 47), box(32, 46, 34, 47)]
    gpd.GeoDataFrame(columns, geometry=shapes, crs=4326).to_file(tmp_path / "front.gpkg")
    control = load_dated_polygons(tmp_path / "front.gpkg", SETTLEMENTS, EXTENT, [])

    assert point_status(control, 32.5, "2024-02-29") == ["government", "front 2024-01-01"]
    assert point_status(control, 32.5, "2024-03-01") == ["occupied", "front 2024-03-01"]


def test_a_column_of_statuses_is_heeded(tmp_path):
    days, shapes = ["2024-01-01"] * 2, [box(33, 46, 34, 47), box(32, 46, 33, 47)]
    columns = {"date": days, "status": ["Occupied", "liberated"]}
    gpd.GeoDataFrame(columns, geometry=shapes, crs=4326).to_file(tmp_path / "f.geojson")
    control = load_dated_polygons(tmp_path / "f.geojson", SETTLEMENTS, EXTENT, [])

    assert [point_status(control, lon, "2024-01-01")[0] for lon in (33.5, 32.5)] == ["occupied", "liberated"]


@pytest.mark.parametrize(
    ("columns", "told"),
    [
        ({"name": ["a"]}, "no column holds a day"),
        ({"date": ["soon"]}, "no column holds a day"),
        ({"date": ["2024-13-01"]}, "no column holds a day"),
        ({"date": ["2024-01-01"], "status": ["taken"]}, r"column status holds \['taken'\]"),
    ],
)
def test_polygons_without_a_day_or_with_another_status_are_refused(tmp_path, columns, told):
    gpd.GeoDataFrame(columns, geometry=[box(33, 46, 34, 47)], crs=4326).to_file(tmp_path / "f.geojson")
    with pytest.raises(DataError, match=rf"f\.geojson: {told}"):
        load_dated_polygons(tmp_path / "f.geojson", SETTLEMENTS, EXTENT, [])


@pytest.fixture
def built_in(tmp_path):
    path = tmp_path / "control.csv"
    row = f"{RAIONS[1]},Raion,occupied,2022-03-01,,Gazette,\n"
    path.write_text("place_id,name,status,from,to,source,note\n" + row, encoding="utf-8")
    return path


def ask(chosen, number, day):
    """Control of a settlement of the small world."""
    units = make_units()
    place = units[units["place_id"] == settlement_id(number)].assign(occupied_part=False)
    points = gpd.GeoDataFrame(place, geometry=gpd.points_from_xy(place["lon"], place["lat"], crs=4326))
    return chosen.controls.status(points, pd.Series([day])).iloc[0].tolist()


def test_the_built_in_table_alone_and_last(tmp_path, built_in):
    alone = choose_control([], built_in, make_units(), EXTENT)
    assert ask(alone, 7, "2024-02-01") == ["occupied", "Gazette"]
    assert [source["source"] for source in alone.sources] == [BUILT_IN]

    (tmp_path / "maps").mkdir()
    write_maps(tmp_path / "maps", d20240101=box(30, 46, 31, 47))
    with_maps = choose_control([str(tmp_path / "maps")], built_in, make_units(), EXTENT)
    assert ask(with_maps, 7, "2023-12-31") == ["occupied", "Gazette"]
    assert ask(with_maps, 7, "2024-02-01") == ["government", "DeepState 2024-01-01: government; Gazette: occupied"]
    assert [source["source"] for source in with_maps.sources] == [str(tmp_path / "maps"), BUILT_IN]
    assert with_maps.sources[0].items() >= {"maps": 1, "first": "2024-01-01", "last": "2024-01-01"}.items()


def test_the_order_is_the_preference(tmp_path, built_in):
    path = write_list(tmp_path / "l_2025-05-07.docx", ("occupied", [(HROMADAS[0], "Громада", "05.03.2022", "")]))
    for order, status in (([str(path), BUILT_IN], "government"), ([BUILT_IN, str(path)], "occupied")):
        assert ask(choose_control(order, built_in, make_units(), EXTENT), 7, "2024-02-01")[0] == status


def test_a_list_does_not_answer_long_after_its_day(tmp_path, built_in):
    path = write_list(tmp_path / "l_2025-05-07.docx", ("occupied", [(HROMADAS[0], "Громада", "05.03.2022", "")]))
    alone = choose_control([str(path)], built_in, make_units(), EXTENT, alone=True)

    assert ask(alone, 0, "2025-11-06") == ["occupied", "Ministry list of 2025-05-07"]
    assert ask(alone, 0, "2025-11-07")[0] == "unknown"
    assert ask(alone, 0, None)[0] == "unknown"
    assert alone.controls.occupied_land(date(2025, 11, 7)) is None
    assert HROMADAS[0] in alone.controls.occupied_land(date(2025, 5, 7)).units
    assert ask(alone, 7, "2025-05-07") == ["government", "Ministry list of 2025-05-07"]


def test_a_source_that_is_not_there_is_named(built_in):
    with pytest.raises(DataError, match="nowhere: no such file or folder"):
        choose_control(["nowhere"], built_in, make_units(), EXTENT)
