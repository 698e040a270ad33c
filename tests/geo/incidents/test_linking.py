import pytest

from geo.frame import Precision
from geo.geoparse import Geoparser
from geo.incidents.linking import clause_of, clauses, focus_of
from tests.conftest import Parse

Told = set[tuple[str, str | None]]


def told(parse: Parse, text: str, language: str = "en") -> Told:
    return {(i.incident_type, i.place and i.place.name) for i in parse(text, language).incidents}


def links(parse: Parse, text: str) -> dict[str, str]:
    return {i.incident_type: i.link for i in parse(text).incidents}


def cut(geoparser: Geoparser, text: str, language: str = "en") -> list[str]:
    return [text[a:b] for a, b in clauses(geoparser.lexicon.view(text, language), 0, len(text))]


def test_clauses_are_cut_at_punctuation(geoparser: Geoparser) -> None:
    parts = [part.strip(" ,;()-") for part in cut(geoparser, "one, two; three (four) five - six")]
    assert parts == ["one", "two", "three", "four", "five", "six"]


def test_a_number_or_an_hour_is_never_cut(geoparser: Geoparser) -> None:
    assert cut(geoparser, "at 14:23, more than 1,200 people: 3,5 thousand") == [
        "at 14:23,",
        " more than 1,200 people:",
        " 3,5 thousand",
    ]


def test_a_subordinate_clause_goes_with_what_governs_it(geoparser: Geoparser) -> None:
    assert cut(geoparser, "Росія заперечує, що обстріляла місто, і мовчить", "uk") == [
        "Росія заперечує, що обстріляла місто,",
        " і мовчить",
    ]


def test_a_stretch_over_several_clauses_has_them_all() -> None:
    parts = [(0, 5), (5, 9), (9, 20)]
    assert clause_of(parts, 6, 8) == (5, 9)
    assert clause_of(parts, 3, 10) == (0, 20)
    assert clause_of([], 3, 10) == (3, 10)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Tokmak was shelled, in Polohy there is no light.", {("shelling", "Tokmak"), ("power_outage", "Polohy")}),
        ("In Svatove and Kreminna there is no water.", {("water_outage", "Svatove"), ("water_outage", "Kreminna")}),
        (
            "Kherson region was shelled, there is no light in Luhansk region and in Skadovsk.",
            {("shelling", "Kherson Oblast"), ("power_outage", "Skadovsk")},
        ),
        (
            "In Kherson region, in Skadovsk and Oleshky, there is no water.",
            {("water_outage", "Skadovsk"), ("water_outage", "Oleshky")},
        ),
        ("In Tokmak, Zaporizhzhia region, there is no water.", {("water_outage", "Tokmak")}),
        ("The mayor of Melitopol says there is no water in Tokmak.", {("water_outage", "Tokmak")}),
        ("People were deported from Melitopol to Russia.", {("deportation", "Melitopol")}),
        ("A man from Melitopol was wounded in Tokmak.", {("civilian_casualties", "Tokmak")}),
        ("Batteries firing from Melitopol and Polohy shelled Tokmak.", {("shelling", "Tokmak")}),
        ("The mayor of Melitopol says there is no water.", {("water_outage", "Melitopol")}),
        ("From Melitopol families were evacuated to Tokmak and Polohy.", {("evacuation", "Melitopol")}),
        (
            "After seizures of houses in Tokmak and the shelling of Polohy it is quiet.",
            {("property_seizure", "Tokmak"), ("shelling", "Polohy")},
        ),
    ],
)
def test_the_place_in_the_sentence_that_the_words_are_tied_to(text: str, wanted: Told, parse: Parse) -> None:
    assert told(parse, text) == wanted


def test_a_place_holds_for_two_sentences_and_then_the_report_s_own(parse: Parse) -> None:
    quiet = "It is a warm day and birds sing in every garden. "
    far = "Skadovsk is a port. Skadovsk is old. In Skadovsk it is warm. Tokmak is far. " + quiet * 2
    assert ("power_outage", "Tokmak") in told(parse, far.removesuffix(quiet * 2) + "There is no electricity.")
    assert ("power_outage", "Skadovsk") in told(parse, far + "There is no electricity.")


