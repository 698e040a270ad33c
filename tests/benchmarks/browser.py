"""The map in headless Chromium on a processor slowed four times, beside stock folium in the same run: ``make bench``.

Incidents are made up (:mod:`tests.benchmarks.incidents`). Folium's libraries are served from this machine, what of them
is not installed as empty files, so that its figures are better than a reader's would be. Prints one line a figure.
"""

import argparse
import gzip
import json
import re
import tempfile
import time
from pathlib import Path
from typing import Any

import folium
import geopandas as gpd
from folium.plugins import MarkerCluster
from playwright.sync_api import Browser, Page, Route, sync_playwright

from geo.facts import DATA
from geo.incidents.taxonomy import load_taxonomy
from maps.facts import count_incidents
from maps.publish import publish_pages
from maps.web import WEB
from tests.benchmarks.incidents import Land, load_land, made_up_incidents
from tests.browser.chromium import chromium_path, launch_arguments
from tests.browser.server import serve

SLOWED = 4
SIZES = (5_000, 100_000)
FOLIUM_SIZES = (5_000,)
DRAGS = 6
ROUNDS = 3
_WATCH = """
window.longTasks = []; window.shift = 0;
new PerformanceObserver(list => longTasks.push(...list.getEntries().map(e => [e.startTime, e.duration])))
  .observe({type: "longtask", buffered: true});
new PerformanceObserver(list => list.getEntries().forEach(e => { window.shift += e.value; }))
  .observe({type: "layout-shift", buffered: true});
"""
_VERSION = re.compile(r"-\d+(\.\d+)+")
_READY = "() => performance.getEntriesByName('occupation-map-ready').length"
_FILTER = """async box => {
  const started = performance.now();
  box.click();
  await new Promise(requestAnimationFrame);
  await new Promise(done => { const c = new MessageChannel(); c.port1.onmessage = done; c.port2.postMessage(0); });
  return performance.now() - started;
}"""


