import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from build_map import main
from geo.gazetteer.index import Gazetteer
from geo.geoparse import Geoparsed, Geoparser, load_geoparser
from geo.reports.model import Report
from geo.settings import DATA
from tests.command_line import SHELLING, Run, run_program

# How long one example takes on a busy machine tells nothing; the tests of speed compare times.
# Continuous integration draws the same examples in every run, so that what fails has changed; a developer new ones.
settings.register_profile("patient", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("patient")

Command = Callable[..., Run]
Parse = Callable[..., Geoparsed]


@pytest.fixture(scope="session")
def samples_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site that ``python build_map.py`` makes of ``data/reports``, built once; nobody writes to it."""
    folder = tmp_path_factory.mktemp("samples")
    done = run_program("--workers", 1, cwd=folder, PYTHONHASHSEED="1", TZ="Pacific/Auckland", LC_ALL="C")
    assert done.code == 0, done.errors
    return folder / "site"


@pytest.fixture(scope="session")
def geoparser() -> Geoparser:
    """The project's own word lists and gazetteer, compiled once."""
    return load_geoparser(DATA, DATA / "gazetteer")


@pytest.fixture(scope="session")
def gazetteer(geoparser: Geoparser) -> Gazetteer:
    return geoparser.gazetteer


@pytest.fixture(scope="session")
def parse(geoparser: Geoparser) -> Parse:
    """Geoparses a text of a language: ``parse("…", "uk")``; more fields of the report by name."""

    def parse(text: str, language: str = "en", **fields: Any) -> Geoparsed:
        return geoparser.parse(Report("test", text, language=language, **fields))

    return parse


@pytest.fixture
def command(capfd: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Command:
    """A run in this process, in the test's own folder: fast, since the word lists are compiled once."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments: object) -> Run:
        try:
            code = main([str(argument) for argument in arguments])
        except SystemExit as error:
            code = error.code
        assert isinstance(code, int)
        captured = capfd.readouterr()
        return Run(code, captured.out, captured.err.splitlines())

    return run


@pytest.fixture
def good(tmp_path: Path) -> Path:
    """A report that can be read."""
    path = tmp_path / "good.txt"
    path.write_text(SHELLING, encoding="utf-8")
    return path
