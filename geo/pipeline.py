"""The stages of a build in order: reports, places and incidents, merging, the GeoDataFrame, the manifest."""

import hashlib
import itertools
import os
import re
import signal
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from datetime import date
from functools import partial
from importlib.metadata import version
from multiprocessing import active_children
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd
from pydantic import TypeAdapter
from tqdm import tqdm

from geo.care import Care, load_care_rules
from geo.errors import InputError, MapError
from geo.facts import DATA, read_facts
from geo.gazetteer.index import Gazetteer
from geo.geoparse import Geoparsed, load_geoparser
from geo.incidents.merging import Told, merge
from geo.incidents.originals import Originals
from geo.incidents.taxonomy import Taxonomy, load_taxonomy
from geo.locate import Locator
from geo.reports.duplicates import load_copy_rules
from geo.reports.model import Rejected, Report
from geo.reports.publishers import load_publishers
from geo.reports.readers import read_reports
from geo.review import mention_row, unresolved_row
from geo.settings import MAX_WORKERS, Settings
from geo.spatial.land import UNIT_LEVELS, Land, load_land

# Starting processes costs about two seconds: it pays from some hundreds of reports on.
POOL_FROM_REPORTS = 500
_BATCH = 2000
# Reports of one file are told apart by line ("reports.jsonl:17"); the manifest lists the file.
_LINE_NUMBER = re.compile(r":\d+$")
_INTERRUPTS = (signal.SIGINT, signal.SIGTERM)
_UNIT_COLUMNS = ["place_id", "level", "name_uk", "lat", "lon", "hromada_id", "raion_id", "oblast_id"]
_CHUNK = 50
_NAMED = 5


@dataclass(frozen=True, slots=True)
class Build:
    """All that ``maps.publish`` needs to draw and write a site."""

    incidents: gpd.GeoDataFrame
    mentions: list[dict[str, Any]]
    unresolved: list[dict[str, Any]]
    manifest: dict[str, Any]
    oblasts: gpd.GeoDataFrame
    taxonomy: Taxonomy


def build(settings: Settings) -> Build:
    """Read all reports and make everything that the site is drawn from.

    Raises :class:`~geo.errors.InputError` when there is not one report that can be read; where some can, the others
    are listed in the manifest.
    """
    rejected: list[Rejected] = []
    ledger = _Ledger()
    told: list[Geoparsed] = []
    taxonomy = load_taxonomy(DATA / "taxonomy")
    gazetteer = load_geoparser(DATA, settings.gazetteer).gazetteer
    care = Care(load_care_rules(DATA / "lookups" / "care.yaml", taxonomy.types), gazetteer)
    for parsed in geoparse_all(_accepted(read_reports(settings.sources), rejected), settings):
        ledger.add(parsed.report)
        told.append(care.withhold_names(parsed))
    if not told:
        raise InputError(_nothing_read(settings.sources, rejected))
    land = load_land(DATA, _units(gazetteer), settings.boundaries, settings.control)
    publishers = load_publishers(DATA / "lookups" / "publishers.yaml")
    locator = Locator(gazetteer, taxonomy, land.areas, land.control.controls, land.outlines, publishers)
    incidents = locator.locate(merge(_with_originals(care.withhold_places(told))))
    spots = locator.spots(m.place for parsed in told for m in parsed.mentions if m.place)
    mentions = [mention_row(parsed.report, mention, spots) for parsed in told for mention in parsed.mentions]
    unresolved = [
        care.withhold_context(unresolved_row(p.report, m), p) for p in told for m in p.mentions if m.place is None
    ]
    manifest = _manifest(settings, ledger, rejected, land) | {"withheld": care.account()}
    manifest["counts"] |= {"incidents": len(incidents), "mentions": len(mentions), "unresolved": len(unresolved)}
    return Build(incidents, mentions, unresolved, manifest, land.oblasts, taxonomy)


def _with_originals(parsed: Iterable[Geoparsed]) -> Iterator[Told]:
    """What each report tells, with the one that it repeats, the first published first; one without a day comes last."""
    originals = Originals(load_copy_rules(DATA / "lookups" / "duplicates.yaml"))
    for one in sorted(parsed, key=lambda p: (p.report.published or date.max, p.report.report_id)):
        yield Told(one.report, originals.of(one.report, one.mentions, one.incidents), one.incidents)


