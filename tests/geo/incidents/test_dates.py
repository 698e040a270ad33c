from datetime import date
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from geo.errors import DataError
from geo.incidents.dates import DateFinder, load_dates
from geo.settings import DATA
from geo.text import fold_text
from tests.conftest import Parse

PUBLISHED = date(2023, 3, 10)


@pytest.fixture(scope="module")
def finder() -> DateFinder:
    return load_dates(DATA / "lookups" / "dates.yaml")


def found(
    finder: DateFinder, text: str, language: str = "en", published: date | None = None
) -> list[tuple[str, str, str]]:
    return [
        (mention.first.isoformat(), mention.last.isoformat(), mention.precision)
        for mention in finder.find(fold_text(text), language, published)
    ]


@pytest.mark.parametrize(
    ("language", "text", "first", "last", "precision"),
    [
        ("en", "on 3 May 2022", "2022-05-03", "2022-05-03", "day"),
        ("en", "on May 3rd, 2022", "2022-05-03", "2022-05-03", "day"),
        ("en", "on the 3rd of May 2022", "2022-05-03", "2022-05-03", "day"),
        ("en", "1–5 May 2022", "2022-05-01", "2022-05-05", "day"),
        ("en", "in February 2024", "2024-02-01", "2024-02-29", "month"),
        ("en", "in December 2022", "2022-12-01", "2022-12-31", "month"),
        ("en", "in 2022", "2022-01-01", "2022-12-31", "year"),
        ("en", "03.05.2022", "2022-05-03", "2022-05-03", "day"),
        ("en", "2022-05-03", "2022-05-03", "2022-05-03", "day"),
        ("uk", "3 травня 2022 року", "2022-05-03", "2022-05-03", "day"),
        ("uk", "у травні 2022 року", "2022-05-01", "2022-05-31", "month"),
        ("uk", "2022 року", "2022-01-01", "2022-12-31", "year"),
        ("ru", "3 мая 2022 года", "2022-05-03", "2022-05-03", "day"),
        ("ru", "в мае 2022 года", "2022-05-01", "2022-05-31", "month"),
        ("en", "from 3 to 5 May 2022", "2022-05-03", "2022-05-05", "day"),
        ("en", "on May 3-5, 2022", "2022-05-03", "2022-05-05", "day"),
        ("en", "from 28 February to 3 March 2022", "2022-02-28", "2022-03-03", "day"),
        ("en", "from 24 December 2022 to 3 January 2023", "2022-12-24", "2023-01-03", "day"),
        ("en", "from December to January 2023", "2022-12-01", "2023-01-31", "month"),
        ("en", "in the summer of 2022", "2022-06-01", "2022-08-31", "month"),
        ("en", "the winter of 2023", "2022-12-01", "2023-02-28", "month"),
        ("uk", "з 3 по 5 травня 2022 року", "2022-05-03", "2022-05-05", "day"),
        ("uk", "з 28 лютого до 3 березня 2022", "2022-02-28", "2022-03-03", "day"),
        ("uk", "3 і 4 травня 2022", "2022-05-03", "2022-05-04", "day"),
        ("uk", "влітку 2022 року", "2022-06-01", "2022-08-31", "month"),
        ("ru", "с 3 по 5 мая 2022 года", "2022-05-03", "2022-05-05", "day"),
        ("ru", "с 28 февраля по 3 марта 2022", "2022-02-28", "2022-03-03", "day"),
        ("ru", "летом 2022 года", "2022-06-01", "2022-08-31", "month"),
        ("ru", "03.05.2022", "2022-05-03", "2022-05-03", "day"),
    ],
)
def test_full_dates_need_no_day_of_publication(
    finder: DateFinder, language: str, text: str, first: str, last: str, precision: str
) -> None:
    assert found(finder, text, language) == [(first, last, precision)]


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("en", "yesterday", "2023-03-09"),
        ("en", "on 3 May", "2022-05-03"),
        ("en", "on 3 March", "2023-03-03"),
        ("uk", "вчора", "2023-03-09"),
        ("uk", "3 травня", "2022-05-03"),
        ("ru", "вчера", "2023-03-09"),
        ("ru", "3 мая", "2022-05-03"),
        ("en", "on 29 February", "2020-02-29"),
        ("en", "on 3 May last year", "2022-05-03"),
        ("uk", "3 травня минулого року", "2022-05-03"),
        ("ru", "3 января этого года", "2023-01-03"),
        ("en", "last night", "2023-03-09"),
        ("uk", "минулої ночі", "2023-03-09"),
        ("ru", "прошлой ночью", "2023-03-09"),
        ("en", "the day before yesterday", "2023-03-08"),
        ("en", "two days ago", "2023-03-08"),
        ("uk", "три дні тому", "2023-03-07"),
        ("ru", "два дня назад", "2023-03-08"),
        ("ru", "18 июля", "2022-07-18"),
        ("uk", "цієї ночі", "2023-03-10"),
        ("ru", "сегодня ночью", "2023-03-10"),
        ("en", "on Friday", "2023-03-10"),
        ("en", "on Saturday", "2023-03-04"),
        ("uk", "у п'ятницю", "2023-03-10"),
        ("ru", "в четверг", "2023-03-09"),
    ],
)
def test_other_dates_are_told_from_it(finder: DateFinder, language: str, text: str, day: str) -> None:
    assert found(finder, text, language, PUBLISHED) == [(day, day, "day")]
    assert found(finder, text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "first", "last", "precision"),
    [
        ("en", "last week", "2023-02-27", "2023-03-05", "day"),
        ("uk", "минулого місяця", "2023-02-01", "2023-02-28", "month"),
        ("ru", "в прошлом месяце", "2023-02-01", "2023-02-28", "month"),
        ("en", "last summer", "2022-06-01", "2022-08-31", "month"),
        ("uk", "минулого літа", "2022-06-01", "2022-08-31", "month"),
        ("ru", "прошлым летом", "2022-06-01", "2022-08-31", "month"),
        ("en", "last winter", "2022-12-01", "2023-02-28", "month"),
        ("en", "this spring", "2023-03-01", "2023-05-31", "month"),
        ("en", "last year", "2022-01-01", "2022-12-31", "year"),
        ("uk", "торік", "2022-01-01", "2022-12-31", "year"),
        ("ru", "в прошлом году", "2022-01-01", "2022-12-31", "year"),
        ("en", "in July", "2022-07-01", "2022-07-31", "month"),
        ("uk", "у липні", "2022-07-01", "2022-07-31", "month"),
        ("ru", "в июле", "2022-07-01", "2022-07-31", "month"),
        ("uk", "у травні минулого року", "2022-05-01", "2022-05-31", "month"),
    ],
)
def test_a_past_week_or_month_is_all_of_it(
    finder: DateFinder, language: str, text: str, first: str, last: str, precision: str
) -> None:
    assert found(finder, text, language, PUBLISHED) == [(first, last, precision)]


