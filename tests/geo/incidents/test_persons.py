import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.incidents.persons import PrivateNames
from tests.conftest import Parse

MARKER = "[…]"


@pytest.mark.parametrize(
    ("language", "text", "withheld"),
    [
        ("en", "Soldiers took Olena Petrenko from her home in Oleshky.", "Soldiers took […] from her home in Oleshky."),
        ("en", "Olena Petrenko is missing. Petrenko taught physics.", "[…] is missing. […] taught physics."),
        ("en", "In Oleshky Ivan Kovalchuk was beaten.", "In Oleshky […] was beaten."),
        (
            "en",
            "The teacher Kovalchuk was beaten; resident Shevchuk saw it.",
            "The teacher […] was beaten; resident […] saw it.",
        ),
        (
            "uk",
            "Викрали вчительку Ткачук. Про Ткачук нічого не відомо.",
            "Викрали вчительку […]. Про […] нічого не відомо.",
        ),
        ("ru", "Жителя Олешек Кравчука и водителя Захарченко увезли.", "Жителя Олешек Кравчука и водителя […] увезли."),
        ("uk", "Окупанти викрали Олену Петренко.", "Окупанти викрали […]."),
        (
            "uk",
            "Викрали Ткачука Івана Петровича. Рідні Ткачукові передали ліки.",
            "Викрали […]. Рідні […] передали ліки.",
        ),
        ("uk", "Затримали О. І. Сидоренка, вчителя школи.", "Затримали […], вчителя школи."),
        (
            "ru",
            "В Олешках задержана Ирина Сидорова; о Сидоровой нет вестей.",
            "В Олешках задержана […]; о […] нет вестей.",
        ),
        ("en", "Zhanna D'Artsova of Oleshky is missing.", "[…] of Oleshky is missing."),
        ("en", "OLENA PETRENKO was taken. Petrenko taught physics.", "[…] was taken. […] taught physics."),
        ("uk", "Викрали Вадима Бондаря. БОНДАР ЗНИК.", "Викрали […]. […] ЗНИК."),
    ],
)
def test_who_holds_no_office_is_not_named(parse: Parse, language: str, text: str, withheld: str) -> None:
    assert parse(text, language).private_names.withhold(text, MARKER) == withheld


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Mayor Ivan Fedorov was seized in Melitopol. Fedorov was freed later."),
        ("en", "Ivan Fedorov, the mayor of Melitopol, was seized."),
        ("en", "The head of the Luhansk regional military administration, Serhiy Haidai, said so."),
        ("en", "Vladimir Putin signed a decree."),
        ("uk", "Викрали мера Мелітополя Івана Федорова."),
        ("uk", "Загинув народний депутат Олексій Ковальов."),
        ("ru", "Об этом сообщил губернатор Херсонской области Владимир Сальдо."),
        ("en", "Kherson Oblast and Zaporizhzhia Oblast were without power. Red Cross staff left."),
    ],
)
def test_who_holds_an_office_may_be_named(parse: Parse, language: str, text: str) -> None:
    assert parse(text, language).private_names == PrivateNames()


def test_one_office_in_the_report_is_enough(parse: Parse) -> None:
    text = "Ivan Fedorov was led away with a bag over his head. Mayor Ivan Fedorov has been held since."
    assert parse(text).private_names.withhold(text, MARKER) == text


def test_a_title_is_read_too_and_an_office_counts_in_either(parse: Parse) -> None:
    private = parse("She was seized.", title="Olena Petrenko seized").private_names
    assert private.withhold("Olena Petrenko seized", MARKER) == "[…] seized"
    assert parse("Mayor Ivan Fedorov was seized.", title="Ivan Fedorov seized").private_names == PrivateNames()


@given(st.text(alphabet="Олена Петренко. Іван'-", max_size=80))
def test_what_is_withheld_is_nowhere_left(text: str) -> None:
    names = PrivateNames(frozenset({"Петрен"}), frozenset({"Олен"}))
    assert "Петренко" not in names.withhold(f"{text} Петренко {text}", MARKER).split()
