"""Which points are joined, on a made-up oblast of two raions, forty kilometres apart, of one hromada each."""

from collections.abc import Callable
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.gazetteer.join import join_points
from geo.gazetteer.sources import GeonamesPlace, Unit
from geo.gazetteer.spellings import Spellings

Join = Callable[[list[Unit], list[GeonamesPlace]], dict[str, int]]

WEST, EAST = "9901", "9902"
LON = {WEST: 33.0, EAST: 33.5}


def settlement(code: str, name: str, raion: str, category: str = "C", number: int = 9) -> Unit:
    """``code`` only tells the settlements of a test apart; ``number`` is the one in the hromada, 1 its seat."""
    return Unit(f"UA{raion}001{number:03}{code}", name, category, ("O", raion, f"{raion}-h"))


def point(
    number: int,
    name: str,
    lon: float,
    *alternates: str,
    population: int = 0,
    admin1: str = "08",
    admin2: str = "",
    feature: str = "P.PPL",
) -> GeonamesPlace:
    return GeonamesPlace(number, name, "UA", admin1, 46.5, lon, population, alternates, admin2, feature)


def anchors(raion: str, first: int) -> tuple[list[Unit], list[GeonamesPlace]]:
    names = [f"{raion}-{letter}" for letter in "abcd"]
    units = [settlement(name, name, raion) for name in names]
    return units, [point(first + i, name, LON[raion] + i / 100) for i, name in enumerate(names)]


WEST_UNITS, WEST_POINTS = anchors(WEST, 100)
EAST_UNITS, EAST_POINTS = anchors(EAST, 200)
UNITS, POINTS = [*WEST_UNITS, *EAST_UNITS], [*WEST_POINTS, *EAST_POINTS]


@pytest.fixture
def join(spellings: Spellings) -> Join:
    def join(units: list[Unit], points: list[GeonamesPlace]) -> dict[str, int]:
        joined = join_points(units, points, {"O": ["08", "20"]}, spellings)
        return {code[12:]: place.geonameid for code, place in joined.items()}

    return join


def test_one_settlement_and_one_point_of_a_name(join: Join) -> None:
    assert join([settlement("a", "Олешки", WEST)], [point(1, "Oleshky", 33.0)]) == {"a": 1}


def test_a_point_is_found_by_its_cyrillic_alternate(join: Join) -> None:
    assert join([settlement("a", "Олешки", WEST)], [point(1, "Tsyurupynsk", 33.0, "Олешки")]) == {"a": 1}


def test_an_oblast_has_the_points_of_all_its_codes_and_of_no_other(join: Join) -> None:
    oleshky = [settlement("a", "Олешки", WEST)]
    assert join(oleshky, [point(1, "Oleshky", 33.0, admin1="20")]) == {"a": 1}
    assert join(oleshky, [point(1, "Oleshky", 33.0, admin1="07")]) == {}


def test_what_is_no_populated_place_is_no_candidate(join: Join) -> None:
    assert join([settlement("a", "Олешки", WEST)], [point(1, "Oleshky", 33.0, feature="S.RSTN")]) == {}


def test_two_of_a_name_without_neighbours_stay_without_points(join: Join) -> None:
    units = [settlement("a", "Іванівка", WEST), settlement("b", "Іванівка", EAST)]
    assert join(units, [point(1, "Ivanivka", 33.0)]) == {}


def test_the_raion_in_the_point_tells_two_of_a_name_apart(join: Join) -> None:
    units = [settlement("a", "Іванівка", WEST), settlement("b", "Іванівка", EAST), *UNITS]
    points = [point(1, "Ivanivka", 33.2, admin2=EAST), point(2, "Ivanivka", 33.3, admin2=WEST), *POINTS]
    joined = join(units, points)
    assert (joined["a"], joined["b"]) == (2, 1)


def test_neighbours_tell_two_of_a_name_apart(join: Join) -> None:
    units = [settlement("a", "Іванівка", WEST), settlement("b", "Іванівка", EAST), *UNITS]
    joined = join(units, [point(1, "Ivanivka", 33.02), point(2, "Ivanivka", 33.52), *POINTS])
    assert (joined["a"], joined["b"]) == (1, 2)


