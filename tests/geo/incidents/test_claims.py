import pytest

from geo.frame import ClaimSide
from geo.geoparse import Geoparser
from geo.incidents.claims import speakers_in
from geo.incidents.subjects import full_names
from tests.conftest import Parse


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        ("en", "Vladimir Saldo said that Tokmak was shelled.", "Vladimir Saldo"),
        ("en", "Tokmak was shelled, Vladimir Saldo has also said.", "Vladimir Saldo"),
        ("en", "The mayor of Melitopol, Ivan Fedorov, said that homes were shelled.", "Ivan Fedorov"),
        ("en", "According to the mayor, Ivan Fedorov, homes were shelled.", "Ivan Fedorov"),
        ("en", "Homes were shelled, according to the regional police.", "regional police"),
        ("en", "The Center for National Resistance reported shelling.", "Center for National Resistance"),
        ("en", "Residents said that Tokmak had been shelled.", "Residents"),
        ("en", "“Homes were shelled,” said Ivan Fedorov.", "Ivan Fedorov"),
        ("uk", "За словами мера Івана Федорова, місто обстріляли.", "Івана Федорова"),
        ("uk", "Місто обстріляли, повідомив мер Іван Федоров.", "Іван Федоров"),
        ("uk", "Мешканці кажуть, що місто обстріляли.", "Мешканці"),
        ("ru", "По словам мэра Ивана Фёдорова, город обстреляли.", "Ивана Фёдорова"),
        ("ru", "Город обстреляли, сообщил мэр Иван Фёдоров.", "Иван Фёдоров"),
        ("ru", "Жители говорят, что город обстреляли.", "Жители"),
        (
            "en",
            "Residents of the small town of Tokmak said that it was shelled.",
            "Residents of the small town of Tokmak",
        ),
        ("en", "The mayor of Tokmak said that it was shelled.", "mayor of Tokmak"),
        ("en", "The mayor of Tokmak Ivan Fedorov said that it was shelled.", "Ivan Fedorov"),
        (
            "en",
            "Authorities in the towns and villages that Russia holds in Tokmak said it was shelled.",
            "Authorities",
        ),
        ("en", "Drones that flew over from Tokmak found nothing.", None),
        ("en", "Russia said that Tokmak was shelled.", "Russia"),
        (
            "en",
            "The leaders of the Tokmak military–civilian administration said so.",
            "Tokmak military–civilian administration",
        ),
        ("en", "According to Ukraine as a result of being hit by two R-360 Neptune missiles the ship sank.", "Ukraine"),
        ("en", "Ivan Fedorov, the mayor of Melitopol, later said that Tokmak was shelled.", "Ivan Fedorov"),
        ("en", "Ukraine's general staff said that Tokmak was shelled.", "Ukraine's general staff"),
        ("en", "The Center for the Study of War said that Tokmak was shelled.", "Center for the Study of War"),
        ("en", "Several Russian sources reported that Tokmak was shelled.", "Several Russian sources"),
        ("en", "On 22 October Ukrainian officials said that Tokmak was shelled.", "Ukrainian officials"),
        ("en", "Gunfire, described by Ukrainian officials as clashes, was heard.", "Ukrainian officials"),
        ("en", "He said that Ivan Fedorov had been abducted.", None),
        ("en", "It was reported on Monday that Ivan Fedorov had been abducted.", None),
        ("en", "They announced an evacuation from Nova Kakhovka.", None),
        ("en", "Lawmakers wanted to deny that Tokmak was shelled.", None),
        ("uk", "Про це повідомляють очевидці та російські ЗМІ.", "очевидці та російські ЗМІ"),
        ("en", "At night they told him the Russian troops had gathered people in Tokmak.", None),
        ("en", "An intercept had an alleged talk of Ivan Fedorov.", None),
        ("en", "The brigade said that Tokmak was shelled.", None),
        ("en", "According to the statement, Tokmak was shelled.", None),
        ("en", "The local authorities said that Tokmak was shelled.", "local authorities"),
        ("en", "The first known report of shelling came from Tokmak.", None),
        ("en", "There are no Russian reports that Tokmak was shelled.", None),
        ("en", "Ukrainian authorities initially said that Tokmak was shelled.", "Ukrainian authorities"),
        ("en", "The Associated Press (AP) reported that Tokmak was shelled.", "Associated Press"),
        ("uk", "Місцеві жителі Токмака кажуть, що місто обстріляли.", "Місцеві жителі Токмака"),
        ("uk", "Раніше мер Токмака повідомив, що місто обстріляли.", "мер Токмака"),
        ("ru", "Вчера мэр Токмака сообщил, что город обстреляли.", "мэр Токмака"),
        ("en", "Tokmak was shelled.", None),
        ("en", "It was said that Tokmak was shelled.", None),
        ("uk", "Місто обстріляли.", None),
    ],
)
def test_who_speaks(language: str, text: str, speaker: str | None, geoparser: Geoparser, parse: Parse) -> None:
    view = geoparser.lexicon.view(text, language)
    found = [speaker for _, speaker in speakers_in(view, 0, len(text), parse(text, language).mentions)]
    assert next((one.name for one in found), None) == speaker


def test_only_the_sentence_asked_for_is_read(geoparser: Geoparser) -> None:
    text = "Ivan Fedorov said so. Tokmak was shelled."
    view = geoparser.lexicon.view(text, "en")
    assert speakers_in(view, 22, len(text), []) == []