def geoparse_all(reports: Iterable[Report], settings: Settings) -> Iterator[Geoparsed]:
    """Geoparse reports in their order: here for few, in a pool of processes for many."""
    source = iter(reports)
    first = list(itertools.islice(source, POOL_FROM_REPORTS))
    cores = min(os.cpu_count() or 1, MAX_WORKERS)
    workers = settings.workers or (cores if len(first) == POOL_FROM_REPORTS else 1)
    progress = partial(tqdm, unit=" reports", disable=not settings.show_progress)
    everything = itertools.chain(first, source)
    if workers == 1:
        geoparser = load_geoparser(DATA, settings.gazetteer)
        yield from progress(map(geoparser.parse, everything))
        return
    pool = _started_pool(workers)
    try:
        work = partial(_parse, data=DATA, gazetteer=settings.gazetteer)
        batches = iter(lambda: list(itertools.islice(everything, _BATCH)), [])
        yield from progress(p for batch in batches for p in pool.map(work, batch, chunksize=_CHUNK))
    except BrokenProcessPool:
        raise MapError("a worker process died, perhaps for lack of memory; build again with fewer --workers") from None
    except BaseException:
        # Nothing that the workers would still read is wanted, and waiting for them after an interrupt may never end.
        for worker in active_children():
            worker.kill()
        raise
    pool.shutdown()


def _started_pool(workers: int) -> ProcessPoolExecutor:
    """A pool with its processes started; an interrupt waits until then, or it would leave some that nobody ends."""
    can_wait = hasattr(signal, "pthread_sigmask")
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _INTERRUPTS) if can_wait else set[int]()
    pool = ProcessPoolExecutor(workers, initializer=_leave_interrupts_to_the_parent)
    pool.submit(int).result()
    if can_wait:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
    return pool


def _leave_interrupts_to_the_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _INTERRUPTS)


def _parse(report: Report, *, data: Path, gazetteer: Path) -> Geoparsed:
    return load_geoparser(data, gazetteer).parse(report)


def _accepted(items: Iterable[Report | Rejected], rejected: list[Rejected]) -> Iterator[Report]:
    """The reports; what was rejected goes to ``rejected``."""
    for item in items:
        if isinstance(item, Rejected):
            rejected.append(item)
        else:
            yield item


def _nothing_read(sources: Iterable[str], rejected: list[Rejected]) -> str:
    if not rejected:
        return f"{', '.join(sources)}: there is no report in it"
    named = "; ".join(f"{item.source}: {item.reason}" for item in rejected[:_NAMED])
    others = f"; and {len(rejected) - _NAMED} more" if len(rejected) > _NAMED else ""
    return f"nothing can be read: {named}{others}"


def _units(gazetteer: Gazetteer) -> pd.DataFrame:
    """The units and settlements of the codifier, for :func:`~geo.spatial.land.load_land`."""
    rows = [[getattr(place, c) for c in _UNIT_COLUMNS] for place in gazetteer.places if place.level in UNIT_LEVELS]
    return pd.DataFrame(rows, columns=_UNIT_COLUMNS)


class _Ledger:
    """What was read, by source: number of reports and a hash over their texts."""

    def __init__(self) -> None:
        self._hashes: dict[str, Any] = {}
        self._counts: Counter[str] = Counter()
        self.latest: date | None = None

    def add(self, report: Report) -> None:
        source = _LINE_NUMBER.sub("", report.source)
        self._counts[source] += 1
        digest = self._hashes.setdefault(source, hashlib.sha256())
        digest.update(f"{report.report_id}\0{report.text}\0".encode(errors="surrogatepass"))
        if report.published and (self.latest is None or report.published > self.latest):
            self.latest = report.published

    def rows(self) -> list[dict[str, Any]]:
        return [
            {"source": source, "reports": self._counts[source], "sha256": digest.hexdigest()}
            for source, digest in sorted(self._hashes.items())
        ]


def _facts(settings: Settings) -> Iterator[tuple[str, Path]]:
    """The files of facts that a build reads, by their names below ``data/``."""
    for folder in ("boundaries", "control", "lookups", "taxonomy"):
        for path in sorted((DATA / folder).rglob("*.*")):
            if path.suffix != ".md":
                yield path.relative_to(DATA).as_posix(), path
    for name in ("sources.yaml", "expectations.yaml"):
        yield name, DATA / name
    for path in sorted(settings.gazetteer.glob("*.parquet")):
        yield f"gazetteer/{path.name}", path


def _manifest(settings: Settings, ledger: _Ledger, rejected: list[Rejected], land: Land) -> dict[str, Any]:
    """What went in, so that a build can be explained and repeated. Holds no clock: equal input, equal bytes."""
    inputs = ledger.rows()
    return {
        "data_cutoff": ledger.latest.isoformat() if ledger.latest else None,
        "sources": read_facts(DATA / "sources.yaml", TypeAdapter(list[dict[str, str]])),
        "inputs": inputs,
        "rejected": [{"source": item.source, "reason": item.reason} for item in rejected],
        "counts": {"reports": sum(row["reports"] for row in inputs), "rejected": len(rejected)},
        "data": {name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in _facts(settings)},
        **land.manifest(),
        "versions": {name: version(name) for name in ("folium", "geopandas", "shapely", "pandas", "pyarrow")},
    }