def test_two_of_a_name_in_one_hromada_stay_without_points(join: Join) -> None:
    units = [settlement("a", "Іванівка", WEST), settlement("b", "Іванівка", WEST), *UNITS]
    joined = join(units, [point(1, "Ivanivka", 33.02), point(2, "Ivanivka", 33.09), *POINTS])
    assert joined.keys().isdisjoint({"a", "b"})


def test_the_seat_of_a_hromada_takes_the_seat_among_the_points(join: Join) -> None:
    units = [settlement("seat", "Іванівка", WEST, number=1), settlement("b", "Іванівка", WEST, number=2), *UNITS]
    points = [point(1, "Ivanivka", 33.02, feature="P.PPLA3"), point(2, "Ivanivka", 33.09), *POINTS]
    joined = join(units, points)
    assert (joined["seat"], joined["b"]) == (1, 2)


def test_a_point_among_another_raion_is_taken_out_again(join: Join) -> None:
    joined = join([settlement("a", "Іванівка", EAST), *UNITS], [point(1, "Ivanivka", 33.02), *POINTS])
    assert "a" not in joined
    assert len(joined) == len(UNITS)


def test_the_city_takes_the_populous_point(join: Join) -> None:
    units = [settlement("city", "Бахмут", WEST, "M"), settlement("village", "Бахмут", WEST), *UNITS]
    points = [point(1, "Bakhmut", 33.02, population=70000), point(2, "Bakhmut", 33.09), *POINTS]
    joined = join(units, points)
    assert (joined["city"], joined["village"]) == (1, 2)


def test_of_two_entries_of_one_place_the_populous_one_is_taken_and_the_other_is_nobodys(join: Join) -> None:
    units = [settlement("a", "Іванівка", WEST), settlement("b", "Іванівка", EAST), *UNITS]
    joined = join(units, [point(1, "Ivanivka", 33.02), point(2, "Ivanivka", 33.03, population=90), *POINTS])
    assert joined["a"] == 2
    assert "b" not in joined


def test_a_russian_name_is_taken_among_neighbours_only(join: Join) -> None:
    units = [settlement("a", "Вовча Балка", WEST), *UNITS]
    assert join(units, [point(1, "Volch’ya Balka", 33.02, admin2=WEST), *POINTS])["a"] == 1
    assert "a" not in join(units, [point(1, "Volch’ya Balka", 33.5, admin2=WEST), *POINTS])


@pytest.mark.parametrize("name", ["Chornokun’tse", "Malyye Chornokuntsi"])
def test_a_name_that_differs_a_little_is_taken_among_neighbours_only(join: Join, name: str) -> None:
    units = [settlement("a", "Чорнокунці" if " " not in name else "Чорнокунці Малі", WEST), *UNITS]
    assert join(units, [point(1, name, 33.02, admin2=WEST), *POINTS])["a"] == 1
    assert "a" not in join(units, [point(1, name, 33.5, admin2=WEST), *POINTS])


def test_another_name_is_not_taken(join: Join) -> None:
    units = [settlement("a", "Чорнокунці", WEST), *UNITS]
    assert "a" not in join(units, [point(1, "Berezhany", 33.02, admin2=WEST), *POINTS])


@given(lons=st.lists(st.floats(32.9, 33.6), max_size=6), order=st.randoms(use_true_random=False))
def test_no_point_is_given_twice_and_the_order_of_points_tells_nothing(
    spellings: Spellings, lons: list[float], order: Random
) -> None:
    units = [settlement(str(i), "Іванівка", raion, number=i) for i, raion in enumerate((WEST, EAST, WEST, EAST), 1)]
    points = [*POINTS, *(point(i, "Ivanivka", lon, population=i % 3) for i, lon in enumerate(lons))]
    shuffled = order.sample(points, len(points))
    joined, again = (join_points([*units, *UNITS], these, {"O": ["08"]}, spellings) for these in (points, shuffled))
    assert len({place.geonameid for place in joined.values()}) == len(joined)
    assert joined == again
