"""Texts in which a person marked the places, to measure the program by."""

import json
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError, model_validator

from geo.errors import InputError
from geo.gazetteer.model import Level


class LabelledPlace(BaseModel):
    """One place that a text names, as an editor marked it.

    ``start`` and ``end`` count code points; the span holds the whole name with its kind. ``level`` is what the text
    says, no finer. ``lat`` and ``lon`` are WGS 84 degrees (EPSG:4326). ``place_id`` is the id of the contract (KATOTTG
    code, ``geonames:<id>`` or ``<level>:<slug>``) where the editor gave one.
    """

    model_config = ConfigDict(frozen=True)

    start: int
    end: int
    text: str
    name: str
    level: Level
    lat: float | None = None
    lon: float | None = None
    place_id: str | None = None

    @property
    def is_scored(self) -> bool:
        """Whether it lies in Ukraine and is less than the country: what the figures are about."""
        return self.level not in (Level.FOREIGN, Level.COUNTRY)

    @property
    def point(self) -> tuple[float, float] | None:
        """Latitude and longitude, where both are known."""
        return None if self.lat is None or self.lon is None else (self.lat, self.lon)


class LabelledText(BaseModel):
    """One text with all its places, in the order of the text. Other fields of the line are ignored."""

    model_config = ConfigDict(frozen=True)

    id: str
    lang: str
    text: str
    places: tuple[LabelledPlace, ...]

    @model_validator(mode="after")
    def _spans_are_in_the_text(self) -> "LabelledText":
        for place in self.places:
            if self.text[place.start : place.end] != place.text:
                raise ValueError(f"{place.text!r} does not stand at {place.start}:{place.end} of {self.id!r}")
        return self


def read_labelled(path: Path) -> list[LabelledText]:
    """Read JSON Lines with the fields of :class:`LabelledText`.

    Raises :class:`~geo.errors.InputError` naming the line that cannot be used.
    """
    texts: list[LabelledText] = []
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: cannot be read: {error}") from None
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            texts.append(LabelledText.model_validate(json.loads(line)))
        except json.JSONDecodeError as error:
            raise InputError(f"{path}:{number}: is not JSON: {error.msg} at character {error.pos + 1}") from None
        except ValidationError as error:
            faults = (f"{'.'.join(map(str, fault['loc']))} {fault['msg']}".strip() for fault in error.errors())
            raise InputError(f"{path}:{number}: is no labelled text: {'; '.join(faults)}") from None
    return texts
