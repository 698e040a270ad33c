"""A folder replaced as a whole: readers see the old one or the new one, whatever interrupts the build."""

import shutil
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from geo.errors import InputError

MANIFEST = "build.json"


def check_target(out: Path) -> None:
    """Raise :class:`~geo.errors.InputError` unless ``out`` is free, empty, or a site that was built here before."""
    try:
        str(out.resolve()).encode()
    except UnicodeEncodeError:
        raise InputError(f"{out}: the folder's name is no Unicode text; name another folder for the site") from None
    if out.exists() and not out.is_dir():
        raise InputError(f"{out}: a file is in the way; name a folder for the site")
    if out.is_dir() and any(out.iterdir()) and not (out / MANIFEST).is_file():
        raise InputError(
            f"{out}: holds files but no {MANIFEST}, so it is no site built by this program and will not be replaced; "
            "name another folder, or empty this one"
        )


@contextmanager
def replaced_folder(out: Path) -> Generator[Path]:
    """A fresh folder beside ``out`` that takes its place when the block ends well, and vanishes when it does not.

    What an earlier, killed build left behind is put right first. One build at a time for one ``out``.
    """
    out = out.resolve()
    check_target(out)
    fresh, old = (out.with_name(f".{out.name}.{role}") for role in ("building", "replaced"))
    _tidy(out, fresh, old)
    fresh.mkdir(parents=True)
    try:
        yield fresh
        _swap(out, fresh, old)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _tidy(out: Path, fresh: Path, old: Path) -> None:
    """Undo a build that was killed: also one killed between the two renames, when only the old site's name is off."""
    if old.exists() and not out.exists():
        old.rename(out)
    for left_over in (fresh, old):
        if left_over.exists():
            shutil.rmtree(left_over)


def _swap(out: Path, fresh: Path, old: Path) -> None:
    if out.exists():
        out.rename(old)
    try:
        fresh.rename(out)
    except BaseException:
        if old.exists():
            old.rename(out)
        raise
    if old.exists():
        shutil.rmtree(old)
