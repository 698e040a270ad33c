"""What the program tells of a labelled text beside what a person marked in it."""

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

from geo.incidents.labelled import LabelledIncident, LabelledReport
from geo.incidents.model import Incident
from geo.text import fold_text
from geo.toponyms.judging import Judge

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class AnsweredPair:
    """One type at one spot as the program tells it of a text, once or, of several days, more often.

    ``is_type_right``: the text has the type, anywhere; ``labels`` are its incidents of the type at this place.
    """

    incidents: tuple[Incident, ...]
    is_type_right: bool
    labels: tuple[LabelledIncident, ...]

    @property
    def is_right(self) -> bool:
        """Whether both type and place are."""
        return bool(self.labels)

    @property
    def surest(self) -> Incident:
        """The surest telling: its confidence is the pair's."""
        return max(self.incidents, key=lambda incident: incident.confidence)

    @property
    def is_modality_right(self) -> bool:
        """Whether each modality given is one that was marked."""
        return {i.modality for i in self.incidents} <= {label.modality for label in self.labels}

    @property
    def has_dates(self) -> bool:
        """Whether the editor marked when this happened."""
        return any(label.has_date for label in self.labels)

    @property
    def is_date_right(self) -> bool:
        """Whether each span of days given, or none, is one that was marked, from its first to its last day."""
        days = {(i.when.first, i.when.last) if i.when else None for i in self.incidents}
        return days <= {label.days for label in self.labels}

    @property
    def has_claims(self) -> bool:
        """Whether the editor marked who tells this."""
        return any(label.has_claim for label in self.labels)

    @property
    def is_claim_right(self) -> bool:
        """Whether each source given, or none, is one that was marked; a name may have its office with it or not."""
        marked = [label.claimed_by for label in self.labels]
        return all(any(_is_same_source(i.claimed_by, source) for source in marked) for i in self.incidents)


@dataclass(frozen=True, slots=True)
class LabelledPair:
    """One type at one place as the editor marked it; ``is_type_found``: the program has the type in this text."""

    labels: tuple[LabelledIncident, ...]
    is_type_found: bool
    is_found: bool


@dataclass(frozen=True, slots=True)
class Outcome:
    """One text: the pairs of type and place that it tells, and those that the program tells of it."""

    text: LabelledReport
    labelled: tuple[LabelledPair, ...]
    answered: tuple[AnsweredPair, ...]

    @property
    def labelled_types(self) -> frozenset[str]:
        """The types that the text has."""
        return frozenset(pair.labels[0].type for pair in self.labelled)

    @property
    def answered_types(self) -> frozenset[str]:
        """The types that the program gives it."""
        return frozenset(pair.incidents[0].incident_type for pair in self.answered)


def match(text: LabelledReport, incidents: Sequence[Incident], judge: Judge) -> Outcome:
    """Compare what the program tells of a text with its labels.

    A place is right where :class:`~geo.toponyms.judging.Judge` says so: the same unit, or a pin within 10 km. No
    place is right where none is marked, or only a country.
    """
    labels = text.incidents or ()
    answered: list[AnsweredPair] = []
    found: set[LabelledIncident] = set()
    types = {label.type for label in labels}
    for told in _grouped((i.incident_type, i.spot) for i in incidents):
        group = tuple(incidents[number] for number in told)
        first = group[0]
        same = tuple(x for x in labels if x.type == first.incident_type and _is_there(text, x, first, judge))
        found.update(same)
        answered.append(AnsweredPair(group, first.incident_type in types, same))
    given = {incident.incident_type for incident in incidents}
    labelled: list[LabelledPair] = []
    for marked in _grouped((label.type, _name(text, label)) for label in labels):
        group = tuple(labels[number] for number in marked)
        labelled.append(LabelledPair(group, group[0].type in given, any(label in found for label in group)))
    return Outcome(text, tuple(labelled), tuple(answered))


def _is_there(text: LabelledReport, label: LabelledIncident, incident: Incident, judge: Judge) -> bool:
    marked, place = text.place_of(label), incident.place
    return judge.is_right(marked, place) if marked and place else marked is None and place is None


def _name(text: LabelledReport, label: LabelledIncident) -> tuple[str, str] | None:
    place = text.place_of(label)
    return (place.name, place.level) if place else None


def _grouped(keys: Iterable[Hashable]) -> list[list[int]]:
    """The numbers of equal keys together, in the order of the first of each."""
    numbers: dict[Hashable, list[int]] = defaultdict(list)
    for number, key in enumerate(keys):
        numbers[key].append(number)
    return list(numbers.values())


def _is_same_source(given: str | None, marked: str | None) -> bool:
    if given is None or marked is None:
        return given is marked
    words, wanted = (f" {' '.join(_WORD.findall(fold_text(name).folded))} " for name in (given, marked))
    return words in wanted or wanted in words
