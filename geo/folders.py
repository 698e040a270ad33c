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


def put_right(out: Path) -> None:
    """Undo a run that was killed: also one killed between the two renames, when only the old folder's name is off."""
    out = out.resolve()
    fresh, old = _beside(out)
    if old.exists() and not out.exists():
        old.rename(out)
    for left_over in (fresh, old):
        if left_over.exists():
            shutil.rmtree(left_over)


@contextmanager
def replaced_folder(out: Path, manifest: str) -> Generator[Path]:
    """A fresh folder beside ``out`` that takes its place when the block ends well, and vanishes when it does not.

    Its files are on the disk before it does, so that not even a power cut leaves half of them. What an earlier, killed
    run left behind is put right first. One run at a time for one ``out``. Raises as :func:`check_target`.
    """
    out = out.resolve()
    check_target(out, manifest)
    put_right(out)
    fresh, old = _beside(out)
    fresh.mkdir(parents=True)
    try:
        yield fresh
        _write_through(fresh)
        _swap(out, fresh, old)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _beside(out: Path) -> tuple[Path, Path]:
    """Where the fresh folder is made, and where the old one is put while they change places."""
    return out.with_name(f".{out.name}.building"), out.with_name(f".{out.name}.replaced")


def _write_through(folder: Path) -> None:
    for path in [*folder.rglob("*"), folder]:
        _sync(path)


def _sync(path: Path) -> None:
    # Windows wants to write to what it syncs, and cannot open a folder: its file systems keep a journal of names.
    is_posix = os.name == "posix"
    if is_posix or path.is_file():
        descriptor = os.open(path, os.O_RDONLY if is_posix else os.O_RDWR)
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
    _sync(out.parent)
    if old.exists():
        shutil.rmtree(old)
