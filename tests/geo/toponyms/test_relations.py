from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.geoparse import Geoparser
from geo.reports.model import Report
from geo.toponyms.model import Relation, RelationKind
from geo.toponyms.relations import RELATION_LISTS
from tests.conftest import Parse

NEAR, AWAY, BETWEEN = RelationKind
PIECES = (
    *("12", "12 km ", "km", "twenty-", "five ", "a few ", "(7 miles) ", "south of ", "to the ", "from ", "off "),
    *("near ", "the ", "town of ", "Tokmak", "Polohy ", "'s ", "area ", "between ", " and ", "road from ", " to "),
    *("-", "–", " ", "\n", "(", ")", ",", ".", "\u0301"),
)


def the_relation(parse: Parse, text: str, language: str) -> Relation | None:
    (mention,) = parse(text, language).mentions
    return mention.relation


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("en", "near Tokmak", "near Tokmak"),
        ("en", "near\nTokmak", "near\nTokmak"),
        ("en", "not far from “Tokmak", "not far from “Tokmak"),
        (
            "en",
            "near the occupied eastern Ukrainian city of Kreminna",
            "near the occupied eastern Ukrainian city of Kreminna",
        ),
        ("en", "on the outskirts of Tokmak", "outskirts of Tokmak"),
        ("en", "Tokmak's outskirts", "Tokmak's outskirts"),
        ("en", "in the Tokmak area", "Tokmak area"),
        ("en", "several kilometres from Tokmak", "several kilometres from Tokmak"),
        ("uk", "під Токмаком", "під Токмаком"),
        ("uk", "біля с. Терпіння", "біля с. Терпіння"),
        ("uk", "за кілька кілометрів від Токмака", "кілька кілометрів від Токмака"),
        ("ru", "возле Токмака", "возле Токмака"),
        ("ru", "в районе города Токмак", "в районе города Токмак"),
        ("ru", "под оккупированным Токмаком", "под оккупированным Токмаком"),
    ],
)
def test_near_is_said_in_many_ways(language: str, text: str, words: str, parse: Parse) -> None:
    relation = the_relation(parse, text, language)
    assert relation
    assert (relation.kind, relation.distance_km, relation.bearing_deg) == (NEAR, None, None)
    assert text[relation.start : relation.end] == words


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "in Tokmak"),
        ("en", "in the south of Tokmak"),
        ("en", "from Tokmak"),
        ("en", "12 km and Tokmak"),
        ("uk", "у Токмаку"),
        ("uk", "від Токмака"),
        ("ru", "в Токмаке"),
        ("ru", "от Токмака"),
    ],
)
def test_in_is_not_near(language: str, text: str, parse: Parse) -> None:
    assert the_relation(parse, text, language) is None


@pytest.mark.parametrize(
    ("language", "text", "distance_km", "bearing_deg"),
    [
        ("en", "12 km south of Tokmak", 12, 180),
        ("en", "12km SW of Tokmak", 12, 225),
        ("en", "about 5 kilometres north-east of the town of Tokmak", 5, 45),
        ("en", "12 kilometers (7 miles) to the west of Tokmak", 12, 270),
        ("en", "10–12 km north-northwest of Tokmak", 11, 337.5),
        ("en", "1,500 metres from Tokmak", 1.5, None),
        ("en", "ten miles from Tokmak", 16.09344, None),
        ("en", "20 nautical miles off Berdiansk", 37.04, None),
        ("en", "a dozen km from Tokmak", 12, None),
        ("en", "twenty-five kilometers outside Tokmak", 25, None),
        ("en", "just south of Tokmak", None, 180),
        ("en", "to the south of Tokmak", None, 180),
        ("uk", "за 12 км на південь від Токмака", 12, 180),
        ("uk", "в 12 км південніше Токмака", 12, 180),
        ("uk", "за 12 км від Токмака", 12, None),
        ("uk", "за десять кілометрів на північний схід від Токмака", 10, 45),
        ("uk", "за 2,5 кілометра від окупованого міста Токмак", 2.5, None),
        ("uk", "за двадцять п'ять кілометрів на захід від Токмака", 25, 270),
        ("uk", "південніше Токмака", None, 180),
        ("ru", "в 10 километрах к северу от Токмака", 10, 0),
        ("ru", "в 12,5 км юго-западнее города Токмак", 12.5, 225),
        ("ru", "в 3 500 метрах от Токмака", 3.5, None),
        ("ru", "в 5 милях от Токмака", 8.04672, None),
        ("ru", "в пятнадцати километрах от Токмака", 15, None),
        ("ru", "севернее Токмака", None, 0),
    ],
)
def test_how_far_and_which_way(
    language: str, text: str, distance_km: float | None, bearing_deg: float | None, parse: Parse
) -> None:
    relation = the_relation(parse, text, language)
    assert relation
    assert relation.kind is AWAY
    assert relation.distance_km == (None if distance_km is None else pytest.approx(distance_km))
    assert relation.bearing_deg == bearing_deg


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("en", "between Tokmak and Polohy", "between Tokmak and Polohy"),
        (
            "en",
            "between the town of Tokmak and the city of Polohy",
            "between the town of Tokmak and the city of Polohy",
        ),
        ("en", "on the road from Tokmak to Polohy", "road from Tokmak to Polohy"),
        ("en", "the Tokmak–Polohy highway", "Tokmak–Polohy highway"),
        ("uk", "між Токмаком та Пологами", "між Токмаком та Пологами"),
        ("uk", "на дорозі з Токмака до Пологів", "дорозі з Токмака до Пологів"),
        ("uk", "на трасі Токмак — Пологи", "трасі Токмак — Пологи"),
        ("ru", "между Токмаком и Пологами", "между Токмаком и Пологами"),
        ("ru", "на трассе Токмак - Пологи", "трассе Токмак - Пологи"),
    ],
)
def test_both_ends_carry_the_stretch_between_them(language: str, text: str, words: str, parse: Parse) -> None:
    tokmak, polohy = parse(text, language).mentions
    assert tokmak.relation
    assert polohy.relation
    for relation, other in ((tokmak.relation, polohy.place), (polohy.relation, tokmak.place)):
        assert relation.kind is BETWEEN
        assert relation.other == other
        assert text[relation.start : relation.end] == words
    assert not tokmak.span.is_origin


