import numpy as np
import pytest

from geo.gazetteer.index import Gazetteer
from geo.toponyms.proximity import nearness

MELITOPOL, TOKMAK, LVIV = "UA23080070010092407", "UA23100270010029314", "UA46060250010015970"
UKRAINE = "country:UA"


def test_near_wears_off_with_distance(gazetteer: Gazetteer) -> None:
    near = nearness(gazetteer, [MELITOPOL], [TOKMAK, LVIV])
    assert near.shape == (1, 2)
    # Melitopol and Tokmak are some 50 km apart: exp(-50/30).
    assert near[0, 0] == pytest.approx(np.exp(-50 / 30), abs=0.06)
    assert near[0, 1] < 1e-6


def test_a_place_is_not_near_itself_nor_near_what_has_no_point(gazetteer: Gazetteer) -> None:
    assert nearness(gazetteer, [MELITOPOL, UKRAINE], [MELITOPOL]).tolist() == [[0.0], [0.0]]


def test_nothing_is_near_nothing(gazetteer: Gazetteer) -> None:
    assert nearness(gazetteer, [MELITOPOL], []).shape == (1, 0)
