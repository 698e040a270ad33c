"""Which report a syndicated, forwarded or translated one repeats."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from geo.incidents.model import Incident
from geo.reports.duplicates import CopyRules, Resemblance, Sketch, sketch, word_sequences
from geo.reports.model import Report
from geo.toponyms.model import Mention

_NUMBER = re.compile(r"\d+")


class Fingerprint(NamedTuple):
    """What a report is compared with others by."""

    report_id: str
    published: date | None
    language: str
    places: frozenset[str]
    words: Sketch | None
    facts: Sketch | None


def fingerprint(report: Report, mentions: Iterable[Mention], incidents: Iterable[Incident]) -> Fingerprint:
    """The words that copies share, and the facts that translations do: places in order, numbers, incidents."""
    places = [mention.place.place_id for mention in mentions if mention.place and mention.is_here]
    words, told = sketch(word_sequences(report)), sketch(facts(report, places, incidents))
    return Fingerprint(report.report_id, report.published, report.language, frozenset(places), words, told)


class Originals:
    """The reports so far, each with the one that it repeats.

    A report is a copy of the first that it resembles; reports that come later never change that.
    """

    def __init__(self, rules: CopyRules) -> None:
        self._by_words = Resemblance(rules.words)
        self._by_facts = Resemblance(rules.facts)
        self._known: dict[str, Fingerprint] = {}
        self._original: dict[str, str] = {}

    def of(self, report: Fingerprint) -> str:
        """The id of the report that this one repeats; its own where it is the first."""
        key, day = report.report_id, report.published
        alike = (self._known[other] for other in self._by_words.find(key, report.words, day))
        copied = (other.report_id for other in alike if _have_places_in_common(report, other))
        alike = (self._known[other] for other in self._by_facts.find(key, report.facts, day))
        translated = (other.report_id for other in alike if other.language != report.language)
        found = next(copied, None) or next(translated, None)
        self._known[key] = report
        return self._original.setdefault(key, self._original[found] if found else key)


def _have_places_in_common(one: Fingerprint, other: Fingerprint) -> bool:
    """Whether not just the words around the names are the same, as in a form that is filled in for each town."""
    fewer = min(len(one.places), len(other.places))
    return fewer == 0 or 2 * len(one.places & other.places) > fewer


def facts(report: Report, places: Sequence[str], incidents: Iterable[Incident]) -> set[str]:
    """What a report tells in any language: its places, which follows which, its numbers, its types at their spots."""
    return {
        *places,
        *(f"{here} {there}" for here, there in pairwise(places) if here != there),
        *_NUMBER.findall(report.text),
        *(f"{incident.incident_type} {incident.spot}" for incident in incidents),
    }
