"""What a reader sees and does on the map: symbols, popups, lists and the places where there is little room."""

from pathlib import Path

import pytest
from playwright.sync_api import FrameLocator, Locator, Page, expect

from tests.browser.conftest import DESKTOP, PHONE, OpenPage
from tests.browser.reader import click_map, count_text, let_pictures_pass, open_place

SMALLEST = (320, 640)
SIZES = pytest.mark.parametrize("size", [DESKTOP, PHONE, SMALLEST], ids=["desktop", "phone", "smallest"])
MARIUPOL = (47.096, 37.543)
KHERSON_STEPPE = (46.9, 33.9)
DNIPRO = (48.664, 34.384)  # a vertex of its line


VIEW = "[map_0.getCenter().lat.toFixed(3), map_0.getCenter().lng.toFixed(3), map_0.getZoom()]"
TOKMAK = (47.255, 35.712)


def is_shaded(page: Page, *east: float) -> list[bool]:
    """Whether anything of the incidents is drawn so many degrees east of the middle of the map."""
    return page.evaluate(
        """east => {
            const { lat, lng } = map_0.getCenter();
            const canvas = document.querySelector('.leaflet-incidents-pane canvas');
            const line = canvas.getContext('2d').getImageData(0, canvas.height / 2, canvas.width, 1).data;
            return east.map(degrees => {
                const pixels = map_0.latLngToContainerPoint([lat, lng + degrees]).x - map_0.getSize().x / 2;
                return line[4 * Math.round(canvas.width / 2 + pixels * canvas.width / canvas.clientWidth) + 3] > 0;
            });
        }""",
        east,
    )


def is_drawn(page: Page) -> bool:
    """Whether the canvas of the incidents holds anything but empty pixels."""
    return page.evaluate("""() => {
        const canvas = document.querySelector('.leaflet-incidents-pane canvas');
        const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
        return data.some(value => value !== 0);
    }""")


@SIZES
@pytest.mark.parametrize("name", ["map.html", "embed.html"])
def test_the_map_is_drawn_and_fits(open_page: OpenPage, site: Path, size: tuple[int, int], name: str):
    page = open_page(site / name, size)
    expect(page.locator(".leaflet-base-pane canvas")).to_have_count(1)
    assert is_drawn(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]


@pytest.mark.parametrize(("zoom", "is_seen"), [(8, True), (10, True), (11, False)])
def test_rivers_are_drawn_as_near_as_their_lines_are_true(open_page: OpenPage, site: Path, zoom: int, is_seen: bool):
    lat, lng = DNIPRO
    page = open_page(site / f"map.html?lat={lat}&lng={lng}&zoom={zoom}&dark=0")
    colour = page.evaluate("""() => {
        const canvas = document.querySelector('.leaflet-base-pane canvas');
        const { data } = canvas.getContext('2d').getImageData(canvas.width / 2, canvas.height / 2, 1, 1);
        return '#' + [...data.slice(0, 3)].map(value => value.toString(16).padStart(2, '0')).join('');
    }""")
    river = page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--river').trim()")
    assert (colour == river) == is_seen


def test_a_click_on_a_symbol_opens_its_incidents(open_page: OpenPage, site: Path):
    page = open_page(site / "map.html")
    click_map(page, *MARIUPOL)
    popup = page.locator(".popup")
    expect(popup.locator("h2")).to_have_text("Mariupol")
    expect(popup.locator("h2")).to_be_focused()
    expect(popup.locator(".popup-count")).to_have_text("4 incidents")
    expect(popup.locator("details.incident")).to_have_count(4)


def test_a_click_on_an_area_opens_its_incidents_as_a_list(open_page: OpenPage, site: Path):
    page = open_page(site / "map.html?type=services")
    click_map(page, *KHERSON_STEPPE)
    popup = page.locator(".popup")
    expect(popup.locator(".popup-count")).to_have_text("The whole area, not a point. 3 incidents")
    incidents = popup.locator("details.incident")
    incidents.nth(1).locator("summary").press("Enter")
    expect(incidents.nth(1).locator("blockquote")).to_be_visible()
    expect(incidents.nth(0).locator("blockquote")).to_have_count(0)


