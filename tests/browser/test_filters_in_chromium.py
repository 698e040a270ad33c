"""Every control of the filters, by pointer and by keyboard, and the address that follows them."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE, OpenPage
from tests.browser.reader import choice, count_text, open_facet, open_place

HOSTILE_ADDRESS = (
    "?type=%3Cscript%3E&q=%3Cimg%20src=x%20onerror=alert(1)%3E&lang=xx&lat=a&oblast=javascript:alert(1)&evil=1"
)


def expect_shown(page: Page, count: int) -> None:
    expect(count_text(page)).to_have_text(f"{count} of 65 incidents")


def test_themes_and_types_are_chosen_with_counts(open_page: OpenPage, site: Path):
    page = open_page(site / "map.html")
    choice(page, "Services and supplies").click()
    expect_shown(page, 12)
    page.get_by_role("button", name="Types of Services and supplies").press("Enter")
    choice(page, "No water").press("Space")
    expect_shown(page, 10)
    assert choice(page, "Services and supplies").evaluate("box => box.indeterminate")
    choice(page, "Health").click()
    expect_shown(page, 14)
    page.get_by_role("button", name="Show all").first.click()
    expect_shown(page, 65)
    expect(choice(page, "Health")).not_to_be_checked()


@pytest.mark.parametrize(
    "address", ["?q=nothing+has+these+words", "?from=2022-03-01&to=2022-03-02", "?type=power_outage"]
)
def test_a_filtered_link_can_be_widened_to_all(open_page: OpenPage, site: Path, address: str):
    page = open_page(site / f"map.html{address}")
    page.get_by_role("button", name="Show all").first.click()
    choice(page, "Services and supplies").click()
    expect_shown(page, 12)
    open_facet(page, "Oblast").locator(".choice", has_text="Luhansk Oblast").locator("input").press("Space")
    expect(count_text(page)).not_to_have_text("12 of 65 incidents")


@pytest.mark.parametrize(
    ("facet", "name", "count"),
    [
        ("Oblast", "Luhansk Oblast", 6),
        ("How exactly the place is known", "near this town or village", 1),
        ("Reported, announced or denied", "Denied", 13),
        ("Who says so", "Side not known", 16),
        ("Who held the place", "Liberated by Ukraine", 13),
    ],
)
def test_each_facet_narrows_what_is_shown(open_page: OpenPage, site: Path, facet: str, name: str, count: int):
    page = open_page(site / "map.html")
    part = open_facet(page, facet)
    row = part.locator(".choice", has_text=name)
    expect(row.locator(".count")).to_have_text(f"{count}")
    row.locator("input").press("Space")
    expect_shown(page, count)


def test_facets_combine_and_count_each_other(open_page: OpenPage, site: Path):
    page = open_page(site / "map.html")
    denied = open_facet(page, "Reported, announced or denied").locator(".choice", has_text="Denied")
    choice(page, "Hostilities").click()
    expect(denied.locator(".count")).to_have_text("2")
    denied.locator("input").click()
    expect_shown(page, 2)


def test_days_are_chosen_by_keyboard(open_page: OpenPage, site: Path):
    page = open_page(site / "map.html")
    first = page.get_by_role("slider", name="First day")
    first.press("End")
    expect(page.locator(".range output")).to_contain_text("18 September 2024")
    expect_shown(page, 1)
    first.press("Home")
    expect(page.locator(".range p")).to_have_text("Without a date: 1; shown too.")
    page.get_by_role("slider", name="Last day").press("ArrowLeft")
    expect(page.locator(".range output")).to_have_text("10 January 2024 to 17 September 2024")
    expect(page.locator(".range p")).to_have_text("Without a date: 1; left out while a range is chosen.")


def test_one_end_of_the_range_moves_without_the_other(open_page: OpenPage, site: Path):
    page = open_page(site / "map.html?from=2024-02-03&to=2024-03-20")
    page.get_by_role("slider", name="Last day").press("ArrowRight")
    expect(page.locator(".range output")).to_have_text("3 February 2024 to 21 March 2024")
    first, last = page.locator(".day input").all()
    first.fill("2024-04-05")
    first.blur()
    expect(page.locator(".range output")).to_have_text("5 April 2024 to 5 April 2024")
    last.fill("2024-06-01")
    last.blur()
    page.wait_for_url("**from=2024-04-05&to=2024-06-01")


def test_a_day_half_typed_moves_nothing_for_good(open_page: OpenPage, site: Path):
    page = open_page(site / "map.html?from=2024-03-15&to=2024-07-20", locale="en-US")
    told, field = page.locator(".range output"), page.get_by_label("Last day").and_(page.locator("[type=date]"))
    field.focus()
    # on the way to the tenth of April stand the tenth of January, before the first day that is chosen, and the year 2
    page.keyboard.type("0110")
    expect(told).to_contain_text("10 January 2024 to 10 January 2024")
    page.keyboard.type("2024")
    expect(told).to_have_text("10 January 2024 to 10 January 2024")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+Tab")
    page.keyboard.type("04")
    expect(told).to_have_text("15 March 2024 to 10 April 2024")
    page.keyboard.press("Backspace")
    expect(field).to_have_value("")
    expect(told).to_have_text("15 March 2024 to 10 April 2024")
    field.blur()
    expect(field).to_have_value("2024-04-10")


@pytest.mark.parametrize(
    ("day", "way", "told"),
    [
        ("2024-09-18", -100, r"^(?!18 September).* to 18 September 2024"),
        ("2024-01-10", 100, r"^10 January 2024 to (?!10 J)"),
    ],
)
def test_handles_at_one_place_can_be_drawn_apart(open_page: OpenPage, site: Path, day: str, way: int, told: str):
    page = open_page(site / f"map.html?from={day}&to={day}")
    box = page.locator(".handles").bounding_box() or {}
    x, y = box["x"] + (box["width"] - 9 if way < 0 else 9), box["y"] + 8
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + way, y, steps=4)
    page.mouse.up()
    expect(page.locator(".range output")).to_have_text(re.compile(told))


@pytest.mark.parametrize("address", ["from=2030-01-01", "to=2010-01-01"])
def test_days_outside_the_data_show_nothing(open_page: OpenPage, site: Path, address: str):
    page = open_page(site / f"map.html?{address}")
    expect_shown(page, 0)
    expect(page.locator(".empty")).to_be_visible()
    page.evaluate("map_0.panBy([40, 0], {animate: false})")
    page.wait_for_url(f"**zoom=*&{address}")


@pytest.mark.parametrize("address", ["from=2024-02-30", "to=2024-13-01", "from=2024-06-01&to=2024-02-01"])
def test_days_that_cannot_be_are_ignored(open_page: OpenPage, site: Path, address: str):
    expect_shown(open_page(site / f"map.html?{address}"), 65)


def test_confidence_has_a_least_value(open_page: OpenPage, site: Path):
    page = open_page(site / "map.html")
    slider = open_facet(page, "How sure").get_by_role("slider")
    slider.press("End")
    expect_shown(page, 0)
    expect(page.locator(".empty")).to_be_visible()
    page.locator(".empty").get_by_role("button").click()
    expect_shown(page, 65)
    expect(page.locator(".empty")).to_be_hidden()


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("Genichesk", 4),
        ("Генічеськ", 4),
        ("Геническ", 4),
        ("Немає світла", 2),
        ("sentence 61", 1),
        ("nothing at all", 0),
        ("Zhdanov", 4),
        ("zzz", 65),
    ],
)
def test_words_are_found_in_three_languages_and_in_the_reports(open_page: OpenPage, site: Path, query: str, count: int):
    page = open_page(site / "map.html")
    page.get_by_role("searchbox", name="Search").fill(query)
    expect_shown(page, count)


def test_the_drawer_opens_and_closes_by_keyboard(open_page: OpenPage, site: Path):
    page = open_page(site / "map.html", PHONE)
    panel, button = page.locator("#filters"), page.get_by_role("button", name="Filter", exact=True)
    expect(panel).not_to_be_in_viewport()
    assert panel.evaluate("element => element.inert")
    button.press("Enter")
    expect(panel).to_be_in_viewport()
    expect(panel.get_by_role("heading", name="Filters")).to_be_focused()
    expect(button).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Escape")
    expect(panel).not_to_be_in_viewport()
    expect(button).to_be_focused()


def test_the_address_follows_the_view_and_leads_back_to_it(open_page: OpenPage, site: Path):
    page = open_page(site / "map.html")
    choice(page, "Health").click()
    open_facet(page, "Reported, announced or denied").locator(".choice", has_text="Denied").locator("input").click()
    page.wait_for_url(
        "**type=medical_denial,medicine_shortage,medical_staff_shortage,health_facility_seizure&status=denied"
    )
    shown = count_text(page).text_content()
    again = open_page(site / f"map.html?{page.url.partition('?')[2]}")
    expect(count_text(again)).to_have_text(shown or "")


def test_an_incident_has_an_address(open_page: OpenPage, site: Path):
    page = open_page(site / "map.html")
    open_place(page, "Zaporizhzhia Nuclear Power Plant")
    page.wait_for_url("**id=sample-061**")
    again = open_page(site / "map.html?id=sample-061")
    expect(again.locator(".popup h2")).to_have_text("Zaporizhzhia Nuclear Power Plant")


def test_a_view_is_opened_from_the_address(open_page: OpenPage, site: Path):
    page = open_page(site / "map.html?lat=46.85&lng=35.37&zoom=9&from=2024-02-01&to=2024-03-31&confidence=60")
    assert page.evaluate("[map_0.getZoom(), map_0.getCenter().lat.toFixed(2)]") == [9, "46.85"]
    expect(page.locator(".range output")).to_contain_text("2024")
    expect(count_text(page)).not_to_have_text("65 of 65 incidents")


def test_unknown_values_are_ignored_and_never_shown(open_page: OpenPage, site: Path):
    page = open_page(site / f"map.html{HOSTILE_ADDRESS}")
    assert page.locator("img").count() == 0
    page.evaluate("map_0.panBy([40, 0], {animate: false})")
    page.wait_for_url("**zoom=**")
    kept = page.url.partition("?")[2]
    assert "evil" not in kept
    assert "script" not in kept
    assert "xx" not in kept


@pytest.mark.parametrize(
    ("language", "words"), [("uk", "Подій: 65 із 65"), ("ru", "Событий: 65 из 65"), ("en", "65 of 65 incidents")]
)
def test_the_page_speaks_three_languages(open_page: OpenPage, site: Path, language: str, words: str):
    page = open_page(site / f"map.html?lang={language}")
    expect(count_text(page)).to_have_text(words)
    expect(page.locator("html")).to_have_attribute("lang", language)
    expect(page.locator("#languages a[aria-current]")).to_have_attribute("lang", language)


def test_another_language_keeps_the_view(open_page: OpenPage, site: Path):
    page = open_page(site / "map.html?type=health")
    page.locator("#languages a[lang=uk]").click()
    expect(count_text(page)).to_have_text("Подій: 4 із 65")
    page.get_by_role("link", name="Таблиця").click()
    expect(page).to_have_url((site / "table-uk.html").as_uri())
    page.get_by_role("link", name="Мапа").click()
    expect(count_text(page)).to_have_text("Подій: 65 із 65")


def test_a_plain_map_has_no_controls_beside_it(open_page: OpenPage, site: Path):
    page = open_page(site / "map.html?plain=1")
    for part in ("header", "#filters", "#lists", ".legend"):
        expect(page.locator(part).first).to_be_hidden()
    expect(page.locator(".credit")).to_be_visible()


def test_a_plain_map_still_shows_what_was_linked_and_has_no_place(open_page: OpenPage, site: Path):
    page = open_page(site / "map.html?plain=1&id=sample-064")
    expect(page.locator("#lists .incident[open] blockquote")).to_be_visible()