def test_the_month_before_january_is_december(finder: DateFinder) -> None:
    assert found(finder, "last month", "en", date(2023, 1, 31)) == [("2022-12-01", "2022-12-31", "month")]


def test_every_form_of_a_month_is_read(finder: DateFinder) -> None:
    words = yaml.safe_load((DATA / "lookups" / "dates.yaml").read_text(encoding="utf-8"))["months"]
    for language, months in words.items():
        for number, forms in enumerate(months, 1):
            for form in forms:
                day = f"2022-{number:02}-03"
                assert found(finder, f"3 {form} 2022", language) == [(day, day, "day")]
                assert found(finder, f"{form} 2022", language)[0][2] == "month"


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_what_is_written_in_digits_is_read_back(finder: DateFinder, day: date) -> None:
    for text in (f"{day:%d.%m.%Y}", f"{day.day}.{day.month}.{day.year}", day.isoformat()):
        assert found(finder, text) == [(day.isoformat(), day.isoformat(), "day")]


def test_a_date_takes_the_year_named_before_it(finder: DateFinder) -> None:
    assert [first for first, _, _ in found(finder, "On 30 September 2022, then on 2 October.")] == [
        "2022-09-30",
        "2022-10-02",
    ]


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("en", "On 3 May 2022 it burned; the following day it rained.", "2022-05-04"),
        ("en", "On 31 December 2022 it burned, the same day it rained.", "2022-12-31"),
        ("uk", "3 травня 2022 року горіло, наступного дня дощило.", "2022-05-04"),
        ("ru", "3 мая 2022 года горело, на следующий день шёл дождь.", "2022-05-04"),
    ],
)
def test_a_day_may_be_told_from_the_one_named_before(finder: DateFinder, language: str, text: str, day: str) -> None:
    assert found(finder, text, language)[-1] == (day, day, "day")


@pytest.mark.parametrize(
    "text", ["The following day it rained.", "In May 2022 it burned, the following day it rained."]
)
def test_without_a_day_before_it_the_following_day_is_none(finder: DateFinder, text: str) -> None:
    assert [precision for _, _, precision in found(finder, text)] in ([], ["month"])


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("en", "by February 5", "2024-02-05"),
        ("en", "before 5 April", "2023-04-05"),
        ("uk", "до 5 лютого", "2024-02-05"),
        ("ru", "не позднее 5 апреля", "2023-04-05"),
    ],
)
def test_a_deadline_is_still_to_come(finder: DateFinder, language: str, text: str, day: str) -> None:
    (mention,) = finder.find(fold_text(text), language, PUBLISHED)
    assert (mention.first.isoformat(), mention.is_deadline) == (day, True)


