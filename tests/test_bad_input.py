"""Input that is broken, hostile or no report at all: a clear line that names it, and the rest of the batch is built."""

import csv
import json
import os
import re
from pathlib import Path

import pytest

from tests.command_line import SHELLING, Run, hashes, run_program
from tests.maps.chunks import read_chunk

LOGIN_PAGE = """<!doctype html><html><head><title>Log in</title></head><body>
<form action="/login"><label>Name</label><input name="user"><input type="password"><button>Log in</button></form>
</body></html>"""
BOOK = "Shelling in Tokmak left homes without power.\n" * 1_200_000  # 54 MB

# The whole content of a file that holds no report, by its name, and why.
UNREADABLE: dict[str, tuple[str | bytes, str]] = {
    "empty.txt": ("", "is empty: there is no word in it"),
    "blank.txt": (" \r\n\t\u00a0\u2003", "is empty: there is no word in it"),
    "invisible.txt": ("\u200b\u200e\u202e\ufeff", "is empty: there is no word in it"),
    "emoji.txt": ("🔥💥🇺🇦" * 40, "is empty: there is no word in it"),
    "bytes.txt": (bytes(range(256)) * 20, "is not text; save it as UTF-8"),
    "zeros.txt": (bytes(4000), "is not text but binary data"),
    "book.txt": (BOOK, "is longer than 1,000,000 characters; split it into reports"),
    "no-space.txt": ("x" * 10_000_000, "is longer than 1,000,000 characters; split it into reports"),
    "empty.md": ("---\ntitle: Nothing below\n---\n", "holds no text"),
    "broken.md": ("---\ntitle: [\n---\nText.", "the part between the --- lines is not YAML, line 3"),
    "day.md": ("---\npublished: 2024-13-45\n---\nText.", "the part between the --- lines: month must be in 1..12"),
    "empty.html": ("", "has no main text"),
    "no-text.csv": ("id,words\n1,Text.\n", "has no column 'text'; its first line is 'id,words'"),
    "empty.csv": ("", "has no column 'text'"),
    "quote.csv": (f'text\n"{SHELLING}', "is not a row of CSV: unexpected end of data"),
    "no-export.json": ("{}", "is no Telegram export; write other JSON as one report a line (.jsonl)"),
    "empty.json": ("", "is not JSON"),
    "empty.rss": ("", "is no RSS or Atom feed"),
    "page.xml": ("<html/>", "is no RSS or Atom feed"),
}
# Texts that are odd but can be read; each has the sentence of SHELLING in it.
READABLE: dict[str, str | bytes] = {
    "one-word.txt": f"{SHELLING}\n{'x' * 900_000}",
    "no-space.txt": f"{SHELLING}\n{'Tokmak,' * 20_000}",
    "nul.txt": f"{SHELLING}\0{' Nobody came.' * 20}",
    "right-to-left.txt": f"\u202e{SHELLING}\u202c \u200fمرحبا \u061c",
    "emoji.txt": f"🔥🔥🔥 {SHELLING} 💥👨‍👩‍👧‍👦",
    "accents.txt": f"{SHELLING} {'e' + chr(0x301) * 5000}",
    "old-mac.txt": f"First.\r{SHELLING}\rLast.",
    "utf-16.txt": SHELLING.encode("utf-16"),
    "surrogates.jsonl": json.dumps({"id": "\ud800", "title": "\udfff", "text": f"{SHELLING} \ud800 \udc00"}),
    "controls.jsonl": json.dumps({"id": "a\u0000b\nc", "title": "a\u0000\u001b[31mb", "text": SHELLING}),
    "deep.jsonl": f'{{"text": "{SHELLING}"}}\n' + "[" * 100_000,
    "markup.html": f"<html><body><p>{SHELLING * 5}</p>" + "<div><b><table>" * 20_000,
}
SHELLED = ("shelling", "Tokmak")


