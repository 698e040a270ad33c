"""``python build_map.py update``: what it says, and with which exit code. The publishers are on this machine."""

import json
import os
import pty
import shutil
import termios
from datetime import UTC, datetime
from pathlib import Path

import pytest
import yaml

from build_map import main
from geo.facts import DATA
from geo.update.catalogue import Publisher
from tests.command_line import hashes
from tests.geo.update.publishing import PAGE, Answer, Server, area, cod_ab, collection, dump, places, unit

CONTROL = f"/deepstatemap_data_{datetime.now(UTC):%Y%m%d}.geojson"
NEW = [
    "GeoNames: 2 places, new",
    "to use it: python build_map.py gazetteer --geonames updates/geonames/UA.zip --out gazetteer, "
    "then build with --gazetteer gazetteer",
    "boundaries: 2 raions, new; 2 hromadas, new",
    "to use it: python build_map.py --boundaries updates/boundaries",
    f"control: {CONTROL[1:]}: new",
    "to use it: python build_map.py --control updates/control",
]


@pytest.fixture
def published(
    server: Server, publishers: dict[str, Publisher], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Server:
    facts = tmp_path / "facts"
    facts.mkdir()
    told = {name: publisher.model_dump(mode="json") for name, publisher in publishers.items()}
    (facts / "catalogue.yaml").write_text(yaml.safe_dump(told, sort_keys=False), encoding="utf-8")
    shutil.copyfile(DATA / "expectations.yaml", facts / "expectations.yaml")
    monkeypatch.setattr("build_map.DATA", facts)
    raions = [unit(2, "UA6502"), unit(2, "UA6510", lon=34.0)]
    hromadas = [unit(3, "UA6502001"), unit(3, "UA6510003", lon=34.0)]
    server.publish("/UA.zip", dump(*places(1, 2)))
    server.publish("/ukr_admin_boundaries.geojson.zip", cod_ab(raions, hromadas))
    server.publish(CONTROL, collection(area(), area(lon=34.0)))
    return server


def test_all_is_fetched_and_told(published: Server, command, tmp_path: Path) -> None:
    done = command("update")
    assert (done.code, done.output, done.errors) == (0, "", NEW)
    assert sorted(path.name for path in (tmp_path / "updates").iterdir()) == ["boundaries", "control", "geonames"]
    again = command("update")
    assert again.code == 0
    assert all(": unchanged since " in line for line in again.errors)
    assert len(again.errors) == 3


def test_only_what_is_named_is_fetched(published: Server, command, tmp_path: Path) -> None:
    done = command("update", "--only", "control", "boundaries", "--out", "new/data")
    assert (done.code, done.errors) == (0, [line.replace("updates/", "new/data/") for line in NEW[2:]])
    assert sorted(path.name for path in (tmp_path / "new" / "data").iterdir()) == ["boundaries", "control"]


def test_dated_files_of_an_earlier_day_are_added(published: Server, command, tmp_path: Path) -> None:
    command("update", "--only", "control")
    published.publish("/deepstatemap_data_20240708.geojson", collection(area(), area(lon=36.0)))
    done = command("update", "--only", "control", "--day", "2024-07-09")
    assert (done.code, done.errors) == (0, ["control: deepstatemap_data_20240708.geojson: new", NEW[-1]])
    files = {path.name for path in (tmp_path / "updates" / "control").iterdir()}
    assert files == {"deepstatemap_data_20240708.geojson", CONTROL[1:], "fetched.json"}


def test_a_fault_is_one_line_and_exit_code_1(published: Server, command, tmp_path: Path) -> None:
    command("update")
    before = hashes(tmp_path / "updates")
    url = published.publish("/UA.zip", Answer(PAGE, headers={"Content-Type": "application/zip"}))
    done = command("update", "--quiet")
    assert (done.code, done.output) == (1, "")
    assert done.errors == [
        f"GeoNames: {url}: answers with a web page in place of the file; open it in a browser; the earlier files stay",
        "not updated: geonames (1 of 3)",
    ]
    assert hashes(tmp_path / "updates") == before


def test_messages_are_json_where_asked(published: Server, command) -> None:
    published.publish("/UA.zip", Answer(b"gone", 404))
    entries = [json.loads(line) for line in command("update", "--json").errors]
    assert [entry["levelname"] for entry in entries] == ["ERROR", *["INFO"] * 4, "ERROR"]


def test_the_folder_of_facts_is_never_written_to(published: Server, command, tmp_path: Path) -> None:
    before = hashes(tmp_path / "facts")
    for out in ("facts", "facts/updates", "other/../facts"):
        done = command("update", "--out", out)
        assert (done.code, len(done.errors)) == (2, 1)
        assert "lies in data/, which no command writes to" in done.errors[0]
    assert hashes(tmp_path / "facts") == before
    assert published.asked == []


@pytest.mark.parametrize(("flags", "shows"), [([], True), (["--quiet"], False), (["--json"], False)])
def test_progress_is_shown_on_a_terminal_only(
    published: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, flags: list[str], shows: bool
) -> None:
    monkeypatch.chdir(tmp_path)
    ours, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, (24, 80))
    with os.fdopen(theirs, "w") as terminal:
        monkeypatch.setattr("sys.stderr", terminal)
        assert main(["update", "--only", "geonames", *flags]) == 0
        print("end", file=terminal, flush=True)
        told = ""
        while "end" not in told:
            told += os.read(ours, 1000).decode()
    os.close(ours)
    assert ("UA.zip:" in told) == shows
    assert ("%|" in told) == shows
