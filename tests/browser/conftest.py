"""Pages of a built site in a real Chromium. A request to another host or a message on the console fails the test."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Request, sync_playwright

from geo.incidents.taxonomy import load_taxonomy
from maps.publish import publish_site
from tests.browser.chromium import chromium_path, launch_arguments
from tests.browser.server import serve
from tests.maps import sample

HERE = "http://127.0.0.1:"
DESKTOP = (1280, 800)
PHONE = (360, 740)
OpenPage = Callable[..., Page]


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    taxonomy = load_taxonomy(sample.DATA / "taxonomy")
    folder = tmp_path_factory.mktemp("browser") / "site"
    publish_site(sample.contents(sample.incidents(taxonomy), sample.oblasts(), taxonomy), folder)
    return folder


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = chromium_path()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=launch_arguments())
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def served_site(site: Path) -> Iterator[str]:
    """The address of the site on a port of this machine."""
    with serve(site) as address:
        yield address


@pytest.fixture
def open_page(browser: Browser) -> Iterator[OpenPage]:
    complaints: list[str] = []
    pages: list[Page] = []

    def note_request(request: Request) -> None:
        if not request.url.startswith(("file://", "data:", "about:", HERE)):
            complaints.append(f"request to {request.url}")

    def open_(path: Path, size: tuple[int, int] = DESKTOP, **options: Any) -> Page:
        wanted = {"reduced_motion": "reduce"} | options
        page = browser.new_page(viewport={"width": size[0], "height": size[1]}, **wanted)
        pages.append(page)
        page.set_default_timeout(10_000)
        page.on("request", note_request)
        page.on("requestfailed", lambda request: complaints.append(f"failed: {request.url} {request.failure}"))
        page.on("console", lambda message: complaints.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: complaints.append(f"error: {error}"))
        file, mark, query = str(path).partition("?")
        page.goto(Path(file).as_uri() + mark + query)
        return page

    yield open_
    for page in pages:
        page.close()
    assert complaints == []
