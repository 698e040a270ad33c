"""The picture of the map: its size, what stands on it, and that it is always the same."""

from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
from PIL import Image
from shapely.geometry import LineString, Point, box

from geo.manifest import count_incidents
from maps.basemap import CITY_COLUMNS, MAIN_RIVER, RIVER_COLUMNS, Base
from maps.facts import edition_facts
from maps.preview import write_previews
from maps.publication import UNSAID
from maps.templating import Edition
from maps.words import LANGUAGES, Language, Words, load_words

TABLE = load_words("words") | load_words("pages")
DONETSK = box(37.2, 47.6, 38.4, 48.4)


@pytest.fixture
def drawn(oblasts, tmp_path):
    """Draws incidents and gives the picture as an array of colours."""

    def draw(
        incidents: gpd.GeoDataFrame,
        occupied: list[Any] = (),
        day: str = "2024-10-01",
        language: Language = "en",
        rivers: list[LineString] = (),
        rank: int = MAIN_RIVER,
    ) -> np.ndarray:
        periods = [[tuple(pair)] for pair in occupied]
        land = gpd.GeoDataFrame({"periods": periods}, geometry=[DONETSK] * len(periods), crs="EPSG:4326")
        names = dict.fromkeys(RIVER_COLUMNS, "River") | {"rank": rank}
        lines = gpd.GeoDataFrame(
            [names] * len(rivers), columns=list(RIVER_COLUMNS), geometry=list(rivers), crs="EPSG:4326"
        )
        base = Base(oblasts, pd.DataFrame(columns=list(CITY_COLUMNS)), land, lines)
        words = Words(TABLE, language)
        facts = edition_facts({"data_cutoff": day, "counts": count_incidents(incidents, [], [])}, words)
        edition = Edition(words, facts, UNSAID)
        write_previews(incidents, base, [edition], tmp_path)
        path: Path = tmp_path / edition.file("preview.png")
        with Image.open(path) as image:
            return np.asarray(image.convert("RGB")).astype("int64")

    return draw


def test_the_picture_has_the_size_of_a_link_preview(site):
    names = ["preview.png", "preview-uk.png", "preview-ru.png"]
    for name in names:
        with Image.open(site / name) as image:
            assert image.size == (1200, 630)
            assert image.format == "PNG"
        assert (site / name).stat().st_size < 150_000


def test_each_language_has_its_own_words_beside_the_same_map(drawn, sample_incidents):
    english, ukrainian, russian = (drawn(sample_incidents, language=language) for language in LANGUAGES)
    for one, other in ((english, ukrainian), (ukrainian, russian)):
        # the palette of a picture is its own: small differences are none
        columns = np.nonzero((abs(one - other) > 120).any(axis=(0, 2)))[0]
        assert columns.size
        assert columns.max() < 400


def test_equal_incidents_give_an_equal_picture_whatever_their_order(drawn, sample_incidents):
    assert (drawn(sample_incidents) == drawn(sample_incidents.iloc[::-1])).all()


def test_incidents_are_drawn_where_they_lie(drawn, sample_incidents):
    one = sample_incidents.iloc[:1].copy()
    empty = drawn(one.iloc[:0])
    east, west = (drawn(one.set_geometry([Point(lng, 48.5)], crs="EPSG:4326")) for lng in (38.5, 24.5))
    # the palette of a picture is its own: small differences are none
    columns = [np.nonzero((abs(picture - empty) > 60).any(axis=(0, 2)))[0] for picture in (west, east)]
    assert columns[0].max() < 600
    assert columns[1].min() > 1000


def test_occupied_land_is_that_of_the_cut_off_day(drawn, sample_incidents):
    none = sample_incidents.iloc[:0]
    free = drawn(none)
    assert (drawn(none, [("2022-03-01", "")]) != free).any()
    assert (drawn(none, [("2022-03-01", "2022-11-11")]) == free).all()
    assert (drawn(none, [("2024-10-02", "")]) == free).all()


def test_a_picture_without_a_day_shows_what_is_still_occupied(drawn, sample_incidents):
    none = sample_incidents.iloc[:0]
    assert (drawn(none, [("2022-03-01", "")], "") != drawn(none, [], "")).any()


def test_rivers_are_drawn_where_they_flow(drawn, sample_incidents):
    none = sample_incidents.iloc[:0]
    river = drawn(none, rivers=[LineString([(30, 49), (32, 49)])])
    rows, columns = np.nonzero((abs(river - drawn(none)) > 60).any(axis=2))
    assert 60 < np.ptp(columns) < 100
    assert np.ptp(rows) < 5


def test_small_rivers_are_left_out_of_the_picture(drawn, sample_incidents):
    none = sample_incidents.iloc[:0]
    small = drawn(none, rivers=[LineString([(30, 49), (32, 49)])], rank=MAIN_RIVER + 1)
    assert (small == drawn(none)).all()
