"""A Chromium for the tests: the machine's own, Playwright's, or one that is installed now. Never none."""

import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

from playwright.sync_api import sync_playwright

_PROGRAMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
_FOLDERS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)
_INSTALL_SECONDS = 600


@cache
def chromium_path() -> Path:
    """The program to run. Raises ``RuntimeError`` where there is none and none can be installed."""
    found = _find()
    tried: list[str] = []
    for command in _install_commands():
        if found:
            break
        tried.append(_run(command))
        found = _find()
    if not found:
        raise RuntimeError("no Chromium or Chrome was found and none could be installed:\n" + "\n".join(tried))
    return found


def launch_arguments() -> list[str]:
    """Chromium's sandbox refuses to start for root, as in a container; the pages under test are our own."""
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    return ["--no-sandbox"] if is_root else []


def _find() -> Path | None:
    programs = (shutil.which(name) for name in _PROGRAMS)
    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    return next((Path(path) for path in (*programs, *_FOLDERS, own) if path and Path(path).is_file()), None)


def _install_commands() -> list[list[str]]:
    commands = [[sys.executable, "-m", "playwright", "install", "chromium"]]
    if shutil.which("apt-get"):
        sudo = [] if launch_arguments() else ["sudo", "-n"]
        commands += [[*sudo, "apt-get", "update", "-q"], [*sudo, "apt-get", "install", "-yq", "chromium"]]
    return commands


def _run(command: list[str]) -> str:
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=_INSTALL_SECONDS, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        return f"{' '.join(command)}: {error}"
    return f"{' '.join(command)}: exit code {done.returncode}: {done.stderr.strip()[-300:]}"
