from datetime import date

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.spatial.control.rows import COLUMNS, FOREVER
from geo.spatial.control.table import ControlTable

ROWS = [
    ("P", "occupied", "2014-02-20", ""),
    ("R1", "occupied", "2022-02-24", "2022-11-11"),
    ("H2", "occupied", "2022-03-01", ""),
    ("A", "contested", "2022-02-24", "2022-05-20"),
    ("B", "government", "", ""),
    ("D", "occupied", "2022-04-01", "2022-09-10"),
    ("D", "occupied", "2024-05-01", "2024-06-01"),
]


@pytest.fixture
def table(write_table, units):
    return ControlTable.load(write_table(*ROWS), units)


def ask(table, units, place_id, day, occupied_part=False):
    places = units[units["place_id"] == place_id].assign(occupied_part=occupied_part)
    found = table.status(places, pd.Series([day], index=places.index))
    return found["control_status"].iloc[0], found["control_source"].iloc[0]


@pytest.mark.parametrize(
    ("place_id", "day", "expected"),
    [
        ("E", "2014-02-19", ("government", "no occupation on record")),
        ("E", "2014-02-20", ("occupied", "source of P")),
        ("E", "2026-01-01", ("occupied", "source of P")),
        ("A", "2022-02-23", ("government", "no occupation on record")),
        ("A", "2022-02-24", ("contested", "source of A")),
        ("A", "2022-05-19", ("contested", "source of A")),
        ("A", "2022-05-20", ("occupied", "source of R1")),
        ("A", "2022-11-10", ("occupied", "source of R1")),
        ("A", "2022-11-11", ("liberated", "source of R1")),
        ("B", "2022-06-01", ("government", "source of B")),
        ("C", "2022-02-24", ("occupied", "source of R1")),
        ("C", "2022-11-11", ("occupied", "source of H2")),
        ("D", "2022-03-31", ("government", "no occupation on record")),
        ("D", "2022-09-09", ("occupied", "source of D")),
        ("D", "2022-09-10", ("liberated", "source of D")),
        ("D", "2024-05-01", ("occupied", "source of D")),
        ("D", "2024-06-01", ("liberated", "source of D")),
    ],
)
def test_a_settlement_on_a_day(table, units, place_id, day, expected):
    assert ask(table, units, place_id, day) == expected


@pytest.mark.parametrize(
    ("place_id", "day", "status"),
    [
        ("R1", "2022-02-23", "government"),  # all alike
        ("R1", "2022-06-01", "unknown"),  # A and C occupied, B not
        ("H2", "2023-01-01", "occupied"),  # its one settlement
        ("R2", "2022-10-01", "liberated"),
        ("H1", "2022-12-01", "government"),  # A liberated, B never taken: all of it free
        ("O", "2022-12-01", "unknown"),
        ("P", "2020-01-01", "occupied"),
    ],
)
def test_an_area_on_a_day(table, units, place_id, day, status):
    assert ask(table, units, place_id, day)[0] == status


def test_a_mixed_area_is_contested_where_its_own_row_says_so(write_table, units):
    table = ControlTable.load(
        write_table(("H1", "contested", "2022-02-24", ""), ("A", "occupied", "2022-03-01", "")), units
    )

    assert ask(table, units, "H1", "2022-04-01") == ("contested", "source of H1")


def test_the_occupied_part_is_occupied(table, units):
    assert ask(table, units, "O", "2022-12-01", occupied_part=True) == ("occupied", "named as occupied")
    assert ask(table, units, "O", None, occupied_part=True) == ("occupied", "named as occupied")
    assert ask(table, units, "P", "2022-12-01", occupied_part=True) == ("occupied", "source of P")


@pytest.mark.parametrize(
    ("place_id", "status"),
    [("E", "occupied"), ("B", "government"), ("A", "unknown"), ("C", "occupied"), ("D", "unknown"), ("O", "unknown")],
)
def test_without_a_day_only_what_has_not_changed_since_the_invasion_is_known(table, units, place_id, status):
    found, source = ask(table, units, place_id, None)

    assert found == status
    assert pd.isna(source) == (status == "unknown")


