"""Mentions as rows: for ``mentions.jsonl``, and for the queue of what an editor should settle."""

from collections.abc import Mapping
from typing import Any

from geo.reports.model import Report
from geo.toponyms.model import Mention

_CONTEXT_CHARS = 60


def mention_row(report: Report, mention: Mention, radii_km: Mapping[str, float]) -> dict[str, Any]:
    """One line of ``mentions.jsonl``; offsets count code points of the report's text.

    ``radii_km`` gives the radius that holds a place, by its id.
    """
    place = mention.place
    return {
        "report_id": report.report_id,
        "start": mention.start,
        "end": mention.end,
        "text": mention.span.text,
        "place_id": place.place_id if place else None,
        "name": place.name if place else None,
        "level": place.level.value if place else None,
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
        "uncertainty_km": radii_km.get(place.place_id) if place else None,
        "confidence": round(mention.confidence, 3),
        "method": mention.method,
        "candidates": [
            {"place_id": c.place.place_id, "name": c.place.name, "probability": round(c.probability, 3)}
            for c in mention.candidates
        ],
    }


def unresolved_row(report: Report, mention: Mention) -> dict[str, Any]:
    """One line of ``unresolved.csv``: the name, the words around it, why it has no place, what it may be.

    ``level`` is that of the likeliest candidate.
    """
    start, end = max(0, mention.start - _CONTEXT_CHARS), mention.end + _CONTEXT_CHARS
    return {
        "report_id": report.report_id,
        "start": mention.start,
        "end": mention.end,
        "text": mention.span.text,
        "level": mention.candidates[0].place.level.value if mention.candidates else None,
        "reason": mention.method,
        "candidates": "|".join(f"{c.place.place_id} {c.place.name} {c.probability:.2f}" for c in mention.candidates),
        "context": " ".join(report.text[start:end].split()),
    }
