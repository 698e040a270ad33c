"""Hostile texts cost time in proportion to their length, not to its square."""

import gc
import time

import pytest

from geo.geoparse import Geoparser
from geo.reports.model import Report

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


def seconds(geoparser: Geoparser, piece: str, language: str, chars: int) -> float:
    """Processor time of the best of four runs, without collecting the garbage of other tests meanwhile."""
    report = Report("long", (piece * (chars // len(piece) + 1))[:chars], language=language)
    taken: list[float] = []
    gc.collect()
    gc.disable()
    try:
        for _ in range(4):
            start = time.process_time()
            geoparser.parse(report)
            taken.append(time.process_time() - start)
    finally:
        gc.enable()
    return min(taken)


@pytest.mark.parametrize("name", TEXTS)
def test_time_grows_with_the_length_of_the_text(geoparser: Geoparser, name: str) -> None:
    small = seconds(geoparser, *TEXTS[name], SMALL)
    large = seconds(geoparser, *TEXTS[name], LARGE)
    assert large <= MOST * max(small, FLOOR_S), f"{SMALL} characters: {small:.2f} s, {LARGE}: {large:.2f} s"
