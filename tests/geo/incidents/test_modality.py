import pytest

from geo.frame import Modality
from geo.geoparse import Geoparser
from geo.incidents.modality import modality_of
from tests.conftest import Parse

REPORTED, THREATENED, DENIED = Modality.REPORTED, Modality.THREATENED, Modality.DENIED


@pytest.mark.parametrize(
    ("language", "text", "modality"),
    [
        ("en", "Tokmak was shelled.", REPORTED),
        ("en", "Russia denied that it had shelled Tokmak.", DENIED),
        ("en", "Officials in Tokmak plan to seize apartments.", THREATENED),
        ("en", "Soldiers in Tokmak threatened to seize apartments if people refuse passports.", THREATENED),
        ("uk", "Токмак обстріляли.", REPORTED),
        ("uk", "Росія заперечує, що обстріляла Токмак.", DENIED),
        ("uk", "У Токмаку обіцяють відключити воду.", THREATENED),
        ("uk", "У Токмаку відключатимуть воду.", THREATENED),
        ("ru", "Токмак обстреляли.", REPORTED),
        ("ru", "Россия отрицает, что обстреляла Токмак.", DENIED),
        ("ru", "В Токмаке грозят отключить воду.", THREATENED),
        ("ru", "В Токмаке будут отключать воду.", THREATENED),
        ("en", "The commandant announced that apartments in Tokmak would be seized.", THREATENED),
        ("en", "Authorities in Tokmak announced a referendum.", THREATENED),
        ("en", "The mayor urged residents of Tokmak to evacuate.", THREATENED),
        ("en", "People in Tokmak could not leave the town.", REPORTED),
        ("en", "While the flag would stay, soldiers in Tokmak confiscated apartments.", REPORTED),
        ("en", "In Tokmak apartments were seized and the school will reopen.", REPORTED),
        ("en", "Residents of Tokmak were denied their pensions.", REPORTED),
        ("en", "Russian forces pushed south, aiming to cross the river and bombard Tokmak.", THREATENED),
        ("en", "Russian forces shelled Tokmak, hoping to break the town.", REPORTED),
        ("en", "The shops of Tokmak were ordered to accept only rubles.", REPORTED),
        ("en", "Russia will answer for the shelling of Tokmak.", REPORTED),
        ("en", "One of the proposed roads out of Tokmak was mined.", REPORTED),
        ("uk", "У Токмаку людей під загрозою штрафу зганяють копати окопи.", REPORTED),
        ("uk", "Мер закликав жителів Токмака евакуюватися.", THREATENED),
        ("uk", "Мешканцям Токмака погрожують видворенням.", THREATENED),
        ("ru", "Мэр призвал жителей Токмака эвакуироваться.", THREATENED),
        ("ru", "В Токмаке людей под угрозой штрафа сгоняют копать окопы.", REPORTED),
    ],
)
def test_what_happened_what_is_announced_what_is_denied(
    language: str, text: str, modality: Modality, parse: Parse
) -> None:
    incidents = parse(text, language).incidents
    assert incidents
    assert {incident.modality for incident in incidents} == {modality}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "It would be bad if Tokmak were shelled."),
        ("en", "Shelling would hurt the farms around Tokmak."),
        ("en", "In the event of shelling people in Tokmak go to the cellar."),
        ("en", "The striker from Tokmak scored in a match that was a real shelling of the goal."),
        ("uk", "Якщо Токмак обстріляють, люди підуть до підвалів."),
        ("ru", "Если Токмак обстреляют, люди пойдут в подвалы."),
    ],
)
def test_a_mere_possibility_or_a_game_is_no_incident(language: str, text: str, parse: Parse) -> None:
    assert parse(text, language).incidents == ()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "A minister joked about the explosions in Tokmak."),
        ("en", "Officials in Tokmak say that explosions happen every day."),
        ("en", "The parliament condemned the strikes on towns near Tokmak."),
        ("en", "The evacuation of the garrison from Tokmak ended the siege."),
        ("en", "In Tokmak other volunteers search for captives."),
        ("en", "In the Second World War Tokmak was heavily shelled."),
        ("en", "Rescuers held a drill in Tokmak, simulating a missile strike on a power plant."),
        ("en", "A museum opened an exhibition about the shelling of Tokmak."),
        ("uk", "Міністр пожартував про вибухи в Токмаку."),
        ("uk", "Парламент засудив удари по містах біля Токмака."),
        ("ru", "Министр пошутил о взрывах в Токмаке."),
        ("ru", "Парламент осудил удары по городам у Токмака."),
    ],
)
def test_a_joke_or_a_remark_in_general_is_no_incident(language: str, text: str, parse: Parse) -> None:
    assert parse(text, language).incidents == ()


def test_a_denial_after_the_evidence_is_of_something_else(geoparser: Geoparser) -> None:
    view = geoparser.lexicon.view("Tokmak was shelled and the mayor denied that he had fled.", "en")
    assert modality_of(view, (0, len(view.text.folded)), 11, 18) is REPORTED


def test_only_the_clause_of_the_evidence_counts(geoparser: Geoparser) -> None:
    view = geoparser.lexicon.view("The council will meet; Tokmak was shelled.", "en")
    start = view.text.folded.index("shelled")
    assert modality_of(view, (22, len(view.text.folded)), start, start + 7) is REPORTED
    assert modality_of(view, (0, len(view.text.folded)), start, start + 7) is THREATENED


@pytest.mark.parametrize("text", ["would not stop until the army left", "would only end once the army left"])
def test_what_would_not_end_is_happening(text: str, parse: Parse) -> None:
    (incident,) = parse(f"The president said that the shelling of Tokmak {text}.").incidents
    assert (incident.incident_type, incident.modality) == ("shelling", "reported")


def test_what_would_begin_is_announced(parse: Parse) -> None:
    (incident,) = parse("The president said that the shelling of Tokmak would begin at noon.").incidents
    assert incident.modality == "threatened"
