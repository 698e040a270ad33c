import json
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from geo.errors import InputError
from geo.facts import DATA
from geo.update.catalogue import Publisher, read_bounds
from geo.update.download import Downloader
from geo.update.update import Outcome, update
from tests.command_line import ROOT, hashes
from tests.geo.update.publishing import PAGE, Answer, Server, area, cod_ab, collection, dump, places, unit, zipped

BOUNDS = read_bounds(DATA / "expectations.yaml")
TODAY = date(2026, 11, 22)
RAIONS = [unit(2, "UA6510"), unit(2, "UA6502", lon=34.0)]
HROMADAS = [unit(3, "UA6510003"), unit(3, "UA6502001", lon=34.0)]
UNITS = cod_ab(RAIONS, HROMADAS)
DUMP = dump(*places(1, 2, 3))
AREA = collection(area(), area(lon=35.0))
GEONAMES, BOUNDARIES = "/UA.zip", "/ukr_admin_boundaries.geojson.zip"

Run = Callable[..., list[Outcome]]


def control_of(day: int) -> str:
    return f"/deepstatemap_data_202611{day:02}.geojson"


@pytest.fixture
def run(publishers: dict[str, Publisher], downloader: Downloader, out: Path) -> Run:
    def run(*names: str, today: date = TODAY) -> list[Outcome]:
        chosen = {name: publishers[name] for name in names or publishers}
        return list(update(chosen, out, downloader, BOUNDS, today))

    return run


@pytest.fixture
def published(server: Server) -> Server:
    server.publish(GEONAMES, DUMP)
    server.publish(BOUNDARIES, UNITS)
    server.publish(control_of(22), AREA)
    return server


