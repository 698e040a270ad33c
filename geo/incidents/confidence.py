"""How sure an incident is of its type and its place, by how often such ones proved right."""

from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from geo.errors import DataError
from geo.facts import read_facts
from geo.incidents.model import LinkKind
from geo.incidents.taxonomy import Taxonomy

Rate = Annotated[float, Field(gt=0, le=1)]


class ConfidenceRates(BaseModel):
    """Shares of right answers on labelled texts, as in ``data/lookups/confidence.yaml``.

    ``types``: how often the evidence of a type is right; ``other_types``: that of all types that are not named.
    ``links``: how often the place is, where the type is and the name surely means that place, by how the text ties the
    two.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    links: dict[LinkKind, Rate]
    types: dict[str, Rate]
    other_types: Rate

    def of(self, incident_type: str, link: LinkKind, place_confidence: float) -> float:
        """The chance that both type and place are right: what each of them allows, multiplied."""
        return self.types.get(incident_type, self.other_types) * self.links[link] * place_confidence


def load_rates(path: Path, taxonomy: Taxonomy) -> ConfidenceRates:
    """Read the rates; raise :class:`~geo.errors.DataError` for an unknown type or a link without a figure."""
    rates = read_facts(path, TypeAdapter(ConfidenceRates))
    if missing := set(LinkKind) - set(rates.links):
        raise DataError(f"{path}: no figure for {', '.join(sorted(missing))}")
    if unknown := set(rates.types) - set(taxonomy.types):
        raise DataError(f"{path}: types.yaml has no type named {', '.join(sorted(unknown))}")
    return rates
