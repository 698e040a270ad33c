import pytest

from geo.gazetteer.model import Level
from geo.geoparse import Geoparser
from tests.conftest import Parse


@pytest.mark.parametrize(
    ("language", "text", "place"),
    [
        ("en", "Shells fell on Kherson.", "Kherson"),
        ("en", "Shells fell on Kherson region.", "Kherson Oblast"),
        ("en", "Shells fell on the city of Donetsk.", "Donetsk"),
        ("en", "Shells fell on Berdiansk Raion.", "Berdiansk Raion"),
        ("en", "Shells fell on Crimea.", "Autonomous Republic of Crimea"),
        ("uk", "Снаряди впали на Бахмут.", "Bakhmut"),
        ("ru", "Снаряды упали на Артёмовск Донецкой области.", "Bakhmut"),
        ("ru", "Снаряды упали на Бердянск.", "Berdiansk"),
        ("ru", "Связь с Киевом и с Бердянском пропала.", "Kyiv"),
        ("uk", "Без світла с. Харківщина.", "Kharkivshchyna"),
        ("ru", "Снаряды упали под Ореховым.", "Orikhiv"),
        ("uk", "Снаряди впали в Новомосковському районі.", "Samar Raion"),
        ("uk", "Харківщина, Сумщина й Чернігівщина без світла.", "Kharkiv Oblast"),
        ("uk", "Снаряди впали на село Харківщина.", "Kharkivshchyna"),
    ],
)
def test_a_name_means_the_place_that_a_reader_thinks_of(language: str, text: str, place: str, parse: Parse) -> None:
    first = parse(text, language).mentions[0]
    assert first.place
    assert first.place.name == place


@pytest.mark.parametrize("text", ["Nobody lives in Pripyat any more.", "У Прип'яті більше ніхто не живе."])
def test_an_abandoned_city_is_not_taken_for_a_village(text: str, parse: Parse) -> None:
    place = parse(text, "en" if text.isascii() else "uk").mentions[0].place
    assert place
    assert (place.name, place.kind) == ("Prypiat", "city")


def test_every_settlement_of_unknown_population_counts_by_its_kind(geoparser: Geoparser) -> None:
    known = geoparser.place_finder.resolver.weights.unknown_population.keys()
    assert {place.kind for place in geoparser.gazetteer.places if place.level is Level.SETTLEMENT} <= known


def test_the_places_named_beside_a_name_tell_more_than_those_far_off(parse: Parse) -> None:
    far = "Donetsk, Horlivka, Makiivka, Yenakiieve, Khartsyzk, Snizhne, Bakhmut, Soledar, Siversk, Toretsk"
    text = f"{far} are dark. In Mykolaiv, Vysokopillia and Snihurivka it is quiet."
    village = next(mention.place for mention in parse(text).mentions if mention.span.text == "Vysokopillia")
    assert village
    assert village.lies_in("UA65000000000030969")


def test_a_capitals_name_means_its_oblast_where_its_land_is_called_occupied(parse: Parse) -> None:
    text = "The temporarily occupied territory of Kherson is dark. Kherson's residents wait. In Kherson it is light."
    assert [mention.place and mention.place.level for mention in parse(text).mentions] == [
        *(Level.REGION, Level.OBLAST, Level.SETTLEMENT)
    ]


def test_the_name_of_kyiv_is_sure_though_its_oblast_does_not_hold_it(parse: Parse) -> None:
    mention = parse("Drones flew over Kyiv.").mentions[0]
    assert mention.place
    assert mention.place.name == "Kyiv"
    assert mention.confidence > 0.9


def test_a_capitals_name_means_the_city_again(parse: Parse) -> None:
    text = "Drones flew over the Kharkiv and Sumy regions. Kharkiv's residents heard them."
    assert [mention.place and mention.place.name for mention in parse(text).mentions][-1] == "Kharkiv"


def test_a_garbled_name_counts_only_where_it_is_known_from(parse: Parse) -> None:
    (alone,) = parse("Aleisk was shelled.").mentions
    assert alone.place is None
    assert "unit" in alone.method
    mention, _ = parse("Aleisk, Kherson Oblast, was shelled.").mentions
    assert mention.place
    assert mention.place.name == "Oleshky"


def test_the_unit_beside_a_name_tells_which_of_its_namesakes_it_is(parse: Parse) -> None:
    oblasts: set[str] = set()
    for oblast in ("Kherson", "Luhansk", "Zaporizhzhia"):
        mention = parse(f"Homes in Novooleksandrivka, {oblast} region, burned.").mentions[0]
        oblasts |= {c.place.oblast_id or "" for c in mention.candidates[:1]}
    assert len(oblasts) == 3


def test_a_name_of_many_places_with_nothing_to_tell_them_apart_is_left_open(parse: Parse) -> None:
    (mention,) = parse("Homes in Ivanivka burned.").mentions
    assert mention.place is None
    assert mention.confidence < 0.5
    assert "places are so called" in mention.method
    assert len(mention.candidates) == 5


def test_candidates_come_by_probability_which_they_share(parse: Parse) -> None:
    for mention in parse("Ivanivka, Kherson, Mykolaivka and Donetsk.").mentions:
        probabilities = [candidate.probability for candidate in mention.candidates]
        assert probabilities == sorted(probabilities, reverse=True)
        assert 0 < sum(probabilities) <= 1 + 1e-9
        assert mention.confidence == pytest.approx(probabilities[0])
        assert mention.place in (None, mention.candidates[0].place)


def test_a_name_can_be_foreign(parse: Parse) -> None:
    mention = parse("He flew to Moscow.").mentions[0]
    assert mention.place
    assert mention.place.level is Level.FOREIGN
    assert not mention.is_here


def test_a_town_beside_a_russian_region_is_not_here(parse: Parse) -> None:
    mention = parse("A drone hit Lyubimovka, Kursk Oblast.").mentions[0]
    assert not mention.is_here


def test_the_reason_is_said(parse: Parse) -> None:
    assert "neighbours" not in parse("Nobody lives in Pripyat any more.").mentions[0].method
    assert "neighbours" in parse("Kakhovka, Nova Kakhovka and Kozatske are dark.").mentions[2].method
    oleshky, region = parse("In Oleshky, Kherson region, it is dark.").mentions
    assert "Kherson Oblast is named too" in oleshky.method
    assert region.method
