"""A build that is stopped at any moment leaves the old site whole, says one line, and the next build tidies up."""

import json
import multiprocessing
import re
import signal
import subprocess
import time
from pathlib import Path

import pytest

from build_map import INTERRUPTED
from geo.errors import MapError
from geo.pipeline import geoparse_all
from geo.reports.model import Report
from geo.settings import Settings
from tests.command_line import PROGRAM, SHELLING, hashes

STOPS = [(signal.SIGINT, INTERRUPTED), (signal.SIGTERM, INTERRUPTED), (signal.SIGKILL, -signal.SIGKILL)]
PATIENCE_SECONDS = 180


@pytest.fixture
def published(command, good: Path) -> Path:
    """A site that was built before."""
    assert command("good.txt").code == 0
    return good.parent / "site"


def wait_for(what, process: subprocess.Popen[str]) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not what():
        assert process.poll() is None, "the build ended before it could be stopped"
        assert time.monotonic() < deadline
        time.sleep(0.001)


def working(process: subprocess.Popen[str]) -> list[str]:
    """The processes that ``process`` has started and that leave SIGINT to it."""
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
    ignored = [re.search(r"SigIgn:\s*(\w+)", Path(f"/proc/{child}/status").read_text()) for child in children]
    return [c for c, mask in zip(children, ignored, strict=True) if mask and int(mask[1], 16) >> signal.SIGINT - 1 & 1]


def start(folder: Path, *arguments: str) -> subprocess.Popen[str]:
    # where the tests run in the background, interrupts are ignored, and whatever they start would ignore them too
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        return subprocess.Popen([*PROGRAM, *arguments], cwd=folder, stderr=subprocess.PIPE, text=True)
    finally:
        signal.signal(signal.SIGINT, before)


@pytest.mark.parametrize(("stop", "code"), STOPS)
def test_a_build_stopped_while_it_writes_leaves_the_old_site(published, command, stop, code):
    folder = published.parent
    before = hashes(published)
    new = folder / ".site.building"
    (folder / "new.txt").write_text("Shelling in Melitopol.")
    with start(folder, "new.txt") as process:
        wait_for((new / "map.html").exists, process)
        process.send_signal(stop)
        _, errors = process.communicate(timeout=PATIENCE_SECONDS)
    assert process.returncode == code
    assert errors == ("interrupted\n" if code == INTERRUPTED else "")
    assert hashes(published) == before
    assert new.exists() == (stop is signal.SIGKILL)
    assert command("new.txt").code == 0
    assert hashes(published) != before
    assert sorted(path.name for path in folder.iterdir()) == ["good.txt", "new.txt", "site"]


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_a_build_stopped_while_many_processes_read_says_one_line(published, stop):
    folder = published.parent
    before = hashes(published)
    lines = (json.dumps({"id": number, "text": f"{SHELLING} {number} people were wounded."}) for number in range(9000))
    (folder / "many.jsonl").write_text("\n".join(lines))
    with start(folder, "many.jsonl", "--workers", "2") as process:
        wait_for(lambda: len(working(process)) == 2, process)
        workers = working(process)
        process.send_signal(stop)
        _, errors = process.communicate(timeout=PATIENCE_SECONDS)
    assert (process.returncode, errors) == (INTERRUPTED, "interrupted\n")
    assert hashes(published) == before
    assert not any(Path("/proc", worker).exists() for worker in workers)


def test_a_worker_that_dies_is_one_line():
    reports = (Report(str(number), f"{SHELLING} {number}", language="en") for number in range(4000))
    parsed = geoparse_all(reports, Settings(workers=2))
    next(parsed)
    for worker in multiprocessing.active_children():
        worker.kill()
    with pytest.raises(MapError, match="a worker process died, perhaps for lack of memory"):
        list(parsed)