def test_a_place_that_is_no_unit_has_the_status_of_the_smallest_one_around_it(table):
    places = pd.DataFrame(
        [("site:plant", "H2", "R1", "O"), ("site:dam", None, None, "O"), ("region:x", None, None, None)],
        columns=["place_id", "hromada_id", "raion_id", "oblast_id"],
        index=[7, 8, 9],
    ).assign(occupied_part=False)
    found = table.status(places, pd.Series(["2023-01-01"] * 3))

    assert found.index.tolist() == [7, 8, 9]
    assert found["control_status"].tolist() == ["occupied", "unknown", "unknown"]


def test_days_may_be_dates_timestamps_or_text(table, units):
    for day in (date(2022, 6, 1), pd.Timestamp("2022-06-01 13:00"), "2022-06-01"):
        assert ask(table, units, "C", day)[0] == "occupied"


def test_no_places(table, units):
    found = table.status(units.iloc[:0].assign(occupied_part=False), pd.Series([], dtype="object"))

    assert found.empty
    assert list(found.columns) == ["control_status", "control_source"]


def test_occupied_units_of_a_day_and_of_the_latest_change(table):
    assert table.occupied_land(date(2020, 1, 1)).units == {"P", "E"}
    assert table.occupied_land(date(2022, 6, 1)).units == {"P", "E", "A", "C", "H2", "D", "H3", "R2"}
    assert table.occupied_land(None).units == {"P", "E", "C", "H2"}


def test_the_land_is_the_same_object_until_control_changes(table):
    summer = table.occupied_land(date(2022, 9, 10))

    assert table.occupied_land(date(2022, 11, 10)) is summer
    assert table.occupied_land(date(2022, 11, 11)) is not summer
    assert table.occupied_land(None) is table.occupied_land(date(2024, 6, 1))


def test_a_table_without_rows_says_government(write_table, units):
    assert ask(ControlTable.load(write_table(), units), units, "A", "2022-06-01")[0] == "government"


DAYS = st.dates(date(2022, 1, 1), date(2022, 3, 31))
SPANS = st.lists(DAYS, min_size=2, max_size=6, unique=True).map(lambda days: sorted(days)[: len(days) // 2 * 2])


@given(st.dictionaries(st.sampled_from(["O", "R1", "H1", "A"]), SPANS), DAYS)
def test_the_finest_unit_that_says_anything_decides(units, spans, day):
    rows = [(p, days[i], days[i + 1]) for p, days in spans.items() for i in range(0, len(days), 2)]
    frame = pd.DataFrame(
        [(p, p, "occupied", pd.Timestamp(a), pd.Timestamp(b), p, "") for p, a, b in rows], columns=COLUMNS
    ).astype({"from": "datetime64[s]", "to": "datetime64[s]"})
    expected = ("government", "no occupation on record")
    for place in ("O", "R1", "H1", "A"):
        begun = [b for p, a, b in rows if p == place and a <= day]
        if begun:
            expected = ("liberated" if max(begun) <= day else "occupied", place)

    assert ask(ControlTable(frame, units), units, "A", day) == expected


@given(st.lists(st.tuples(st.sampled_from(["O", "R1", "R2", "H1", "H2", "A", "B", "C", "P"]), DAYS), max_size=30))
def test_places_asked_together_are_answered_as_if_alone(units, asked):
    rows = [("R1", pd.Timestamp(2022, 2, 24), "occupied"), ("A", pd.Timestamp(2022, 3, 1), "government")]
    frame = pd.DataFrame(
        [(p, p, status, day, pd.Timestamp(FOREVER), p, "") for p, day, status in rows], columns=COLUMNS
    )
    table = ControlTable(frame.astype({"from": "datetime64[s]", "to": "datetime64[s]"}), units)
    places = units.set_index("place_id", drop=False).loc[[place for place, _ in asked]].assign(occupied_part=False)
    together = table.status(places, pd.Series([day for _, day in asked], dtype="object"))

    alone = [ask(table, units, place, day) for place, day in asked]
    assert list(together.itertuples(index=False, name=None)) == alone
