"""A million reports take no more memory than a few: what is kept between reports is bounded."""

import gc
import sys
import tracemalloc
from collections.abc import Iterator
from itertools import islice, product

from geo.geoparse import Geoparser
from geo.reports.model import Report

N_REPORTS = 20_000
# New words fill what is kept of words before anything is measured.
N_WORDS_BEFORE = 60_000
# A word kept takes one at least: 80,000 new ones are read.
MOST_NEW_BLOCKS = 5_000
SYLLABLES = ("ba", "ke", "li", "mo", "nu", "ra", "sho", "tsy", "vi", "zho")


def new_words() -> Iterator[str]:
    """Words that no list has, never one twice."""
    for syllables in product(SYLLABLES, repeat=6):
        yield "".join(syllables)


def reports(words: Iterator[str]) -> Iterator[Report]:
    """Reports of new words, each with new names, a new speaker and a word that begins like one of the lists."""
    for number, (name, surname, thing, ending) in enumerate(zip(words, words, words, words, strict=False)):
        text = (
            f"Shelling in Kherson and {name.title()}, {thing} shelled{ending}. "
            f"Two residents were injured on {number % 28 + 1} May 2022, said Ivan {surname.title()}."
        )
        yield Report(f"new-{number}", text, language="en")


def test_memory_stays_flat_while_reports_of_new_words_stream(geoparser: Geoparser) -> None:
    words = new_words()
    stream = reports(words)
    geoparser.parse(Report("before", " ".join(islice(words, N_WORDS_BEFORE)), language="en"))
    for report in islice(stream, 100):
        geoparser.parse(report)
    gc.collect()
    before = sys.getallocatedblocks()
    for report in islice(stream, N_REPORTS):
        geoparser.parse(report)
    gc.collect()
    assert sys.getallocatedblocks() - before < MOST_NEW_BLOCKS


def test_nothing_is_kept_of_words_without_end(geoparser: Geoparser) -> None:
    endless = [Report("endless", "shelling" + word * 2000, language="en") for word in islice(new_words(), 200)]
    tracemalloc.start()
    try:
        for report in endless:
            geoparser.parse(report)
        kept_bytes, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert kept_bytes < len(endless[0].text) * len(endless) / 10
