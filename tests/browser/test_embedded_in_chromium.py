"""The map inside another page: heights told and checked, scrolling left to the page, pieces to copy, no scripts."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Frame, Page, expect

from geo.incidents.taxonomy import load_taxonomy
from maps.embed_kit import UNKNOWN_ADDRESS
from maps.publication import read_publication
from maps.publish import publish_site
from tests.browser.conftest import OpenPage
from tests.browser.server import serve
from tests.maps import sample
from tests.maps.test_embed_kit import copied

EMBEDDED = "iframe[data-occupation-map]"
FRAME = (
    '<iframe data-occupation-map src="{0}/embed.html" width="100%" height="500" title="map" loading="lazy"></iframe>'
)
HOST = "<!doctype html><body style='margin:0'>{frame}<div style='height:3000px'></div>{script}"
ZOOM = "map_0.getZoom()"


@pytest.fixture
def host(browser: Browser, served_site: str, tmp_path: Path) -> Iterator[Page]:
    """A page of another origin with the adapting frame."""
    script = f'<script async src="{served_site}/embed.js"></script>'
    (tmp_path / "host.html").write_text(HOST.format(frame=FRAME.format(served_site), script=script), encoding="utf-8")
    with serve(tmp_path) as address:
        page = browser.new_page(viewport={"width": 800, "height": 700}, has_touch=True, reduced_motion="reduce")
        page.goto(f"{address}/host.html")
        expect(page.locator(EMBEDDED)).to_have_attribute("data-occupation-map", "ready")
        yield page
        page.close()


def in_map(page: Page, expression: str) -> object:
    return page.frames[1].evaluate(expression)


def wait_until(page: Page | Frame, expression: str) -> None:
    """Playwright's own waiting needs eval, which the pages do not allow."""
    for _ in range(100):
        if page.evaluate(expression):
            return
        page.wait_for_timeout(50)
    pytest.fail(f"it never came true that {expression}")


def height(page: Page) -> int:
    return int(page.locator(EMBEDDED).get_attribute("height") or 0)


def test_the_frame_gets_the_height_that_its_map_asks_for(host: Page):
    expect(host.locator(EMBEDDED)).not_to_have_attribute("height", "500")
    wide = height(host)
    page = host.frame_locator(EMBEDDED)
    assert 550 < wide < 750
    host.set_viewport_size({"width": 360, "height": 700})
    expect(host.locator(EMBEDDED)).not_to_have_attribute("height", f"{wide}")
    closed = height(host)
    page.locator(".folds > details > summary").first.click()
    expect(host.locator(EMBEDDED)).not_to_have_attribute("height", f"{closed}")
    assert closed < height(host) <= closed + 330
    assert in_map(host, "document.documentElement.scrollHeight <= innerHeight")


