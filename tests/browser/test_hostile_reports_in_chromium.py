"""Hostile texts in every field, seen by the program that would run them."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from geo.frame import COLUMNS, to_frame
from geo.incidents.taxonomy import load_taxonomy
from maps.publish import publish_site
from tests.browser.conftest import OpenPage
from tests.browser.reader import let_pictures_pass
from tests.maps import sample
from tests.maps.test_hostile_reports import CODED, HOSTILE

# Each text would say on the console that it ran; the open_page fixture fails on any message there.
RUNNING = [text.replace("alert(1)", "console.error('ran')") for text in HOSTILE]


@pytest.fixture(scope="module")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    taxonomy = load_taxonomy(sample.DATA / "taxonomy")
    frame = sample.incidents(taxonomy)
    rows = frame.drop(columns="geometry").to_dict("records")
    for position, row in enumerate(rows):
        text = RUNNING[position % len(RUNNING)]
        texts = {column: text for column, dtype in COLUMNS.items() if dtype == "str" and column not in CODED}
        lists = {column: [text] * len(row[column]) for column, dtype in COLUMNS.items() if dtype == "list"}
        row.update({**texts, **lists, "incident_id": f"{text} {position}"})
    folder = tmp_path_factory.mktemp("hostile") / "site"
    publish_site(sample.contents(to_frame(rows, list(frame.geometry)), sample.oblasts(), taxonomy), folder)
    return folder


def test_every_entry_shows_hostile_texts_as_texts(open_page: OpenPage, hostile_site: Path):
    page = open_page(hostile_site / "map.html")
    places = page.locator("#lists details.fold").first
    places.locator("summary").press("Enter")
    page.evaluate("map_0.setView([47, 36], 6, {animate: false})")
    buttons = places.locator("button.place")
    expect(buttons).to_have_count(20)
    seen: set[str] = set()
    for position in range(buttons.count()):
        # popups move the map; what is in view is listed some pictures later
        page.evaluate("map_0.setView([47, 36], 6, {animate: false})")
        let_pictures_pass(page)
        buttons.nth(position).press("Enter")
        popup = page.locator(".popup")
        for summary in popup.locator("details.incident > summary").all():
            summary.press("Enter")
        expect(popup.locator("[role=status]")).to_have_count(0)
        seen |= set(popup.locator("blockquote").all_text_contents())
        assert page.locator(".popup :is(script, img, b b, [onerror], [onmouseover])").count() == 0
        assert page.locator(".popup a[href]").count() == 0
        page.keyboard.press("Escape")
    readable = {f"“{text}”" for text in RUNNING if "\u202e" not in text}
    assert readable <= seen


@pytest.mark.parametrize("name", ["index.html", "embed.html", "table.html"])
def test_no_page_runs_a_word_of_a_report(open_page: OpenPage, hostile_site: Path, name: str):
    page = open_page(hostile_site / name)
    page.wait_for_load_state("load")
    assert page.locator("img").count() == 0