def names(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def messages(outcomes: list[Outcome]) -> list[str]:
    return [outcome.message for outcome in outcomes]


def test_everything_is_fetched_into_folders_of_its_own(published: Server, run: Run, out: Path) -> None:
    outcomes = run()
    assert all(outcome.is_good for outcome in outcomes)
    assert messages(outcomes) == [
        "GeoNames: 3 places, new",
        "boundaries: 2 raions, new; 2 hromadas, new",
        "control: deepstatemap_data_20261122.geojson: new",
    ]
    assert names(out) == [
        "boundaries/fetched.json",
        "boundaries/hromadas.geojson",
        "boundaries/raions.geojson",
        "control/deepstatemap_data_20261122.geojson",
        "control/fetched.json",
        "geonames/UA.zip",
        "geonames/fetched.json",
    ]
    assert (out / "geonames" / "UA.zip").read_bytes() == DUMP
    assert (out / "boundaries" / "raions.geojson").read_bytes() == collection(*RAIONS)
    assert (out / "control" / "deepstatemap_data_20261122.geojson").read_bytes() == AREA
    assert sorted(path.name for path in out.iterdir()) == ["boundaries", "control", "geonames"]


def test_it_is_said_which_command_uses_new_files(published: Server, run: Run, out: Path) -> None:
    [outcome] = run("geonames")
    assert outcome.use == (
        f"python build_map.py gazetteer --geonames {out}/geonames/UA.zip --out gazetteer, "
        "then build with --gazetteer gazetteer"
    )
    assert run("geonames")[0].use is None


def test_where_files_come_from_is_recorded(server: Server, run: Run, out: Path) -> None:
    headers = {"ETag": '"1"', "Last-Modified": "Sat, 21 Nov 2026 03:00:00 GMT"}
    server.publish(BOUNDARIES, Answer(UNITS, headers=headers))
    run("boundaries")
    record = json.loads((out / "boundaries" / "fetched.json").read_text(encoding="utf-8"))
    [download] = record["downloads"]
    assert record["licence"] == "CC BY 3.0 IGO"
    assert download["url"] == server.url + BOUNDARIES
    assert (download["etag"], download["last_modified"]) == tuple(headers.values())
    assert (download["bytes"], download["rows"]) == (len(UNITS), {"raions": 2, "hromadas": 2})
    found = hashes(out / "boundaries")
    assert {file["name"]: file["sha256"] for file in download["files"]} == {
        name: found[name] for name in ("raions.geojson", "hromadas.geojson")
    }


def test_what_did_not_change_is_left_alone(server: Server, run: Run, out: Path) -> None:
    server.publish(GEONAMES, Answer(DUMP, headers={"ETag": '"1"'}), Answer(DUMP, headers={"ETag": '"2"'}))
    server.publish(BOUNDARIES, Answer(UNITS, headers={"ETag": '"1"'}))
    run("geonames", "boundaries")
    before = {path: (path.stat().st_mtime_ns, path.stat().st_ino) for path in out.rglob("*")}
    told = messages(run("geonames", "boundaries"))
    assert [line.partition(" since ")[0] for line in told] == ["GeoNames: unchanged", "boundaries: unchanged"]
    assert {path: (path.stat().st_mtime_ns, path.stat().st_ino) for path in out.rglob("*")} == before
    assert server.headers[-1]["If-None-Match"] == '"1"'


def test_it_is_said_what_changed(server: Server, run: Run) -> None:
    server.publish(GEONAMES, DUMP, dump(*places(2, 3), *places(4, 5, 6), *places(7, name="Tokmak")))
    server.publish(BOUNDARIES, UNITS, cod_ab([RAIONS[0], unit(2, "UA6502", lon=34.5)], HROMADAS))
    run("geonames", "boundaries")
    assert messages(run("geonames", "boundaries")) == [
        "GeoNames: 6 places, 3 more than before (4 added, 1 removed)",
        "boundaries: 2 raions, as many as before (1 changed); 2 hromadas, as many as before (all the same)",
    ]


def test_fewer_rows_are_told_too(server: Server, run: Run) -> None:
    server.publish(GEONAMES, DUMP, dump(*places(1, 2)))
    run("geonames")
    assert messages(run("geonames")) == ["GeoNames: 2 places, 1 fewer than before (1 removed)"]


def test_a_file_that_was_changed_by_hand_is_fetched_anew(server: Server, run: Run, out: Path) -> None:
    server.publish(BOUNDARIES, Answer(UNITS, headers={"ETag": '"1"'}))
    run("boundaries")
    (out / "boundaries" / "raions.geojson").write_text("{}")
    assert messages(run("boundaries")) == ["boundaries: 2 raions, new; 2 hromadas, new"]
    assert (out / "boundaries" / "raions.geojson").read_bytes() == collection(*RAIONS)


def test_the_newest_day_there_is_is_taken_and_earlier_ones_stay(server: Server, run: Run, out: Path) -> None:
    server.publish(control_of(20), AREA)
    assert messages(run("control")) == ["control: deepstatemap_data_20261120.geojson: new"]
    assert server.asked == [control_of(day) for day in (22, 21, 20)]
    (out / "control" / "deepstatemap_data_20240708.geojson").write_bytes(AREA)
    server.publish(control_of(22), AREA, collection(area(lon=36.0)))
    assert messages(run("control")) == ["control: deepstatemap_data_20261122.geojson: new"]
    assert messages(run("control")) == ["control: deepstatemap_data_20261122.geojson: changed"]
    assert messages(run("control"))[0].startswith("control: deepstatemap_data_20261122.geojson: unchanged since ")
    days = ["20240708", "20261120", "20261122"]
    assert names(out / "control") == [*(f"deepstatemap_data_{day}.geojson" for day in days), "fetched.json"]
    recorded = json.loads((out / "control" / "fetched.json").read_text())["downloads"]
    assert [download["files"][0]["name"][-13:-8] for download in recorded] == ["61120", "61122"]


def test_no_day_is_there(server: Server, run: Run) -> None:
    [outcome] = run("control")
    assert not outcome.is_good
    assert f"{control_of(22)}: is not there, nor is that of any of the 14 days before" in outcome.message
    assert len(server.asked) == 15


FAULTS = {
    "it is gone": (Answer(b"gone", 404), "answers 404 Not Found"),
    "it is broken": (Answer(b"", 500), "answers 500 Internal Server Error"),
    "it sends a page": (Answer(PAGE * 10, headers={"Content-Type": "application/zip"}), "answers with a web page"),
    "it breaks off": (Answer(UNITS[:400], length=len(UNITS)), "the connection failed or broke off"),
    "it drips": (Answer(UNITS, pause_s=0.05, piece_bytes=1), "took longer than 2 seconds"),
    "it falls silent": (Answer(UNITS, pause_s=1.0), "the connection failed or broke off"),
    "too small": (Answer(zipped({})), "the download has 22 bytes, at least 100 are expected"),
    "too large": (Answer(bytes(200_000)), "is larger than the 100,000 bytes expected at most"),
    "no archive": (Answer(bytes(1000)), "is no zip archive that can be read"),
    "half an archive": (Answer(UNITS[: len(UNITS) // 2]), "is no zip archive that can be read"),
    "a zip bomb": (
        Answer(zipped({"ukr_admin2.geojson": bytes(50_000_000), "ukr_admin3.geojson": b""})),
        "ukr_admin2.geojson in the archive swells",
    ),
    "a path that climbs": (
        Answer(zipped({"../../raions.geojson": "x", "ukr_admin2.geojson": collection(*RAIONS)})),
        "'../../raions.geojson' in it climbs out of the folder",
    ),
    "half the set": (
        Answer(zipped({"ukr_admin2.geojson": collection(*RAIONS)})),
        "the archive has 0 files ukr_admin3.geojson",
    ),
    "another schema": (
        Answer(cod_ab([area(shapeName="Kherson"), area(shapeName="Skadovsk")], HROMADAS)),
        "ukr_admin2.geojson: lacks adm2_pcode, adm2_name, adm2_name1; its properties are: shapeName",
    ),
    "too few rows": (Answer(cod_ab(RAIONS, HROMADAS[:1])), "ukr_admin3.geojson: 1 hromadas, at least 2 are expected"),
    "truncated JSON": (
        Answer(zipped({"ukr_admin2.geojson": collection(*RAIONS)[:-9], "ukr_admin3.geojson": collection(*HROMADAS)})),
        "ukr_admin2.geojson: is no GeoJSON that can be read",
    ),
    "axes swapped": (
        Answer(cod_ab([unit(2, "UA6510", lat=33.0, lon=46.5), unit(2, "UA6502", lat=34.0, lon=46.5)], HROMADAS)),
        "ukr_admin2.geojson: 2 of 2 raions lie outside Ukraine; latitude and longitude are swapped",
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_after_any_fault_the_earlier_files_stay(published: Server, run: Run, out: Path, fault: str) -> None:
    run()
    before = hashes(out)
    answer, told = FAULTS[fault]
    published.publish(BOUNDARIES, answer)
    published.publish(GEONAMES, dump(*places(1, 2, 3, 4)))
    geonames, boundaries, control = run()
    assert (geonames.is_good, boundaries.is_good, control.is_good) == (True, False, True)
    assert told in boundaries.message
    assert boundaries.message.startswith("boundaries: ")
    assert boundaries.message.endswith("; the earlier files stay")
    assert "\n" not in boundaries.message
    after = hashes(out)
    assert {name for name in before if before[name] != after[name]} == {"geonames/UA.zip", "geonames/fetched.json"}
    assert before.keys() == after.keys()


def test_where_there_was_nothing_there_is_nothing_after_a_fault(run: Run, out: Path) -> None:
    assert [outcome.message.rpartition("; ")[2] for outcome in run()] == ["there are no earlier files"] * 3
    assert list(out.iterdir()) == []


def test_a_full_disk_is_told_and_the_earlier_files_stay(
    published: Server, run: Run, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run()
    before = hashes(out)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("geo.update.update.shutil.copyfile", full)
    published.publish(GEONAMES, dump(*places(1, 2)))
    [outcome] = run("geonames")
    assert "No space left on device" in outcome.message
    assert hashes(out) == before


def test_a_damaged_record_is_told(published: Server, run: Run, out: Path) -> None:
    run("geonames")
    (out / "geonames" / "fetched.json").write_text("{}")
    [outcome] = run("geonames")
    assert "geonames/fetched.json: is damaged; delete the folder and update again" in outcome.message


def test_what_no_longer_meets_the_expectations_is_no_measure(
    published: Server, run: Run, publishers: dict[str, Publisher]
) -> None:
    run("geonames")
    content = publishers["geonames"].contents[0].model_copy(update={"min_rows": 4})
    publishers["geonames"] = publishers["geonames"].model_copy(update={"contents": [content]})
    published.publish(GEONAMES, dump(*places(1, 2, 3, 4)))
    assert messages(run("geonames")) == ["GeoNames: 4 places, new"]


def test_a_folder_of_somebody_else_is_refused_before_anything_is_fetched(
    published: Server, run: Run, out: Path
) -> None:
    (out / "control").mkdir(parents=True)
    (out / "control" / "photo.jpg").write_bytes(b"x")
    with pytest.raises(InputError, match=r"control: holds files but no fetched\.json"):
        run()
    assert published.asked == []
    assert names(out) == ["control/photo.jpg"]


def test_what_a_killed_run_left_is_tidied_up(published: Server, run: Run, out: Path) -> None:
    run()
    before = hashes(out)
    (out / ".fetching-x1").mkdir()
    (out / ".fetching-x1" / "download.zip").write_bytes(b"half")
    (out / "control").rename(out / ".control.replaced")
    assert all("unchanged" in message for message in messages(run()))
    assert hashes(out) == before
    assert sorted(path.name for path in out.iterdir()) == ["boundaries", "control", "geonames"]


def test_a_run_killed_at_any_step_leaves_the_old_files_or_the_new_ones(
    published: Server, run: Run, publishers: dict[str, Publisher], out: Path
) -> None:
    run("boundaries")
    published.publish(BOUNDARIES, cod_ab([*RAIONS, unit(2, "UA6504", lon=35.0)], HROMADAS))
    arguments = [publishers["boundaries"].model_dump_json(), out / "boundaries"]
    done = subprocess.run(
        [sys.executable, "-m", "tests.geo.update.killing", *arguments], cwd=ROOT, capture_output=True, check=True
    )
    states = done.stdout.decode().split()
    assert len(states) > 20
    assert set(states) == {"old", "new"}
    assert states == sorted(states, reverse=True)
