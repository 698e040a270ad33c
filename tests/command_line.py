"""The program as a user runs it: arguments in, exit code and words out."""

import hashlib
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
PROGRAM = [sys.executable, str(ROOT / "build_map.py")]
SHELLING = "Shelling in Tokmak left homes without power."


@dataclass(frozen=True)
class Run:
    """One run. ``errors`` are the lines of stderr, where all but the answer to ``geoparse`` is said."""

    code: int
    output: str
    errors: list[str]


def run_program(*arguments: object, cwd: Path, **environment: str) -> Run:
    """A run in a process of its own, in the folder ``cwd``."""
    done = subprocess.run(
        [*PROGRAM, *map(os.fspath, map(_argument, arguments))],
        cwd=cwd,
        env=os.environ | environment,
        capture_output=True,
        check=False,
        timeout=120,
    )
    return Run(done.returncode, done.stdout.decode(errors="replace"), done.stderr.decode(errors="replace").splitlines())


def hashes(folder: Path) -> dict[str, str]:
    """SHA-256 of every file below ``folder``, by its path."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def _argument(value: object) -> str | bytes:
    return value if isinstance(value, str | bytes) else str(value)
