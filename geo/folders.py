"""A folder replaced as a whole: readers see the old one or the new one, whatever interrupts the work."""

import os
import shutil
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from geo.errors import InputError


def check_target(out: Path, manifest: str) -> None:
    """Raise :class:`~geo.errors.InputError` unless ``out`` is free, empty, or was made here before.

    What was made here holds the file ``manifest``.
    """
    try:
        str(out.resolve()).encode()
    except UnicodeEncodeError:
        raise InputError(f"{out}: the folder's name is no Unicode text; name another folder") from None
    if out.exists() and not out.is_dir():
        raise InputError(f"{out}: a file is in the way; name a folder")
    if out.is_dir() and any(out.iterdir()) and not (out / manifest).is_file():
        raise InputError(
            f"{out}: holds files but no {manifest}, so this program did not make it and will not replace it; "
            "name another folder, or empty this one"
        )


@contextmanager
def replaced_folder(out: Path, manifest: str) -> Generator[Path]:
    """A fresh folder beside ``out`` that takes its place when the block ends well, and vanishes when it does not.

    Its files are on the disk before it does, so that not even a power cut leaves half of them. What an earlier, killed
    run left behind is put right first. One run at a time for one ``out``. Raises as :func:`check_target`.
    """
    out = out.resolve()
    check_target(out, manifest)
    fresh, old = (out.with_name(f".{out.name}.{role}") for role in ("building", "replaced"))
    _tidy(out, fresh, old)
    fresh.mkdir(parents=True)
    try:
        yield fresh
        _write_through(fresh)
        _swap(out, fresh, old)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _tidy(out: Path, fresh: Path, old: Path) -> None:
    """Undo a run that was killed: also one killed between the two renames, when only the old folder's name is off."""
    if old.exists() and not out.exists():
        old.rename(out)
    for left_over in (fresh, old):
        if left_over.exists():
            shutil.rmtree(left_over)


def _write_through(folder: Path) -> None:
    for path in folder.rglob("*"):
        if path.is_file():
            with path.open("rb+") as file:
                os.fsync(file.fileno())
        else:
            _write_names_through(path)
    _write_names_through(folder)


def _write_names_through(folder: Path) -> None:
    # Windows opens no folder as a file; its file systems keep a journal of names.
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _swap(out: Path, fresh: Path, old: Path) -> None:
    if out.exists():
        out.rename(old)
    try:
        fresh.rename(out)
    except BaseException:
        if old.exists():
            old.rename(out)
        raise
    _write_names_through(out.parent)
    if old.exists():
        shutil.rmtree(old)
