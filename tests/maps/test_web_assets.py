import os
import shutil
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from geo.errors import MapError
from maps import web


@pytest.fixture
def copied_web(tmp_path: Path) -> Path:
    target = tmp_path / "web"
    shutil.copytree(web.WEB, target, ignore=shutil.ignore_patterns("node_modules", "dist", "dist.new"))
    return target


def done(code: int, stderr: str = "") -> "CompletedProcess[str]":
    return CompletedProcess([], code, "", stderr)


@pytest.fixture
def bundled(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """npm and node replaced by doubles that note they were called; node leaves an empty bundle."""
    calls: list[str] = []

    def npm(arguments: list[str], **_: object) -> "CompletedProcess[str]":
        calls.append(f"npm {arguments[0]}")
        return done(0)

    def node(arguments: list[str], *, cwd: Path, **_: object) -> "CompletedProcess[str]":
        calls.append("bundle")
        (cwd / arguments[1]).mkdir()
        return done(0)

    monkeypatch.setattr(web, "npm", npm)
    monkeypatch.setattr(web, "node", node)
    return calls


def test_assets_are_built_once(copied_web, bundled):
    assert web.build_assets(copied_web) == web.build_assets(copied_web) == copied_web / "dist"
    assert bundled == ["npm ci", "bundle"]


@pytest.mark.parametrize("name", ["src/main.ts", "css/map.css", "package-lock.json", "build.mjs"])
def test_assets_are_built_again_when_a_source_changes(name, copied_web, bundled):
    web.build_assets(copied_web)
    (copied_web / name).write_text("changed")
    web.build_assets(copied_web)
    assert bundled == ["npm ci", "bundle"] * 2


def test_packages_that_npm_has_just_installed_stay(copied_web, bundled):
    (copied_web / "node_modules").mkdir()
    installed = copied_web / "node_modules" / ".package-lock.json"
    installed.touch()
    web.build_assets(copied_web)
    assert bundled == ["bundle"]
    lock = copied_web / "package-lock.json"
    lock.write_text("changed")
    os.utime(lock, (installed.stat().st_mtime + 1,) * 2)
    web.build_assets(copied_web)
    assert bundled == ["bundle", "npm ci", "bundle"]


def test_a_registry_that_cannot_be_reached_is_said_plainly(copied_web, bundled, monkeypatch):
    monkeypatch.setattr(web, "npm", lambda *_, **__: done(1, "npm error code ENOTFOUND"))
    with pytest.raises(MapError, match=r"npm registry(.|\n)*ENOTFOUND"):
        web.build_assets(copied_web)
    assert bundled == []


def test_a_bundle_that_fails_leaves_the_old_one(copied_web, bundled, monkeypatch):
    web.build_assets(copied_web)
    (copied_web / "src/main.ts").write_text("broken")
    monkeypatch.setattr(web, "node", lambda *_, **__: done(1, "Expected ;"))
    with pytest.raises(MapError, match="Expected ;"):
        web.build_assets(copied_web)
    assert (copied_web / "dist").is_dir()


def test_the_lock_names_no_registry():
    assert "resolved" not in (web.WEB / "package-lock.json").read_text(encoding="utf-8")


def test_the_real_bundle_is_complete_and_brings_its_licences():
    dist = web.build_assets()
    names = {path.name for path in dist.iterdir()}
    assert {"occupation-map.js", "map.css", "page.css", "LICENSES.txt"} <= names
    licences = (dist / "LICENSES.txt").read_text(encoding="utf-8")
    assert "leaflet 1.9.4" in licences
    assert {"supercluster 9.1.0", "kdbush 4.1.0"} <= set(licences.splitlines())
