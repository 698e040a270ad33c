"""The compiled gazetteer in memory: places by id, readings by written form, forms in a text, places near a point."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from geo.gazetteer.model import UNCAPITALISED_LEVELS, Level, NameSource, Place, Reading
from geo.gazetteer.scanner import FormScanner
from geo.gazetteer.tables import FORMS_FILE, PLACES_FILE, SOURCES, FormTable, read_forms, read_places
from geo.text import FoldedText, fold

EARTH_RADIUS_KM = 6371.0088
"""Mean radius of the earth (IUGG)."""

_KEPT_READINGS = 20_000
_STEM_CHARS, _ENDING_CHARS = 4, 2
_PINNABLE = (Level.SITE, Level.DISTRICT, Level.SETTLEMENT)


class Found(NamedTuple):
    """A known form in a folded text: its span, what it can mean by itself, what as a stem beside a kind word, and by
    how many powers of ten it is more frequent as a word than as a name (0 for what is only a name)."""

    start: int
    end: int
    readings: tuple[Reading, ...]
    stems: tuple[Reading, ...]
    excess: float


class Gazetteer:
    """All places and all their written forms. Immutable; safe to share between threads."""

    def __init__(self, places: Sequence[Place], forms: FormTable) -> None:
        """``places`` in the order of their rows; ``forms`` sorted by form."""
        self._places = tuple(places)
        self._row_of = {place.place_id: row for row, place in enumerate(self._places)}
        self._table = forms
        self._excess: list[float] = (forms.excess / 10).tolist()
        self._scanner = FormScanner(forms.forms, self._lower_case_rows())
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
        return self._readings(row)[0] if row < len(forms) and forms[row] == folded else ()

    def scan(self, text: FoldedText) -> list[Found]:
        """Every known form in a text, written as a name (:class:`~geo.gazetteer.scanner.FormScanner`), by start, the
        longest first; overlapping ones are all given."""
        return [
            Found(start, end, *self._readings(row), self._excess[row]) for start, end, row in self._scanner.scan(text)
        ]

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

    def names(self, place_ids: Iterable[str]) -> dict[str, list[str]]:
        """How places are written, by id, in lower case: every spelling and language, each in one grammatical case."""
        ids = [place_id for place_id in place_ids if place_id in self._row_of]
        rows = self.rows(ids)
        is_asked = np.zeros(len(self._places), dtype=bool)
        is_asked[rows] = True
        is_name = is_asked[self._table.places] & (self._table.sources != SOURCES.index(NameSource.STEM))
        readings = np.flatnonzero(is_name)
        forms = np.searchsorted(self._table.offsets, readings, side="right") - 1
        written: dict[int, list[str]] = {row: [] for row in rows.tolist()}
        for row, form in zip(self._table.places[readings].tolist(), forms.tolist(), strict=True):
            written[row].append(self._table.forms[form])
        return {place_id: _in_one_case(written[row]) for place_id, row in zip(ids, rows.tolist(), strict=True)}

    def nearest(self, lat: float, lon: float, k: int = 1) -> list[tuple[Place, float]]:
        """The ``k`` settlements, districts and sites nearest to a point (EPSG:4326 degrees) with their great-circle
        distance in km, nearest first."""
        rows, points = self._points
        here = _unit_vectors(np.array([lat]), np.array([lon]))[0]
        chords = np.linalg.norm(points - here, axis=1)
        order = np.argsort(chords, kind="stable")[:k]
        distances_km = 2 * EARTH_RADIUS_KM * np.arcsin(np.clip(chords[order] / 2, 0, 1))
        return [(self._places[rows[i]], float(km)) for i, km in zip(order, distances_km, strict=True)]

    def rows(self, place_ids: Sequence[str]) -> NDArray[np.intp]:
        """The rows of places by id: their numbers in :attr:`places`."""
        return np.array([self._row_of[place_id] for place_id in place_ids], np.intp)

    @cached_property
    def directions(self) -> NDArray[np.float64]:
        """Where places are, as unit vectors from the centre of the earth, one row each: settlements at their point or
        that of their hromada, all else not a number."""
        unit_of = [self._row_of.get(place.hromada_id or "", row) for row, place in enumerate(self._places)]
        lat, lon = np.array([(p.lat, p.lon) for p in self._places], float).T
        is_lost = np.isnan(lat)
        lat, lon = np.where(is_lost, lat[unit_of], lat), np.where(is_lost, lon[unit_of], lon)
        vectors = _unit_vectors(lat, lon)
        vectors[[place.level is not Level.SETTLEMENT for place in self._places]] = np.nan
        return vectors

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

    def _lower_case_rows(self) -> list[int]:
        """The forms of several words that are also written without a capital: «лівобережжя Херсонщини»."""
        is_lower = np.array([place.level in UNCAPITALISED_LEVELS for place in self._places])
        n_before = np.concatenate(([0], np.cumsum(is_lower[self._table.places])))
        rows = np.flatnonzero(n_before[self._table.offsets[1:]] > n_before[self._table.offsets[:-1]])
        return [row for row in rows.tolist() if " " in self._table.forms[row]]

    def _make_readings(self, row: int) -> tuple[tuple[Reading, ...], tuple[Reading, ...]]:
        """What a form can mean by itself, and as a stem."""
        places = self._places
        readings = [
            Reading(places[place], SOURCES[source], places[within].place_id if within >= 0 else None)
            for place, source, within in self._table.readings(row)
        ]
        stems = tuple(reading for reading in readings if reading.source is NameSource.STEM)
        return tuple(reading for reading in readings if reading.source is not NameSource.STEM), stems


def _in_one_case(forms: Iterable[str]) -> list[str]:
    """The shortest of the forms that differ in their ending alone."""
    kept: dict[str, str] = {}
    for form in sorted(set(forms), key=lambda form: (len(form), form)):
        if not any(form[:length] in kept for length in range(_STEM_CHARS, len(form) + 1)):
            kept[form[: max(_STEM_CHARS, len(form) - _ENDING_CHARS)]] = form
    return list(kept.values())


def _unit_vectors(lat: NDArray[np.float64], lon: NDArray[np.float64]) -> NDArray[np.float64]:
    """Points on the unit sphere, one row each."""
    phi, theta = np.radians(lat), np.radians(lon)
    return np.column_stack((np.cos(phi) * np.cos(theta), np.cos(phi) * np.sin(theta), np.sin(phi)))