@pytest.mark.parametrize("text", ["Tokmak and Polohy", "from Tokmak to Polohy", "Tokmak – Polohy"])
def test_two_names_alone_have_nothing_between_them(text: str, parse: Parse) -> None:
    assert [m.relation for m in parse(text).mentions] == [None, None]


def test_all_of_a_list_is_near(parse: Parse) -> None:
    kinds = [
        m.relation and m.relation.kind for m in parse("near Kreminna, Svatove and Lysychansk but in Rubizhne").mentions
    ]
    assert kinds == [NEAR, NEAR, NEAR, None]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "near Tokmak and in Polohy"),
        ("uk", "під Токмаком та в Пологах"),
        ("ru", "под Токмаком и в Пологах"),
    ],
)
def test_near_one_and_in_another(language: str, text: str, parse: Parse) -> None:
    assert [bool(m.relation) for m in parse(text, language).mentions] == [True, False]


def test_a_distance_is_that_from_its_own_name(parse: Parse) -> None:
    first, second = parse("12 km south of Tokmak and Polohy").mentions
    assert first.relation
    assert second.relation is None


@pytest.mark.parametrize(("text", "is_origin"), [("12 km from Tokmak", False), ("people from near Tokmak", True)])
def test_from_is_an_origin_only_where_it_is_no_part_of_a_distance(text: str, is_origin: bool, parse: Parse) -> None:
    (mention,) = parse(text).mentions
    assert mention.relation
    assert mention.span.is_origin is is_origin


def test_the_span_stays_that_of_the_name(parse: Parse) -> None:
    (mention,) = parse("12 km south of Tokmak").mentions
    assert (mention.start, mention.end, mention.span.text) == (15, 21, "Tokmak")


def test_the_winds_go_round_in_every_language(geoparser: Geoparser, parse: Parse) -> None:
    winds = [label for label in RELATION_LISTS if label.endswith("_of") and label != "distance_of"]
    assert len(winds) == 16
    examples = {"en": "{} of Tokmak", "uk": "{} від Токмака", "ru": "{} от Токмака"}
    words = {
        "en": ("north", "northeast", "east", "southeast", "south", "southwest", "west", "northwest"),
        "uk": (
            "північ",
            "північний схід",
            "схід",
            "південний схід",
            "південь",
            "південний захід",
            "захід",
            "північний захід",
        ),
        "ru": ("север", "северо-восток", "восток", "юго-восток", "юг", "юго-запад", "запад", "северо-запад"),
    }
    for language, (number, wind) in product(words, enumerate(words["en"])):
        word = words[language][number]
        text = examples[language].format(wind if language == "en" else f"на {word}")
        relation = the_relation(parse, text, language)
        assert relation, text
        assert relation.bearing_deg == 45 * number, text


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_any_mixture_of_words_is_read_and_holds_its_name(geoparser: Geoparser, text: str) -> None:
    for mention in geoparser.parse(Report("r", text, language="en")).mentions:
        relation = mention.relation
        if relation:
            assert 0 <= relation.start <= mention.start < mention.end <= relation.end <= len(text)
            assert relation.kind is not AWAY or (relation.distance_km, relation.bearing_deg) != (None, None)
            assert relation.distance_km is None or relation.distance_km >= 0