def test_in_a_clause_of_their_own_others_speak(parse: Parse) -> None:
    text = "Russia said that Tokmak was shelled, while Ivan Fedorov said that two residents of Polohy were killed."
    claims = {i.place.name: (i.claimed_by, i.claim_side) for i in parse(text).incidents if i.place}
    assert claims == {
        "Tokmak": ("Russia", ClaimSide.RUSSIAN_OFFICIAL),
        "Polohy": ("Ivan Fedorov", ClaimSide.UKRAINIAN_OFFICIAL),
    }
    within = parse("Ivan Fedorov said that Russian forces claimed Tokmak was shelled.").incidents
    assert {incident.claimed_by for incident in within} == {"Ivan Fedorov"}


def test_surnames_lead_to_the_first_name_in_full(geoparser: Geoparser) -> None:
    def names(text: str) -> dict[str, str]:
        return full_names(geoparser.lexicon.view(text, "en"))

    told = names("The governor, Vladimir Saldo, spoke. Saldo left. Ivan Saldo is another. Нестор Махно був тут.")
    assert told["Saldo"] == "Vladimir Saldo"
    assert told["Махно"] == "Нестор Махно"
    assert names("nobody here") == names("") == {}


def test_a_speaker_holds_until_a_heading_or_another_speaker(parse: Parse) -> None:
    text = (
        "Vladimir Saldo said that Tokmak was shelled. A house burned down in Polohy.\n\n"
        "The mayor Ivan Fedorov added that two residents of Berdiansk were killed.\n\n"
        "Water\n\nIn Skadovsk there is no water at all today."
    )
    claims = {i.place.name: i.claimed_by for i in parse(text).incidents if i.place}
    assert claims == {
        "Tokmak": "Vladimir Saldo",
        "Polohy": "Vladimir Saldo",
        "Berdiansk": "Ivan Fedorov",
        "Skadovsk": None,
    }


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Tokmak was shelled. A house burned down. This was reported by Ivan Fedorov."),
        ("uk", "Токмак обстріляли. Згорів будинок. Про це повідомив Іван Федоров."),
        ("ru", "Токмак обстреляли. Сгорел дом. Об этом сообщил Иван Фёдоров."),
    ],
)
def test_a_source_named_last_told_what_stands_before(language: str, text: str, parse: Parse) -> None:
    incidents = parse(text, language).incidents
    assert {i.incident_type for i in incidents} == {"shelling", "damage_residential"}
    assert len({i.claimed_by for i in incidents}) == 1
    assert all(i.claimed_by and i.claimed_by.startswith(("Ivan F", "Іван Ф", "Иван Ф")) for i in incidents)


@pytest.mark.parametrize(
    ("language", "text", "side"),
    [
        ("en", "The mayor of Melitopol, Ivan Fedorov, said that homes were shelled.", "ukrainian_official"),
        ("en", "The Russian-installed mayor of Melitopol said that homes were shelled.", "occupation_official"),
        ("en", "According to the occupation administration, homes were shelled.", "occupation_official"),
        ("en", "Homes were shelled, the Russian defence ministry said.", "russian_official"),
        ("en", "Residents said that Tokmak had been shelled.", "resident"),
        ("en", "A human rights group reported shelling in Tokmak.", "ngo"),
        ("en", "Ukrainian media reported shelling in Tokmak.", "media"),
        ("en", "The IAEA confirmed shelling near Enerhodar.", "international"),
        ("en", "Petro Ivanenko said that Tokmak was shelled.", "unknown"),
        ("uk", "За словами мера міста, село обстріляли.", "ukrainian_official"),
        ("uk", "Село обстріляли, заявив так званий мер Токмака.", "occupation_official"),
        ("uk", "Мешканці кажуть, що село обстріляли.", "resident"),
        ("uk", "За даними правозахисників, село обстріляли.", "ngo"),
        ("uk", "Як повідомляє місцеве видання, село обстріляли.", "media"),
        ("ru", "По словам мэра города, село обстреляли.", "ukrainian_official"),
        ("ru", "Село обстреляли, заявил назначенный Россией мэр Токмака.", "occupation_official"),
        ("ru", "Минобороны РФ сообщило об обстреле. Село обстреляли, утверждает Минобороны РФ.", "russian_official"),
        ("ru", "Жители говорят, что село обстреляли.", "resident"),
    ],
)
def test_of_which_side_the_speaker_is(language: str, text: str, side: str, parse: Parse) -> None:
    incidents = parse(text, language).incidents
    assert {i.claim_side for i in incidents} == {side}
    assert ClaimSide(side)


def test_the_side_of_a_speaker_is_remembered(parse: Parse) -> None:
    unnamed = "Petro Ivanenko said that Tokmak was shelled."
    assert {i.claim_side for i in parse(unnamed).incidents} == {"unknown"}
    text = (
        "The Russian-installed mayor, Petro Ivanenko, said that Tokmak was shelled.\n\n"
        "Ivanenko added that a house burned down in Polohy."
    )
    assert [(i.claimed_by, i.claim_side) for i in parse(text).incidents] == [
        ("Petro Ivanenko", "occupation_official"),
        ("Petro Ivanenko", "occupation_official"),
    ]


def test_what_nobody_is_said_to_say_has_no_side(parse: Parse) -> None:
    assert [i.claim_side for i in parse("Tokmak was shelled.").incidents] == [None]


@pytest.mark.parametrize(
    ("next_sentence", "speaker"),
    [("A school burned after shelling.", "Ivan Fedorov"), ("On 3 March, shelling hit a school.", None)],
)
def test_who_spoke_last_speaks_on_until_a_new_day(next_sentence: str, speaker: str | None, parse: Parse) -> None:
    told = parse(f"The mayor, Ivan Fedorov, said that Tokmak had no electricity. {next_sentence}").incidents
    assert {i.claimed_by for i in told if i.incident_type == "shelling"} == {speaker}
