"""How well the geoparser reads the samples, against labels that an editor made before any program read them."""

import json
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from geo.geoparse import Geoparsed

FOLDER = Path(__file__).parent
# Where a statement is about a country or a place abroad, recognising it is of no use to the map.
UNSCORED_LEVELS = frozenset({"foreign", "country"})


def labels(name: str) -> list[dict[str, Any]]:
    """The entries of one of the files of labels: ``samples`` or ``negatives``."""
    lines = (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


@dataclass
class Tally:
    """Things rightly found (``hits``), wrongly found and missed."""

    hits: int = 0
    wrong: int = 0
    missed: int = 0

    def count(self, found: Counter[Hashable], wanted: Counter[Hashable], allowed: Iterable[Hashable] = ()) -> None:
        """Compare what was found with what had to be; what is ``allowed`` is neither required nor wrong."""
        free = set(allowed)
        self.hits += (found & wanted).total()
        self.wrong += sum(n for thing, n in (found - wanted).items() if thing not in free)
        self.missed += (wanted - found).total()

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall, over all things counted."""
        return 2 * self.hits / max(1, 2 * self.hits + self.wrong + self.missed)


@dataclass
class Share:
    """How many of those looked at are right."""

    right: int = 0
    total: int = 0

    def count(self, is_right: bool) -> None:
        """Look at one more."""
        self.right += is_right
        self.total += 1

    @property
    def value(self) -> float:
        """Between 0 and 1; 0 of none."""
        return self.right / max(1, self.total)


class Scores:
    """The figures of one language.

    ``types``: incident types a report. ``places``: right places among the pairs of type and place whose type is
    right. ``modalities``: right ones among the pairs that are right. ``mentions``: names in Ukraine with their place.
    """

    def __init__(self) -> None:
        self.types, self.mentions = Tally(), Tally()
        self.places, self.modalities = Share(), Share()

    def add(self, label: Mapping[str, Any], parsed: Geoparsed) -> None:
        """Count one report."""
        wanted = {(i["type"], i["place"]): i["modality"] for i in label["incidents"]}
        arguable = {i["type"] for i in label.get("arguable", [])}
        found = {(i.incident_type, i.place and i.place.name): i.modality.value for i in parsed.incidents}
        wanted_types = {incident_type for incident_type, _ in wanted}
        self.types.count(Counter({t for t, _ in found}), Counter(wanted_types), arguable)
        for pair, modality in found.items():
            if pair[0] in wanted_types:
                self.places.count(pair in wanted)
            if pair in wanted:
                self.modalities.count(modality == wanted[pair])
        self.mentions.count(
            Counter((m.span.text, m.place and m.place.name) for m in parsed.mentions if _is_scored(m.place)),
            Counter((p["text"], p["name"]) for p in label["places"] if p["level"] not in UNSCORED_LEVELS),
        )

    def figures(self) -> dict[str, float]:
        """All figures by name."""
        return {
            "types F1": self.types.f1,
            "places right": self.places.value,
            "modalities right": self.modalities.value,
            "mentions F1": self.mentions.f1,
        }


def _is_scored(place: Any) -> bool:
    return place is None or place.level.value not in UNSCORED_LEVELS


def score(samples: Iterable[tuple[Mapping[str, Any], Geoparsed]]) -> dict[str, Scores]:
    """The figures by language, from pairs of a label and what was read."""
    scores: dict[str, Scores] = {}
    for label, parsed in samples:
        scores.setdefault(label["language"], Scores()).add(label, parsed)
    return scores
