from pathlib import Path

import geopandas as gpd
import pytest

from geo.incidents.taxonomy import Taxonomy, load_taxonomy
from maps.contents import Contents
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
def contents(sample_incidents: gpd.GeoDataFrame, oblasts: gpd.GeoDataFrame, taxonomy: Taxonomy) -> Contents:
    return sample.contents(sample_incidents, oblasts, taxonomy)


@pytest.fixture(scope="session")
def site(contents: Contents, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("edition") / "site"
    publish_site(contents, folder)
    return folder
