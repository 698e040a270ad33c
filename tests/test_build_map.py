"""The commands, their options and exit codes: 0 published, 1 refused by a check, 2 unusable arguments or input."""

import json
import os

import pytest

from tests.command_line import SHELLING, Run, hashes, run_program

USAGE_ERRORS = {
    "--nope": "unrecognized arguments: --nope",
    "--workers -1": "argument --workers: '-1' is not a number from 0 to 61",
    "--workers abc": "argument --workers: 'abc' is not a number from 0 to 61",
    "--workers 1.5": "argument --workers: '1.5' is not a number from 0 to 61",
    "--workers 100000": "argument --workers: '100000' is not a number from 0 to 61",
    "--workers ²": "argument --workers: '²' is not a number from 0 to 61",
    "-v --quiet": "not allowed with argument",
    "geoparse": "the following arguments are required: text",
    "geoparse one two": "unrecognized arguments: two",
    "gazetteer": "the following arguments are required: --out",
    "update --day 22.11.2026": "argument --day: '22.11.2026' is no day like 2026-11-21",
    "update --only": "argument --only: expected at least one argument",
    "check --workers 2": "unrecognized arguments: --workers 2",
}
INPUT_ERRORS = {
    "nowhere.txt": "nowhere.txt: does not exist",
    "updat": "updat: does not exist",
    "no-folder --out site": "no-folder: does not exist",
    "good.txt --gazetteer nowhere": "nowhere/places.parquet: missing; compile it again: python build_map.py gazetteer",
    "good.txt --gazetteer .": "places.parquet: missing; compile it again: python build_map.py gazetteer",
    "good.txt --out good.txt": "good.txt: a file is in the way",
    "good.txt --address https://news.example/map/index.html": "is the address of a page; give that of its folder",
    "good.txt --out .": "holds files but no build.json",
    "check": "site: holds no whole site built by this program; build one first",
    "check --out good.txt": "good.txt: holds no whole site built by this program",
    "update --only control nobody": "no publisher is called nobody; there are geonames, boundaries, control",
    "update --out good.txt": "good.txt: File exists",
    "gazetteer --out new --geonames nowhere.zip": "nowhere.zip: not a GeoNames country dump",
}


@pytest.mark.parametrize("line", USAGE_ERRORS)
def test_arguments_that_cannot_be_used_are_one_line(command, line):
    done = command(*line.split())
    assert (done.code, done.output, len(done.errors)) == (2, "", 1)
    assert USAGE_ERRORS[line] in done.errors[0]
    assert done.errors[0].endswith("--help")


@pytest.mark.parametrize("line", INPUT_ERRORS)
def test_input_that_cannot_be_used_is_one_line(command, good, line):
    before = hashes(good.parent)
    done = command(*line.split())
    assert (done.code, done.output, len(done.errors)) == (2, "", 1)
    assert INPUT_ERRORS[line] in done.errors[0]
    assert hashes(good.parent) == before


def test_an_empty_name_is_no_folder_to_read(command, good):
    told = "an empty name was given for reports; give a file, a folder or an address"
    assert command("") == Run(2, "", [told])


def test_build_is_the_default_command(command, good):
    for words in ("good.txt --out a", "build good.txt --out b", "--out c good.txt"):
        done = command(*words.split())
        assert (done.code, done.output, len(done.errors)) == (0, "", 2)
        assert "(--address)" in done.errors[0]
        assert " incidents from 1 reports (0 not read) -> " in done.errors[1]
    assert hashes(good.parent / "a") == hashes(good.parent / "b") == hashes(good.parent / "c")


def test_a_build_with_an_address_asks_for_none(command, good):
    done = command("good.txt", "--address", "https://news.example/map")
    assert (done.code, len(done.errors)) == (0, 1)


def test_flags_may_stand_before_the_command(command, good):
    assert command("--quiet", "build", "good.txt").code == 0
    assert command("-v", "--json", "check").code == 0
    assert "Tokmak" in command("--json", "geoparse", SHELLING).output


def test_help_needs_no_data(tmp_path):
    done = run_program("--help", cwd=tmp_path)
    assert (done.code, done.errors) == (0, [])
    assert all(name in done.output for name in ("build", "geoparse", "gazetteer", "update", "check"))


