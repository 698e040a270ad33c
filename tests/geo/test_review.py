import json

from geo.reports.model import Report
from geo.review import mention_row, unresolved_row
from tests.conftest import Parse


def test_a_mention_is_a_row_of_plain_values(parse: Parse) -> None:
    parsed = parse("In Oleshky, Kherson region, it is dark.")
    row = mention_row(parsed.report, parsed.mentions[0], {})
    assert json.loads(json.dumps(row)) == row
    assert (row["start"], row["end"], row["text"]) == (3, 10, "Oleshky")
    assert (row["report_id"], row["name"], row["level"]) == ("test", "Oleshky", "settlement")
    assert row["lat"] > 46
    assert 0 < row["confidence"] <= 1
    assert row["candidates"][0]["place_id"] == row["place_id"]


def test_the_radius_is_that_of_the_place(parse: Parse) -> None:
    parsed = parse("In Oleshky it is dark.")
    (mention,) = parsed.mentions
    assert mention.place
    assert mention_row(parsed.report, mention, {mention.place.place_id: 2.5})["uncertainty_km"] == 2.5
    assert mention_row(parsed.report, mention, {})["uncertainty_km"] is None


def test_a_mention_without_a_place_has_a_reason_and_no_coordinates(parse: Parse) -> None:
    parsed = parse("In Ivanivka it is dark.")
    row = mention_row(parsed.report, parsed.mentions[0], {})
    assert (row["place_id"], row["name"], row["level"], row["lat"], row["lon"]) == (None,) * 5
    assert row["method"]
    assert row["candidates"]


def test_the_queue_shows_the_words_around_a_name_on_one_line(parse: Parse) -> None:
    parsed = parse("word " * 40 + "\nIn Ivanivka\tit is\ndark. " + "word " * 40)
    row = unresolved_row(parsed.report, parsed.mentions[0])
    assert row["text"] == "Ivanivka"
    assert "In Ivanivka it is dark." in row["context"]
    assert len(row["context"]) <= 60 + len("Ivanivka") + 60
    assert row["candidates"].count("|") == len(parsed.mentions[0].candidates) - 1
    assert row["reason"] == parsed.mentions[0].method


def test_a_name_at_the_edges_of_a_text_has_the_context_there_is(parse: Parse) -> None:
    parsed = parse("Ivanivka")
    assert unresolved_row(Report("r", "Ivanivka"), parsed.mentions[0])["context"] == "Ivanivka"
