"""What is told of an area and then narrowed: "Leaflets appeared in Crimea. In particular, in Saky and Yalta"."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from geo.frame import Precision
from geo.gazetteer.containment import Containment
from geo.incidents.model import Incident
from geo.incidents.precision import precision_of
from geo.toponyms.model import Mention


def told_of_parts(
    incidents: Sequence[Incident], places: Sequence[Mention], words: Callable[[Mention], str]
) -> Iterator[Incident]:
    """``incidents``, each that is told of an area told instead of ``places``, if one of them lies in it.

    ``words`` gives a mention as the report writes it.
    """
    parts = [(m, m.place) for m in places if m.place]
    inside = Containment((place, number) for number, (_, place) in enumerate(parts))
    for incident in incidents:
        if incident.place is None or not inside.numbers_inside(incident.place):
            yield incident
            continue
        for mention, place in parts:
            precision = precision_of(place, mention.relation)
            yield replace(
                incident,
                place=place,
                mention=words(mention),
                precision=precision,
                relation=mention.relation if precision is Precision.NEAR_SETTLEMENT else None,
            )
