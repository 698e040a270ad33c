"""What is read from one text, in words: the ``geoparse`` command."""

from geo.errors import ReportError
from geo.facts import DATA
from geo.geoparse import load_geoparser
from geo.incidents.model import Incident
from geo.reports.model import Rejected
from geo.reports.readers.completion import Completion
from geo.reports.readers.draft import Draft
from geo.settings import Settings
from geo.toponyms.model import Mention, Relation, RelationKind


def explain(text: str, settings: Settings) -> str:
    """The places and incidents of a text, each with its confidence, its rivals and its reason.

    Raises :class:`~geo.errors.ReportError` for a text that is no report: empty, or too long.
    """
    report = Completion().complete(Draft("the text", "text", text))
    if isinstance(report, Rejected):
        raise ReportError(report.source, report.reason)
    parsed = load_geoparser(DATA, settings.gazetteer).parse(report)
    lines = [f"Language: {parsed.report.language}", "", "Places"]
    lines += [line for mention in parsed.mentions for line in _place_lines(mention)] or ["  none"]
    lines += ["", "Incidents"]
    lines += [line for incident in parsed.incidents for line in _incident_lines(incident)] or ["  none"]
    return "\n".join(lines)


def _place_lines(mention: Mention) -> list[str]:
    place = mention.place
    if place is None:
        lines = [f"  “{mention.span.text}” -> no place: {mention.method}"]
    else:
        spot = f"{place.lat:.4f}, {place.lon:.4f}" if place.is_located else "no point of its own"
        lines = [
            f"  “{mention.span.text}” -> {place.name} ({place.name_uk}), {place.level}, {place.place_id}",
            f"      {mention.confidence:.0%} sure; {spot}; {mention.method}",
        ]
    if mention.relation:
        lines.append(f"      not there but {_relation_words(mention.relation)}")
    rivals = [c for c in mention.candidates if c.place != place]
    if rivals:
        lines.append(
            "      or: " + "; ".join(f"{c.place.name}, {c.place.place_id} ({c.probability:.0%})" for c in rivals)
        )
    return lines


def _relation_words(relation: Relation) -> str:
    if relation.kind is RelationKind.BETWEEN:
        return f"between it and {relation.other.name if relation.other else 'a place that is not known'}"
    if relation.kind is RelationKind.NEAR:
        return "near it"
    distance = "" if relation.distance_km is None else f"{relation.distance_km:g} km away"
    direction = "" if relation.bearing_deg is None else f"in the direction of {relation.bearing_deg:g}° from it"
    return " ".join(filter(None, (distance, direction)))


def _incident_lines(incident: Incident) -> list[str]:
    where = incident.place.name if incident.place else "no place"
    when = f", {incident.when.first} to {incident.when.last}" if incident.when else ""
    claim = f", says {incident.claimed_by}" if incident.claimed_by else ""
    return [
        f"  {incident.incident_type} at {where} ({incident.precision}, {incident.link.replace('_', ' ')}){when}",
        f"      {incident.modality}{claim}; {incident.confidence:.0%} sure; evidence: “{incident.evidence}”",
    ]
