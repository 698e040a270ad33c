import pytest

from geo.errors import DataError
from geo.facts import DATA
from geo.reports.model import Report
from geo.reports.publishers import Publisher, Publishers, PublisherSide, load_publishers


@pytest.fixture(scope="module")
def publishers() -> Publishers:
    return load_publishers(DATA / "lookups" / "publishers.yaml")


@pytest.mark.parametrize(
    ("url", "name", "known", "side"),
    [
        ("https://www.unian.ua/war/x.html", None, "UNIAN", "ukrainian"),
        ("https://t.me/s/uniannet/33158", "some channel", "UNIAN", "ukrainian"),
        ("https://crimea.ria.ru/1", None, "Rossiya Segodnya", "russian"),
        ("https://en.wikipedia.org/wiki/X", None, "Wikipedia", "international"),
        (None, "тасс", "TASS", "russian"),
        ("https://www.unian.ua/1", "TASS", "TASS", "russian"),
        ("https://t.me/somebody/5", None, "t.me/somebody", "unknown"),
        ("https://example.org/5", "A paper", "A paper", "unknown"),
        ("http://[broken", None, "", "unknown"),
        (None, None, "", "unknown"),
    ],
)
def test_a_publisher_is_known_by_name_channel_or_host(publishers, url, name, known, side):
    assert publishers.of(Report("r", "text", url=url, publisher=name)) == Publisher(known, PublisherSide(side))


def test_no_publisher_is_known_as_another(tmp_path):
    path = tmp_path / "publishers.yaml"
    path.write_text("russian: {A: [a.ru]}\nukrainian: {B: [A.ru]}\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"a\.ru"):
        load_publishers(path)


def test_a_side_that_does_not_exist_is_refused(tmp_path):
    path = tmp_path / "publishers.yaml"
    path.write_text("martian: {A: [a.ru]}\n", encoding="utf-8")
    with pytest.raises(DataError, match="martian"):
        load_publishers(path)
