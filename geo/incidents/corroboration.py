"""What stands behind a merged incident, and what stands against it."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from geo.frame import Modality
from geo.incidents.merging import MergedIncident
from geo.incidents.model import When
from geo.reports.publishers import Publisher, Publishers


def independent_publishers(merged: MergedIncident, publishers: Publishers) -> set[Publisher]:
    """The publishers of an incident's reports; of a report and its copies the first published counts alone."""
    first = dict(zip(reversed(merged.original_ids), reversed(merged.reports), strict=True))
    return {publishers.of(report) for report in first.values()}


def by_side(publishers: Iterable[Publisher]) -> dict[str, int]:
    """How many publishers each side has, the most first."""
    counts = Counter(publisher.side.value for publisher in publishers)
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def contradictions(merged: Iterable[MergedIncident]) -> dict[str, list[str]]:
    """By id the ids of the incidents that contradict each one: what one side denies and another reports or threatens.

    They agree in type and spot, and their days overlap as far as they are known.
    """
    told: dict[tuple[str, str], list[MergedIncident]] = defaultdict(list)
    for one in merged:
        if one.incident.place:
            told[one.incident.incident_type, one.incident.spot].append(one)
    against: dict[str, list[str]] = defaultdict(list)
    for group in told.values():
        denied = [one for one in group if one.incident.modality is Modality.DENIED]
        for denial in denied:
            for other in group:
                if other.incident.modality is not Modality.DENIED and _may_be_one(denial.when, other.when):
                    against[denial.incident_id].append(other.incident_id)
                    against[other.incident_id].append(denial.incident_id)
    return {key: sorted(ids) for key, ids in against.items()}


def _may_be_one(when: When | None, other: When | None) -> bool:
    return not (when and other) or (when.first <= other.last and other.first <= when.last)
