"""A hundred thousand incidents in three seconds; on a quiet machine it takes about one."""

import pytest

from tests.benchmarks.spatial import MONTHS, N_HROMADAS, N_INCIDENTS, join, make_world, seconds

MAX_SECONDS = 3.0


@pytest.fixture(scope="module")
def world():
    return make_world()


def test_incidents_get_their_units_and_control(world):
    found = join(world)

    assert len(found) == N_INCIDENTS
    assert found["hromada_id"].nunique() > 0.99 * N_HROMADAS
    assert found["hromada_id"].notna().mean() > 0.98
    assert set(found["control_status"]) == {"occupied", "government", "liberated"}
    assert found["control_source"].str.extract(r"made (\S{10})")[0].nunique() == len(MONTHS)


def test_they_do_so_in_seconds(world):
    assert seconds(world) <= MAX_SECONDS
