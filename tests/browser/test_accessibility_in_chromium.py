"""axe-core finds nothing on any page, in light and dark, on a desktop and a phone, with everything open."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from maps.web import WEB
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.reader import open_place

AXE = WEB / "node_modules" / "axe-core" / "axe.min.js"
PAGES = (
    *("index.html", "map.html", "embed.html", "table.html", "snippets.html"),
    *("index-uk.html", "table-ru.html", "snippets-uk.html"),
)


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing(browser: Browser, site: Path, name: str, scheme: str, size: tuple[int, int]):
    # the pages allow no foreign script: axe runs where their policy is set aside
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]}, color_scheme=scheme, bypass_csp=True, reduced_motion="reduce"
    )
    page = context.new_page()
    page.goto((site / name).as_uri())
    if name == "map.html":
        open_place(page, "Mariupol")
        page.locator(".popup .incident summary").first.click()
        page.locator(".popup blockquote").first.wait_for()
    page.locator("summary").evaluate_all("all => all.forEach(one => { one.parentElement.open = true; })")
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run({ resultTypes: ['violations'] })")["violations"]
    context.close()
    told = [(one["id"], [node["html"][:160] for node in one["nodes"][:3]]) for one in found]
    assert told == [], json.dumps(told, indent=1)
