"""Mentions as rows: for ``mentions.jsonl``, and for the queue of what an editor should settle."""

from collections.abc import Callable, Mapping
from typing import Any

from geo.gazetteer.model import Level
from geo.reports.model import Report
from geo.spatial.spots import Spot
from geo.toponyms.model import Mention

_CONTEXT_CHARS = 60
_READ_CHARS = 5 * _CONTEXT_CHARS
_POINT_LEVELS = frozenset({Level.SITE, Level.DISTRICT, Level.SETTLEMENT})
_IN_UNIT = "its coordinates are not known: the point and the radius are those of the unit that it lies in"


def mention_row(report: Report, mention: Mention, spots: Mapping[str, Spot]) -> dict[str, Any]:
    """One line of ``mentions.jsonl``; offsets count code points of the report's text.

    ``spots`` gives a point and the radius that holds the place, by its id. Of an area (``level`` tells) they are a
    point for tables and the way to its farthest corner; where a settlement or a site has no coordinates they are those
    of the unit that it lies in, and ``method`` says so. A place without a spot (a river, say) has no radius.
    """
    place = mention.place
    spot = spots.get(place.place_id) if place else None
    is_in_unit = spot and place and not place.is_located and place.level in _POINT_LEVELS
    return {
        "report_id": report.report_id,
        "start": mention.start,
        "end": mention.end,
        "text": mention.span.text,
        "place_id": place.place_id if place else None,
        "name": place.name if place else None,
        "level": place.level.value if place else None,
        "lat": spot.lat if spot else place and place.lat,
        "lon": spot.lon if spot else place and place.lon,
        "uncertainty_km": spot.uncertainty_km if spot else None,
        "confidence": round(mention.confidence, 3),
        "method": f"{mention.method}; {_IN_UNIT}" if is_in_unit else mention.method,
        "candidates": [
            {"place_id": c.place.place_id, "name": c.place.name, "probability": round(c.probability, 3)}
            for c in mention.candidates
        ],
    }


def unresolved_row(report: Report, mention: Mention, told: Callable[[str], str]) -> dict[str, Any]:
    """One line of ``unresolved.csv``: the name, the words around it (``context``), why it has no place, what it may be.

    ``told`` gives words of the report as they may be told. ``level`` is that of the likeliest candidate.
    """
    # read further than is shown, so that no name is cut in two before it can be withheld
    before = told(report.text[max(0, mention.start - _READ_CHARS) : mention.start])[-_CONTEXT_CHARS:]
    after = told(report.text[mention.end : mention.end + _READ_CHARS])[:_CONTEXT_CHARS]
    return {
        "report_id": report.report_id,
        "start": mention.start,
        "end": mention.end,
        "text": mention.span.text,
        "level": mention.candidates[0].place.level.value if mention.candidates else None,
        "reason": mention.method,
        "candidates": "|".join(f"{c.place.place_id} {c.place.name} {c.probability:.2f}" for c in mention.candidates),
        "context": " ".join(f"{before}{mention.span.text}{after}".split()),
    }
