"""The same incident told by several reports becomes one, with all its sources."""

import hashlib
import itertools
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from geo.frame import SPEAKERS_JOINT, ClaimSide, Modality
from geo.incidents.model import Incident, When
from geo.reports.model import Report

_ID_CHARS = 12
# What spans more days than a month tells too little of the day to be taken for what another report tells.
_MAX_DAYS = 31
_Kind = tuple[str, str, str, Modality]


@dataclass(frozen=True, slots=True)
class Told:
    """What one report tells. ``original_id`` is the report that it repeats, its own id where it repeats none."""

    report: Report
    original_id: str
    incidents: Sequence[Incident]


@dataclass(frozen=True, slots=True)
class MergedIncident:
    """An incident and the reports that tell it, the first published first, with the reports that these repeat.

    ``incident_id`` depends on how the first of them tells it: on type, spot, precision, modality and days, without a
    day or a place also on the report that it is, or repeats.
    """

    incident_id: str
    incident: Incident
    reports: tuple[Report, ...]
    original_ids: tuple[str, ...]

    @property
    def when(self) -> When | None:
        """The days on which it happened, as narrow as any of the reports has them."""
        return self.incident.when


def merge(told: Iterable[Told]) -> list[MergedIncident]:
    """Merge incidents of equal type, spot, precision and modality, on the same day or on days that overlap.

    An incident without a day or a place is merged only with what copies of its report tell, one that spans more
    than a month only with such of the same days. Where days overlap with those of several incidents it stays alone.
    An incident once begun is never joined to another: a report that is told later changes the id of none.
    """
    merged = _Merged()
    for one in told:
        for incident in one.incidents:
            merged.add(one, incident)
    return list(merged.by_id.values())


class _Merged:
    """The incidents so far, by id, and to look them up by the reports and the days that tell of them."""

    def __init__(self) -> None:
        self.by_id: dict[str, MergedIncident] = {}
        self._ids: dict[tuple[_Kind, str | date], dict[str, None]] = defaultdict(dict)

    def add(self, told: Told, incident: Incident) -> None:
        key = _incident_id(incident, told.original_id)
        if key not in self.by_id:
            key = self._same(told, incident) or key
        known = self.by_id.get(key)
        merged = _with(known, told, incident) if known else _first(key, told, incident)
        self.by_id[key] = merged
        for trace in (told.original_id, *_days(merged.when)):
            self._ids[_kind(incident), trace][key] = None

    def _same(self, told: Told, incident: Incident) -> str | None:
        """The one incident that this is: told by a copy of its report, else on days that overlap with no other's."""
        days = set(_days(incident.when))
        for known in self._others(told, incident, [told.original_id]):
            if not (known.when and incident.when) or not days.isdisjoint(_days(known.when)):
                return known.incident_id
        near = self._others(told, incident, days) if incident.place else []
        near = [known for known in near if not days.isdisjoint(_days(known.when))]
        return near[0].incident_id if len(near) == 1 else None

    def _others(self, told: Told, incident: Incident, traces: Iterable[str | date]) -> list[MergedIncident]:
        """The incidents of its kind with one of these traces that only other reports tell."""
        ids = dict.fromkeys(key for trace in traces for key in self._ids.get((_kind(incident), trace), ()))
        return [self.by_id[key] for key in ids if told.report not in self.by_id[key].reports]


def _kind(incident: Incident) -> _Kind:
    return incident.incident_type, incident.spot, incident.precision.value, incident.modality


def _days(when: When | None) -> list[date]:
    """The days of a stretch of a month at most; a longer one tells of no day in particular."""
    n_days = (when.last - when.first).days + 1 if when else 0
    return [when.first + timedelta(n) for n in range(n_days)] if when and n_days <= _MAX_DAYS else []


def _first(key: str, told: Told, incident: Incident) -> MergedIncident:
    return MergedIncident(key, incident, (told.report,), (told.original_id,))


def _with(known: MergedIncident, told: Told, incident: Incident) -> MergedIncident:
    """The surer telling stands, with the narrower days; claims of both are kept."""
    surer = max(known.incident, incident, key=lambda i: i.confidence)
    claims = _sides(known.incident)
    claims |= {name: side for name, side in _sides(incident).items() if name not in claims}
    joined = replace(
        surer,
        when=_narrower(known.when, incident.when),
        claimed_by=SPEAKERS_JOINT.join(claims) or None,
        claim_side=SPEAKERS_JOINT.join(claims.values()) or None,
    )
    if told.report in known.reports:
        return replace(known, incident=joined)
    reports, originals = (*known.reports, told.report), (*known.original_ids, told.original_id)
    return MergedIncident(known.incident_id, joined, reports, originals)


def _narrower(one: When | None, other: When | None) -> When | None:
    if not (one and other):
        return one or other
    return min(one, other, key=lambda when: when.last - when.first)


def _sides(incident: Incident) -> dict[str, str]:
    """The side of each speaker."""
    if not incident.claimed_by:
        return {}
    names = incident.claimed_by.split(SPEAKERS_JOINT)
    sides = incident.claim_side.split(SPEAKERS_JOINT) if incident.claim_side else ()
    return dict(itertools.zip_longest(names, sides, fillvalue=ClaimSide.UNKNOWN.value))


def _incident_id(incident: Incident, original_id: str) -> str:
    when = incident.when
    days = f"{when.first}/{when.last}" if when else ""
    teller = "" if when and incident.place else original_id
    told = "|".join((*_kind(incident), f"{days} {teller}".strip()))
    return hashlib.sha256(told.encode()).hexdigest()[:_ID_CHARS]
