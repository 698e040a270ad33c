"""How precisely a place can be drawn: never finer than the text, nor than what is known of the place."""

from geo.frame import Precision
from geo.gazetteer.model import Level, Place
from geo.toponyms.model import Relation, RelationKind

_OF_AREA = {
    Level.HROMADA: Precision.HROMADA,
    Level.RAION: Precision.RAION,
    Level.OBLAST: Precision.OBLAST,
    Level.REGION: Precision.REGION,
    Level.FEATURE: Precision.REGION,
}

# From so far on a distance says what a thing is not near.
_FAR_KM = 100


def precision_of(place: Place | None, relation: Relation | None = None) -> Precision:
    """The precision of an incident at a place, or in a relation to it.

    What is far from a place is not placed by it. A settlement without a point is as good as its unit, and so is what
    lies between one and a place without a point.
    """
    if place is None or not place.is_here or _is_far(relation):
        return Precision.UNLOCATED
    if place.level in _OF_AREA:
        return _OF_AREA[place.level]
    if not place.is_located or _lacks_end(relation):
        return _of_unit(place)
    if relation:
        return Precision.NEAR_SETTLEMENT
    return Precision.SITE if place.level is Level.SITE else Precision.SETTLEMENT


def _of_unit(place: Place) -> Precision:
    if place.hromada_id:
        return Precision.HROMADA
    return Precision.RAION if place.raion_id else Precision.OBLAST


def _is_far(relation: Relation | None) -> bool:
    return relation is not None and relation.distance_km is not None and relation.distance_km >= _FAR_KM


def _lacks_end(relation: Relation | None) -> bool:
    """Whether it is between two places, the other of which is no point, or not known."""
    if relation is None or relation.kind is not RelationKind.BETWEEN:
        return False
    other = relation.other
    return other is None or other.level in _OF_AREA or not (other.is_here and other.is_located)
