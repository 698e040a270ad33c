"""Which points are joined, on a made-up oblast of two raions, forty kilometres apart."""

from geo.gazetteer.join import join_points
from geo.gazetteer.sources import GeonamesPlace, Unit

LATIN = {"Іванівка": "Ivanivka", "Олешки": "Oleshky", "Бахмут": "Bakhmut"}


def settlement(code: str, name: str, raion: str, category: str = "C") -> Unit:
    return Unit(code, name, category, ("O", raion, f"{raion}-h"))


def point(
    number: int, name: str, lon: float, *alternates: str, population: int = 0, admin1: str = "08"
) -> GeonamesPlace:
    return GeonamesPlace(number, name, "UA", admin1, 46.5, lon, population, alternates)


def join(units: list[Unit], points: list[GeonamesPlace]) -> dict[str, int]:
    joined = join_points(units, points, {"08": "O"}, lambda name: {LATIN.get(name, name)})
    return {code: place.geonameid for code, place in joined.items()}


def anchors(raion: str, lon: float, first: int) -> tuple[list[Unit], list[GeonamesPlace]]:
    names = [f"{raion}{i}" for i in range(4)]
    units = [settlement(name, name, raion) for name in names]
    points = [point(first + i, name, lon + i / 100) for i, name in enumerate(names)]
    return units, points


WEST, WEST_POINTS = anchors("west", 33.0, 100)
EAST, EAST_POINTS = anchors("east", 33.5, 200)


def test_one_settlement_and_one_point_of_a_name() -> None:
    assert join([settlement("a", "Олешки", "west")], [point(1, "Oleshky", 33.0)]) == {"a": 1}


def test_a_point_is_found_by_its_cyrillic_alternate() -> None:
    assert join([settlement("a", "Олешки", "west")], [point(1, "Tsyurupynsk", 33.0, "Олешки")]) == {"a": 1}


def test_a_point_of_another_oblast_is_no_candidate() -> None:
    assert join([settlement("a", "Олешки", "west")], [point(1, "Oleshky", 33.0, admin1="07")]) == {}


def test_two_of_a_name_without_neighbours_stay_without_points() -> None:
    units = [settlement("a", "Іванівка", "west"), settlement("b", "Іванівка", "east")]
    assert join(units, [point(1, "Ivanivka", 33.0)]) == {}


def test_neighbours_tell_two_of_a_name_apart() -> None:
    units = [settlement("a", "Іванівка", "west"), settlement("b", "Іванівка", "east"), *WEST, *EAST]
    points = [point(1, "Ivanivka", 33.02), point(2, "Ivanivka", 33.52), *WEST_POINTS, *EAST_POINTS]
    joined = join(units, points)
    assert (joined["a"], joined["b"]) == (1, 2)


def test_two_of_a_name_in_one_hromada_stay_without_points() -> None:
    units = [settlement("a", "Іванівка", "west"), settlement("b", "Іванівка", "west"), *WEST, *EAST]
    joined = join(units, [point(1, "Ivanivka", 33.02), *WEST_POINTS, *EAST_POINTS])
    assert joined.keys().isdisjoint({"a", "b"})


def test_a_point_among_another_raion_is_taken_out_again() -> None:
    units = [settlement("a", "Іванівка", "east"), *WEST, *EAST]
    joined = join(units, [point(1, "Ivanivka", 33.02), *WEST_POINTS, *EAST_POINTS])
    assert "a" not in joined
    assert len(joined) == 8


def test_the_city_takes_the_populous_point() -> None:
    units = [settlement("city", "Бахмут", "west", "M"), settlement("village", "Бахмут", "west"), *WEST, *EAST]
    points = [point(1, "Bakhmut", 33.02, population=70000), point(2, "Bakhmut", 33.05), *WEST_POINTS, *EAST_POINTS]
    joined = join(units, points)
    assert (joined["city"], joined["village"]) == (1, 2)