def test_a_heading_names_the_place_of_its_section(parse: Parse) -> None:
    quiet = "It is warm. Birds sing. Grass grows. "
    text = f"Tokmak\n\nThere has been no water for days.\n\nPolohy\n\n{quiet}A house was damaged overnight."
    assert told(parse, text) == {("water_outage", "Tokmak"), ("damage_residential", "Polohy")}
    assert links(parse, text)["damage_residential"] == "section_heading"


def test_the_city_is_the_town_last_named(parse: Parse) -> None:
    text = "Shells fell on Tokmak. Kherson region is near. In the city there is no water."
    assert ("water_outage", "Tokmak") in told(parse, text)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Guards stand at the Zaporizhzhia Nuclear Power Plant in Enerhodar. Enerhodar is quiet. "
            "A fire broke out at the plant.",
            ("damage_energy", "Zaporizhzhia nuclear power plant"),
        ),
        (
            "Trains cross the Crimean Bridge. In Crimea traffic over the bridge was stopped.",
            ("transport_disruption", "Crimean Bridge"),
        ),
        ("Tokmak is dark. Southern Ukraine is at war. There is no water.", ("water_outage", "Tokmak")),
    ],
)
def test_what_the_plant_and_the_bridge_mean_and_where_the_text_still_is(
    text: str, wanted: tuple[str, str], parse: Parse
) -> None:
    assert told(parse, text) == {wanted}


def test_of_two_places_named_as_often_a_report_is_about_the_finer(parse: Parse) -> None:
    assert told(parse, "The city has no water. Kherson region is hot. So is Skadovsk.") == {
        ("water_outage", "Skadovsk")
    }


def test_without_any_place_an_incident_is_listed_without_one(parse: Parse) -> None:
    (incident,) = parse("There is no electricity.").incidents
    assert (incident.place, incident.mention, incident.link) == (None, None, "no_place")
    assert incident.precision is Precision.UNLOCATED


def test_a_report_of_foreign_places_tells_nothing(parse: Parse) -> None:
    assert parse("In Moscow a house was damaged. There is no electricity.").incidents == ()


def test_a_town_abroad_holds_no_incident_of_its_own_sentence(parse: Parse) -> None:
    assert told(parse, "Tokmak was shelled. In Moscow a house was damaged.") == {("shelling", "Tokmak")}


def test_a_border_with_a_place_abroad_is_told_of_this_side(parse: Parse) -> None:
    text = "Vovchansk is quiet. The border with Belgorod has been closed."
    assert told(parse, text) == {("movement_restriction", "Vovchansk")}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Tokmak. Tokmak. Polohy.", "Tokmak"),
        ("The mayor of Melitopol spoke in Polohy.", "Polohy"),
        ("The mayor of Melitopol spoke.", "Melitopol"),
        ("Snow fell in Moscow.", None),
        ("", None),
    ],
)
def test_what_a_report_is_about(text: str, place: str | None, parse: Parse) -> None:
    focus = focus_of(parse(text).mentions, 300)
    assert (focus and focus.place and focus.place.name) == place


def test_the_opening_counts_three_times(parse: Parse) -> None:
    mentions = parse("Tokmak. " + "Polohy. " * 2).mentions
    first, last = focus_of(mentions, 8), focus_of(mentions, 0)
    assert first
    assert last
    assert [first.span.text, last.span.text] == ["Tokmak", "Polohy"]


@pytest.mark.parametrize(
    "text",
    [
        "In Kreminna, 12 km south of Svatove, the school was shelled.",
        "In Kreminna near Svatove the school was shelled.",
        "12 km south of Svatove, in Kreminna, the school was shelled.",
    ],
)
def test_a_place_that_is_named_goes_before_one_it_is_near(text: str, parse: Parse) -> None:
    assert {i.place and i.place.name for i in parse(text).incidents} == {"Kreminna"}


def test_a_name_that_could_be_anywhere_lies_where_it_is_said_to_be_near(parse: Parse) -> None:
    incident = parse("In Ivanivka near Donetsk the school was shelled, and nobody came to Melitopol.").incidents[0]
    assert incident.place
    assert (incident.place.name, incident.precision) == ("Donetsk", Precision.NEAR_SETTLEMENT)