def test_a_click_on_a_group_of_places_shows_them_apart(open_page: OpenPage, site: Path):
    page = open_page(site / "map.html?lat=46.6&lng=33&zoom=5")
    click_map(page, 46.6, 33.0)
    expect(page.locator(".popup")).to_have_count(0)
    assert page.evaluate("map_0.getZoom()") > 5


def test_a_town_and_what_is_near_it_are_one_place_with_its_circle(open_page: OpenPage, site: Path):
    lat, lng = TOKMAK
    page = open_page(site / f"map.html?lat={lat}&lng={lng}&zoom=9")
    assert is_shaded(page, 0.06, 0.3) == [True, False]
    click_map(page, *TOKMAK)
    expect(page.locator(".popup h2")).to_have_text("Tokmak")
    expect(page.locator(".popup .popup-count")).to_have_text("5 incidents")
    assert page.evaluate("map_0.getZoom()") == 9
    page = open_page(site / f"map.html?lat={lat}&lng={lng}&zoom=9&precision=settlement")
    assert is_shaded(page, 0.06, 0.3) == [False, False]


def test_the_way_back_leads_to_the_first_view(open_page: OpenPage, site: Path):
    page = open_page(site / "map.html")
    first = page.evaluate(VIEW)
    away = open_page(site / "map.html?lat=48.4&lng=37.9&zoom=11")
    assert away.evaluate(VIEW) != first
    away.get_by_role("button", name="Show the whole map").click()
    assert away.evaluate(VIEW) == first
    # a link that shows nothing of the map's land is as one without a view
    nowhere = open_page(site / "map.html?lat=10&lng=-40&zoom=7")
    assert nowhere.evaluate(VIEW) == first


def test_what_closes_a_popup_gives_the_focus_back(open_page: OpenPage, site: Path):
    page = open_page(site / "map.html")
    button = open_place(page, "Zaporizhzhia Nuclear Power Plant")
    page.keyboard.press("Shift+Tab")
    expect(page.locator(".leaflet-popup-close-button")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".popup")).to_have_count(0)
    expect(button).to_be_focused()


def test_a_place_in_the_list_keeps_the_focus_while_the_map_moves(open_page: OpenPage, site: Path):
    page = open_page(site / "map.html")
    button = open_place(page, "Zaporizhzhia Nuclear Power Plant")
    page.keyboard.press("Escape")
    expect(button).to_be_focused()
    for step in (3, -3):
        page.evaluate("step => map_0.panBy([step, 0], { animate: false })", step)
        let_pictures_pass(page)
        assert button.evaluate("element => element === document.activeElement")


def test_a_popup_says_what_when_who_and_whence(open_page: OpenPage, site: Path):
    page = open_page(site / "map.html")
    button = open_place(page, "Zaporizhzhia Nuclear Power Plant")
    popup = page.locator(".popup")
    expect(popup.locator("h2")).to_have_text("Zaporizhzhia Nuclear Power Plant")
    expect(popup.locator("h2")).to_be_focused()
    expect(popup.locator("[lang=uk]")).to_have_text("Запорізька АЕС")
    expect(popup).to_contain_text("Environmental danger")
    expect(popup.locator("blockquote")).to_contain_text("“Sample sentence 61")
    expect(popup.locator("blockquote")).to_have_attribute("lang", "en")
    expect(popup.locator("dl")).to_contain_text("at this site, ±0.5 km")
    expect(popup.locator("dl")).to_contain_text("A sample spokesperson (Side not known)")
    expect(popup.locator(".badge")).to_have_text("One side says")
    link = popup.get_by_role("link", name="Sample report 1")
    expect(link).to_have_attribute("href", "https://example.org/reports/1")
    expect(link).to_have_attribute("rel", "noopener noreferrer")
    page.keyboard.press("Escape")
    expect(popup).to_have_count(0)
    expect(button).to_be_focused()


@SIZES
def test_an_open_popup_lies_inside_the_map(open_page: OpenPage, site: Path, size: tuple[int, int]):
    page = open_page(site / "map.html", size)
    open_place(page, "Luhansk")
    page.locator(".popup details summary").last.click()
    expect(page.locator(".popup blockquote")).to_be_visible()
    popup, frame = (page.locator(selector).bounding_box() for selector in (".leaflet-popup", ".map"))
    assert popup
    assert frame
    assert popup["x"] >= frame["x"]
    assert popup["y"] >= frame["y"]
    assert popup["x"] + popup["width"] <= frame["x"] + frame["width"]


