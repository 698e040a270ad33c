"""How precisely a place can be drawn: never finer than the text, nor than what is known of the place."""

from geo.frame import Precision
from geo.gazetteer.model import Level, Place

_OF_AREA = {
    Level.HROMADA: Precision.HROMADA,
    Level.RAION: Precision.RAION,
    Level.OBLAST: Precision.OBLAST,
    Level.REGION: Precision.REGION,
    Level.FEATURE: Precision.REGION,
}


def precision_of(place: Place | None, *, is_near: bool = False) -> Precision:
    """The precision of an incident at a place, or near it; a settlement without a point is as good as its unit."""
    if place is None or not place.is_here:
        return Precision.UNLOCATED
    if place.level in _OF_AREA:
        return _OF_AREA[place.level]
    if not place.is_located:
        if place.hromada_id:
            return Precision.HROMADA
        return Precision.RAION if place.raion_id else Precision.OBLAST
    if is_near:
        return Precision.NEAR_SETTLEMENT
    return Precision.SITE if place.level is Level.SITE else Precision.SETTLEMENT
