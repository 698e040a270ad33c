"""An incident is opened by its id, wherever it stands, and leads to what contradicts it."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DESKTOP, PHONE, OpenPage
from tests.browser.reader import open_facet, open_place

ADDRESS_PAUSE_MS = 700  # by then the address has followed the view


def test_an_entry_names_its_publishers_and_leads_to_its_denial_and_back(open_page: OpenPage, site: Path):
    page = open_page(site / "map.html?id=sample-003")
    popup = page.locator(".popup")
    expect(popup.locator("h2")).to_have_text("Henichesk")
    opened = popup.locator("details.incident[open]")
    expect(opened).to_contain_text("Sample sentence 3 ")
    expect(opened.locator("dl")).to_contain_text("One publisher: side not known")
    expect(opened.locator("dl")).to_contain_text("Denied elsewhere")
    link = opened.locator(".against a")
    assert "id=sample-004" in (link.get_attribute("href") or "")
    link.click()
    expect(popup.locator("h2")).to_have_text("Melitopol")
    expect(popup.locator("details[open]")).to_contain_text("Reported elsewhere")
    popup.locator("details[open] .against a").click()
    expect(popup.locator("h2")).to_have_text("Henichesk")


def test_publishers_are_named_by_side_in_the_readers_language(open_page: OpenPage, site: Path):
    page = open_page(site / "map.html?id=sample-007&lang=uk")
    expect(page.locator(".popup details[open] dl")).to_contain_text(
        "Незалежних видань: 2 (українське 1, сторона невідома 1)"
    )


def test_a_link_shows_its_incident_though_a_filter_hides_it(open_page: OpenPage, site: Path):
    page = open_page(site / "map.html?id=sample-003&status=denied")
    expect(page.locator(".popup blockquote")).to_contain_text("Sample sentence 3 ")
    expect(page.locator(".popup .incident-head").first).to_contain_text("not among what the filters show")
    expect(page.locator(".popup-count")).to_have_text("No incident meets these filters.")


def test_the_address_names_the_incident_that_is_open(open_page: OpenPage, site: Path):
    page = open_page(site / "map.html?id=sample-003")
    first, second = page.locator(".popup details.incident > summary").all()[:2]
    page.wait_for_url("**id=sample-003")
    second.press("Enter")
    page.wait_for_url(lambda url: "id=sample-" in url and "id=sample-003" not in url)
    first.press("Enter")
    first.press("Enter")
    page.wait_for_url("**id=sample-003")
    first.press("Enter")
    page.wait_for_url(lambda url: "id=" not in url)


def test_what_is_open_stays_so_when_filters_change(open_page: OpenPage, site: Path):
    page = open_page(site / "map.html?id=sample-003")
    incidents = page.locator(".popup details.incident")
    expect(incidents.nth(0).locator("blockquote")).to_be_visible()
    incidents.nth(0).locator("summary").press("Enter")
    incidents.nth(1).locator("summary").press("Enter")
    words = incidents.nth(1).locator("blockquote").text_content() or ""
    confidence = open_facet(page, "How sure").get_by_role("slider")
    confidence.press("ArrowRight")
    page.wait_for_url("**confidence=5&id=**")
    expect(page.locator(".popup details.incident[open]")).to_have_count(1)
    expect(page.locator(".popup details.incident[open] blockquote")).to_have_text(words)
    page.wait_for_url(lambda url: "id=sample-" in url and "id=sample-003" not in url)


def test_an_incident_without_a_place_is_told_apart_where_a_filter_hides_it(open_page: OpenPage, site: Path):
    page = open_page(site / "map.html?id=sample-064&type=health")
    nowhere = page.locator("#lists details.fold").last
    expect(nowhere.locator(".incident[open] .incident-title")).to_contain_text("not among what the filters show")
    expect(nowhere.locator(".count").first).to_have_text("(0)")


def test_a_link_with_a_view_keeps_it(open_page: OpenPage, site: Path):
    page = open_page(site / "map.html?lat=46.3&lng=34.5&zoom=7&id=sample-003")
    expect(page.locator(".popup blockquote")).to_be_visible()
    assert page.evaluate("map_0.getZoom()") == 7
    away = open_page(site / "map.html?lat=49.4&lng=38.5&zoom=10&id=sample-003")
    expect(away.locator(".popup blockquote")).to_be_visible()
    # what the address says now leads to what is seen now
    page.wait_for_url("**id=sample-003")
    address = page.url
    page.reload()
    expect(page.locator(".popup blockquote")).to_be_visible()
    page.wait_for_timeout(ADDRESS_PAUSE_MS)
    assert page.url == address


@pytest.mark.parametrize("key", ["deadbeef0000", "%3Cb%3Ex"])
def test_an_incident_that_is_not_here_is_said_to_be_missing(open_page: OpenPage, site: Path, key: str):
    page = open_page(site / f"map.html?id={key}")
    notice = page.locator(".notice")
    expect(notice).to_contain_text("The incident of this link is not in this edition.")
    page.evaluate("map_0.panBy([40, 0], {animate: false})")
    page.wait_for_url(lambda url: "zoom=" in url and "id=" not in url)
    notice.get_by_role("button", name="Close").press("Enter")
    expect(notice).to_have_count(0)


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_the_notice_stands_free_and_gives_way_to_a_popup(open_page: OpenPage, site: Path, size: tuple[int, int]):
    page = open_page(site / "map.html?id=deadbeef0000&lang=ru", size)
    notice = page.locator(".notice p")
    expect(notice).to_have_text("События по этой ссылке нет в этом выпуске.")
    # what lies on top at its corners is the notice itself
    assert notice.evaluate("""element => {
        const { left, right, top, bottom } = element.getBoundingClientRect();
        const isTop = ([x, y]) => document.elementFromPoint(x, y) === element;
        return [[left + 2, top + 2], [right - 2, bottom - 2]].every(isTop);
    }""")
    open_place(page, "Донецьк")
    expect(notice).to_have_count(0)


@pytest.mark.parametrize("name", ["map.html", "embed.html"])
def test_an_incident_without_a_place_is_opened_in_its_list(open_page: OpenPage, site: Path, name: str):
    page = open_page(site / f"{name}?id=sample-063")
    entry = page.locator("#lists details.incident[open]")
    expect(entry.locator("blockquote")).to_contain_text("Sample sentence 63 ")
    expect(entry.locator("summary")).to_be_focused()
    expect(page.locator(".popup")).to_have_count(0)


@pytest.mark.parametrize(("name", "size"), [("map.html", DESKTOP), ("embed.html", PHONE)], ids=["map", "embed"])
def test_what_is_linked_stands_whole_in_the_map(open_page: OpenPage, site: Path, name: str, size: tuple[int, int]):
    page = open_page(site / f"{name}?id=sample-003", size)
    expect(page.locator(".popup details[open] blockquote")).to_be_visible()
    page.wait_for_function("""() => {
        const boxOf = name => document.querySelector(name).getBoundingClientRect();
        const [frame, popup] = [boxOf(".map"), boxOf(".leaflet-popup")];
        return popup.top >= frame.top && popup.left >= frame.left && popup.right <= frame.right;
    }""")
