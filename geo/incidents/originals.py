"""Which report a syndicated, forwarded or translated one repeats."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from geo.incidents.model import Incident
from geo.reports.duplicates import CopyRules, Resemblance, word_sequences
from geo.reports.model import Report
from geo.toponyms.model import Mention

_NUMBER = re.compile(r"\d+")


class Originals:
    """The reports so far, each with the one that it repeats.

    Copies share their words, translations the facts: places and their order, numbers, what is told of which place.
    A report is a copy of the first that it resembles; reports that come later never change that.
    """

    def __init__(self, rules: CopyRules) -> None:
        self._by_words = Resemblance(rules.words)
        self._by_facts = Resemblance(rules.facts)
        self._original: dict[str, str] = {}
        self._language: dict[str, str] = {}
        self._places: dict[str, frozenset[str]] = {}

    def of(self, report: Report, mentions: Iterable[Mention], incidents: Sequence[Incident]) -> str:
        """The id of the report that this one repeats; its own where it is the first."""
        key, day = report.report_id, report.published
        places = [mention.place.place_id for mention in mentions if mention.place and mention.is_here]
        self._places[key] = frozenset(places)
        alike = self._by_words.find(key, word_sequences(report), day)
        copied = (other for other in alike if self._have_places_in_common(key, other))
        alike = self._by_facts.find(key, facts(report, places, incidents), day)
        translated = (other for other in alike if self._language[other] != report.language)
        self._language[key] = report.language
        found = next(copied, None) or next(translated, None)
        return self._original.setdefault(key, self._original[found] if found else key)

    def _have_places_in_common(self, one: str, other: str) -> bool:
        """Whether not just the words around the names are the same, as in a form that is filled in for each town."""
        places, others = self._places[one], self._places[other]
        fewer = min(len(places), len(others))
        return fewer == 0 or 2 * len(places & others) > fewer


def facts(report: Report, places: Sequence[str], incidents: Iterable[Incident]) -> set[str]:
    """What a report tells in any language: its places, which follows which, its numbers, its types at their spots."""
    return {
        *places,
        *(f"{here} {there}" for here, there in pairwise(places) if here != there),
        *_NUMBER.findall(report.text),
        *(f"{incident.incident_type} {incident.spot}" for incident in incidents),
    }