@pytest.mark.parametrize("piece", ["frame", "script", "wordpress", "picture"])
def test_a_copied_piece_keeps_its_size_where_the_host_has_rules_for_all(
    browser: Browser, site: Path, served_site: str, tmp_path: Path, piece: str
):
    html = copied(site)[piece].replace(UNKNOWN_ADDRESS, f"{served_site}/")
    rules = "<style>iframe { width: auto; height: auto }</style>"
    (tmp_path / "host.html").write_text(HOST.format(frame=f"{rules}{html}", script=""), encoding="utf-8")
    with serve(tmp_path) as address:
        page = browser.new_page(viewport={"width": 360, "height": 700})
        page.goto(f"{address}/host.html")
        shown = page.locator("iframe, img")
        if piece == "script":
            expect(shown).not_to_have_attribute("height", "620")
        wide, high, told = shown.evaluate(
            "({ offsetWidth, offsetHeight, height }) => [offsetWidth, offsetHeight, height]"
        )
        page.close()
    assert (wide, high) == (360, 360 * 630 // 1200 if piece == "picture" else int(told))


@pytest.mark.parametrize("hidden", ["display:none", "width:0;height:0;overflow:hidden"])
def test_a_map_that_is_unfolded_later_shows_what_it_would_have_shown(
    browser: Browser, served_site: str, tmp_path: Path, hidden: str
):
    html = FRAME.format(served_site).replace(' loading="lazy"', "")
    folded = f"<!doctype html><body style='margin:0'><div id=fold style='{hidden}'>{html}</div>"
    (tmp_path / "folded.html").write_text(folded, encoding="utf-8")
    view = "`${map_0.getZoom()} ${map_0.getCenter().lat.toFixed(1)} ${map_0.getCenter().lng.toFixed(1)}`"
    with serve(tmp_path) as address:
        page = browser.new_page(viewport={"width": 800, "height": 700}, reduced_motion="reduce")
        page.goto(f"{address}/folded.html")
        wait_until(page.frames[1], "typeof map_0 === 'object'")
        page.evaluate("document.getElementById('fold').removeAttribute('style')")
        plain = browser.new_page(viewport={"width": 800, "height": 500}, reduced_motion="reduce")
        plain.goto(f"{served_site}/embed.html")
        wait_until(page.frames[1], f"{view} === {plain.evaluate(view)!r}")
        page.close()
        plain.close()


def test_what_is_unfolded_below_the_map_leaves_all_of_it_in_view(open_page: OpenPage, site: Path):
    page = open_page(site / "embed.html", (700, 620))
    north, south = "map_0.getBounds().getNorth()", "map_0.getBounds().getSouth()"
    seen, zoom = (page.evaluate(north), page.evaluate(south)), page.evaluate(ZOOM)
    page.get_by_text("How to read the symbols").click()
    wait_until(page, f"{ZOOM} < {zoom}")
    assert page.evaluate("map_0.getSize().y === map_0.getContainer().clientHeight")
    middle = (page.evaluate(north) + page.evaluate(south)) / 2
    assert middle == pytest.approx(sum(seen) / 2, abs=0.5)


def test_the_host_hears_its_own_frame_only(host: Page):
    expect(host.locator(EMBEDDED)).not_to_have_attribute("height", "500")
    before = height(host)
    forged = "{sender: 'occupation-map', type: 'height', height: 1234}"
    host.evaluate(f"window.postMessage({forged}, '*')")
    other = f"<script>parent.postMessage({forged}, '*')</script>"
    host.evaluate(
        "html => document.body.append(Object.assign(document.createElement('iframe'), {srcdoc: html}))", other
    )
    for odd in ("null", "{type: 'height', height: 1234}", "{sender: 'occupation-map', type: 'height', height: 1e9}"):
        in_map(host, f"parent.postMessage({odd}, '*')")
    host.wait_for_timeout(300)
    assert height(host) == before
    in_map(host, f"parent.postMessage({forged}, '*')")
    expect(host.locator(EMBEDDED)).to_have_attribute("height", "1234")


def test_the_wheel_scrolls_the_host_until_the_map_has_the_focus(host: Page):
    zoom = in_map(host, ZOOM)
    host.mouse.move(300, 250)
    host.mouse.wheel(0, 200)
    wait_until(host, "scrollY >= 200")
    assert in_map(host, ZOOM) == zoom
    host.evaluate("scrollTo(0, 0)")
    in_map(host, "map_0.getContainer().focus()")
    host.mouse.wheel(0, -200)
    wait_until(host.frames[1], f"{ZOOM} > {zoom}")
    assert host.evaluate("scrollY") == 0


def test_one_finger_scrolls_the_host_and_does_not_move_the_map(host: Page):
    before = in_map(host, "map_0.getCenter()")
    session = host.context.new_cdp_session(host)
    for kind, ys in (("touchStart", [400]), ("touchMove", range(380, 180, -20)), ("touchEnd", [])):
        for points in [[{"x": 300, "y": y}] for y in ys] or [[]]:
            session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    wait_until(host, "scrollY > 100")
    assert in_map(host, "map_0.getCenter()") == before


def test_two_fingers_move_the_map(host: Page):
    zoom = in_map(host, ZOOM)
    session = host.context.new_cdp_session(host)
    session.send("Input.synthesizePinchGesture", {"x": 300, "y": 300, "scaleFactor": 2, "gestureSourceType": "touch"})
    wait_until(host.frames[1], f"{ZOOM} > {zoom}")
    assert host.evaluate("visualViewport.scale") == 1


def test_the_wheel_with_ctrl_stays_the_browsers(open_page: OpenPage, site: Path):
    page = open_page(site / "map.html")
    zoom = page.evaluate(ZOOM)
    page.mouse.move(640, 400)
    page.keyboard.down("Control")
    page.mouse.wheel(0, -300)
    page.keyboard.up("Control")
    page.wait_for_timeout(300)
    assert page.evaluate(ZOOM) == zoom
    page.mouse.wheel(0, -300)
    wait_until(page, f"{ZOOM} > {zoom}")


def test_pieces_are_copied_with_the_address_of_the_site(browser: Browser, served_site: str):
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{served_site}/snippets.html")
    buttons = page.get_by_role("button", name="Copy")
    expect(buttons).to_have_count(4)
    buttons.first.click()
    expect(page.locator("button.copy").first).to_have_text("Copied")
    text = page.evaluate("navigator.clipboard.readText()")
    assert text.startswith(f'<iframe src="{served_site}/embed.html"')
    context.close()


@pytest.mark.parametrize("name", ["index.html", "map.html", "embed.html", "table.html", "snippets.html"])
def test_an_old_build_says_so(open_page: OpenPage, site: Path, tmp_path: Path, name: str):
    taxonomy = load_taxonomy(sample.DATA / "taxonomy")
    contents = sample.contents(sample.incidents(taxonomy), sample.oblasts(), taxonomy)
    publish_site(replace(contents, publication=read_publication("", "2024-10-02", "")), tmp_path / "site")
    expect(open_page(tmp_path / "site" / name).locator(".old")).to_be_visible()
    expect(open_page(site / name).locator(".old")).to_have_count(0)


@pytest.mark.parametrize("name", ["index.html", "map.html", "embed.html"])
def test_without_scripts_there_is_a_picture_and_the_table(open_page: OpenPage, site: Path, name: str):
    page = open_page(site / name, java_script_enabled=False)
    # the front page shows the map in a frame, and so its picture
    shown = page.frame_locator("iframe") if name == "index.html" else page
    expect(shown.locator("img[src='preview.png']")).to_be_visible()
    assert shown.locator("img").evaluate("image => image.naturalWidth") == 1200
    expect(shown.locator("noscript a[href='table.html']")).to_be_visible()
