"""Which of several places lie in which others, in time that grows with their number only."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from geo.gazetteer.model import Level, Place


class Containment:
    """Places, each with a number (of its sentence, say), and what lies in what among them."""

    def __init__(self, places: Iterable[tuple[Place, int]]) -> None:
        self._named: dict[str, set[tuple[str, int]]] = defaultdict(set)
        self._inside: dict[str, set[tuple[str, int]]] = defaultdict(set)
        self._regions_inside: dict[str, set[tuple[str, int]]] = defaultdict(set)
        for place, number in places:
            self._add(place, number)

    def _add(self, place: Place, number: int) -> None:
        entry = (place.place_id, number)
        inside = self._regions_inside if place.level is Level.REGION else self._inside
        for unit in place.containers:
            inside[unit].add(entry)
        if place.level is not Level.REGION:
            self._named[place.place_id].add(entry)

    def numbers_inside(self, place: Place) -> set[int]:
        """The numbers of the other places that lie in ``place``.

        A region of units holds what lies in them, and the units themselves, unless it is but a part of them.
        """
        return {
            number for entries in self._entries(place) for place_id, number in entries if place_id != place.place_id
        }

    def _entries(self, place: Place) -> Iterator[set[tuple[str, int]]]:
        yield self._inside.get(place.place_id, set())
        yield self._regions_inside.get(place.place_id, set())
        for unit in place.members:
            yield self._inside.get(unit, set())
            if unit not in place.containers:
                yield self._named.get(unit, set())
