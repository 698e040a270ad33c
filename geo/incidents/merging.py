"""The same incident told by several reports becomes one, with all its sources."""

import hashlib
import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from geo.frame import SPEAKERS_JOINT, ClaimSide
from geo.incidents.model import Incident
from geo.reports.model import Report

_ID_CHARS = 12


@dataclass(frozen=True, slots=True)
class MergedIncident:
    """An incident and the reports that tell it, in the order they came.

    ``incident_id`` depends on type, spot, precision, modality and days, without a day or a place also on its
    report, so that a further report never changes the id of another incident.
    """

    incident_id: str
    incident: Incident
    reports: tuple[Report, ...]


def merge(told: Iterable[tuple[Report, Sequence[Incident]]]) -> list[MergedIncident]:
    """Merge incidents of equal type, spot, modality and days; those without a day stay apart by report."""
    merged: dict[str, MergedIncident] = {}
    for report, incidents in told:
        for incident in incidents:
            key = _incident_id(incident)
            known = merged.get(key)
            if known is None:
                merged[key] = MergedIncident(key, incident, (report,))
            else:
                merged[key] = _with(known, report, incident)
    return list(merged.values())


def _with(known: MergedIncident, report: Report, incident: Incident) -> MergedIncident:
    """The surer telling stands; claims of both are kept."""
    surer = max(known.incident, incident, key=lambda i: i.confidence)
    claims = _sides(known.incident)
    claims |= {name: side for name, side in _sides(incident).items() if name not in claims}
    joined = replace(
        surer,
        claimed_by=SPEAKERS_JOINT.join(claims) or None,
        claim_side=SPEAKERS_JOINT.join(claims.values()) or None,
    )
    reports = known.reports if report in known.reports else (*known.reports, report)
    return MergedIncident(known.incident_id, joined, reports)


def _sides(incident: Incident) -> dict[str, str]:
    """The side of each speaker."""
    if not incident.claimed_by:
        return {}
    names = incident.claimed_by.split(SPEAKERS_JOINT)
    sides = incident.claim_side.split(SPEAKERS_JOINT) if incident.claim_side else ()
    return dict(itertools.zip_longest(names, sides, fillvalue=ClaimSide.UNKNOWN.value))


def _incident_id(incident: Incident) -> str:
    when = incident.when
    days = f"{when.first}/{when.last}" if when and incident.place else incident.report_id
    told = "|".join((incident.incident_type, incident.spot, incident.precision.value, incident.modality.value, days))
    return hashlib.sha256(told.encode()).hexdigest()[:_ID_CHARS]