def write(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def manifest_of(site: Path) -> dict:
    return json.loads((site / "build.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", UNREADABLE)
def test_a_file_without_a_report_is_one_line_and_no_site(command, tmp_path, name):
    content, reason = UNREADABLE[name]
    write(tmp_path / name, content)
    done = command(name)
    assert (done.code, done.output, len(done.errors)) == (2, "", 1)
    assert done.errors[0].startswith(f"nothing can be read: {name}")
    assert reason in done.errors[0]
    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize("name", ["empty.jsonl", "empty-lines.jsonl", "only-a-header.csv"])
def test_a_file_of_no_reports_replaces_no_site(command, tmp_path, good, name):
    assert command("good.txt").code == 0
    before = hashes(tmp_path / "site")
    write(tmp_path / name, {"empty.jsonl": "", "empty-lines.jsonl": "\n\n", "only-a-header.csv": "id,text\n"}[name])
    assert command(name) == Run(2, "", [f"{name}: there is no report in it"])
    assert hashes(tmp_path / "site") == before


def test_the_rest_of_a_batch_is_built_and_the_bad_ones_are_listed(command, tmp_path):
    folder = tmp_path / "reports"
    folder.mkdir()
    write(folder / "good.txt", SHELLING)
    for name, (content, _) in UNREADABLE.items():
        write(folder / name, content)
    done = command("reports")
    assert done.code == 0
    manifest = manifest_of(tmp_path / "site")
    assert [item["source"] for item in manifest["inputs"]] == ["good.txt"]
    assert {item["source"].split(":")[0] for item in manifest["rejected"]} == set(UNREADABLE)
    for item in manifest["rejected"]:
        assert UNREADABLE[item["source"].split(":")[0]][1] in item["reason"]
        assert f"not read: {item['source']}: {item['reason']}" in done.errors
    assert manifest["counts"]["rejected"] == len(UNREADABLE)
    assert len(done.errors) == len(UNREADABLE) + 2


def test_broken_lines_are_named_and_the_others_are_built(command, tmp_path):
    lines = [json.dumps({"id": "one", "text": SHELLING}), '{"text": "cut', "[]", '{"text": 5}', "null", '{"id": "x"}']
    lines.append(json.dumps({"id": "two", "text": "Обстріл Мелітополя."}, ensure_ascii=False))
    write(tmp_path / "feed.jsonl", "\n".join(lines).encode() + b"\n\xff\xfe\n")
    done = command("feed.jsonl")
    assert done.code == 0
    manifest = manifest_of(tmp_path / "site")
    assert [item["source"] for item in manifest["rejected"]] == [f"feed.jsonl:{line}" for line in (2, 3, 4, 5, 6, 8)]
    assert manifest["counts"]["reports"] == 2
    assert done.errors[0].startswith("not read: feed.jsonl:2: is not JSON: ")
    assert done.errors[-1].endswith("from 2 reports (6 not read) -> site/index.html")


def test_odd_texts_are_read_and_every_file_of_the_site_can_be_parsed(command, tmp_path):
    folder = tmp_path / "reports"
    folder.mkdir()
    for name, content in READABLE.items():
        write(folder / name, content)
    done = command("reports")
    assert done.code == 0
    site = tmp_path / "site"
    read = {item["source"].split(":")[0] for item in manifest_of(site)["inputs"]}
    assert read == set(READABLE)
    with (site / "incidents.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if (row["incident_type"], row["place_name"]) == SHELLED]
    assert len({report for row in rows for report in row["report_id"].split("|")}) == len(READABLE)
    json.loads((site / "incidents.geojson").read_text(encoding="utf-8"))
    for line in (site / "mentions.jsonl").read_text(encoding="utf-8").splitlines():
        assert json.loads(line)["end"] > json.loads(line)["start"]


def test_a_login_page_brings_no_incident(command, tmp_path, good):
    write(tmp_path / "login.html", LOGIN_PAGE)
    assert command("good.txt", "login.html").code == 0
    with (tmp_path / "site" / "incidents.csv").open(encoding="utf-8", newline="") as file:
        assert {row["report_id"] for row in csv.DictReader(file)} == {"good"}


def test_names_that_are_no_text_and_links_in_a_circle(command, tmp_path):
    folder = tmp_path / "reports"
    folder.mkdir()
    Path(os.fsdecode(os.fsencode(folder) + b"/\xff\xfe.txt")).write_text("Shelling in Melitopol.")
    Path(os.fsdecode(os.fsencode(folder) + b"/\xffempty.txt")).write_text("")
    write(folder / "new\nline.txt", "Shelling in Polohy.")
    write(folder / "<img src=x onerror=alert(1)>.txt", SHELLING)
    (folder / "loop.txt").symlink_to("loop.txt")
    (folder / "self").symlink_to(".")
    done = command("reports")
    assert done.code == 0
    manifest = manifest_of(tmp_path / "site")
    assert {item["source"] for item in manifest["inputs"]} == {
        "��.txt",
        "new�line.txt",
        "<img src=x onerror=alert(1)>.txt",
    }
    assert {item["source"] for item in manifest["rejected"]} == {"�empty.txt", "loop.txt"}
    assert len(done.errors) == 4
    looped = command(folder / "loop.txt")
    assert (looped.code, len(looped.errors)) == (2, 1)
    assert "loop.txt: cannot be opened" in looped.errors[0]


def test_a_site_needs_a_name_that_is_text(tmp_path, good):
    done = run_program("good.txt", "--out", b"site\xff", cwd=tmp_path)
    assert (done.code, len(done.errors)) == (2, 1)
    assert done.errors[0].endswith("the folder's name is no Unicode text; name another folder")


def test_markup_of_a_report_is_never_live(command, tmp_path):
    attack = "</script><script>alert(1)</script><img src=x onerror=alert(1)>\"'><svg/onload=alert(1)>{{7*7}}${7*7}"
    report = {
        "id": attack,
        "title": attack,
        "publisher": attack,
        "url": f"https://example.org/{attack}",
        "text": f"{attack} Shelling in Tokmak {attack} left homes without power, said Mayor Ivan {attack} Fedorov.",
    }
    write(tmp_path / "attack.jsonl", json.dumps(report))
    assert command("attack.jsonl").code == 0
    site = tmp_path / "site"
    assert "alert(1)" in (site / "table.html").read_text(encoding="utf-8")
    assert "alert(1)" in json.dumps(read_chunk(site / "assets" / "data" / "details-0.js"))
    for page in site.glob("*.html"):
        assert not re.search(r"<script>alert|<img src=x|<svg/onload", page.read_text(encoding="utf-8"))


def test_what_is_shortened_is_told_and_listed(command, tmp_path):
    write(tmp_path / "long.jsonl", json.dumps({"text": SHELLING, "title": "x" * 100_000}))
    done = command("long.jsonl")
    reason = "the title is longer than 300 characters and was cut"
    assert (done.code, done.errors[0]) == (0, f"shortened: long.jsonl:1: {reason}")
    assert manifest_of(tmp_path / "site")["shortened"] == [{"source": "long.jsonl:1", "reason": reason}]
    assert "x" * 300 not in (tmp_path / "site" / "table.html").read_text(encoding="utf-8")


def test_an_address_in_a_script_is_no_link(command, tmp_path, good):
    write(tmp_path / "link.jsonl", json.dumps({"text": SHELLING, "url": "javascript:alert(1)"}))
    done = command("good.txt", "link.jsonl")
    assert done.code == 0
    assert "'url' is not a web address: 'javascript:alert(1)'" in done.errors[0]
    assert not any('href="javascript' in page.read_text("utf-8") for page in (tmp_path / "site").glob("*.html"))


def test_days_at_the_ends_of_the_calendar(command, tmp_path):
    days = ["0001-01-01", "1677-01-01", "2262-12-31", "9999-12-31"]
    text = "Yesterday shelling in Tokmak left homes without power. In 9999 Enerhodar was shelled."
    reports = [{"id": day, "published": day, "text": text} for day in days]
    write(tmp_path / "days.jsonl", "\n".join(map(json.dumps, reports)))
    done = command("days.jsonl")
    assert (done.code, len(done.errors)) == (0, 2)
