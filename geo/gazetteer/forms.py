"""Gathers which written forms mean which places, best source first."""

from collections.abc import Iterable

import pyarrow as pa

from geo.gazetteer.model import NameSource
from geo.gazetteer.tables import FORMS_SCHEMA, SOURCES
from geo.text import fold

_RANK = {source: i for i, source in enumerate(SOURCES)}
_MIN_LENGTH = 2
_OUTER = ' ."'


class FormCollector:
    """Folded form -> the places it can mean. A form is kept once a place, with the best of its sources."""

    def __init__(self) -> None:
        self._forms: dict[str, dict[tuple[str, str], int]] = {}

    def __len__(self) -> int:
        return len(self._forms)

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
                if rank < readings.get(key, len(SOURCES)):
                    readings[key] = rank

    def table(self, row_of: dict[str, int]) -> pa.Table:
        """The forms, sorted, in the schema of ``forms.parquet``; ``row_of`` gives each place's row."""
        forms: list[str] = []
        places: list[list[int]] = []
        sources: list[list[int]] = []
        withins: list[list[int]] = []
        for form in sorted(self._forms):
            readings = sorted(
                (row_of[place], rank, row_of[within] if within else -1)
                for (place, within), rank in self._forms[form].items()
            )
            forms.append(form)
            places.append([place for place, _, _ in readings])
            sources.append([rank for _, rank, _ in readings])
            withins.append([within for _, _, within in readings])
        return pa.table({"form": forms, "places": places, "sources": sources, "withins": withins}, schema=FORMS_SCHEMA)
