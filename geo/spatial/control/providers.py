"""What a provider of control answers, and several of them asked in the order of preference."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt
import pandas as pd
from shapely.geometry.base import BaseGeometry

from geo.frame import ControlStatus

VALID_DAYS = 183
"""How many days a dated map or list answers for. On the five DeepState maps of 2024 to 2026, which lie half a year
apart, at most 0.6 % of the settlements changed hands from one to the next."""

_HOLDER = {
    ControlStatus.OCCUPIED: 0,
    ControlStatus.CONTESTED: 1,
    ControlStatus.LIBERATED: 2,
    ControlStatus.GOVERNMENT: 2,
    ControlStatus.UNKNOWN: -1,
}
_FREE = _HOLDER[ControlStatus.GOVERNMENT]


@dataclass(frozen=True, slots=True, eq=False)
class OccupiedLand:
    """What was occupied on a day: whole units of the codifier, and, where a provider has polygons, the land itself
    (EPSG:4326). A provider gives the same object for all days between two changes."""

    units: frozenset[str]
    area: BaseGeometry | None = None


class ControlProvider(Protocol):
    """Who knows of control, on some days."""

    def status(self, places: pd.DataFrame, on: "pd.Series[Any]") -> pd.DataFrame:
        """``control_status`` and ``control_source`` of places on their days, with the index of ``places``.

        ``places`` has columns ``place_id``, ``hromada_id``, ``raion_id``, ``oblast_id`` (KATOTTG, missing where there
        is none), ``occupied_part`` (bool: the place stands for the occupied part of something) and ``geometry``
        (EPSG:4326: a point, an area or nothing). ``on`` has a day a row, in the same order: ISO 8601 text, dates or
        timestamps; missing where the day is not known. No answer is ``unknown`` without a source.
        """
        ...

    def occupied_land(self, on: date | None) -> OccupiedLand | None:
        """What was occupied on a day (``None``: on the latest one that is known), or ``None`` for no answer."""
        ...


class Controls:
    """Providers in the order of preference, as one."""

    def __init__(self, providers: Sequence[ControlProvider]) -> None:
        self._providers = tuple(providers)

    def status(self, places: pd.DataFrame, on: "pd.Series[Any]") -> pd.DataFrame:
        """The answer of the first provider that has one (see :meth:`ControlProvider.status`).

        Where others hold against it, both stand: ``control_source`` names each with what it says. ``government`` and
        ``liberated`` do not differ in who holds a place; the latter, which tells more, is taken where any says so.
        """
        answers = [provider.status(places, on) for provider in self._providers]
        status = _texts(answers, "control_status")
        source = _texts(answers, "control_source")
        holder = np.vectorize(_HOLDER.__getitem__, otypes=["int8"])(status) if len(places) else np.zeros(status.shape)
        row = np.arange(len(places))
        first = (holder >= 0).argmax(axis=1)
        preferred = holder[row, first]
        tells_more = (status == ControlStatus.LIBERATED) & (preferred == _FREE)[:, None]
        first = np.where(tells_more.any(axis=1), tells_more.argmax(axis=1), first)
        said = source[row, first]
        is_disputed = ((holder >= 0) & (holder != preferred[:, None])).any(axis=1)
        each = source[is_disputed] + ": " + status[is_disputed]
        said[is_disputed] = [
            "; ".join(words[known]) for words, known in zip(each, holder[is_disputed] >= 0, strict=True)
        ]
        columns = {"control_status": status[row, first], "control_source": said}
        return pd.DataFrame(columns, index=places.index, dtype="string").replace("", pd.NA)

    def occupied_land(self, on: date | None) -> OccupiedLand | None:
        """That of the first provider that knows the day."""
        lands = (provider.occupied_land(on) for provider in self._providers)
        return next((land for land in lands if land is not None), None)


def _texts(answers: Sequence[pd.DataFrame], column: str) -> npt.NDArray[np.object_]:
    """One column of text for each provider, empty for a missing one."""
    return np.column_stack([answer[column].fillna("").to_numpy(dtype="object") for answer in answers])
