"""How sure an incident is of its type and its place, by how often such ones proved right."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from geo.errors import DataError
from geo.facts import read_facts
from geo.incidents.model import LinkKind
from geo.toponyms.model import Mention

Rates = dict[LinkKind, Annotated[float, Field(gt=0, le=1)]]


class ConfidenceRates(BaseModel):
    """``data/lookups/confidence.yaml``: shares of incidents right in type and place, by how they are tied to the place.

    ``one_place`` holds for reports that name one place in Ukraine or none, ``several_places`` for those in which an
    incident can be put into the wrong one. A doubtful name makes its incidents as doubtful, which is not counted here.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    one_place: Rates
    several_places: Rates

    def of(self, link: LinkKind, *, has_several: bool, place_confidence: float) -> float:
        """The chance that type and place are right, if the name means its place with ``place_confidence``."""
        return (self.several_places if has_several else self.one_place)[link] * place_confidence


def names_several_places(mentions: Sequence[Mention]) -> bool:
    """Whether a report names more than one place in Ukraine that something can have happened at."""
    return len({m.place.place_id for m in mentions if m.place and m.is_here}) > 1


def load_rates(path: Path) -> ConfidenceRates:
    """Read the rates; raise :class:`~geo.errors.DataError` where one is missing or no share."""
    rates = read_facts(path, TypeAdapter(ConfidenceRates))
    if missing := set(LinkKind) - (rates.one_place.keys() & rates.several_places.keys()):
        raise DataError(f"{path}: no figure for {', '.join(sorted(missing))}")
    return rates
