import geopandas as gpd
import pytest
import shapely

from geo.errors import DataError
from geo.facts import DATA
from maps.surroundings import load_surroundings
from tests.maps.sample import abroad


@pytest.fixture(scope="module")
def ukraine():
    return gpd.read_file(DATA / "boundaries" / "oblasts.geojson").union_all()


def spots_of(named):
    return shapely.points([spot for one in named for spot in one.spots])


def test_the_names_of_seas_stand_in_the_sea(ukraine):
    spots = spots_of(load_surroundings().seas)
    assert not shapely.intersects(spots, shapely.union(abroad(), ukraine)).any()


def test_the_names_of_other_countries_stand_on_their_land(ukraine):
    spots = spots_of(load_surroundings().countries)
    assert shapely.contains(abroad(), spots).all()
    assert not shapely.intersects(spots, ukraine).any()


def test_a_name_that_lacks_a_language_is_refused(tmp_path):
    path = tmp_path / "surroundings.yaml"
    path.write_text("seas: [{name: {en: Sea}, spots: [[31, 45]]}]\ncountries: []\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"surroundings\.yaml"):
        load_surroundings(path)
