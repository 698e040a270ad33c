"""Runs ``update`` of one publisher again and again, killed at each step on the disk in turn, and says what is left.

``python -m tests.geo.update.killing PUBLISHER FOLDER``: the publisher as JSON, its folder with earlier files in it.
Prints a word for each step: ``old`` or ``new`` files, whole and as recorded, or ``half``; the last run is not killed.
"""

import os
import shutil
import sys
from datetime import date
from pathlib import Path

from geo.facts import DATA
from geo.folders import put_right
from geo.update.catalogue import Publisher, read_bounds
from geo.update.download import Downloader
from geo.update.record import is_whole, read_record
from geo.update.update import update

KILLED = 9


def update_but_die(publisher: Publisher, folder: Path, at_step: int) -> None:
    """Ends this process without any tidying up before the ``at_step``th change of files beside ``folder``."""
    step = 0

    def watch(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal step
        changes = event in (
            "os.rename",
            "os.mkdir",
            "os.remove",
            "os.rmdir",
            "open",
            "shutil.rmtree",
            "shutil.copyfile",
        )
        if changes and any(str(folder.parent) in str(argument) for argument in arguments):
            step += 1
            if step == at_step:
                os._exit(KILLED)

    sys.addaudithook(watch)
    bounds = read_bounds(DATA / "expectations.yaml")
    outcomes = list(update({folder.name: publisher}, folder.parent, Downloader(), bounds, date(2026, 11, 22)))
    os._exit(not all(outcome.is_good for outcome in outcomes))


def state(folder: Path, earlier: dict[str, bytes]) -> str:
    """What lies in ``folder`` now, be it under its own name or where the next run finds it."""
    put_right(folder)
    downloads = read_record(folder)
    found = {path.name: path.read_bytes() for path in folder.iterdir()}
    if found == earlier:
        return "old"
    return "new" if downloads and is_whole(folder, downloads[-1]) and found.keys() == earlier.keys() else "half"


def main(publisher: Publisher, folder: Path) -> None:
    earlier = {path.name: path.read_bytes() for path in folder.iterdir()}
    step, code = 0, KILLED
    while code == KILLED:
        step += 1
        child = os.fork()
        if child == 0:
            update_but_die(publisher, folder, step)
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        print(state(folder, earlier))
        for left_over in folder.parent.iterdir():
            shutil.rmtree(left_over)
        folder.mkdir()
        for name, data in earlier.items():
            (folder / name).write_bytes(data)
    sys.exit(code)


if __name__ == "__main__":
    main(Publisher.model_validate_json(sys.argv[1]), Path(sys.argv[2]))
