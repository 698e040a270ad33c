from datetime import date

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest

from geo.facts import DATA
from geo.spatial.agreement import compare, main

DAY = date(2024, 1, 1)


class Says:
    """A provider with one ready answer a settlement."""

    def __init__(self, codes):
        names = {"o": "occupied", "g": "government", "c": "contested", "?": "unknown"}
        self.statuses = [names[code] for code in codes]

    def status(self, places, on):
        assert on.tolist() == ["2024-01-01"] * len(places)
        return pd.DataFrame({"control_status": self.statuses}, index=places.index, dtype="string")


def compared(told, held):
    """Settlements lie on a row, 11 km apart."""
    points = gpd.points_from_xy([33.0] * len(held), 46 + np.arange(len(held)) / 10, crs=4326)
    return compare(Says(told), Says(held), gpd.GeoDataFrame(geometry=points), DAY)


def test_settlements_are_counted_and_those_far_from_the_line():
    found = compared("ooooggg", "oooogog")

    # The line lies between the fourth and the fifth, the fifth and the sixth, the sixth and the last: the first three
    # are more than 10 km off it.
    assert (found.n, found.share) == (7, pytest.approx(6 / 7))
    assert (found.n_far, found.share_far) == (3, 1.0)
    assert (found.n_either, found.share_either) == (5, pytest.approx(4 / 5))


def test_contested_is_not_occupied_and_what_either_does_not_know_is_left_out():
    found = compared("coc?g", "oog?o")

    assert (found.n, found.share) == (4, 0.5)
    assert (found.n_either, found.share_either) == (3, pytest.approx(1 / 3))


def test_without_a_line_all_are_far_from_it():
    found = compared("ggg", "ggg")

    assert (found.n_far, found.share_far) == (3, 1.0)
    assert np.isnan(found.share_either)


def test_the_command_prints_a_line_a_day(capsys):
    main(["--against", str(DATA / "control" / "control.csv"), "--on", "2022-06-01", "2024-01-01"])

    title, _, *days = capsys.readouterr().out.splitlines()
    assert "built-in against" in title
    assert [line.split()[0] for line in days] == ["2022-06-01", "2024-01-01"]
    assert all(line.split()[2] == "100.00%" for line in days)
