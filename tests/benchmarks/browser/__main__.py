"""The map in headless Chromium on a processor slowed four times, beside other libraries: ``make bench``.

Incidents are made up (:mod:`tests.benchmarks.incidents`). Prints a table for each number of incidents. Its exit code
says nothing about the limits: times depend on the machine and on what else it does, and must not break a build.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from importlib import import_module
from pathlib import Path

import geopandas as gpd
from playwright.sync_api import Browser, Error, TimeoutError, sync_playwright

from geo.facts import DATA
from geo.incidents.taxonomy import load_taxonomy
from tests.benchmarks.browser.figures import Column, Value, table
from tests.benchmarks.browser.pages import MAKERS, Maker
from tests.benchmarks.browser.tab import LIMIT_SECONDS, SLOWED, Tab, gzipped, slowed_tab
from tests.benchmarks.incidents import Land, load_land, made_up_incidents
from tests.browser.chromium import chromium_path, launch_arguments
from tests.browser.server import serve

SIZES = (5_000, 100_000)
ROUNDS = 3
_NOTES = f"""
Times in a Chromium slowed {SLOWED} times; ready is the best of {ROUNDS} empty caches, up to {LIMIT_SECONDS} s each.
Other libraries get only the incidents at a point and three columns. Of what their pages ask for, Leaflet, its cluster
plugin and jQuery are served from this machine and all else as empty files: to a reader they are larger and slower.
Their data of an incident is the whole page, divided; only our page has filters. Chromium tells no task under 50 ms,
which then counts as 0. keplergl is not opened: its program comes from hosts that are not asked here, so that its first
load is its page alone and the rest has no figure."""


def main() -> None:
    """Measure each kind of page at each size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    arguments = parser.parse_args()
    land = load_land()
    taxonomy = load_taxonomy(DATA / "taxonomy")
    program = chromium_path()
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as scratch:
        launch = partial(playwright.chromium.launch, executable_path=program, args=launch_arguments())
        for count in arguments.sizes:
            incidents = made_up_incidents(count, land, taxonomy)
            columns = [
                Column(maker.name, measured(launch, maker, incidents, land, Path(scratch) / f"{count}-{number}"))
                for number, maker in enumerate(MAKERS)
                if not maker.missing
            ]
            print(f"\n{table(count, columns)}", flush=True)
    print(_NOTES)
    for maker in MAKERS:
        if maker.missing:
            print(f"{maker.name}: not installed; python -m pip install {' '.join(maker.missing)}")


def measured(
    launch: Callable[[], Browser], maker: Maker, incidents: gpd.GeoDataFrame, land: Land, folder: Path
) -> dict[str, Value]:
    """The figures of one page, by key."""
    print(f"{maker.name}, {len(incidents):,} incidents ...", file=sys.stderr, flush=True)
    folder.mkdir()
    for package in maker.packages:
        import_module(package)
    started = time.process_time()
    maker.build(incidents, land, folder)
    values: dict[str, Value] = {"build": time.process_time() - started}
    values["incident"] = gzipped(maker.data(folder)) / len(incidents)
    if maker.ready is None:
        return values | _load([(folder / maker.page).read_bytes()])
    with serve(folder) as home:
        for round_left in reversed(range(ROUNDS)):
            with slowed_tab(launch, folder, f"{home}/{maker.page}") as tab:
                ready = _told("not ready", lambda tab=tab: tab.ready(maker.ready or ""))
                if isinstance(ready, str):
                    return values | {"ready": ready}
                values["ready"] = min(ready, values.get("ready", ready))
                if not round_left:
                    values |= _measured_in(tab, maker)
    return values


def _measured_in(tab: Tab, maker: Maker) -> dict[str, Value]:
    """What a tab tells that is ready to use."""
    values = _load(tab.load())
    heap, memory = tab.memory()
    values |= {"requests": len(tab.asked), "hosts": tab.other_hosts(), "heap": heap / 1e6, "memory": memory / 1e6}
    if maker is MAKERS[0]:
        times = tab.filters()
        values |= {"filter": times[-1], "filter_middle": times[len(times) // 2]}
    return values | {"pan": _told("not panned", tab.pan), "shift": _told("not read", tab.shift)}


def _load(answers: list[bytes]) -> dict[str, Value]:
    return {"load_gzip": sum(map(gzipped, answers)) / 1e3, "load": sum(map(len, answers)) / 1e6}


def _told(failure: str, measure: Callable[[], float]) -> Value:
    """What was measured, or in words that the tab took too long or broke down."""
    try:
        return measure()
    except TimeoutError:
        return f"{failure} after {LIMIT_SECONDS} s"
    except Error as error:
        if "crash" not in str(error).lower():
            raise
        return "tab crashed"


if __name__ == "__main__":
    main()
