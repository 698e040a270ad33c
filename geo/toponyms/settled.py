"""Names that an editor has settled for good: ``data/lookups/settled_names.csv``."""

from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from geo.errors import DataError
from geo.gazetteer.index import Gazetteer
from geo.gazetteer.rows import read_rows
from geo.text import fold
from geo.toponyms.model import Mention, Span


@dataclass(frozen=True, slots=True)
class SettledNames:
    """Folded name -> report id ("" for every report) -> place id ("" for no place)."""

    place_ids: dict[str, dict[str, str]]

    def decide(self, span: Span, report_id: str, gazetteer: Gazetteer) -> Mention | None:
        """What was settled for a name in a report, else for it in all reports, else nothing."""
        if not self.place_ids:
            return None
        reports = self.place_ids.get(fold(span.text), {})
        place_id = reports.get(report_id, reports.get(""))
        if place_id is None:
            return None
        place = gazetteer[place_id] if place_id else None
        return Mention(span, place, 1.0 if place else 0.0, "settled by an editor")


def load_settled_names(path: Path, gazetteer: Gazetteer) -> SettledNames:
    """Read the table: ``name`` as the text has it, ``report_id`` (empty: in every report), ``place_id`` (empty: no
    place that can be shown), ``reason``.

    Raises :class:`~geo.errors.DataError` for a row without name or reason, an unknown place, or a name settled twice.
    """
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for row in read_rows(path):
        name, report_id, place_id = fold(row.required("name")), row["report_id"], row["place_id"]
        row.required("reason")
        if place_id and place_id not in gazetteer:
            raise DataError(f"{row.where}: there is no place {place_id!r} in the gazetteer")
        if report_id in found[name]:
            raise DataError(f"{row.where}: {row['name']!r} is settled already")
        found[name][report_id] = place_id
    return SettledNames(dict(found))
