"""A tab of headless Chromium on a slowed processor, and what can be measured in it."""

import gzip
import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, CDPSession, Page, Route

from maps.web import WEB

SLOWED = 4
LIMIT_SECONDS = 120
DRAGS = 6
_WATCH = """
window.longTasks = []; window.shift = 0;
new PerformanceObserver(list => longTasks.push(...list.getEntries().map(e => e.duration)))
  .observe({type: "longtask", buffered: true});
new PerformanceObserver(list => list.getEntries().forEach(e => { window.shift += e.value; }))
  .observe({type: "layout-shift", buffered: true});
"""
_FILTER = """async box => {
  const started = performance.now();
  box.click();
  await new Promise(requestAnimationFrame);
  await new Promise(done => { const c = new MessageChannel(); c.port1.onmessage = done; c.port2.postMessage(0); });
  return performance.now() - started;
}"""
_VERSION = re.compile(r"-\d+(\.\d+)+")
_PACKAGES = ("leaflet", "leaflet.markercluster", "jquery")


class Tab:
    """An open page of ``folder``, with the addresses that it has asked for."""

    def __init__(self, page: Page, folder: Path) -> None:
        self.page = page
        self.asked: list[str] = []
        self._folder = folder
        self._tools: CDPSession = page.context.new_cdp_session(page)
        self._tools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})
        page.on("request", lambda request: self.asked.append(request.url))
        page.route(re.compile("^https://"), _from_here)
        page.add_init_script(_WATCH)

    def ready(self, script: str) -> float:
        """Seconds from the start of the page until ``script`` gives its milliseconds."""
        return self.page.wait_for_function(script, timeout=LIMIT_SECONDS * 1000).json_value() / 1000

    def load(self) -> list[bytes]:
        """What was answered to each request."""
        return [self._answer(address) for address in self.asked]

    def other_hosts(self) -> int:
        """How many hosts beside its own the page asks."""
        return len({urlsplit(address).netloc for address in self.asked if address.startswith("https://")})

    def memory(self) -> tuple[float, float]:
        """Bytes held once garbage is collected: by the scripts' heap, and with their buffers and the page's nodes."""
        self._tools.send("HeapProfiler.collectGarbage")
        self._tools.send("Performance.enable")
        metrics = self._tools.send("Performance.getMetrics")["metrics"]
        heap = next(metric["value"] for metric in metrics if metric["name"] == "JSHeapUsedSize")
        usage = self._tools.send("Runtime.getHeapUsage")
        return heap, usage["usedSize"] + usage["embedderHeapUsedSize"] + usage["backingStorageSize"]

    def filters(self) -> list[float]:
        """Milliseconds from a click on a box of our filters to the redrawn map, in rising order."""
        boxes = self.page.locator("#filters .branch-head input")
        return sorted(boxes.nth(number).evaluate(_FILTER) for number in (0, 1, 0, 1, 2, 2, 3, 3))

    def pan(self) -> float:
        """The longest task in milliseconds while the map is dragged to and fro."""
        self.page.evaluate("longTasks.length = 0")
        deadline = time.monotonic() + LIMIT_SECONDS
        for number in range(DRAGS):
            step = 260 if number % 2 else -260
            self.page.mouse.move(640, 300)
            self.page.mouse.down()
            self.page.mouse.move(640 + step, 300 + step // 3, steps=8)
            self.page.mouse.up()
            self.page.wait_for_timeout(400)
            if time.monotonic() > deadline:
                break
        return self.page.evaluate("Math.max(0, ...longTasks)")

    def shift(self) -> float:
        """The layout shift so far."""
        return self.page.evaluate("shift")

    def _answer(self, address: str) -> bytes:
        if address.startswith("https://"):
            library = _library(address)
            return library.read_bytes() if library else b""
        return (self._folder / urlsplit(address).path.lstrip("/")).read_bytes()


@contextmanager
def slowed_tab(launch: Callable[[], Browser], folder: Path, address: str) -> Iterator[Tab]:
    """A tab of a browser of its own, with nothing in its cache, so that a crash takes nothing else with it."""
    browser = launch()
    try:
        tab = Tab(browser.new_page(viewport={"width": 1280, "height": 720}), folder)
        tab.page.goto(address, wait_until="commit")
        yield tab
    finally:
        browser.close()


def gzipped(content: bytes) -> int:
    """The bytes of ``content`` as a server would send them."""
    return len(gzip.compress(content, 9))


def _library(address: str) -> Path | None:
    """A library that is installed in ``node_modules``."""
    name = _VERSION.sub("", urlsplit(address).path.rsplit("/", 1)[1])
    paths = (WEB / "node_modules" / package / "dist" / name for package in _PACKAGES)
    return next((path for path in paths if path.is_file()), None)


def _from_here(route: Route) -> None:
    """Leaflet, its cluster plugin and jQuery from ``node_modules``, nothing for the rest."""
    address = route.request.url
    library = _library(address)
    if library:
        route.fulfill(path=library)
    else:
        route.fulfill(body="", content_type="text/javascript" if address.endswith(".js") else "text/css")