def main() -> None:
    """Measure our pages and folium's."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--folium-sizes", type=int, nargs="*", default=FOLIUM_SIZES)
    arguments = parser.parse_args()
    land = load_land()
    taxonomy = load_taxonomy(DATA / "taxonomy")
    program = chromium_path()
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as scratch:
        browser = playwright.chromium.launch(executable_path=program, args=launch_arguments())
        for count in arguments.sizes:
            incidents = made_up_incidents(count, land, taxonomy)
            _measure_ours(browser, incidents, land, Path(scratch) / f"ours-{count}")
        for count in arguments.folium_sizes:
            _measure_folium(browser, made_up_incidents(count, land, taxonomy), Path(scratch) / f"folium-{count}")
        browser.close()


def _measure_ours(browser: Browser, incidents: gpd.GeoDataFrame, land: Land, folder: Path) -> None:
    started = time.process_time()
    counts = count_incidents(incidents, [], [])
    taxonomy = load_taxonomy(DATA / "taxonomy")
    publish_pages(incidents, {}, counts, land.oblasts, taxonomy, folder, land.cities, rivers=land.rivers)
    count = len(incidents)
    _say("ours", count, "build of all pages", time.process_time() - started, "s")
    data = (folder / "assets/data/map.js").read_bytes()
    _say("ours", count, "data with base and words, gzip", len(gzip.compress(data, 9)) / 1000, "kB")
    with serve(folder) as address:
        _say("ours", count, f"ready, best of {ROUNDS}", min(_ready(browser, address) for _ in range(ROUNDS)), "s")
        page, asked = _open(browser, f"{address}/embed.html")
        page.wait_for_function(_READY, timeout=120_000)
        _say("ours", count, "requests", len(asked), "")
        sizes = [len(gzip.compress((folder / path).read_bytes(), 9)) for path in asked]
        _say("ours", count, "first load, gzip", sum(sizes) / 1000, "kB")
        boxes = page.locator("#filters .branch-head input")
        times = [boxes.nth(number).evaluate(_FILTER) for number in (0, 1, 0, 1, 2, 2, 3, 3)]
        _say("ours", count, "filter to redraw, longest", max(times), "ms")
        _say("ours", count, "filter to redraw, middle", sorted(times)[len(times) // 2], "ms")
        _say("ours", count, "longest task while panning", _pan(page), "ms")
        _say("ours", count, "layout shift", page.evaluate("shift"), "")
        page.close()
    _say("ours", count, "data of the incidents, gzip, each", _incident_bytes(folder, count), "bytes")


def _measure_folium(browser: Browser, incidents: gpd.GeoDataFrame, folder: Path) -> None:
    folder.mkdir()
    located = incidents[incidents.geometry.geom_type.eq("Point")]
    started = time.process_time()
    stock = folium.Map([47.5, 35.5], zoom_start=6)
    cluster = MarkerCluster().add_to(stock)
    columns = (located["place_name"], located["incident_type"], located["evidence"])
    for point, *texts in zip(located.geometry, *columns, strict=True):
        folium.Marker([point.y, point.x], popup=folium.Popup("<br>".join(texts))).add_to(cluster)
    stock.save(folder / "index.html")
    count = len(incidents)
    _say("folium", count, "build of one page", time.process_time() - started, "s")
    page_bytes = (folder / "index.html").read_bytes()
    _say("folium", count, "page alone, gzip", len(gzip.compress(page_bytes, 9)) / 1000, "kB")
    _say("folium", count, "page alone, unpacked", len(page_bytes) / 1e6, "MB")
    with serve(folder) as address:
        page, asked = _open(browser, f"{address}/index.html")
        page.wait_for_function("() => document.querySelectorAll('.leaflet-marker-icon').length", timeout=120_000)
        _say("folium", count, "ready", page.evaluate("performance.now()") / 1000, "s")
        hosts = {path.split("/")[2] for path in asked if path.startswith("https://")}
        _say("folium", count, "hosts asked", len(hosts), "")
        _say("folium", count, "requests", len(asked), "")
        _say("folium", count, "longest task while panning", _pan(page), "ms")
        page.close()


def _ready(browser: Browser, address: str) -> float:
    """Seconds until the map can be used, in a page that has nothing in its cache."""
    page, _ = _open(browser, f"{address}/embed.html")
    page.wait_for_function(_READY, timeout=120_000)
    milliseconds = page.evaluate("performance.getEntriesByName('occupation-map-ready')[0].startTime")
    page.close()
    return milliseconds / 1000


def _open(browser: Browser, address: str) -> tuple[Page, list[str]]:
    """A page on a slowed processor, and what it asks for: paths of ours, whole addresses of others."""
    page = browser.new_page(viewport={"width": 1280, "height": 720})
    asked: list[str] = []
    home = address.rsplit("/", 1)[0]
    page.on("request", lambda request: asked.append(request.url.removeprefix(f"{home}/")))
    page.route(re.compile("^https://"), _from_here)
    page.add_init_script(_WATCH)
    client = page.context.new_cdp_session(page)
    client.send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})
    page.goto(address, wait_until="commit")
    return page, asked


def _from_here(route: Route) -> None:
    """Leaflet and its cluster plugin from ``node_modules``, nothing for the rest."""
    name = _VERSION.sub("", route.request.url.rsplit("/", 1)[1])
    packages = [WEB / "node_modules" / package / "dist" for package in ("leaflet", "leaflet.markercluster", "jquery")]
    found = [folder / name for folder in packages if (folder / name).is_file()]
    if found:
        route.fulfill(path=found[0])
    else:
        route.fulfill(body="", content_type="text/javascript" if name.endswith(".js") else "text/css")


def _pan(page: Page) -> float:
    """The longest task in milliseconds while the map is dragged to and fro."""
    page.evaluate("longTasks.length = 0")
    for number in range(DRAGS):
        step = 260 if number % 2 else -260
        page.mouse.move(640, 300)
        page.mouse.down()
        page.mouse.move(640 + step, 300 + step // 3, steps=8)
        page.mouse.up()
        page.wait_for_timeout(400)
    return page.evaluate("Math.max(0, ...longTasks.map(([, duration]) => duration))")


def _incident_bytes(folder: Path, count: int) -> float:
    call = (folder / "assets/data/map.js").read_text(encoding="utf-8")
    payload: dict[str, Any] = json.loads(json.loads(call[call.index(",") + 1 : call.rindex(")")]))
    text = json.dumps(payload["incidents"], ensure_ascii=False, separators=(",", ":"))
    return len(gzip.compress(text.encode(), 9)) / count


def _say(who: str, count: int, what: str, value: float, unit: str) -> None:
    print(f"{who:<8}{count:>8}  {what:<34}{value:>10.2f} {unit}", flush=True)


if __name__ == "__main__":
    main()