def fold(page: Page, title: str) -> Locator:
    return page.locator("#lists details.fold", has=page.locator("summary", has_text=title))


def test_what_has_no_point_is_listed_beside_the_map(open_page: OpenPage, site: Path):
    page = open_page(site / "map.html")
    areas, nowhere = fold(page, "Incidents placed only in an area"), fold(page, "Incidents without a place")
    expect(areas.locator("summary").first).to_contain_text("(9)")
    expect(nowhere.locator("summary").first).to_contain_text("(2)")
    expect(nowhere.locator("details.incident")).to_have_count(2)
    kherson = areas.locator(".area-fold", has_text="Kherson Oblast").first
    kherson.locator("summary").press("Enter")
    expect(kherson.locator("details.incident")).to_have_count(5)
    kherson.locator("details.incident summary").first.click()
    expect(kherson.locator("blockquote").first).to_contain_text("Sample sentence")


def test_lists_hold_what_the_filters_let_through(open_page: OpenPage, site: Path):
    page = open_page(site / "map.html?type=detention")
    expect(fold(page, "Incidents placed only in an area").locator("summary").first).to_contain_text("(0)")
    expect(fold(page, "Incidents without a place").locator("details.incident")).to_have_count(1)


def test_places_in_view_follow_the_map(open_page: OpenPage, site: Path):
    page = open_page(site / "map.html?lat=44.95&lng=34.1&zoom=9")
    view = fold(page, "Places in view")
    view.locator("summary").click()
    expect(view.locator("button.place")).to_have_count(2)
    expect(view).to_contain_text("Simferopol")
    page.evaluate("map_0.setView([47.1, 37.54], 9, {animate: false})")
    expect(view).to_contain_text("Mariupol")


def test_symbols_tell_standing_by_shape(open_page: OpenPage, site: Path):
    page = open_page(site / "map.html")
    page.locator("#lists .area-fold summary").first.click()
    denied = page.locator("#lists .symbol--denied").first
    hollow = page.locator("#lists .symbol--unsure").first
    assert denied.evaluate("element => getComputedStyle(element, '::after').content") == '""'
    assert hollow.evaluate("element => getComputedStyle(element).backgroundColor") == "rgb(255, 255, 255)"


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_the_front_page_shows_the_map_and_its_counts(open_page: OpenPage, site: Path, size: tuple[int, int]):
    page = open_page(site / "index.html", size)
    page.locator("iframe").scroll_into_view_if_needed()
    frame: FrameLocator = page.frame_locator("iframe")
    expect(frame.locator(".leaflet-incidents-pane canvas")).to_be_attached()
    expect(page.locator(".area-counts li", has_text="Kherson Oblast").first).to_contain_text("5")
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]


def test_the_map_works_in_a_sandboxed_frame(open_page: OpenPage, served_site: str, tmp_path: Path):
    host = tmp_path / "host.html"
    address = f"{served_site}/embed.html"
    host.write_text(f'<iframe sandbox="allow-scripts" width="700" height="500" src="{address}" title="map"></iframe>')
    page = open_page(host)
    frame = page.frame_locator("iframe")
    expect(frame.locator(".leaflet-incidents-pane canvas")).to_be_attached()
    frame.get_by_text("The incidents as a list").click()
    frame.locator("#lists .fold", has_text="Incidents without a place").locator(".incident summary").first.click()
    expect(frame.locator("blockquote").first).to_contain_text("Sample sentence")


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_the_table_fits_and_holds_all(open_page: OpenPage, site: Path, size: tuple[int, int]):
    page = open_page(site / "table.html", size)
    expect(page.get_by_role("row")).to_have_count(66)
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]


def test_without_scripts_the_reader_is_sent_to_the_table(open_page: OpenPage, site: Path):
    page = open_page(site / "map.html", java_script_enabled=False)
    page.locator("noscript p[lang=uk] a").click()
    expect(page).to_have_url((site / "table-uk.html").as_uri())


def test_nothing_shown_is_counted(open_page: OpenPage, site: Path):
    expect(count_text(open_page(site / "map.html"))).to_have_text("65 of 65 incidents")
