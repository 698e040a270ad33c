"""The names of the seas and countries around Ukraine, and where on the map they may stand."""

from pathlib import Path

from pydantic import BaseModel, ConfigDict, TypeAdapter

from geo.facts import DATA, read_facts
from geo.incidents.taxonomy import Label


class Surrounding(BaseModel):
    """``spots`` are pairs of longitude and latitude (EPSG:4326), the best first."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: Label
    spots: list[tuple[float, float]]


class Surroundings(BaseModel):
    """What is named around Ukraine."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    seas: list[Surrounding]
    countries: list[Surrounding]


def load_surroundings(path: Path = DATA / "ui" / "surroundings.yaml") -> Surroundings:
    """Raises :class:`~geo.errors.DataError` where the file is not as it must be."""
    return read_facts(path, TypeAdapter(Surroundings))
