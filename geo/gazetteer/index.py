"""The compiled gazetteer in memory: places by id, readings by written form, forms in a text, places near a point."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from geo.gazetteer.model import Level, Place, Reading
from geo.gazetteer.tables import FORMS_FILE, FORMS_SCHEMA, PLACES_FILE, PLACES_SCHEMA, SOURCES, read_table
from geo.text import fold

EARTH_RADIUS_KM = 6371.0088
"""Mean radius of the earth (IUGG)."""

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_POSSESSIVE = "'s"
_PINNABLE = (Level.SITE, Level.DISTRICT, Level.SETTLEMENT)


class _Lists(NamedTuple):
    """A list column: row ``i`` is ``values[offsets[i]:offsets[i + 1]]``."""

    offsets: NDArray[np.int32]
    values: NDArray[np.int32]

    def row(self, i: int) -> list[int]:
        return self.values[self.offsets[i] : self.offsets[i + 1]].tolist()


class Gazetteer:
    """All places and all their written forms. Immutable; safe to share between threads."""

    def __init__(self, places: Sequence[Place], forms: pa.Table) -> None:
        """``places`` in the order of their rows; ``forms`` in the schema of ``forms.parquet``, sorted by form."""
        self._places = tuple(places)
        self._row_of = {place.place_id: row for row, place in enumerate(self._places)}
        self._forms: list[str] = forms["form"].to_pylist()
        self._place_rows, self._sources, self._withins = (
            _lists(forms[name]) for name in ("places", "sources", "withins")
        )

    @classmethod
    def load(cls, folder: Path) -> "Gazetteer":
        """Read the tables that ``compile_gazetteer`` wrote to ``folder``. Raises DataError when they cannot be used."""
        rows = read_table(folder / PLACES_FILE, PLACES_SCHEMA).to_pydict()
        rows["level"] = [Level(level) for level in rows["level"]]
        rows["members"] = [tuple(members) for members in rows["members"]]
        places = [Place(*values) for values in zip(*(rows[name] for name in PLACES_SCHEMA.names), strict=True)]
        return cls(places, read_table(folder / FORMS_FILE, FORMS_SCHEMA))

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
        row = bisect_left(self._forms, folded)
        if row < len(self._forms) and self._forms[row] == folded:
            return self._readings(row)
        return ()

    def scan(self, folded: str) -> list[tuple[int, int, tuple[Reading, ...]]]:
        """Every known form in a folded text, as start, end and readings.

        Forms stand at word boundaries: a word is letters, digits and apostrophes between them, less an English
        possessive 's; a hyphen parts words. A blank in a form matches any run of blanks with at most one line break.
        Overlapping forms are all given, by start, the longest first.
        """
        words = [match.span() for match in _WORD.finditer(folded)]
        found: list[tuple[int, int, tuple[Reading, ...]]] = []
        for i in range(len(words)):
            found += reversed(
                [(words[i][0], end, self._readings(row)) for end, row in self._forms_at(folded, words, i)]
            )
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

    def _forms_at(self, folded: str, words: list[tuple[int, int]], first: int) -> Iterator[tuple[int, int]]:
        """End and row of each form that begins with word ``first``, the shortest first."""
        forms = self._forms
        start, end = words[first]
        piece = folded[start:end]
        row = 0
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

    def _readings(self, row: int) -> tuple[Reading, ...]:
        return tuple(
            Reading(self._places[place], SOURCES[source], None if within < 0 else self._places[within].place_id)
            for place, source, within in zip(
                self._place_rows.row(row), self._sources.row(row), self._withins.row(row), strict=True
            )
        )


def _lists(column: pa.ChunkedArray) -> _Lists:
    array = column.combine_chunks()
    return _Lists(array.offsets.to_numpy(), array.values.to_numpy().astype(np.int32))


def _unit_vectors(lat: NDArray[np.float64], lon: NDArray[np.float64]) -> NDArray[np.float64]:
    """Points on the unit sphere, one row each."""
    phi, theta = np.radians(lat), np.radians(lon)
    return np.column_stack((np.cos(phi) * np.cos(theta), np.cos(phi) * np.sin(theta), np.sin(phi)))