def test_quiet_says_only_what_is_wrong(command, good):
    assert command("good.txt", "--quiet") == Run(0, "", [])
    assert command("check", "--quiet") == Run(0, "", [])
    (good.parent / "empty.txt").write_text("")
    done = command("good.txt", "empty.txt", "--quiet")
    assert (done.code, done.errors) == (0, ["not read: empty.txt: is empty: there is no word in it"])


def test_verbose_says_what_was_read_and_what_has_no_place(command, good):
    (good.parent / "second.txt").write_text("Обстріл у селі Новофедорівка.", encoding="utf-8")
    done = command("good.txt", "second.txt", "-v")
    assert done.code == 0
    assert done.errors[:2] == ["read: good.txt: 1 reports", "read: second.txt: 1 reports"]
    assert done.errors[2].startswith("no place: ")
    assert "Новофедорівка in second: " in done.errors[2]


def test_logs_are_json_where_asked(command, good):
    (good.parent / "empty.html").write_text("")
    for words in (["good.txt", "empty.html"], ["check"], ["nowhere.txt"], ["good.txt", "-v"]):
        done = command(*words, "--json")
        entries = [json.loads(line) for line in done.errors]
        assert entries
        assert {*entries[-1]} == {"asctime", "levelname", "name", "message"}
        assert entries[-1]["levelname"] == ("ERROR" if done.code else "INFO")


def test_what_libraries_say_is_no_message_to_the_operator(command, good):
    (good.parent / "empty.html").write_text("")
    done = command("good.txt", "empty.html")
    assert len(done.errors) == 3
    assert done.errors[0].startswith("not read: empty.html: has no main text")


def test_geoparse_tells_places_and_incidents(command):
    done = command("geoparse", SHELLING)
    assert (done.code, done.errors) == (0, [])
    assert "“Tokmak” -> Tokmak (Токмак), settlement, UA23100270010029314" in done.output
    assert "shelling at Tokmak" in done.output


@pytest.mark.parametrize("text", ["", " ", "😀🔥"])
def test_geoparse_needs_a_word(command, text):
    assert command("geoparse", text) == Run(2, "", ["the text: is empty: there is no word in it"])


def test_geoparse_takes_what_is_no_unicode_and_answers_any_terminal(tmp_path):
    done = run_program("geoparse", os.fsencode(SHELLING) + b" \xff\xfe", cwd=tmp_path, PYTHONIOENCODING="ascii")
    assert (done.code, done.errors) == (0, [])
    assert "?Tokmak? -> Tokmak (??????), settlement" in done.output


def test_check_of_a_site(command, good):
    command("good.txt")
    assert command("check").errors == ["site meets its expectations"]
    (good.parent / "site" / "incidents.parquet").write_bytes(b"PAR1")
    done = command("check")
    assert (done.code, len(done.errors)) == (2, 1)
    for manifest in ("{}", "[]", "", '{"counts": {"reports": "many"}}', "\xff"):
        (good.parent / "site" / "build.json").write_text(manifest, encoding="latin-1")
        done = command("check")
        assert (done.code, done.errors) == (2, ["site: holds no whole site built by this program; build one first"])


def test_a_check_that_refuses_leaves_the_old_site(command, good):
    assert command("good.txt").code == 0
    before = hashes(good.parent / "site")
    lines = [*(json.dumps({"text": f"{SHELLING} {number}"}) for number in range(20)), *["{"] * 40]
    (good.parent / "mostly-broken.jsonl").write_text("\n".join(lines))
    done = command("mostly-broken.jsonl", "--quiet")
    assert done.code == 1
    assert done.errors[-1] == "refused: 40 of 60 reports cannot be read (at most 50% may)"
    assert done.errors[0].startswith("not read: mostly-broken.jsonl:21: is not JSON")
    assert hashes(good.parent / "site") == before


def test_a_folder_that_is_no_site_is_refused_before_anything_is_read(command, good, tmp_path):
    precious = tmp_path / "photos"
    precious.mkdir()
    (precious / "one.jpg").write_bytes(b"x")
    before = hashes(tmp_path)
    done = command("good.txt", "--out", "photos")
    assert done.code == 2
    assert "holds files but no build.json" in done.errors[0]
    assert hashes(tmp_path) == before


def test_what_the_system_refuses_is_one_line(command, good):
    for out in ("good.txt/site", "x" * 300):
        done = command("good.txt", "--out", out)
        assert (done.code, len(done.errors)) == (2, 1)
        assert done.errors[0].endswith(("Not a directory", "File name too long"))
