"""Gathers which written forms mean which places, best source first."""

from collections.abc import Callable, Collection, Iterable, Mapping

import numpy as np

from geo.gazetteer.model import NameSource
from geo.gazetteer.tables import SOURCES, FormTable
from geo.text import fold

_RANK = {source: i for i, source in enumerate(SOURCES)}
_MIN_LENGTH = 2
_OUTER = " .\"'"


class FormCollector:
    """Folded form -> the places it can mean. A form is kept once a place, with the best of its sources."""

    def __init__(self) -> None:
        self._forms: dict[str, dict[tuple[str, str], int]] = {}

    def add(
        self, forms: Iterable[str], place_ids: Iterable[str], source: NameSource, within: str | None = None
    ) -> None:
        """Let each of ``forms`` (in any case) mean each of ``place_ids``; ``within`` as in ``Reading``."""
        rank = _RANK[source]
        keys = [(place_id, within or "") for place_id in place_ids]
        for form in forms:
            folded = fold(form).strip(_OUTER)
            if len(folded) < _MIN_LENGTH:
                continue
            readings = self._forms.setdefault(folded, {})
            for key in keys:
                readings[key] = min(rank, readings.get(key, rank))

    def table(self, row_of: Mapping[str, int], excess_of: Callable[[str, Collection[str]], float]) -> FormTable:
        """All forms, sorted; ``row_of`` gives the row of each place, ``excess_of`` how common a form is besides
        meaning the places given."""
        forms = sorted(self._forms)
        excess = [round(10 * excess_of(form, {place for place, _ in self._forms[form]})) for form in forms]
        offsets = [0]
        entries: list[tuple[int, int, int]] = []
        for form in forms:
            entries += sorted(
                (row_of[place], rank, row_of[within] if within else -1)
                for (place, within), rank in self._forms[form].items()
            )
            offsets.append(len(entries))
        columns = np.array(entries, np.int32).reshape(-1, 3)
        return FormTable(
            forms,
            np.array(excess, np.int8),
            np.array(offsets, np.int32),
            columns[:, 0],
            columns[:, 1].astype(np.int8),
            columns[:, 2],
        )
