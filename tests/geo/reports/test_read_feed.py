import time
from datetime import date

import pytest

from geo.reports.readers.markup import markup_to_text

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Town &amp; News</title>
<item><title>Power cut in Tokmak</title><link>https://example.org/1</link><guid>https://example.org/1</guid>
<pubDate>Mon, 05 Feb 2024 23:30:00 -0500</pubDate>
<description><![CDATA[<p>Homes have <b>no light</b>.</p><script>1</script><p>They&nbsp;wait.</p>]]></description></item>
<item><title>Two</title><description>Short.</description>
<content:encoded><![CDATA[<div>The whole<br>text.</div>]]></content:encoded></item>
<item><title></title><description></description></item>
<item><title>&lt;script&gt;alert(1)&lt;/script&gt;Market hit</title><link>javascript:alert(1)</link></item>
</channel></rss>"""
ATOM = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>Новини</title><id>urn:x</id><updated>2024-02-09T00:00:00Z</updated>
<entry><id>urn:1</id><title>Вибух у Токмаку</title><link href="https://example.org/a"/>
<published>2024-02-05T10:00:00+02:00</published><updated>2024-02-09T00:00:00Z</updated>
<content type="html">&lt;p&gt;Є поранені.&lt;/p&gt;</content></entry>
<entry><id>urn:2</id><title>Без дати</title><updated>2024-02-09T00:00:00Z</updated><summary>Текст.</summary></entry>
</feed>"""


def test_rss(tmp_path, read) -> None:
    path = tmp_path / "news.xml"
    path.write_text(RSS)
    reports, rejected = read(path)
    assert [r.text for r in reports] == [
        "Power cut in Tokmak\n\nHomes have no light.\nThey\xa0wait.",
        "Two\n\nThe whole\ntext.",
        "Market hit",
    ]
    assert reports[0].published == date(2024, 2, 5)
    assert (reports[0].url, reports[0].publisher) == ("https://example.org/1", "Town & News")
    assert reports[2].url is None
    assert [(r.source, r.reason) for r in rejected] == [("news.xml, entry 3", "holds no text")]
    assert len({r.report_id for r in reports}) == 3


def test_atom_day_of_change_is_no_day_of_publication(tmp_path, read) -> None:
    path = tmp_path / "news.atom"
    path.write_text(ATOM)
    reports, _ = read(path)
    assert [(r.title, r.published) for r in reports] == [("Вибух у Токмаку", date(2024, 2, 5)), ("Без дати", None)]
    assert reports[0].text == "Вибух у Токмаку\n\nЄ поранені."


@pytest.mark.parametrize("content", ["", "<a><b></a>", "plain words", '<?xml version="1.0"?><kml></kml>'])
def test_what_is_no_feed_is_rejected(tmp_path, read, content) -> None:
    path = tmp_path / "r.xml"
    path.write_text(content)
    assert [r.reason for r in read(path)[1]] == ["is no RSS or Atom feed"]


def test_markup_becomes_lines() -> None:
    assert markup_to_text("Fish &amp; chips") == "Fish & chips"
    assert markup_to_text("<p>One<p>Two<br>three <style>a{}</style><!-- no --></p>&lt;b&gt;") == "One\nTwo\nthree\n<b>"
    assert markup_to_text("5 < 6 men") == "5 < 6 men"
    assert markup_to_text("<") == "<"


@pytest.mark.parametrize("unit", ["<a", "<!--", "</", '<a href="', "<?", "<![CDATA[", "<div>", "&#", "<p>a"])
def test_broken_markup_takes_linear_time(unit) -> None:
    def seconds(n_chars: int) -> float:
        markup = unit * (n_chars // len(unit))
        began = time.process_time()
        markup_to_text(markup)
        return time.process_time() - began

    small = max(seconds(50_000), 0.02)
    assert seconds(400_000) < 8 * small * 4
