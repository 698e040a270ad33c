from pathlib import Path

import pytest
from geopy.exc import ConfigurationError, GeocoderServiceError
from geopy.location import Location

from geo.geocoders.chain import GeocoderChain
from geo.geocoders.gazetteer import GazetteerGeocoder
from tests.geo.geocoders.nominatim_stub import Service, online


@pytest.fixture
def chain(geocoder: GazetteerGeocoder, service: Service, tmp_path: Path) -> GeocoderChain:
    return GeocoderChain([geocoder, online(service, tmp_path)])


def test_the_next_is_not_asked_where_the_first_has_an_answer(chain: GeocoderChain, service: Service) -> None:
    location = chain.geocode("Oleshky")
    assert isinstance(location, Location)
    assert location.raw["place_id"] == "UA65100110010019482"
    assert chain.reverse((46.6255, 32.7243)) is not None
    assert service.requests == []


def test_the_next_is_asked_where_the_first_has_none(chain: GeocoderChain, service: Service) -> None:
    locations = chain.geocode("Xyzzy", exactly_one=False, timeout=5)
    assert isinstance(locations, list)
    assert [location.address for location in locations] == ["Oleshky, Ukraine"]
    assert len(service.requests) == 1


def test_none_where_none_has_an_answer(chain: GeocoderChain, service: Service) -> None:
    service.body = "[]"
    assert chain.geocode("Xyzzy") is None


def test_an_error_is_not_skipped(chain: GeocoderChain, service: Service) -> None:
    service.status = 500
    with pytest.raises(GeocoderServiceError):
        chain.geocode("Xyzzy")


def test_a_chain_of_none_is_refused() -> None:
    with pytest.raises(ConfigurationError, match="at least one"):
        GeocoderChain([])
