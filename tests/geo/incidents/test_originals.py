from dataclasses import replace
from datetime import date

from geo.facts import DATA
from geo.geoparse import Geoparser
from geo.incidents.originals import Originals
from geo.reports.duplicates import load_copy_rules
from geo.reports.model import Report

OUTAGE = Report(
    "uk",
    "У Генічеську 3 травня 2023 року зникли світло та вода. Без них лишилися 4200 людей, ще 17 сіл під Новотроїцьким "
    "чекають на ремонт підстанції. Окупаційна влада обіцяє відновити все до 9 травня, у Скадовську світла немає "
    "з 28 квітня.",
    language="uk",
    published=date(2023, 5, 3),
)
TRANSLATED = Report(
    "en",
    "Henichesk was left without electricity and water on 3 May 2023. Some 4200 people have none, and 17 villages near "
    "Novotroitske wait for a substation to be mended. The occupation administration promises to restore everything by "
    "9 May; Skadovsk has had no electricity since 28 April.",
    language="en",
    published=date(2023, 5, 4),
)
OTHER = Report(
    "other",
    "In Henichesk a school was searched on 3 May 2023, and parents in Skadovsk were told to bring passports by 9 May. "
    "Novotroitske has 2 schools, and 14 teachers left them.",
    language="en",
    published=date(2023, 5, 4),
)


def originals_of(geoparser: Geoparser, *reports: Report) -> list[str]:
    originals = Originals(load_copy_rules(DATA / "lookups" / "duplicates.yaml"))
    return [originals.of(p.report, p.mentions, p.incidents) for p in map(geoparser.parse, reports)]


def test_a_forward_with_a_word_above_it_is_a_copy(geoparser: Geoparser) -> None:
    forward = replace(OUTAGE, report_id="forward", text=f"Пишуть підписники:\n\n{OUTAGE.text}\n\nt.me/kanal")
    assert originals_of(geoparser, OUTAGE, forward, replace(forward, report_id="again")) == ["uk", "uk", "uk"]


def test_a_translation_is_a_copy_and_another_report_of_these_places_is_not(geoparser: Geoparser) -> None:
    assert originals_of(geoparser, OUTAGE, TRANSLATED, OTHER) == ["uk", "uk", "other"]


def test_a_form_filled_in_for_another_town_is_no_copy(geoparser: Geoparser) -> None:
    form = "Увага! У місті {} оголошено повітряну тривогу, просимо всіх перейти до найближчого укриття й чекати."
    towns = [Report(town, form.format(town), language="uk") for town in ("Генічеськ", "Скадовськ")]
    assert originals_of(geoparser, *towns) == ["Генічеськ", "Скадовськ"]


def test_the_same_words_weeks_later_are_news_again(geoparser: Geoparser) -> None:
    later = replace(OUTAGE, report_id="later", published=date(2023, 5, 30))
    assert originals_of(geoparser, OUTAGE, later) == ["uk", "later"]


def test_reports_without_words_repeat_nothing(geoparser: Geoparser) -> None:
    assert originals_of(geoparser, Report("a", "…"), Report("b", "…")) == ["a", "b"]
