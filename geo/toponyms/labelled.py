"""Texts in which a person marked the places, to measure the program by."""

from pydantic import BaseModel, ConfigDict, model_validator

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
