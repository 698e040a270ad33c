from pathlib import Path

import pytest
from playwright.sync_api import FrameLocator, Locator, Page, expect

from tests.browser.conftest import DESKTOP, PHONE, OpenPage

SIZES = pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])


def symbol(page: Page | FrameLocator, name: str) -> Locator:
    return page.locator(f'[role=button][aria-label^="{name}"]')


def theme_box(page: Page, name: str) -> Locator:
    return page.locator(".leaflet-layerstree-header", has_text=name).locator("input")


@SIZES
def test_the_map_draws_every_place(open_page: OpenPage, site: Path, size: tuple[int, int]):
    page = open_page(site / "map.html", size)
    expect(page.locator(".leaflet-marker-icon.pin")).to_have_count(15 + 4)
    expect(page.locator("path.area")).to_have_count(4)
    expect(page.locator("path.land")).to_have_count(27)
    expect(page.locator("path.vicinity")).to_have_count(1)
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]


def test_layers_are_switched_by_theme_and_by_type(open_page: OpenPage, site: Path):
    page = open_page(site / "map.html")
    expect(symbol(page, "Kherson Oblast: 5 incidents")).to_be_visible()
    theme_box(page, "Services and supplies").click()
    expect(symbol(page, "Kherson Oblast: 2 incidents")).to_be_visible()
    expect(symbol(page, "Zaporizhzhia Nuclear Power Plant")).to_have_count(0)
    page.locator(".leaflet-layerstree-header", has_text="Services and supplies").press("Space")
    page.get_by_label("No water").click()
    expect(symbol(page, "Kherson Oblast: 3 incidents")).to_be_visible()
    theme_box(page, "All incidents").click()
    theme_box(page, "All incidents").click()
    expect(page.locator(".leaflet-marker-icon.pin")).to_have_count(0)
    expect(page.locator("path.area")).to_have_count(0)


def test_a_popup_says_what_when_who_and_whence(open_page: OpenPage, site: Path):
    page = open_page(site / "map.html")
    symbol(page, "Zaporizhzhia Nuclear Power Plant").press("Enter")
    popup = page.locator(".popup")
    expect(popup.locator("h2")).to_have_text("Zaporizhzhia Nuclear Power Plant")
    expect(popup.locator("h2")).to_be_focused()
    expect(popup.locator("[lang=uk]")).to_have_text("Запорізька АЕС")
    expect(popup).to_contain_text("Environmental danger")
    expect(popup.locator("blockquote")).to_contain_text("“Sample sentence 61")
    expect(popup.locator("blockquote")).to_have_attribute("lang", "en")
    expect(popup.locator("dl")).to_contain_text("at this site, ±0.5 km")
    expect(popup.locator("dl")).to_contain_text("A sample spokesperson")
    link = popup.get_by_role("link", name="Sample report 1")
    expect(link).to_have_attribute("href", "https://example.org/reports/1")
    expect(link).to_have_attribute("rel", "noopener noreferrer")
    page.keyboard.press("Escape")
    expect(popup).to_have_count(0)
    expect(symbol(page, "Zaporizhzhia Nuclear Power Plant")).to_be_focused()


def test_incidents_of_one_area_open_as_a_list(open_page: OpenPage, site: Path):
    page = open_page(site / "map.html")
    symbol(page, "Kherson Oblast: 5 incidents").press("Enter")
    expect(page.locator(".popup .popup-count")).to_have_text("The whole area, not a point: 5 incidents")
    incidents = page.locator(".popup details.incident")
    expect(incidents).to_have_count(5)
    incidents.nth(1).locator("summary").press("Enter")
    expect(incidents.nth(1).locator("blockquote")).to_be_visible()
    expect(incidents.nth(0).locator("blockquote")).to_be_hidden()


@SIZES
def test_an_open_popup_lies_inside_the_map(open_page: OpenPage, site: Path, size: tuple[int, int]):
    page = open_page(site / "map.html", size)
    symbol(page, "Luhansk").press("Enter")
    page.locator(".popup details summary").last.click()
    popup, frame = (page.locator(selector).bounding_box() for selector in (".leaflet-popup", ".map"))
    assert popup
    assert frame
    assert popup["x"] >= frame["x"]
    assert popup["y"] >= frame["y"]
    assert popup["x"] + popup["width"] <= frame["x"] + frame["width"]


def test_the_layer_tree_is_folded_on_a_phone(open_page: OpenPage, site: Path):
    page = open_page(site / "map.html", PHONE)
    tree = page.locator(".leaflet-control-layers")
    expect(tree.get_by_text("Hostilities")).to_be_hidden()
    tree.get_by_role("button", name="Layers").press("Enter")
    expect(tree.get_by_text("Hostilities")).to_be_visible()


def test_symbols_tell_standing_by_shape(open_page: OpenPage, site: Path):
    page = open_page(site / "map.html")
    denied = page.locator("aside .symbol--denied").first
    hollow = page.locator("aside .symbol--unsure").first
    assert denied.evaluate("element => getComputedStyle(element, '::after').content") == '""'
    assert hollow.evaluate("element => getComputedStyle(element).backgroundColor") == "rgb(255, 255, 255)"


@SIZES
def test_the_front_page_shows_the_map_and_folds_its_lists(open_page: OpenPage, site: Path, size: tuple[int, int]):
    page = open_page(site / "index.html", size)
    page.locator("iframe").scroll_into_view_if_needed()
    expect(symbol(page.frame_locator("iframe"), "Mariupol")).to_be_attached()
    page.locator(".area-fold summary", has_text="Kherson Oblast").first.click()
    expect(page.locator(".area-fold").first.get_by_text("No electricity")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]


@SIZES
def test_the_table_fits_and_holds_all(open_page: OpenPage, site: Path, size: tuple[int, int]):
    page = open_page(site / "table.html", size)
    expect(page.get_by_role("row")).to_have_count(66)
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]


def test_without_scripts_the_reader_is_sent_to_the_table(open_page: OpenPage, site: Path):
    page = open_page(site / "map.html", java_script_enabled=False)
    page.locator("noscript a").click()
    expect(page).to_have_url((site / "table.html").as_uri())
