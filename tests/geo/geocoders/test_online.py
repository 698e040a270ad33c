import time
from pathlib import Path

import pytest
from geopy.exc import (
    ConfigurationError,
    GeocoderInsufficientPrivileges,
    GeocoderParseError,
    GeocoderRateLimited,
    GeocoderServiceError,
    GeocoderUnavailable,
)

from tests.geo.geocoders.nominatim_stub import Service, online

DELAY_SECONDS = 0.3


def test_an_answer_of_the_service(service: Service, tmp_path: Path) -> None:
    location = online(service, tmp_path).geocode("Oleshky")
    assert (location.latitude, location.longitude) == (46.6, 32.7)
    assert "countrycodes=ua" in service.requests[0]
    assert service.user_agents == ["map tests"]


def test_a_second_call_makes_no_request(service: Service, tmp_path: Path) -> None:
    geocoder = online(service, tmp_path)
    assert geocoder.geocode("Oleshky") == geocoder.geocode("Oleshky")
    assert len(service.requests) == 1


def test_the_cache_outlives_the_geocoder(service: Service, tmp_path: Path) -> None:
    online(service, tmp_path).geocode("Oleshky")
    online(service, tmp_path).geocode("Oleshky")
    assert len(service.requests) == 1


def test_no_result_is_kept_too(service: Service, tmp_path: Path) -> None:
    service.body = "[]"
    geocoder = online(service, tmp_path)
    assert geocoder.geocode("Xyzzy") is None
    assert geocoder.geocode("Xyzzy") is None
    assert len(service.requests) == 1


def test_requests_are_spaced_and_cached_answers_do_not_wait(service: Service, tmp_path: Path) -> None:
    geocoder = online(service, tmp_path, min_delay_seconds=DELAY_SECONDS)
    started = time.perf_counter()
    for query in ("Oleshky", "Skadovsk", "Kakhovka"):
        geocoder.geocode(query)
    assert time.perf_counter() - started >= 2 * DELAY_SECONDS

    started = time.perf_counter()
    for _ in range(20):
        geocoder.geocode("Oleshky")
    assert time.perf_counter() - started < 20 * DELAY_SECONDS / 4
    assert len(service.requests) == 3


@pytest.mark.parametrize(
    ("status", "error"),
    [(403, GeocoderInsufficientPrivileges), (429, GeocoderRateLimited), (500, GeocoderServiceError)],
)
def test_errors_are_geopys_and_are_not_kept(
    service: Service, tmp_path: Path, status: int, error: type[Exception]
) -> None:
    geocoder = online(service, tmp_path)
    service.status = status
    with pytest.raises(error):
        geocoder.geocode("Oleshky")
    service.status = 200
    assert geocoder.geocode("Oleshky") is not None


def test_an_answer_that_is_no_json(service: Service, tmp_path: Path) -> None:
    service.body = "<html>"
    with pytest.raises(GeocoderParseError):
        online(service, tmp_path).geocode("Oleshky")


def test_a_service_that_is_away(tmp_path: Path) -> None:
    away = Service(domain="127.0.0.1:9")
    with pytest.raises(GeocoderUnavailable):
        online(away, tmp_path).geocode("Oleshky")


def test_a_cache_that_cannot_be_written(service: Service, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    with pytest.raises(ConfigurationError, match="cannot be used"):
        online(service, tmp_path / "file")
