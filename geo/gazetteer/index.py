"""The compiled gazetteer in memory: places by id, readings by written form, forms in a text, places near a point."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from geo.gazetteer.model import Level, Place, Reading
from geo.gazetteer.tables import FORMS_FILE, PLACES_FILE, SOURCES, FormTable, read_forms, read_places
from geo.text import fold

EARTH_RADIUS_KM = 6371.0088
"""Mean radius of the earth (IUGG)."""

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_POSSESSIVE = "'s"
_KEPT_READINGS = 20_000
_PINNABLE = (Level.SITE, Level.DISTRICT, Level.SETTLEMENT)


class Found(NamedTuple):
    """A known form in a folded text: its span, what it can mean, and by how many powers of ten it is more frequent as
    a word than as a name (0 for what is only a name)."""

    start: int
    end: int
    readings: tuple[Reading, ...]
    excess: float


class Gazetteer:
    """All places and all their written forms. Immutable; safe to share between threads."""

    def __init__(self, places: Sequence[Place], forms: FormTable) -> None:
        """``places`` in the order of their rows; ``forms`` sorted by form."""
        self._places = tuple(places)
        self._row_of = {place.place_id: row for row, place in enumerate(self._places)}
        self._table = forms
        # Most words of a text begin no name: one look tells. Otherwise it gives the first form that the word begins.
        self._first_rows = {
            match.group(): len(forms.forms) - row
            for row, match in enumerate(map(_WORD.match, reversed(forms.forms)), start=1)
            if match
        }
        self._readings = lru_cache(_KEPT_READINGS)(self._make_readings)

    @classmethod
    def load(cls, folder: Path) -> "Gazetteer":
        """Read the tables that ``compile_gazetteer`` wrote to ``folder``. Raises DataError when they cannot be used."""
        return cls(read_places(folder / PLACES_FILE), read_forms(folder / FORMS_FILE))

    @property
    def places(self) -> Sequence[Place]:
        """Every place, by id."""
        return self._places

    def __len__(self) -> int:
        return len(self._places)

    def __getitem__(self, place_id: str) -> Place:
        return self._places[self._row_of[place_id]]

    def __contains__(self, place_id: str) -> bool:
        return place_id in self._row_of

    def readings(self, form: str) -> tuple[Reading, ...]:
        """What ``form`` can mean (it is folded here); empty when it is no known form."""
        folded = fold(form)
        forms = self._table.forms
        row = bisect_left(forms, folded)
        return self._readings(row) if row < len(forms) and forms[row] == folded else ()

    def scan(self, folded: str) -> list[Found]:
        """Every known form in a folded text.

        Forms stand at word boundaries: a word is letters, digits and apostrophes between them, less an English
        possessive 's; a hyphen parts words. A blank in a form matches any run of blanks with at most one line break.
        Overlapping forms are all given, by start, the longest first.
        """
        words = [match.span() for match in _WORD.finditer(folded)]
        first_rows = self._first_rows
        excess = self._table.excess
        found: list[Found] = []
        for i, (start, end) in enumerate(words):
            word = folded[start:end]
            row = first_rows.get(word.removesuffix(_POSSESSIVE), first_rows.get(word))
            if row is not None:
                here = [
                    Found(start, end, self._readings(form), excess[form] / 10)
                    for end, form in self._forms_at(folded, words, i, row)
                ]
                found += reversed(here)
        return found

    def search(self, name: str, limit: int = 10) -> list[Reading]:
        """The readings of a written name, best first: by source of the form, then by population."""
        ordered = sorted(
            self.readings(name),
            key=lambda reading: (
                SOURCES.index(reading.source),
                not reading.place.is_here,
                -(reading.place.population or 0),
                reading.place.place_id,
            ),
        )
        return ordered[:limit]

    def nearest(self, lat: float, lon: float, k: int = 1) -> list[tuple[Place, float]]:
        """The ``k`` settlements, districts and sites nearest to a point (EPSG:4326 degrees) with their great-circle
        distance in km, nearest first."""
        rows, points = self._points
        here = _unit_vectors(np.array([lat]), np.array([lon]))[0]
        chords = np.linalg.norm(points - here, axis=1)
        order = np.argsort(chords, kind="stable")[:k]
        distances_km = 2 * EARTH_RADIUS_KM * np.arcsin(np.clip(chords[order] / 2, 0, 1))
        return [(self._places[rows[i]], float(km)) for i, km in zip(order, distances_km, strict=True)]

    @cached_property
    def _points(self) -> tuple[list[int], NDArray[np.float64]]:
        located = [
            (row, place.lat, place.lon)
            for row, place in enumerate(self._places)
            if place.level in _PINNABLE and place.lat is not None and place.lon is not None
        ]
        lat = np.array([lat for _, lat, _ in located])
        lon = np.array([lon for _, _, lon in located])
        return [row for row, _, _ in located], _unit_vectors(lat, lon)

    def _forms_at(self, folded: str, words: list[tuple[int, int]], first: int, row: int) -> Iterator[tuple[int, int]]:
        """End and row of each form that begins with word ``first``, none before ``row``, the shortest first."""
        forms = self._table.forms
        start, end = words[first]
        piece = folded[start:end]
        for following in range(first + 1, len(words) + 1):
            if piece.endswith(_POSSESSIVE):
                bare = piece[: -len(_POSSESSIVE)]
                row = bisect_left(forms, bare, row)
                if row < len(forms) and forms[row] == bare:
                    yield end - len(_POSSESSIVE), row
            row = bisect_left(forms, piece, row)
            if row == len(forms) or not forms[row].startswith(piece):
                return
            if forms[row] == piece:
                yield end, row
            if following == len(words):
                return
            gap = folded[end : words[following][0]]
            if gap.isspace():
                if gap.count("\n") > 1:
                    return
                gap = " "
            start, end = words[following]
            piece += gap + folded[start:end]

    def _make_readings(self, row: int) -> tuple[Reading, ...]:
        places = self._places
        return tuple(
            Reading(places[place], SOURCES[source], places[within].place_id if within >= 0 else None)
            for place, source, within in self._table.readings(row)
        )


def _unit_vectors(lat: NDArray[np.float64], lon: NDArray[np.float64]) -> NDArray[np.float64]:
    """Points on the unit sphere, one row each."""
    phi, theta = np.radians(lat), np.radians(lon)
    return np.column_stack((np.cos(phi) * np.cos(theta), np.cos(phi) * np.sin(theta), np.sin(phi)))
