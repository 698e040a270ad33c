"""What the pages are not allowed to do, seen by the program that would do it."""

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from geo.frame import COLUMNS, Precision, to_frame
from geo.incidents.taxonomy import load_taxonomy
from maps.publish import publish_site
from maps.readable import readable
from tests.browser.conftest import OpenPage
from tests.maps import sample
from tests.maps.hostile import hostile_texts
from tests.maps.test_hostile_reports import CODED, PAGES

NOTE_VIOLATIONS = """
    window.__violations = [];
    addEventListener("securitypolicyviolation", event => window.__violations.push(event.violatedDirective));
"""
TRACES = """() => {
    const traces = [];
    for (const element of document.querySelectorAll("*")) {
        for (const { name, value } of element.attributes) {
            const isAddress = ["href", "src", "action", "data", "xlink:href"].includes(name);
            if (name.startsWith("on") || name === "srcdoc") traces.push(`${element.tagName} ${name}`);
            if (isAddress && /^[^/?#]*:/.test(value) && !/^https?:/.test(value)) traces.push(`${name}=${value}`);
        }
        const odd = "script:not([src]), style, base, object, embed, template, math, form, [http-equiv=refresh]";
        if (element.matches(odd)) traces.push(element.outerHTML);
    }
    if (window.__hacked) traces.push("a text was run");
    return traces;
}"""


@pytest.fixture(scope="module")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Each hostile text in every text of an incident that is told of an oblast, so that lists show its place too."""
    taxonomy = load_taxonomy(sample.DATA / "taxonomy")
    frame = sample.incidents(taxonomy)
    oblast = frame[frame["precision"].eq(Precision.OBLAST)].iloc[0]
    columns = [column for column in COLUMNS if column not in CODED and COLUMNS[column] in ("str", "list")]
    rows: list[dict[str, Any]] = []
    for number, text in enumerate(hostile_texts()):
        row = oblast.drop("geometry").to_dict()
        row |= {column: [text] * len(row[column]) if COLUMNS[column] == "list" else text for column in columns}
        # the place is told from others by its number: some texts read alike once they are made readable
        rows.append(row | {"incident_id": f"{text} {number}", "place_name": f"{text} {number}", "contradicted_by": []})
    for row, other in pairwise(rows):
        row["contradicted_by"] = [other["incident_id"]]
    folder = tmp_path_factory.mktemp("hostile") / "site"
    frame = to_frame(rows, [oblast["geometry"]] * len(rows))
    publish_site(sample.contents(frame, sample.oblasts(), taxonomy), folder)
    return folder


def open_all_areas(page: Page) -> None:
    """Unfold every area of the list and every incident in it."""
    areas = page.locator("#lists details.fold", has=page.locator("summary", has_text="only in an area"))
    more = areas.locator(".incident-list > .more").last
    while more.is_visible():
        more.click()
    areas.locator("details.area-fold").evaluate_all("all => all.forEach(one => { one.open = true; })")
    expect(areas.locator("details.incident")).to_have_count(len(hostile_texts()))
    areas.locator("details.incident").evaluate_all("all => all.forEach(one => { one.open = true; })")
    expect(areas.locator("blockquote")).to_have_count(len(hostile_texts()))


def test_two_hundred_hostile_texts_are_shown_as_texts_and_leave_no_trace(open_page: OpenPage, hostile_site: Path):
    texts = hostile_texts()
    assert len(texts) >= 200
    page = open_page(hostile_site / "map.html")
    open_all_areas(page)
    quotes = set(page.locator("#lists blockquote").all_text_contents())
    assert quotes == {f"“{readable(text)}”" for text in texts}
    names = set(page.locator("#lists .area-fold > summary b").all_text_contents())
    assert names == {readable(f"{text} {number}") for number, text in enumerate(texts)}
    page.locator("#lists .against a").last.click()
    expect(page.locator(".popup blockquote")).to_be_visible()
    assert page.evaluate(TRACES) == []


@pytest.mark.parametrize(
    "name",
    [
        *("index.html", "embed.html", "table.html", "table-2.html", "table-3.html", "snippets.html"),
        *("index-uk.html", "table-uk.html", "table-3-ru.html", "snippets-ru.html"),
    ],
)
def test_hostile_texts_leave_no_trace_on_other_pages(open_page: OpenPage, hostile_site: Path, name: str):
    page = open_page(hostile_site / name)
    page.wait_for_load_state("load")
    assert page.evaluate(TRACES) == []


def test_an_address_of_hostile_values_leaves_no_trace(open_page: OpenPage, site: Path):
    page = open_page(site / "map.html")
    for text in hostile_texts()[::12]:
        page.evaluate(
            """text => {
                const lists = "type precision status side control oblast".split(" ");
                const names = [...lists, ..."lat lng zoom from to confidence id lang dark plain q".split(" ")];
                const pairs = names.map(name => `${name}=${encodeURIComponent(text)}`);
                history.replaceState(null, "", `?${pairs.join("&")}`);
            }""",
            text,
        )
        page.reload()
        expect(page.locator(".shown-count")).to_be_visible()
        assert page.evaluate(TRACES) == []


@pytest.mark.parametrize("name", PAGES)
def test_a_page_keeps_to_its_policy_stores_nothing_and_asks_nobody_else(browser: Browser, served_site: str, name: str):
    context = browser.new_context(reduced_motion="reduce")
    context.add_init_script(NOTE_VIOLATIONS)
    page = context.new_page()
    messages, requests = [], []
    # a browser asks by itself for an icon, and finds none
    page.on("console", lambda one: "favicon" in one.location["url"] or messages.append(one.text))
    page.on("pageerror", lambda error: messages.append(str(error)))
    page.on("request", lambda request: requests.append(request.url))
    page.goto(f"{served_site}/{name}")
    page.wait_for_load_state("networkidle")
    page.locator("summary").evaluate_all("all => all.forEach(one => { one.parentElement.open = true; })")
    page.wait_for_load_state("networkidle")
    policy = page.locator("meta[http-equiv=Content-Security-Policy]").get_attribute("content") or ""
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert page.evaluate("window.__violations") == []
    assert messages == []
    assert [url for url in requests if not url.startswith((served_site, "data:"))] == []
    assert context.cookies() == []
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
    page.evaluate(
        "document.body.append(Object.assign(document.createElement('script'), {text: 'window.__hacked = 1'}))"
    )
    assert page.evaluate("window.__hacked") is None
    assert page.evaluate("window.__violations") == ["script-src-elem"]
    context.close()
