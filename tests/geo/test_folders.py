import subprocess
import sys
from pathlib import Path

import pytest

from geo.errors import InputError
from geo.folders import replaced_folder


def write_edition(out: Path, text: str) -> None:
    with replaced_folder(out, "build.json") as folder:
        (folder / "build.json").write_text("{}")
        (folder / "index.html").write_text(text)


def write_half_an_edition(out: Path) -> None:
    with replaced_folder(out, "build.json") as folder:
        (folder / "index.html").write_text("half")
        raise RuntimeError("in the middle")


def siblings(out: Path) -> list[str]:
    return sorted(path.name for path in out.parent.iterdir())


def test_a_new_edition_replaces_the_old_one_whole(tmp_path):
    out = tmp_path / "site"
    write_edition(out, "old")
    (out / "only-in-the-old-one.txt").write_text("x")
    write_edition(out, "new")
    assert sorted(path.name for path in out.iterdir()) == ["build.json", "index.html"]
    assert (out / "index.html").read_text() == "new"
    assert siblings(out) == ["site"]


def test_an_error_in_the_middle_leaves_the_old_edition(tmp_path):
    out = tmp_path / "site"
    write_edition(out, "old")
    with pytest.raises(RuntimeError, match="in the middle"):
        write_half_an_edition(out)
    assert (out / "index.html").read_text() == "old"
    assert siblings(out) == ["site"]


def test_a_failing_swap_puts_the_old_edition_back(tmp_path):
    out = tmp_path / "site"
    write_edition(out, "old")
    with pytest.raises(FileNotFoundError), replaced_folder(out, "build.json") as folder:
        folder.rmdir()
    assert (out / "index.html").read_text() == "old"
    assert siblings(out) == ["site"]


KILLED = """
import os, sys
from pathlib import Path
from geo.folders import replaced_folder
with replaced_folder(Path(sys.argv[1]), "build.json") as folder:
    (folder / "index.html").write_text("half")
    os._exit(9)
"""


def test_a_killed_build_leaves_the_old_edition_and_the_next_one_tidies_up(tmp_path):
    out = tmp_path / "site"
    write_edition(out, "old")
    killed = subprocess.run([sys.executable, "-c", KILLED, str(out)], cwd=Path(__file__).parents[2], check=False)
    assert killed.returncode == 9
    assert (out / "index.html").read_text() == "old"
    assert siblings(out) == [".site.building", "site"]
    write_edition(out, "new")
    assert (out / "index.html").read_text() == "new"
    assert siblings(out) == ["site"]


def test_a_build_killed_between_the_renames_is_put_right(tmp_path):
    out = tmp_path / "site"
    write_edition(out, "old")
    out.rename(tmp_path / ".site.replaced")
    with pytest.raises(RuntimeError), replaced_folder(out, "build.json"):
        raise RuntimeError
    assert (out / "index.html").read_text() == "old"


def test_a_folder_that_is_no_site_is_refused_and_kept(tmp_path):
    precious = tmp_path / "photos"
    precious.mkdir()
    (precious / "one.jpg").write_text("x")
    with pytest.raises(InputError, match=r"no build\.json"), replaced_folder(precious, "build.json"):
        pytest.fail("must not get here")
    assert (precious / "one.jpg").read_text() == "x"


def test_a_file_in_the_way_is_refused(tmp_path):
    (tmp_path / "site").write_text("a file")
    with pytest.raises(InputError, match="a file is in the way"), replaced_folder(tmp_path / "site", "build.json"):
        pytest.fail("must not get here")


def test_an_empty_folder_is_taken_and_parents_are_made(tmp_path):
    (tmp_path / "empty").mkdir()
    write_edition(tmp_path / "empty", "one")
    write_edition(tmp_path / "a" / "b" / "site", "two")
    assert (tmp_path / "a" / "b" / "site" / "index.html").read_text() == "two"
