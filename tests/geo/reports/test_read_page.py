from datetime import date

import pytest

BODY = "<p>" + "Homes in Tokmak have had no light for three days, residents say. " * 3 + "</p>"


def page(head: str = "", body: str = BODY, h1: str = "<h1>Tokmak without light &lt;script&gt;</h1>") -> str:
    return (
        f"<!doctype html><html lang='en'><head><title>Tokmak without light | Town News</title>{head}</head><body>"
        f"<nav><a href='/'>Home</a> <a href='/w'>Weather in Paris</a></nav><article>{h1}{body}</article>"
        "<footer>All rights reserved</footer></body></html>"
    )


def test_main_text_below_its_headline(tmp_path, read) -> None:
    path = tmp_path / "r.html"
    path.write_text(
        page('<meta property="og:site_name" content="Town News"><link rel="canonical" href="https://example.org/r">')
    )
    (report,) = read(path)[0]
    assert report.text.startswith("Tokmak without light <script>")
    assert report.text.count("Tokmak without light") == 1
    assert "three days, residents say." in report.text
    assert "Paris" not in report.text
    assert report.title == "Tokmak without light <script>"
    assert (report.report_id, report.publisher, report.url) == ("r", "Town News", "https://example.org/r")
    assert report.language == "en"


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2024-02-05T23:30:00-05:00">',
        '<meta itemprop="datePublished" content="2024-02-05">',
        '<script type="application/ld+json">{"@graph": [{"datePublished": "2024-02-05T10:00:00Z"}]}</script>',
    ],
)
def test_stated_day_of_publication(tmp_path, read, head) -> None:
    path = tmp_path / "r.html"
    path.write_text(page(head))
    assert read(path)[0][0].published == date(2024, 2, 5)


def test_stated_day_in_a_time_element(tmp_path, read) -> None:
    path = tmp_path / "r.html"
    path.write_text(page(body='<time itemprop="datePublished" datetime="2024-02-05">Monday</time>' + BODY))
    assert read(path)[0][0].published == date(2024, 2, 5)


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("", "<div>Friday, February 6, 2026</div>"),
        ("", "<time datetime='2026-02-06'>today</time>"),
        ('<meta property="article:modified_time" content="2026-02-06">', ""),
        ('<meta name="date" content="2026-02-06">', "Updated: 2026-02-06"),
        ('<script type="application/ld+json">{"dateModified": "2026-02-06"</script>', ""),
        ('<meta itemprop="datePublished" content="yesterday">', ""),
    ],
)
def test_any_other_day_is_not_the_day_of_publication(tmp_path, read, head, body) -> None:
    path = tmp_path / "r.html"
    path.write_text(page(head, body + BODY))
    assert read(path)[0][0].published is None


def test_page_in_the_encoding_it_names(tmp_path, read) -> None:
    body = "<p>" + "У Токмаку третій день немає світла, кажуть мешканці міста. " * 4 + "</p>"
    path = tmp_path / "r.html"
    path.write_bytes(page('<meta charset="windows-1251">', body, "").encode("windows-1251"))
    assert "немає світла" in read(path)[0][0].text


@pytest.mark.parametrize("content", ["", "<html></html>", "<" * 100_000])
def test_page_without_text_is_rejected(tmp_path, read, content) -> None:
    path = tmp_path / "r.html"
    path.write_text(content)
    reports, rejected = read(path)
    assert reports == []
    assert rejected[0].source == "r.html"