@pytest.mark.parametrize(
    ("before", "place"),
    [
        ("It rained in Tokmak.", None),
        ("Temporarily occupied Kherson region is dark.", "occupied part of Kherson Oblast"),
    ],
)
def test_occupied_land_that_is_not_named_is_no_other_place(before: str, place: str | None, parse: Parse) -> None:
    text = f"{before} In the occupied territories there is no electricity."
    assert ("power_outage", place) in told(parse, text)


@pytest.mark.parametrize(
    ("text", "language", "wanted"),
    [
        ("Из Токмака в Мелитополь вывезли на отдых 30 детей.", "ru", ("child_transfer", "Tokmak")),
        ("З Токмака до Мелітополя та Криму вивезли дітей.", "uk", ("child_transfer", "Tokmak")),
        ("Токмак мовчить. Людей депортували на територію Криму.", "uk", ("deportation", "Tokmak")),
        ("Под Токмаком движение поездов в сторону Мелитополя остановлено.", "ru", ("transport_disruption", "Tokmak")),
        ("Missiles were fired towards Tokmak.", "en", ("air_missile_strike", "Tokmak")),
        ("Росіяни перекрили виїзди з Токмака.", "uk", ("movement_restriction", "Tokmak")),
        ("Three Crimea-bound spans of the bridge were destroyed.", "en", ("damage_transport", None)),
        (
            "Ships in the Black Sea saw a tug destroyed near Snake Island by a drone.",
            "en",
            ("drone_attack", "Snake Island"),
        ),
    ],
)
def test_from_where_and_which_way(text: str, language: str, wanted: tuple[str, str | None], parse: Parse) -> None:
    assert wanted in told(parse, text, language)
    assert len({place for _, place in told(parse, text, language) if place != "Black Sea"}) == 1


def test_a_unit_right_behind_a_town_only_tells_which_town(parse: Parse) -> None:
    text = "По городу Таврийск Новокаховского округа нанесли удар. Ранен ребёнок."
    assert ("civilian_casualties", "Tavriisk") in told(parse, text, "ru")


def test_what_follows_a_list_of_places_is_not_told_of_all_of_them(parse: Parse) -> None:
    listed = "Russian forces entered Svatove and Kreminna. "
    assert told(parse, listed + "There is no water.") == {("water_outage", None)}
    about = "Melitopol waits. In Melitopol it is warm. Offices are open in Skadovsk and Tokmak. "
    assert told(parse, about + "There is no water.") == {("water_outage", "Melitopol")}


def test_a_text_stays_on_an_island(parse: Parse) -> None:
    text = "Soldiers are on Snake Island in the Black Sea. Two men were wounded there."
    assert told(parse, text) == {("civilian_casualties", "Snake Island")}


def test_the_same_thing_told_again_much_later_is_told_of_the_same_place(parse: Parse) -> None:
    quiet = "It is warm. Birds sing. Grass grows. "
    text = (
        f"In Tokmak one drone hit a house. Skadovsk is old. Skadovsk is far. {quiet}That drone hit the house at dawn."
    )
    assert {place for code, place in told(parse, text) if code == "drone_attack"} == {"Tokmak"}


def test_russian_held_territory_is_no_other_place(parse: Parse) -> None:
    text = "It rained in Tokmak. Civilians were moved by force to filtration camps in Russian-held territory."
    assert {place for _, place in told(parse, text)} == {None}


def test_the_talk_goes_on_of_the_place_not_of_what_it_lies_near(parse: Parse) -> None:
    text = "A convoy stopped in Tokmak, south of Polohy. There is no water."
    assert told(parse, text) == {("water_outage", "Tokmak")}


def test_where_the_gunners_are_based_is_not_where_the_shells_fall(parse: Parse) -> None:
    assert told(parse, "Troops stationed in Melitopol shelled Tokmak.") == {("shelling", "Tokmak")}
    assert told(parse, "Troops stationed in Melitopol were shelled.") == {("shelling", "Melitopol")}
