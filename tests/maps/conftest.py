from pathlib import Path
from typing import Any

import geopandas as gpd
import pytest

from geo.incidents.taxonomy import Taxonomy, load_taxonomy
from maps.publish import publish_site
from tests.maps import sample


@pytest.fixture(scope="session")
def taxonomy() -> Taxonomy:
    return load_taxonomy(sample.DATA / "taxonomy")


@pytest.fixture(scope="session")
def oblasts() -> gpd.GeoDataFrame:
    return sample.oblasts()


@pytest.fixture(scope="session")
def sample_incidents(taxonomy: Taxonomy) -> gpd.GeoDataFrame:
    return sample.incidents(taxonomy)


@pytest.fixture(scope="session")
def parts(sample_incidents: gpd.GeoDataFrame, oblasts: gpd.GeoDataFrame, taxonomy: Taxonomy) -> dict[str, Any]:
    """All arguments of publish_site but the folder."""
    return sample.parts(sample_incidents, oblasts, taxonomy)


@pytest.fixture(scope="session")
def site(parts: dict[str, Any], tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("edition") / "site"
    publish_site(**parts, out=folder)
    return folder
