"""What a build keeps of the reports it has read: little of each, so that memory holds many."""

import json
from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import date
from tempfile import SpooledTemporaryFile
from typing import Any, NamedTuple

from geo.care import Care
from geo.geoparse import Geoparsed
from geo.incidents.merging import Told
from geo.incidents.model import Incident
from geo.incidents.originals import Fingerprint, Originals, fingerprint
from geo.locate import Locator
from geo.manifest import Ledger
from geo.reports.duplicates import CopyRules
from geo.reports.model import Report
from geo.review import mention_row, unresolved_row
from geo.spatial.spots import Spot

_IN_MEMORY_BYTES = 20_000_000
# Points are made for the places of so many reports at once.
_BATCH = 500


class Rows(Collection[dict[str, Any]]):
    """Rows that lie on the disk when they are many; they can be read again and again."""

    def __init__(self) -> None:
        # It is gone with the rows; no name is left on the disk.
        self._file = SpooledTemporaryFile(_IN_MEMORY_BYTES, mode="w+", encoding="ascii")  # noqa: SIM115
        self._n = 0

    def append(self, row: dict[str, Any]) -> None:
        """Add a row of what JSON can hold."""
        self._file.write(f"{json.dumps(row)}\n")
        self._n += 1

    def __len__(self) -> int:
        return self._n

    def __contains__(self, row: object) -> bool:
        return any(row == known for known in self)

    def __iter__(self) -> Iterator[dict[str, Any]]:
        self._file.seek(0)
        return map(json.loads, self._file)


class _Brief(NamedTuple):
    """A report without its text, and what it tells."""

    report: Report
    incidents: tuple[Incident, ...]
    fingerprint: Fingerprint


class Reading:
    """Takes geoparsed reports one by one. ``mentions`` and ``unresolved`` are rows of :mod:`geo.review`."""

    def __init__(self, care: Care, locator: Locator) -> None:
        self.ledger = Ledger()
        self.mentions = Rows()
        self.unresolved: list[dict[str, Any]] = []
        self._care = care
        self._locator = locator
        self._briefs: list[_Brief] = []
        self._waiting: list[Geoparsed] = []
        self._spots: dict[str, Spot] = {}

    def add(self, parsed: Geoparsed) -> None:
        """Read one more report."""
        self.ledger.add(parsed.report)
        self._waiting.append(parsed)
        if len(self._waiting) == _BATCH:
            self._digest()

    def told(self, rules: CopyRules) -> list[Told]:
        """What each report tells, and which one it repeats; the first published first, those without a day last."""
        self._digest()
        originals = Originals(rules)
        briefs = sorted(self._briefs, key=lambda b: (b.report.published or date.max, b.report.report_id))
        return [Told(brief.report, originals.of(brief.fingerprint), brief.incidents) for brief in briefs]

    def _digest(self) -> None:
        withheld = self._care.withhold(self._waiting)
        places = {m.place.place_id: m.place for careful in withheld for m in careful.mentions if m.place}
        self._spots |= self._locator.spots(place for key, place in places.items() if key not in self._spots)
        for parsed, careful in zip(self._waiting, withheld, strict=True):
            for mention in careful.mentions:
                self.mentions.append(mention_row(parsed.report, mention, self._spots))
                if mention.place is None:
                    self.unresolved.append(unresolved_row(parsed.report, mention, careful.told))
            compared = fingerprint(parsed.report, parsed.mentions, parsed.incidents)
            self._briefs.append(_Brief(replace(careful.report, text="", furniture=()), careful.incidents, compared))
        self._waiting.clear()
