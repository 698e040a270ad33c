from datetime import date

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.frame import ControlStatus
from geo.spatial.control.providers import Controls, OccupiedLand

SOURCES = ("Map", "List", "Table")


class Says:
    """A provider with ready answers."""

    def __init__(self, name, *statuses, land=None):
        self.name, self.statuses, self.land = name, statuses, land

    def status(self, places, on):
        sources = [self.name if status != "unknown" else None for status in self.statuses]
        columns = {"control_status": self.statuses, "control_source": sources}
        return pd.DataFrame(columns, index=places.index, dtype="string")

    def occupied_land(self, on):
        return self.land


def ask(*statuses):
    """What providers named as in SOURCES say together of one place."""
    providers = [Says(name, status) for name, status in zip(SOURCES, statuses, strict=False)]
    found = Controls(providers).status(pd.DataFrame(index=[3]), pd.Series(["2024-01-01"]))
    assert found.index.tolist() == [3]
    return found["control_status"].iloc[0], found["control_source"].iloc[0]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (["occupied"], ("occupied", "Map")),
        (["occupied", "occupied"], ("occupied", "Map")),
        (["unknown", "contested"], ("contested", "List")),
        (["occupied", "contested"], ("occupied", "Map: occupied; List: contested")),
        (["contested", "occupied"], ("contested", "Map: contested; List: occupied")),
        (["occupied", "unknown", "liberated"], ("occupied", "Map: occupied; Table: liberated")),
        (["occupied", "occupied", "government"], ("occupied", "Map: occupied; List: occupied; Table: government")),
        (["unknown", "occupied", "government"], ("occupied", "List: occupied; Table: government")),
        (["government", "liberated"], ("liberated", "List")),
        (["liberated", "government"], ("liberated", "Map")),
        (["government", "occupied", "liberated"], ("liberated", "Map: government; List: occupied; Table: liberated")),
    ],
)
def test_the_preferred_answers_and_of_two_that_disagree_both_stand(said, expected):
    assert ask(*said) == expected


def test_where_nobody_knows_the_status_is_unknown_without_a_source():
    status, source = ask("unknown", "unknown")
    assert status == "unknown"
    assert pd.isna(source)


@given(st.lists(st.lists(st.sampled_from(list(ControlStatus)), min_size=2, max_size=2), max_size=8))
def test_each_row_is_answered_by_itself(rows):
    first, second = (list(column) for column in zip(*rows, strict=True)) if rows else ([], [])
    both = Controls([Says("Map", *first), Says("List", *second)])
    found = both.status(pd.DataFrame(index=range(len(rows))), pd.Series(["2024-01-01"] * len(rows)))
    assert found["control_status"].tolist() == [ask(*row)[0] for row in rows]


def test_occupied_land_is_that_of_the_first_who_knows_the_day():
    land, other = OccupiedLand(frozenset("A")), OccupiedLand(frozenset("B"))
    controls = Controls([Says("Map"), Says("List", land=land), Says("Table", land=other)])
    assert controls.occupied_land(date(2024, 1, 1)) is land
    assert Controls([Says("Map")]).occupied_land(None) is None
