"""Geoparsing many reports: here, or in a pool of processes."""

import itertools
import os
import signal
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from multiprocessing import active_children
from pathlib import Path

from tqdm import tqdm

from geo.errors import MapError
from geo.facts import DATA
from geo.geoparse import Geoparsed, load_geoparser
from geo.reports.model import Report
from geo.settings import MAX_WORKERS, Settings

# Starting processes costs about two seconds: it pays from some hundreds of reports on.
POOL_FROM_REPORTS = 500
_BATCH = 2000
_CHUNK = 50
_INTERRUPTS = (signal.SIGINT, signal.SIGTERM)


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
