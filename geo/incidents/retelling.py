"""One report tells a thing more than once: in the headline, in passing, first as a threat, then as done."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from geo.frame import Modality
from geo.gazetteer.containment import Containment
from geo.gazetteer.model import Place
from geo.incidents.model import Incident, LinkKind, When

_OF_ITS_SENTENCE = frozenset({LinkKind.SAME_CLAUSE, LinkKind.SAME_SENTENCE})
_Told = dict[When | None, Incident]


def each_once(incidents: Sequence[Incident], opening_chars: int, vague: Mapping[str, frozenset[str]]) -> list[Incident]:
    """The incidents of one report without its repetitions.

    An incident of a ``vague`` type is one of the types that it maps to where the same or a neighbouring sentence
    tells of such a one at the same spot ("Explosions in the town. It was hit by rockets"), or anywhere if its own
    sentence names no place.

    Of the same type and spot and no other day the first telling stands, with the day and the claim that any
    telling gives; what is reported outweighs what is threatened. A telling without a place, or tied only loosely
    (in the first ``opening_chars``, or not in the same clause) to an area that holds the place of another
    telling, is that one again. What is denied stays beside what is reported.
    """
    groups: dict[tuple[str, str, bool], _Told] = defaultdict(dict)
    for incident in _stated(incidents, vague):
        _tell(groups[incident.incident_type, incident.spot, incident.modality is Modality.DENIED], incident)
    kept = [incident for told in groups.values() for incident in told.values()]
    finer = _FinerTellings(kept)
    return sorted((i for i in kept if not finer.cover(i, opening_chars)), key=lambda i: (i.start, i.end))


def _stated(incidents: Sequence[Incident], vague: Mapping[str, frozenset[str]]) -> Iterable[Incident]:
    told: dict[tuple[str, int], set[str]] = defaultdict(set)
    for incident in incidents:
        if incident.modality is not Modality.DENIED:
            told[incident.incident_type, incident.sentence].add(incident.spot)
    for incident in incidents:
        types = vague.get(incident.incident_type, frozenset())
        nearby = range(incident.sentence - 1, incident.sentence + 2)
        spots = [told[code, sentence] for code in types for sentence in nearby if (code, sentence) in told]
        has_own_place = incident.link in _OF_ITS_SENTENCE
        if not any(incident.spot in there or not has_own_place for there in spots):
            yield incident


def _tell(told: _Told, incident: Incident) -> None:
    """Add a telling: one without a day joins any other, one with a day takes up the one without."""
    when = incident.when
    if when is None and told:
        when = next(iter(told))
    elif when not in told and None in told:
        told[when] = told.pop(None)
    told[when] = _joined(told[when], incident) if when in told else incident


def _joined(first: Incident, again: Incident) -> Incident:
    """Both tellings as one: what is reported before what is threatened, the tighter evidence of one sentence."""
    is_same_sentence = first.sentence == again.sentence and first.modality is again.modality
    is_done = first.modality is Modality.THREATENED and again.modality is Modality.REPORTED
    is_tighter = is_same_sentence and _looseness(again) < _looseness(first)
    stronger = again if is_done or is_tighter else first
    told = next((i for i in (stronger, first, again) if i.claimed_by), stronger)
    return replace(
        stronger,
        confidence=max(first.confidence, again.confidence),
        claimed_by=told.claimed_by,
        claim_side=told.claim_side,
        when=first.when or again.when,
    )


def _looseness(incident: Incident) -> tuple[int, int]:
    return incident.evidence.count(","), len(incident.evidence)


class _FinerTellings:
    """The tellings of each type by place."""

    def __init__(self, incidents: Iterable[Incident]) -> None:
        located: dict[tuple[str, Modality], list[tuple[Place, int]]] = defaultdict(list)
        for incident in incidents:
            if incident.place:
                located[incident.incident_type, incident.modality].append((incident.place, incident.sentence))
        self._located = {(code, modality is Modality.DENIED) for code, modality in located}
        # What is told of one spot only has no finer telling.
        self._told = {key: Containment(told) for key, told in located.items() if len(told) > 1}

    def cover(self, incident: Incident, opening_chars: int) -> bool:
        """Whether another telling of the same thing ties it to a finer place."""
        if incident.place is None:
            return (incident.incident_type, incident.modality is Modality.DENIED) in self._located
        told = self._told.get((incident.incident_type, incident.modality))
        sentences = told.numbers_inside(incident.place) if told else set[int]()
        is_loose = incident.link != LinkKind.SAME_CLAUSE or incident.start < opening_chars
        return bool(sentences) and (is_loose or incident.sentence in sentences)
