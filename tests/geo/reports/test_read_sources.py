import itertools
import json
import os
import tracemalloc
from hashlib import sha256

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geo.errors import InputError
from geo.reports.limits import MAX_REPORT_CHARS
from geo.reports.model import Rejected, Report
from geo.reports.readers import read_reports


def write(folder, name: str, text: str):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())
    return path


def test_missing_path_is_an_input_error_before_anything_is_read(tmp_path) -> None:
    with pytest.raises(InputError, match=r"nowhere\.txt: does not exist"):
        read_reports([tmp_path / "nowhere.txt"])


def test_dangling_link_is_missing(tmp_path) -> None:
    (tmp_path / "link.txt").symlink_to(tmp_path / "gone.txt")
    with pytest.raises(InputError, match=r"link\.txt: does not exist"):
        read_reports([tmp_path / "link.txt"])


@pytest.mark.parametrize("names", [[], ["photo.jpg"], [".hidden.txt"], ["README.md", "SOURCES.txt"]])
def test_folder_with_nothing_to_read_is_an_input_error(tmp_path, names) -> None:
    for name in names:
        write(tmp_path, name, "Text.")
    with pytest.raises(InputError, match="holds no reports"):
        read_reports([tmp_path])


@pytest.mark.parametrize("name", ["a" * 5_000, "a\0b"])
def test_impossible_name_is_an_input_error(name) -> None:
    with pytest.raises(InputError, match="cannot be opened"):
        read_reports([name])


def test_no_sources_is_an_input_error() -> None:
    with pytest.raises(InputError, match="no reports given"):
        read_reports([])


def test_folders_are_read_by_name_with_what_lies_below(tmp_path, read) -> None:
    for name in ("b.txt", "a.txt", "sub/c.txt", "README.md", ".git/d.txt"):
        write(tmp_path, name, f"Text of {name}.")
    reports, rejected = read(tmp_path)
    assert [r.source for r in reports] == ["a.txt", "b.txt", "sub/c.txt"]
    assert rejected == []


def test_what_is_wrong_inside_a_batch_is_rejected_and_the_rest_goes_on(tmp_path, read) -> None:
    write(tmp_path, "a.txt", "Text.")
    (tmp_path / "b.txt").symlink_to(tmp_path / "gone.txt")
    (tmp_path / "c.txt").write_bytes(bytes(range(256)) * 20)
    write(tmp_path, "d.txt", " \n\t\r\n")
    os.mkfifo(tmp_path / "e.txt")
    write(tmp_path, "photo.jpg", "x")
    (tmp_path / "f.txt").mkdir()
    write(tmp_path, "g.txt", "More text.")
    reports, rejected = read(tmp_path)
    assert [r.report_id for r in reports] == ["a", "g"]
    assert {r.source: r.reason for r in rejected} == {
        "b.txt": "cannot be opened: No such file or directory",
        "c.txt": "is not text; save it as UTF-8",
        "d.txt": "is empty: there is no word in it",
        "e.txt": "is neither a file nor a folder",
        tmp_path.name: "1 files are in no format that is read: .jpg",
    }


def test_reports_are_read_as_they_are_asked_for(tmp_path) -> None:
    write(tmp_path, "a.txt", "Text.")
    late = write(tmp_path, "b.txt", "Before.")
    found = read_reports([tmp_path])
    assert isinstance(next(found), Report)
    late.write_text("After.")
    second = next(found)
    assert isinstance(second, Report)
    assert second.text == "After."


def test_ids_are_unique_and_stable(tmp_path, read) -> None:
    write(tmp_path, "a/x.txt", "One text.")
    write(tmp_path, "b/x.txt", "Another text.")
    write(tmp_path, "c/x.txt", "One text.")
    write(tmp_path, "d/x.txt", "Another text.")
    reports, rejected = read(tmp_path)
    assert [r.report_id for r in reports] == ["x", "x-" + sha256(b"Another text.").hexdigest()[:8]]
    assert [r.source for r in rejected] == ["c/x.txt", "d/x.txt"]
    assert all("repeats the report 'x' word for word" in r.reason for r in rejected)
    assert read(tmp_path)[0] == reports


@pytest.mark.parametrize("words", ["x" * 100_000, "Обстріл міста " * 40, "a" * 301])
def test_names_that_are_too_long_are_cut_and_told(tmp_path, read, words) -> None:
    fields = {"text": "Shelling.", "title": words, "publisher": words, "url": f"https://example.org/{'a' * 3000}"}
    (tmp_path / "a.jsonl").write_text(json.dumps(fields), encoding="utf-8")
    [report], rejected = read(tmp_path / "a.jsonl")
    for name in (report.title, report.publisher):
        assert 280 < len(name) <= 300
        assert name.endswith("…")
        assert words.startswith(name.removesuffix("…"))
        assert " " not in words or f"{name.removesuffix('…')} " in words
    assert (report.url, rejected) == (None, [])
    assert [reason.split()[1] for reason in report.shortened] == ["title", "address", "publisher"]


