from collections.abc import Iterator
from pathlib import Path

import pytest

from geo.gazetteer.index import Gazetteer
from geo.geocoders.gazetteer import GazetteerGeocoder
from tests.geo.geocoders.nominatim_stub import Service, serving

DATA = Path(__file__).resolve().parents[3] / "data" / "gazetteer"


@pytest.fixture(scope="session")
def geocoder() -> GazetteerGeocoder:
    return GazetteerGeocoder(Gazetteer.load(DATA))


@pytest.fixture
def service() -> Iterator[Service]:
    with serving() as service:
        yield service
