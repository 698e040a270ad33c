"""JSON Lines, CSV and front matter: reports with fields."""

import json
from datetime import date

import pytest


def test_jsonl_fields(tmp_path, read) -> None:
    fields = {
        "id": "r1",
        "text": " Вибух.\r\n",
        "title": "Вибух <script>",
        "published": "2024-02-05T10:00:00+02:00",
        "url": "https://example.org/a?b=c",
        "publisher": "Кореспондент",
        "language": "uk-UA",
        "mood": "ignored",
    }
    path = tmp_path / "r.jsonl"
    path.write_text(json.dumps(fields))
    (report,) = read(path)[0]
    assert report.text == " Вибух.\r\n"
    assert (report.report_id, report.title, report.published) == ("r1", "Вибух <script>", date(2024, 2, 5))
    assert (report.url, report.publisher, report.language) == ("https://example.org/a?b=c", "Кореспондент", "uk")
    assert report.source == "r.jsonl:1"


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('{"text": "a', "is not JSON: Unterminated string"),
        ("[1]", "must be a JSON object"),
        ('{"id": 1}', "holds no text"),
        ('{"text": 5}', "holds no text"),
        ('{"text": "  "}', "holds no text"),
        ('{"text": "..."}', "is empty"),
        ('{"text": "a", "published": "yesterday"}', "'published' is not a date"),
        ('{"text": "a", "published": "2024-02-31"}', "'published' is not a date"),
        ('{"text": "a", "url": "javascript:alert(1)"}', "'url' is not a web address"),
        ('{"text": "a", "title": ["b"]}', "the field 'title' must be text"),
        ('{"text": "a", "language": "Ukrainian"}', "'language' is not a language code"),
        ("[" * 100_000, "is not JSON that can be read"),
        ('{"text": "' + "a" * 1_000_001 + '"}', "longer than 1,000,000"),
        ('{"text": "' + "a" * 30_000_000 + '"}', "longer than 1,000,000"),
    ],
)
def test_a_bad_line_is_named_and_the_rest_goes_on(tmp_path, read, line, reason) -> None:
    path = tmp_path / "r.jsonl"
    path.write_text('{"text": "First."}\n\n' + line + '\n{"text": "Last."}\n')
    reports, rejected = read(path)
    assert [r.text for r in reports] == ["First.", "Last."]
    assert [r.source for r in rejected] == ["r.jsonl:3"]
    assert reason in rejected[0].reason


def test_binary_line_is_rejected(tmp_path, read) -> None:
    path = tmp_path / "r.jsonl"
    path.write_bytes(b'\xef\xbb\xbf{"text": "First."}\r\n\x00\xff\xfe\x80\r\n{"text": "Last."}')
    reports, rejected = read(path)
    assert [r.text for r in reports] == ["First.", "Last."]
    assert rejected[0].source == "r.jsonl:2"


def test_half_characters_are_marked_one_for_one(tmp_path, read) -> None:
    path = tmp_path / "r.jsonl"
    path.write_text('{"text": "a\\ud800b", "title": "\\udfff t"}')
    (report,) = read(path)[0]
    assert (report.text, report.title) == ("a\ufffdb", "\ufffd t")


def test_reports_without_id_keep_theirs_when_lines_are_added(tmp_path, read) -> None:
    path = tmp_path / "r.jsonl"
    path.write_text('{"text": "One."}\n')
    first = read(path)[0][0].report_id
    path.write_text('{"text": "Zero."}\n{"text": "One."}\n')
    assert read(path)[0][1].report_id == first


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_csv_with_quotes_newlines_and_mark(tmp_path, read, delimiter) -> None:
    rows = [
        ["Id", " TEXT ", "published", "note"],
        ["r1", '"Перший ""рядок"",\r\nдругий; і третій.\tТак."', "05.02.2024", "x"],
        ["r2", "Короткий", "", ""],
    ]
    path = tmp_path / "r.csv"
    path.write_bytes(b"\xef\xbb\xbf" + "\r\n".join(delimiter.join(row) for row in rows).encode())
    reports, rejected = read(path)
    assert rejected == []
    assert [(r.report_id, r.text) for r in reports] == [
        ("r1", 'Перший "рядок",\r\nдругий; і третій.\tТак.'),
        ("r2", "Короткий"),
    ]
    assert [r.published for r in reports] == [date(2024, 2, 5), None]
    assert [r.source for r in reports] == ["r.csv:2", "r.csv:4"]


def test_csv_in_a_legacy_encoding(tmp_path, read) -> None:
    path = tmp_path / "r.csv"
    path.write_bytes("id;text\n1;Взрывы прогремели ночью в Мелитополе, сообщают жители\n".encode("windows-1251"))
    assert read(path)[0][0].text == "Взрывы прогремели ночью в Мелитополе, сообщают жители"


def test_bad_rows_are_named_and_the_rest_goes_on(tmp_path, read) -> None:
    path = tmp_path / "r.csv"
    path.write_text('id,text\n1,\n2,one,two\n3,"a"b\n4,' + "a" * 1_000_002 + "\n5,Good.\n")
    reports, rejected = read(path)
    assert [r.text for r in reports] == ["Good."]
    assert [r.source for r in rejected] == ["r.csv:2", "r.csv:3", "r.csv:4", "r.csv:5"]
    for rejection, reason in zip(rejected, ["no text", "3 cells", "not a row", "field larger"], strict=True):
        assert reason in rejection.reason


@pytest.mark.parametrize(
    ("content", "reason"), [(b"", "no column 'text'"), (b"a,b\n1,2\n", "no column 'text'"), (b"\0\1\2", "not text")]
)
def test_csv_without_reports(tmp_path, read, content, reason) -> None:
    path = tmp_path / "r.csv"
    path.write_bytes(content)
    reports, rejected = read(path)
    assert reports == []
    assert reason in rejected[0].reason


def test_front_matter(tmp_path, read) -> None:
    path = tmp_path / "r.md"
    path.write_bytes(
        b"---\r\nid: town\r\ntitle: 'Town: shelled'\r\npublished: 2022-03-02\r\nbased_on: x\r\n---\r\n\r\nText.\r\n"
    )
    (report,) = read(path)[0]
    assert (report.report_id, report.title, report.published) == ("town", "Town: shelled", date(2022, 3, 2))
    assert report.text == "\r\nText.\r\n"


def test_markdown_without_front_matter(tmp_path, read) -> None:
    text = "# Town shelled\n\nHomes burn in the old town. Nobody comes.\n\n---\n\nMore.\n"
    (tmp_path / "a.md").write_text(text)
    (tmp_path / "b.md").write_text("---\n" + text.replace("---", "***"))
    first, second = read(tmp_path)[0]
    assert (first.report_id, first.title, first.text) == ("a", "Town shelled", text)
    assert second.text.startswith("---\n")


@pytest.mark.parametrize(
    ("front", "reason"),
    [
        ("title: [a\n", "is not YAML, line"),
        ("just words\n", "must be lines such as"),
        ("published: 2024-02-31\n", "between the --- lines"),
        ("published: soon\n", "'published' is not a date"),
        ("title: {a: b}\n", "'title' must be text"),
    ],
)
def test_bad_front_matter_is_rejected(tmp_path, read, front, reason) -> None:
    path = tmp_path / "r.md"
    path.write_text(f"---\n{front}---\nText.\n")
    reports, rejected = read(path)
    assert reports == []
    assert reason in rejected[0].reason
