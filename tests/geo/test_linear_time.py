"""Hostile texts cost time in proportion to their length, not to its square."""

import gc
import time
from itertools import pairwise

import pytest

from geo.geoparse import Geoparser
from geo.reports.model import Report
from geo.reports.readers import read_reports
from geo.settings import DATA

# Piece and language: each text is its piece over and over.
TEXTS = {
    "no blank": ("я", "uk"),
    "cue words without a blank": ("shelling", "en"),
    "marks that are removed": ("е\u0301", "uk"),
    "blanks": (" ", "en"),
    "newlines": ("\n", "en"),
    "paragraphs": ("a\n\n", "en"),
    "commas": (", ", "en"),
    "full stops": (". ", "en"),
    "brackets and quotes": ("(«\"'", "en"),
    "places": ("Херсон Олешки Мелітополь ", "uk"),
    "places and their units": ("Oleshky, Kherson region, ", "en"),
    "oblasts": ("Kherson and Donetsk regions, ", "en"),
    "occupied land": ("occupied territories (TOT) of the ", "en"),
    "one cue word": ("обстріл ", "uk"),
    "two cue words": ("killed civilians ", "en"),
    "a cue and a comma": ("shelled, ", "en"),
    "a cue and a place": ("обстрел в Херсоне ранен человек ", "ru"),
    "absence": ("немає світла ", "uk"),
    "negations": ("not killed civilian ", "en"),
    "denials": ("denied shelling ", "en"),
    "threats": ("will be shelled if ", "en"),
    "verbs of speech": ("said ", "en"),
    "one speaker": ("Saldo said so. ", "en"),
    "speakers in turn": ("Saldo said, ", "en"),
    "pronouns that speak": ("he said, ", "en"),
    "dashes of headlines": ("вибухи – мер ", "uk"),
    "many capitals": ("Aa of ", "en"),
    "reports by somebody": ("Kherson was shelled. This was reported by Ivan Petrov. ", "en"),
    "headings": ("Shelling in Kherson\n\nIt was loud.\n\n", "en"),
    "days": ("12 May 2022 ", "en"),
    "days without a year": ("3 травня обстріл ", "uk"),
    "digits": ("1", "en"),
    "distances": ("12 km (7 miles) south of Tokmak ", "en"),
    "units": ("12 км ", "uk"),
    "numbers in words": ("двадцять п'ять кілометрів від Токмака ", "uk"),
    "stretches": ("between Tokmak and Polohy, ", "en"),
    "near a list": ("near Tokmak, Tokmak, ", "en"),
    "what stands before names": ("near the occupied town of the ", "en"),
    "spans of days": ("1 - 2 may, ", "en"),
    "months": ("may ", "en"),
}
SMALL, LARGE = 15_000, 60_000
# Four times the text may take a little more than four times the time; its square would take sixteen.
MOST = 8
# What is faster than this is measured by the clock of the machine more than by the program.
FLOOR_S = 0.02


# What a person would write, the same without a stop, and what nobody would.
MEGABYTES = (1, 2, 4)
WORST = {
    "ordinary text": "{text}\n\n",
    "one endless sentence": "{sentence}, обстріл «Токмака» 12 травня 2022 (сказав Іван Петров; ",
    "commas": ",",
    "brackets and quotes": "(«\"'",
    "dates": "12 травня 2022, " + "і так далі " * 20,
    "no blank": "обстрілТокмака12травня2022",
}
# Twice the text may take a little more than twice the time.
MOST_OF_TWICE = 3


def best_seconds(geoparser: Geoparser, text: str, language: str, runs: int) -> float:
    """Processor time of the best of some runs, without collecting the garbage of other tests meanwhile."""
    report = Report("long", text, language=language)
    taken: list[float] = []
    gc.collect()
    gc.disable()
    try:
        for _ in range(runs):
            start = time.process_time()
            geoparser.parse(report)
            taken.append(time.process_time() - start)
    finally:
        gc.enable()
    return min(taken)


def repeated(piece: str, chars: int) -> str:
    return (piece * (chars // len(piece) + 1))[:chars]


@pytest.fixture(scope="module")
def sample() -> str:
    """The Ukrainian sample reports as one text."""
    reports = [report for report in read_reports([DATA / "reports"]) if isinstance(report, Report)]
    return "\n\n".join(report.text for report in reports if report.language == "uk")


@pytest.mark.parametrize("name", TEXTS)
def test_time_grows_with_the_length_of_the_text(geoparser: Geoparser, name: str) -> None:
    piece, language = TEXTS[name]
    small, large = (best_seconds(geoparser, repeated(piece, n), language, runs=4) for n in (SMALL, LARGE))
    assert large <= MOST * max(small, FLOOR_S), f"{SMALL} characters: {small:.2f} s, {LARGE}: {large:.2f} s"


@pytest.mark.parametrize("name", WORST)
def test_megabytes_take_no_more_than_their_share(geoparser: Geoparser, sample: str, name: str) -> None:
    sentence = " ".join(sample.replace(".", "").split())[:1000]
    piece = WORST[name].format(text=sample, sentence=sentence)
    texts = [piece * (megabytes * 1_000_000 // len(piece.encode())) for megabytes in MEGABYTES]
    taken = [best_seconds(geoparser, text, "uk", runs=1) for text in texts]
    assert all(long <= MOST_OF_TWICE * max(short, FLOOR_S) for short, long in pairwise(taken)), taken
