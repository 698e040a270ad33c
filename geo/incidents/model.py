"""One incident as one report tells it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from geo.frame import Modality, Precision
from geo.gazetteer.model import Place
from geo.toponyms.model import Relation, RelationKind


class LinkKind(StrEnum):
    """How the text ties an incident to its place, the tightest first; ``data/lookups/confidence.yaml`` rates each."""

    SAME_CLAUSE = "same_clause"
    SAME_SENTENCE = "same_sentence"
    TOLD_BEFORE = "told_before"
    RUNNING_PLACE = "running_place"
    SECTION_HEADING = "section_heading"
    REPORT_FOCUS = "report_focus"
    NO_PLACE = "no_place"


class When(NamedTuple):
    """The days that an incident spans and how exactly they are told: ``day``, ``month``, ``year``."""

    first: date
    last: date
    precision: str


@dataclass(frozen=True, slots=True)
class Incident:
    """An incident of one report.

    ``sentence`` is the number of its sentence; ``start`` and ``end`` bound its evidence in the report's text as
    given. ``place`` is ``None`` where the text ties it to none; ``mention`` is the place as the report wrote it.
    ``relation``, only with the precision ``near_settlement``, says where beside the place it was.
    ``claim_side`` is the side (:class:`~geo.frame.ClaimSide`) of ``claimed_by``; a merged incident holds several
    of both, in the same order, joined by :data:`~geo.frame.SPEAKERS_JOINT`.
    ``withheld_spot`` is the spot that is told, where ``place`` is a coarser one for the sake of people (``geo.care``).
    ``link`` names how the place was found (see ``data/lookups/confidence.yaml``). ``confidence`` lies between
    0 and 1.
    """

    report_id: str
    sentence: int
    incident_type: str
    start: int
    end: int
    evidence: str
    place: Place | None
    mention: str | None
    precision: Precision
    link: LinkKind
    confidence: float
    modality: Modality
    claimed_by: str | None
    when: When | None
    relation: Relation | None = None
    claim_side: str | None = None
    withheld_spot: str | None = None

    @property
    def spot(self) -> str:
        """What tells the spot from others: the place, with how far and which way from it, or with the other end."""
        if self.withheld_spot is not None:
            return self.withheld_spot
        if self.place is None:
            return ""
        relation = self.relation
        if relation is None or relation.kind is RelationKind.NEAR:
            return self.place.place_id
        if relation.other:
            return " ".join(sorted((self.place.place_id, relation.other.place_id)))
        return f"{self.place.place_id} {relation.distance_km} {relation.bearing_deg}"
