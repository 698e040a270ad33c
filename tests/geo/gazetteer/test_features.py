"""How the objects of a dump are named, and which of them are taken."""

from collections.abc import Callable
from pathlib import Path

import pytest

from geo.errors import DataError
from geo.gazetteer import features
from geo.gazetteer.forms import FormCollector
from geo.gazetteer.model import Level, Place
from geo.gazetteer.sources import GeonamesPlace
from geo.gazetteer.spellings import Spellings

OBLAST = Place("UA65", Level.OBLAST, "oblast", "Kherson Oblast", "Херсонська область")
RAION = Place("UA6506", Level.RAION, "raion", "Kakhovka Raion", "Каховський район", oblast_id="UA65")

Collect = Callable[..., tuple[dict[str, Place], set[str]]]


def thing(number: int, feature: str, name: str, *alternates: str) -> GeonamesPlace:
    return GeonamesPlace(number, name, "UA", "08", 46.5, 33.5, 0, alternates, "6506", feature)


@pytest.fixture
def collect(data: Path, spellings: Spellings) -> Collect:
    def collect(*points: GeonamesPlace, known: tuple[Place, ...] = ()) -> tuple[dict[str, Place], set[str]]:
        """The places, and all their written forms."""
        forms = FormCollector()
        places = {place.place_id: place for place in (OBLAST, RAION, *known)}
        path = data / "feature_phrases.csv"
        found = features.collect(path, points, places, {"08": "UA65"}, spellings, forms)
        rows = {place_id: row for row, place_id in enumerate(found)}
        return found, set(forms.table(rows, lambda form, place_ids: 0.0).forms)

    return collect


def test_a_river_is_named_with_its_kind_in_every_language_and_case(collect: Collect) -> None:
    found, forms = collect(thing(1, "H.STM", "Kamianka", "Кам’янка", "Річка Кам’янка"))
    place = found["geonames:1"]
    assert (place.level, place.kind, place.name, place.name_uk) == (
        Level.FEATURE,
        "river",
        "Kamianka River",
        "Річка Кам’янка",
    )
    assert {"kamianka river", "kamenka river", "річкою кам'янка", "річкою кам'янкою", "реке каменке"} <= forms
    assert not any("річка річка" in form for form in forms)


def test_no_form_is_bare(collect: Collect) -> None:
    _, forms = collect(
        thing(1, "H.LK", "Ozero Yalpuh", "Озеро Ялпуг"),
        thing(2, "S.RSTN", "Azovska", "Азовська", "Станція Азовська"),
        thing(3, "T.SPIT", "Bakalska Kosa", "Бакальська коса", "Бакальская коса"),
    )
    assert {"озері ялпуг", "lake yalpuh", "станції азовській", "azovska station", "бакальской косе"} <= forms
    assert forms.isdisjoint({"ялпуг", "yalpuh", "азовська", "azovska", "бакальська", "bakalska"})


def test_a_site_lies_in_its_raion_and_a_feature_in_its_oblast(collect: Collect) -> None:
    found, _ = collect(thing(1, "S.RSTN", "Azovska"), thing(2, "T.ISL", "Ostriv Dovhyi"))
    station, island = found["geonames:1"], found["geonames:2"]
    assert (station.level, station.oblast_id, station.raion_id) == (Level.SITE, "UA65", "UA6506")
    assert (island.level, island.oblast_id, island.raion_id) == (Level.FEATURE, "UA65", None)


def test_a_river_lies_in_an_oblast_only_where_others_are_called_so(collect: Collect) -> None:
    found, _ = collect(
        thing(1, "H.STM", "Krasna", "Красна"),
        thing(2, "H.STM", "Krasna", "Красна"),
        thing(3, "H.STM", "Desna", "Десна"),
    )
    assert [place.oblast_id for place in found.values()] == ["UA65", "UA65", None]


def test_what_is_known_already_is_left_out(collect: Collect) -> None:
    dnipro = Place("geonames:1", Level.FEATURE, "river", "Dnipro River", "Дніпро")
    donets = Place("feature:donets", Level.FEATURE, "river", "Donets", "Донець")
    town = Place("UA650601", Level.SETTLEMENT, "city", "Krasna", "Красна")
    found, _ = collect(
        thing(1, "H.STM", "Dnieper", "Дніпро"),
        thing(2, "H.STM", "Donets", "Донець"),
        thing(3, "H.STM", "Krasna", "Красна"),
        known=(dnipro, donets, town),
    )
    assert list(found) == ["geonames:3"]


def test_only_kinds_of_the_table_are_taken(collect: Collect) -> None:
    found, forms = collect(thing(1, "S.HTL", "Ukraina", "Україна"), thing(2, "P.PPL", "Oleshky", "Олешки"))
    assert not found
    assert not forms


def test_a_name_without_cyrillic_letters_is_known_in_english(collect: Collect) -> None:
    found, forms = collect(thing(1, "S.AIRP", "Chaplynka Airport"))
    assert found["geonames:1"].name_uk == found["geonames:1"].name == "Chaplynka Airport"
    assert forms == {"chaplynka airport"}


def test_a_table_with_an_unknown_level_is_refused(tmp_path: Path, spellings: Spellings) -> None:
    path = tmp_path / "feature_phrases.csv"
    path.write_text("kind,level,crosses_oblasts,features,uk,ru,en\nriver,puddle,no,H.STM,,,\n", encoding="utf-8")
    with pytest.raises(DataError, match="row 2: level is 'puddle'"):
        features.collect(path, [], {}, {}, spellings, FormCollector())
