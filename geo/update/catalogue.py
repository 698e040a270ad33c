"""What is fetched from whom, and what must come: ``data/catalogue.yaml``, validated on load."""

from datetime import date
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, PositiveInt, TypeAdapter, model_validator

from geo.facts import read_facts
from geo.spatial.bounds import Bounds

FileName = Annotated[str, Field(pattern=r"^[\w-][^/\\]*$")]


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Content(_Model):
    """What one file must hold.

    ``member`` is its name in the archive, none where the download itself is the file. ``save_as`` is the name under
    which it is kept, none where it is only looked at. ``rows`` is what its rows are called, in the plural. ``key``
    tells rows apart, matches ``key_pattern``, and is none where rows are not told apart. At most
    ``max_share_outside`` of the rows may lie outside the bounds of the country.
    """

    member: FileName | None = None
    save_as: FileName | None = None
    rows: str
    min_rows: PositiveInt
    max_bytes: PositiveInt
    max_share_outside: float = Field(default=0.0, ge=0, lt=1)
    key: str | None = None
    key_pattern: str = ".+"


class TableContent(Content):
    """Lines of text in UTF-8, values between tabs, no heading; WGS 84 degrees in two of the ``columns``."""

    format: Literal["table"]
    columns: list[str]
    latitude: str
    longitude: str

    @model_validator(mode="after")
    def _columns_are_there(self) -> "TableContent":
        missing = {self.latitude, self.longitude, self.key or self.latitude} - set(self.columns)
        if missing:
            raise ValueError(f"columns lacks {sorted(missing)}")
        return self


class GeojsonContent(Content):
    """Areas in GeoJSON, EPSG:4326, each with all of ``properties``."""

    format: Literal["geojson"]
    properties: list[str] = []

    @model_validator(mode="after")
    def _key_is_there(self) -> "GeojsonContent":
        if self.key and self.key not in self.properties:
            raise ValueError(f"properties lacks the key {self.key}")
        return self


class _Expectations(BaseModel):
    bounds: Bounds


class Size(_Model):
    """Limits of a download in bytes."""

    min: PositiveInt
    max: PositiveInt


class Publisher(_Model):
    """One download and the files in it.

    ``save_as`` is the name under which the download itself is kept, none where only its members are. ``{day}`` in
    ``url`` and ``save_as`` is a day; of the last ``look_back_days`` days the newest that the publisher has is taken,
    and earlier ones stay. ``use`` says what to do with new files; ``{folder}`` in it is where they lie.
    """

    title: str
    publisher: str
    licence: str
    page: str
    url: str
    save_as: FileName | None = None
    look_back_days: PositiveInt | None = None
    bytes: Size
    use: str | None = None
    contents: list[Annotated[TableContent | GeojsonContent, Field(discriminator="format")]] = Field(min_length=1)

    @property
    def is_archive(self) -> bool:
        """Whether the download is a zip archive."""
        return self.contents[0].member is not None

    def url_of(self, day: date) -> str:
        """The address of the download of a day."""
        return self.url.format(day=day)

    def file_of(self, day: date) -> str | None:
        """The name under which the download of a day is kept."""
        return self.save_as and self.save_as.format(day=day)

    @model_validator(mode="after")
    def _fits_together(self) -> "Publisher":
        members = [content.member for content in self.contents]
        if None in members and len(members) > 1:
            raise ValueError("contents: either every file is a member of the archive, or the one file is the download")
        if None in members and any(content.save_as for content in self.contents):
            raise ValueError("contents: a download that is no archive is named by its own save_as")
        if not self.save_as and not all(content.save_as for content in self.contents):
            raise ValueError("save_as is missing: nothing would be kept of some content")
        if (self.look_back_days is not None) != ("{day" in self.url):
            raise ValueError("look_back_days goes with {day} in url, and {day} with look_back_days")
        return self


def read_catalogue(path: Path) -> dict[str, Publisher]:
    """Publishers by name; raises :class:`~geo.errors.DataError`."""
    return read_facts(path, TypeAdapter(dict[FileName, Publisher]))


def read_bounds(path: Path) -> Bounds:
    """The box that holds the country, from ``data/expectations.yaml``; raises :class:`~geo.errors.DataError`."""
    return read_facts(path, TypeAdapter(_Expectations)).bounds
