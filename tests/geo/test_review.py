import json
from dataclasses import replace

from geo.reports.model import Report
from geo.review import mention_row, unresolved_row
from geo.spatial.spots import Spot
from geo.toponyms.model import Mention, Span
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


def test_point_and_radius_are_those_of_the_spot(parse: Parse) -> None:
    parsed = parse("In Kherson region it is dark.")
    (mention,) = parsed.mentions
    assert mention.place
    row = mention_row(parsed.report, mention, {mention.place.place_id: Spot(46.5, 33.5, 160.0)})
    assert (row["lat"], row["lon"], row["uncertainty_km"]) == (46.5, 33.5, 160.0)
    assert row["method"] == mention.method
    assert mention_row(parsed.report, mention, {})["uncertainty_km"] is None


def test_a_settlement_without_coordinates_says_that_they_are_those_of_its_unit(parse: Parse) -> None:
    parsed = parse("In Oleshky it is dark.")
    (known,) = parsed.mentions
    assert known.place
    mention = replace(known, place=replace(known.place, lat=None, lon=None))
    row = mention_row(parsed.report, mention, {known.place.place_id: Spot(46.5, 32.8, 15.0)})
    assert (row["lat"], row["lon"], row["uncertainty_km"]) == (46.5, 32.8, 15.0)
    assert "coordinates are not known" in row["method"]


def test_a_mention_without_a_place_has_a_reason_and_no_coordinates(parse: Parse) -> None:
    parsed = parse("In Ivanivka it is dark.")
    row = mention_row(parsed.report, parsed.mentions[0], {})
    assert (row["place_id"], row["name"], row["level"], row["lat"], row["lon"]) == (None,) * 5
    assert row["method"]
    assert row["candidates"]


def test_the_queue_shows_the_words_around_a_name_on_one_line(parse: Parse) -> None:
    parsed = parse("word " * 40 + "\nIn Ivanivka\tit is\ndark. " + "word " * 40)
    row = unresolved_row(parsed.report, parsed.mentions[0], str)
    assert row["text"] == "Ivanivka"
    assert "In Ivanivka it is dark." in row["context"]
    assert len(row["context"]) <= 60 + len("Ivanivka") + 60
    assert row["candidates"].count("|") == len(parsed.mentions[0].candidates) - 1
    assert row["reason"] == parsed.mentions[0].method


def test_a_name_at_the_edges_of_a_text_has_the_context_there_is(parse: Parse) -> None:
    parsed = parse("Ivanivka")
    assert unresolved_row(Report("r", "Ivanivka"), parsed.mentions[0], str)["context"] == "Ivanivka"


def test_a_name_that_is_not_told_leaves_the_context_also_where_that_would_cut_it_in_two() -> None:
    text = f"In Petrenkove {'.' * 53}Ivanivka"
    mention = Mention(Span(67, 75, "Ivanivka", ()), None, 0.0, "open")
    assert unresolved_row(Report("r", text), mention, str)["context"].startswith("enkove")
    row = unresolved_row(Report("r", text), mention, lambda words: words.replace("Petrenkove", "[place]"))
    assert row["context"] == f"place] {'.' * 53}Ivanivka"
