import io
import random
import re
import stat
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geo.errors import UpdateError
from geo.update.archives import take_members
from tests.geo.update.publishing import zipped

MEGABYTE = 1 << 20


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    return tmp_path / "archive.zip"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "taken"
    folder.mkdir()
    return folder


def test_members_are_taken_from_whatever_folder_they_lie_in(archive: Path, folder: Path) -> None:
    archive.write_bytes(zipped({"one.txt": "one", "a/b/two.txt": "two", "three.txt": "three"}))
    take_members(archive, {"one.txt": 10, "two.txt": 10}, folder)
    assert {path.name: path.read_text() for path in folder.iterdir()} == {"one.txt": "one", "two.txt": "two"}


@pytest.mark.parametrize(
    "name",
    ["../one.txt", "a/../../one.txt", "/etc/passwd", "..\\one.txt", "a\\..\\..\\one.txt", "C:\\one.txt", "C:one.txt"],
)
def test_an_archive_with_a_path_that_climbs_out_is_refused_by_name(archive: Path, folder: Path, name: str) -> None:
    archive.write_bytes(zipped({"one.txt": "one", name: "x"}))
    with pytest.raises(UpdateError) as caught:
        take_members(archive, {"one.txt": 10}, folder)
    assert f"{name!r} in it climbs out" in str(caught.value)
    assert list(folder.iterdir()) == []


@given(st.lists(st.sampled_from(["..", ".", "", "a", "b.txt", "~", "C:"]), min_size=1), st.sampled_from("/\\"))
def test_nothing_is_ever_written_outside_the_folder(
    tmp_path_factory: pytest.TempPathFactory, parts: list[str], between: str
) -> None:
    around = tmp_path_factory.mktemp("around")
    (around / "in").mkdir()
    (around / "archive.zip").write_bytes(zipped({between.join(parts) or "b.txt": "x"}))
    try:
        take_members(around / "archive.zip", {"b.txt": 10}, around / "in")
    except UpdateError:
        assert list((around / "in").iterdir()) == []
    assert sorted(path.name for path in around.iterdir()) == ["archive.zip", "in"]


def test_a_zip_bomb_is_refused_before_it_is_unpacked(archive: Path, folder: Path) -> None:
    archive.write_bytes(zipped({"one.txt": bytes(200 * MEGABYTE)}))
    with pytest.raises(UpdateError, match=r"one\.txt in the archive swells: over [\d,]+ bytes out of [\d,]+"):
        take_members(archive, {"one.txt": 1000 * MEGABYTE}, folder)
    assert (folder / "one.txt").stat().st_size < 30 * MEGABYTE


def test_a_member_that_is_larger_than_expected_is_refused(archive: Path, folder: Path) -> None:
    archive.write_bytes(zipped({"one.txt": random.Random(1).randbytes(MEGABYTE)}))
    with pytest.raises(UpdateError, match="swells"):
        take_members(archive, {"one.txt": MEGABYTE // 2}, folder)
    take_members(archive, {"one.txt": MEGABYTE}, folder)


def test_bytes_are_counted_whatever_the_archive_says_of_them(archive: Path, folder: Path) -> None:
    whole = zipped({"one.txt": bytes(10_000)})
    archive.write_bytes(whole.replace((10_000).to_bytes(4, "little"), (10).to_bytes(4, "little")))
    with pytest.raises(UpdateError, match=r"no zip archive that can be read|swells"):
        take_members(archive, {"one.txt": 1000}, folder)


def test_many_zeros_in_a_small_file_are_no_bomb(archive: Path, folder: Path) -> None:
    archive.write_bytes(zipped({"one.txt": bytes(MEGABYTE)}))
    take_members(archive, {"one.txt": MEGABYTE}, folder)


@pytest.mark.parametrize(("names", "n"), [(["two.txt"], 0), (["one.txt", "a/one.txt"], 2), (["one.txt/"], 0)])
def test_one_member_of_a_name_is_expected(archive: Path, folder: Path, names: list[str], n: int) -> None:
    archive.write_bytes(zipped(dict.fromkeys(names, "")))
    with pytest.raises(UpdateError, match=rf"the archive has {n} files one\.txt, one is expected"):
        take_members(archive, {"one.txt": 10}, folder)


def test_a_link_is_taken_as_the_text_it_is(archive: Path, folder: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as made:
        link = zipfile.ZipInfo("one.txt")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        made.writestr(link, "/etc/passwd")
    archive.write_bytes(packed.getvalue())
    take_members(archive, {"one.txt": 100}, folder)
    assert not (folder / "one.txt").is_symlink()
    assert (folder / "one.txt").read_text() == "/etc/passwd"


@given(cuts=st.lists(st.tuples(st.floats(0, 1), st.integers(0, 4), st.binary(max_size=4)), min_size=1, max_size=4))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=300)
def test_of_whatever_comes_either_members_are_taken_or_a_fault_is_told(
    archive: Path, folder: Path, cuts: list[tuple[float, int, bytes]]
) -> None:
    data = zipped({"one.txt": "one" * 50, "two.txt": "two"})
    for where, length, instead in cuts:
        start = int(where * len(data))
        data = data[:start] + instead + data[start + length :]
    archive.write_bytes(data)
    told = "all is well"
    try:
        take_members(archive, {"one.txt": 1000}, folder)
    except UpdateError as error:
        told = str(error)
    assert re.fullmatch(".+", told)


@pytest.mark.parametrize("wrong", ["empty", "text", "half", "no end", "a byte", "encrypted"])
def test_what_is_no_whole_archive_is_told(archive: Path, folder: Path, wrong: str) -> None:
    whole = zipped({"one.txt": random.Random(1).randbytes(1000)})
    middle, flags = len(whole) // 2, whole.rindex(b"PK\x01\x02") + 8
    archive.write_bytes(
        {
            "empty": b"",
            "text": b"a text",
            "half": whole[:middle],
            "no end": whole[:-10],
            "a byte": whole[:middle] + bytes([whole[middle] ^ 255]) + whole[middle + 1 :],
            "encrypted": whole[:flags] + b"\x01" + whole[flags + 1 :],
        }[wrong]
    )
    with pytest.raises(UpdateError, match=r"is no zip archive that can be read|is encrypted"):
        take_members(archive, {"one.txt": 2000}, folder)
