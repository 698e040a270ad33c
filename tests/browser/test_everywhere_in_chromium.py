"""The pages on small windows, at 200 % zoom, in the dark, with and without motion, and by keyboard alone."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE, OpenPage
from tests.browser.reader import count_text

NARROW = (320, 568)
# a window of 1280 by 800 pixels at 200 %
ZOOMED = (640, 400)
PAGES = [
    *("index.html", "map.html", "embed.html", "table.html", "snippets.html"),
    *("index-uk.html", "table-ru.html", "snippets-ru.html", "map.html?lang=uk", "embed.html?lang=ru"),
]


def view(page: Page) -> list[float]:
    return page.evaluate("[map_0.getCenter().lat, map_0.getCenter().lng, map_0.getZoom()]")


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize(("size", "factor"), [(NARROW, 1), (ZOOMED, 2)], ids=["320px", "200%"])
def test_no_page_is_wider_than_its_window(
    open_page: OpenPage, site: Path, name: str, size: tuple[int, int], factor: int
):
    page = open_page(site / name, size, device_scale_factor=factor)
    page.wait_for_load_state("load")
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]


@pytest.mark.parametrize("size", [NARROW, ZOOMED], ids=["320px", "200%"])
def test_filters_and_lists_are_reached_where_there_is_little_room(
    open_page: OpenPage, site: Path, size: tuple[int, int]
):
    page = open_page(site / "embed.html", size)
    page.get_by_role("button", name="Filter").click()
    expect(count_text(page)).to_be_in_viewport()
    page.get_by_role("button", name="Close").click()
    page.get_by_text("The incidents as a list").click()
    page.locator("#lists .fold", has_text="Incidents without a place").scroll_into_view_if_needed()
    expect(page.locator("#lists .fold", has_text="Incidents without a place")).to_be_in_viewport()


def test_the_key_to_the_symbols_of_an_embedded_map_covers_nothing_of_it(open_page: OpenPage, site: Path):
    page = open_page(site / "embed.html", PHONE)
    page.get_by_text("How to read the symbols").click()
    expect(page.get_by_text("Crossed: a source denies it.")).to_be_visible()
    bottom, top = page.evaluate("""[".map", ".legend"].map((name, at) => {
        const box = document.querySelector(name).getBoundingClientRect();
        return at ? box.top : box.bottom;
    })""")
    assert bottom <= top


@pytest.mark.parametrize("name", ["index.html", "map.html", "table.html"])
def test_pages_are_dark_where_the_reader_wants_it(open_page: OpenPage, site: Path, name: str):
    def lightness(scheme: str, query: str = "") -> int:
        page = open_page(site / f"{name}{query}", color_scheme=scheme)
        colour = page.evaluate("getComputedStyle(document.body).backgroundColor")
        return sum(int(part) for part in colour.removeprefix("rgb(").removesuffix(")").split(","))

    assert lightness("dark") < 200
    assert lightness("light") > 600
    if name == "map.html":
        assert lightness("light", "?dark=1") < 200
        assert lightness("dark", "?dark=0") > 600


def test_nothing_glides_where_the_reader_wants_stillness(open_page: OpenPage, site: Path):
    page = open_page(site / "map.html", (900, 700))
    assert page.evaluate("getComputedStyle(document.querySelector('.filters')).transitionDuration") == "0s"
    assert page.evaluate("[map_0.options.zoomAnimation, map_0.options.inertia]") == [False, False]
    page.locator(".map").focus()
    for key in ("ArrowUp", "ArrowLeft", "+"):
        before = view(page)
        page.keyboard.press(key)
        at_once = view(page)
        page.wait_for_timeout(400)  # longer than Leaflet glides
        assert before != at_once == view(page)


def test_a_map_that_glides_shows_at_its_end_what_lies_there(open_page: OpenPage, site: Path):
    page = open_page(site / "map.html", reduced_motion="no-preference")
    for _ in range(2):
        page.get_by_role("button", name="Zoom in").click()
    page.mouse.move(640, 400)
    page.mouse.down()
    page.mouse.move(500, 330, steps=4)
    page.mouse.up()
    page.wait_for_function("""() => ["base", "incidents"].every(name => {
        const canvas = document.querySelector(`.leaflet-${name}-pane canvas`).getBoundingClientRect();
        const map = document.querySelector(".map").getBoundingClientRect();
        const [west, east] = [map.left - canvas.left, canvas.right - map.right];
        return west > 0 && Math.abs(west - east) <= 1 && Math.abs(canvas.width - map.width * 1.24) <= 2;
    })""")


def test_the_map_is_moved_and_zoomed_by_keyboard(open_page: OpenPage, site: Path):
    page = open_page(site / "map.html")
    page.locator(".map").focus()
    latitude, longitude, zoom = view(page)
    # each key when the one before has moved the map: it glides, and stops where the next one is pressed
    page.keyboard.press("ArrowUp")
    page.wait_for_function("latitude => map_0.getCenter().lat > latitude", arg=latitude)
    page.keyboard.press("+")
    page.wait_for_function("zoom => map_0.getZoom() > zoom", arg=zoom)
    page.keyboard.press("ArrowLeft")
    page.wait_for_function("longitude => map_0.getCenter().lng < longitude", arg=longitude)


def test_every_control_is_reached_by_tab_and_the_page_is_left_again(open_page: OpenPage, site: Path):
    page = open_page(site / "embed.html")
    page.keyboard.press("Tab")
    reached = []
    for _ in range(40):
        found = page.evaluate("document.activeElement.outerHTML.slice(0, 120)")
        if found.startswith("<body"):
            break
        reached.append(found)
        page.keyboard.press("Tab")
    told = " ".join(reached)
    for part in (
        "open-filters",
        'class="map',
        "leaflet-control-zoom-in",
        "<summary",
        "index.html#sources",
        'lang="uk"',
    ):
        assert part in told, part
    assert len(reached) < 40