def test_names_and_addresses_of_a_usual_length_stay_whole(tmp_path, read) -> None:
    fields = {"text": "Shelling.", "title": "a" * 300, "publisher": "b" * 300, "url": f"https://e.org/{'a' * 2034}"}
    (tmp_path / "a.jsonl").write_text(json.dumps(fields), encoding="utf-8")
    [report], _ = read(tmp_path / "a.jsonl")
    assert (report.title, report.publisher, report.url) == (fields["title"], fields["publisher"], fields["url"])
    assert report.shortened == ()


def test_ids_cannot_break_lists_of_ids(tmp_path, read) -> None:
    path = write(tmp_path, "r.jsonl", json.dumps({"id": " a|b\nc ", "text": "Text."}))
    assert read(path)[0][0].report_id == "a-b-c"


@given(text=st.text(alphabet=st.characters(codec="utf-8"), max_size=300))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_text_is_read_as_it_was_written(tmp_path, text: str) -> None:
    text = "Слово " + text
    path = tmp_path / "r.txt"
    path.write_bytes(text.encode())
    (found,) = read_reports([path])
    if isinstance(found, Rejected):
        assert "binary" in found.reason
    else:
        assert found.text == text


def test_line_ends_and_blanks_are_kept(tmp_path, read) -> None:
    text = " \r\n Один.\r\nДва.\rТри.\n\n"
    assert read(write(tmp_path, "r.txt", text))[0][0].text == text


def test_byte_order_marks_are_no_text(tmp_path, read) -> None:
    for name, encoding in (("a.txt", "utf-8-sig"), ("b.txt", "utf-16"), ("c.txt", "utf-32")):
        (tmp_path / name).write_bytes(f"Вибух {name}".encode(encoding))
    assert [r.text for r in read(tmp_path)[0]] == ["Вибух a.txt", "Вибух b.txt", "Вибух c.txt"]


@pytest.mark.parametrize("encoding", ["windows-1251", "koi8-u", "cp866"])
def test_legacy_encodings_are_recognised(tmp_path, read, encoding) -> None:
    text = "Взрывы прогремели ночью в Мелитополе, сообщают местные жители. Света нет."
    (tmp_path / "r.txt").write_bytes(text.encode(encoding))
    assert read(tmp_path)[0][0].text == text


def test_a_book_is_no_report(tmp_path, read) -> None:
    write(tmp_path, "a.txt", "a " * 25_000_000)
    write(tmp_path, "b.txt", "a" * (MAX_REPORT_CHARS + 1))
    write(tmp_path, "c.txt", "a" * MAX_REPORT_CHARS)
    reports, rejected = read(tmp_path)
    assert [r.source for r in reports] == ["c.txt"]
    assert [r.source for r in rejected] == ["a.txt", "b.txt"]
    assert all("longer than 1,000,000 characters" in r.reason for r in rejected)


def test_markup_stays_text(tmp_path, read) -> None:
    text = "<script>alert(1)</script> Shelling in <b>Tokmak</b>\n\nHomes burn. Nobody comes to help."
    (report,) = read(write(tmp_path, "r.txt", text))[0]
    assert report.text == text
    assert report.title is None or report.title in text


def test_formats_are_told_by_their_beginning_where_the_name_does_not(tmp_path, read) -> None:
    page = write(tmp_path, "page.php", "<!DOCTYPE html><p>" + "Shelling in Tokmak left homes without power. " * 9)
    plain = write(tmp_path, "note", "Shelling in Tokmak.")
    other = write(tmp_path, "paper.pdf", "%PDF-1.7")
    reports, rejected = read(page, plain, other)
    assert [r.source for r in reports] == ["page.php", "note"]
    assert rejected[0].source == "paper.pdf"
    assert rejected[0].reason.startswith("is in no format that is read; known are .txt, .md")


def test_a_large_file_of_small_reports_streams(tmp_path) -> None:
    path = tmp_path / "many.jsonl"
    line = json.dumps({"text": "Shelling in Tokmak left homes without power. " * 40, "language": "en"})
    with path.open("w") as file:
        for number in range(25_000):
            file.write(f'{line[:-1]}, "id": {number}}}\n')
    assert path.stat().st_size > 45_000_000
    tracemalloc.start()
    n_read = sum(isinstance(r, Report) for r in itertools.islice(read_reports([path]), 2_000))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert n_read == 2_000
    assert peak < 8_000_000


def test_an_address_with_a_password_is_refused() -> None:
    with pytest.raises(InputError, match="user name or password"):
        read_reports(["https://reader:secret@example.org/feed"])