def test_the_day_of_a_thing_is_no_deadline(finder: DateFinder) -> None:
    (mention,) = finder.find(fold_text("on February 5"), "en", PUBLISHED)
    assert not mention.is_deadline


@pytest.mark.parametrize(
    "text",
    [
        "31 February 2022",
        "30.02.2022",
        "in 1850",
        "2022 people",
        "room 12.13",
        "may 2022x",
        "",
        "mayor",
        "it may burn",
        "a long march",
        "summer",
    ],
)
def test_what_is_no_date_is_none(finder: DateFinder, text: str) -> None:
    assert found(finder, text) == []


@pytest.mark.parametrize(
    ("language", "text", "years"),
    [
        ("ru", "ранена женщина 1958 г.р.", []),
        ("ru", "мужчина 1963 года рождения", []),
        ("uk", "чоловік 1971 р.н.", []),
        ("uk", "жінка 1980 року народження", []),
        ("ru", "в 2022 г. разрушено", [2022]),
        ("uk", "у 2022 р. на заводі", [2022]),
    ],
)
def test_a_year_of_birth_dates_nothing(finder: DateFinder, language: str, text: str, years: list[int]) -> None:
    assert [m.first.year for m in finder.find(fold_text(text), language, None)] == years


def test_a_span_that_runs_backwards_is_none(finder: DateFinder) -> None:
    assert found(finder, "5-1 May 2022") == []


def test_furniture_dates_nothing(finder: DateFinder) -> None:
    text = fold_text("6 February 2026\nOn 3 May it burned, on 4 May 2022 too.")
    assert [m.first for m in finder.find(text, "en", None, [(0, 15)])] == [date(2022, 5, 4)]


def test_another_language_has_no_dates(finder: DateFinder) -> None:
    assert found(finder, "3 mai 2022", "fr") == []


def test_words_for_dates_that_are_none_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "dates.yaml"
    path.write_text("months: {en: january}\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"dates\.yaml"):
        load_dates(path)


def test_an_incident_has_the_date_nearest_to_it(parse: Parse) -> None:
    text = "On 5 March 2022 Tokmak was shelled; on 7 March 2022 Polohy was shelled."
    when = {i.place.name: str(i.when and i.when.first) for i in parse(text).incidents if i.place}
    assert when == {"Tokmak": "2022-03-05", "Polohy": "2022-03-07"}


def test_a_date_holds_to_the_end_of_its_paragraph(parse: Parse) -> None:
    text = "It was 5 March 2022. Tokmak was shelled.\n\nPolohy has been without water for long."
    when = {i.place.name: i.when and i.when.first for i in parse(text).incidents if i.place}
    assert when == {"Tokmak": date(2022, 3, 5), "Polohy": None}


def test_what_happened_before_2014_is_no_incident(parse: Parse) -> None:
    assert parse("In 1943 Tokmak was shelled.").incidents == ()
    assert parse("In 2014 Donetsk was shelled.").incidents != ()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The town has been held since 2014. On 3 May homes in Tokmak were shelled."),
        ("uk", "Місто захоплене з 2014 року. 3 травня у Токмаку обстріляли будинки."),
        ("ru", "Город захвачен с 2014 года. 3 мая в Токмаке обстреляли дома."),
    ],
)
def test_a_year_since_which_something_lasts_is_not_that_of_what_is_told_next(
    language: str, text: str, parse: Parse, finder: DateFinder
) -> None:
    assert found(finder, text, language) == [("2014-01-01", "2014-12-31", "year")]
    incidents = parse(text, language).incidents
    assert incidents
    assert all(incident.when is None for incident in incidents)


def test_a_deadline_dates_what_is_threatened_only(parse: Parse) -> None:
    threatened = parse("Tokmak officials will confiscate apartments by 5 February 2023.").incidents
    assert {(i.modality.value, str(i.when and i.when.first)) for i in threatened} == {("threatened", "2023-02-05")}
    reported = parse("Apartments were confiscated in Tokmak before 5 February 2023.").incidents
    assert {(i.modality.value, i.when) for i in reported} == {("reported", None)}


def test_what_is_told_as_history_keeps_its_own_day(parse: Parse) -> None:
    text = "On 3 May 2023 Tokmak was shelled. A school there was shelled in July 2022 too."
    assert {str(i.when and i.when.first) for i in parse(text).incidents if i.incident_type == "shelling"} == {
        "2023-05-03",
        "2022-07-01",
    }
