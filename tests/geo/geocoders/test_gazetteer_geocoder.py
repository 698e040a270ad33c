import pytest
from geopy.exc import GeocoderQueryError
from geopy.extra.rate_limiter import RateLimiter
from geopy.geocoders.base import Geocoder
from geopy.location import Location
from geopy.point import Point

from geo.geocoders.gazetteer import GazetteerGeocoder


def name_of(location: object) -> str:
    assert isinstance(location, Location)
    return location.raw["name"]


def test_it_is_a_geopy_geocoder(geocoder: GazetteerGeocoder) -> None:
    assert isinstance(geocoder, Geocoder)
    with geocoder as entered:
        assert entered is geocoder


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("Kherson", "Kherson"),
        ("в Олешках", None),
        ("Олешках", "Oleshky"),
        ("Алёшки", "Oleshky"),
        ("Velikiy Kopans", "Velyki Kopani"),
        ("Kherson Oblast", "Kherson Oblast"),
        ("Запорізька АЕС", "Zaporizhzhia nuclear power plant"),
        ("Podo-Kalynivka, Kherson region", "Podo-Kalynivka"),
        ("Aleisk", None),
        ("Aleisk, Kherson Oblast", "Oleshky"),
        ("Kherson, Luhansk Oblast", None),
        ("Oleshky, Xyzzy", None),
        ("Oleshky, Kherson raion, Ukraine", "Oleshky"),
        ("Moscow", None),
        ("Xyzzy", None),
    ],
)
def test_geocode(geocoder: GazetteerGeocoder, query: str, name: str | None) -> None:
    location = geocoder.geocode(query)
    assert location is None if name is None else name_of(location) == name


def test_a_container_tells_places_of_one_name_apart(geocoder: GazetteerGeocoder) -> None:
    everywhere = geocoder.geocode("Іванівка", exactly_one=False, limit=100)
    within = geocoder.geocode("Іванівка, Херсонська область", exactly_one=False, limit=100)
    assert isinstance(everywhere, list)
    assert isinstance(within, list)
    assert len(everywhere) > len(within) >= 1
    assert {location.raw["oblast_id"] for location in within} == {"UA65000000000030969"}


def test_a_location_says_what_it_is(geocoder: GazetteerGeocoder) -> None:
    location = geocoder.geocode("Oleshky")
    assert isinstance(location, Location)
    assert location.address == "Oleshky, Oleshky hromada, Kherson Raion, Kherson Oblast"
    assert (location.latitude, location.longitude) == pytest.approx((46.62553, 32.72426))
    assert location.raw["place_id"] == "UA65100110010019482"
    assert location.raw["level"] == "settlement"
    assert 1 <= location.raw["uncertainty_km"] < 5


def test_areas_are_less_certain_than_towns(geocoder: GazetteerGeocoder) -> None:
    queries = ("Oleshky", "Oleshky hromada", "Kherson Raion", "Kherson Oblast")
    locations = [geocoder.geocode(query) for query in queries]
    radii = [location.raw["uncertainty_km"] for location in locations if isinstance(location, Location)]
    assert len(radii) == 4
    assert radii == sorted(radii)


@pytest.mark.parametrize("query", ["", "  ", ", Kherson Oblast"])
def test_an_empty_query_is_an_error_of_geopy(geocoder: GazetteerGeocoder, query: str) -> None:
    with pytest.raises(GeocoderQueryError, match="names no place"):
        geocoder.geocode(query)


@pytest.mark.parametrize("query", [(46.6255, 32.7243), "46.6255, 32.7243", Point(46.6255, 32.7243)])
def test_reverse_takes_what_geopy_takes(geocoder: GazetteerGeocoder, query: object) -> None:
    location = geocoder.reverse(query)
    assert name_of(location) == "Oleshky"
    assert isinstance(location, Location)
    assert location.raw["distance_km"] < 0.1


def test_reverse_gives_several_by_distance(geocoder: GazetteerGeocoder) -> None:
    locations = geocoder.reverse((46.6255, 32.7243), exactly_one=False, limit=4)
    assert isinstance(locations, list)
    distances = [location.raw["distance_km"] for location in locations]
    assert len(distances) == 4
    assert distances == sorted(distances)


def test_reverse_far_from_any_place(geocoder: GazetteerGeocoder) -> None:
    assert geocoder.reverse((0, 0)) is None
    assert geocoder.reverse((0, 0), exactly_one=False) is None


@pytest.mark.parametrize("query", ["nowhere", (1, 2, 3, 4), "95, 200, x"])
def test_what_is_no_point_is_an_error_of_geopy(geocoder: GazetteerGeocoder, query: object) -> None:
    with pytest.raises(GeocoderQueryError, match="no point"):
        geocoder.reverse(query)


def test_it_works_behind_geopys_rate_limiter(geocoder: GazetteerGeocoder) -> None:
    geocode = RateLimiter(geocoder.geocode, min_delay_seconds=0.01, error_wait_seconds=0.01)
    assert [name_of(geocode(query, timeout=1)) for query in ("Oleshky", "Skadovsk")] == ["Oleshky", "Skadovsk"]
