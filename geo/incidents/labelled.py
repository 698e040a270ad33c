"""Texts in which a person marked what happened, to measure the program by."""

import calendar
import datetime
from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints, model_validator

from geo.frame import Modality
from geo.toponyms.labelled import LabelledPlace, LabelledText

_DAY_MONTH_OR_YEAR = r"\d{4}(-\d{2}(-\d{2})?)?"


class LabelledIncident(BaseModel):
    """One incident that a text tells, as an editor marked it.

    ``place`` is the number of the place among those of the text, ``None`` where the text gives none. ``evidence`` are
    the shortest words that prove the type. ``date`` is a year, a month or a day (``2022``, ``2022-03``, ``2022-03-05``)
    or the first and the last of a span with a slash between; ``None``: not known. ``claimed_by`` is to whom the text
    gives the statement, ``None``: to nobody. Both are measured only where the line has the field.
    """

    model_config = ConfigDict(frozen=True)

    type: str
    place: int | None
    modality: Modality
    evidence: str
    date: Annotated[str, StringConstraints(pattern=f"^{_DAY_MONTH_OR_YEAR}(/{_DAY_MONTH_OR_YEAR})?$")] | None = None
    claimed_by: str | None = None

    @property
    def days(self) -> tuple[datetime.date, datetime.date] | None:
        """First and last day."""
        if self.date is None:
            return None
        first, _, last = self.date.partition("/")
        return _first_day(first), _last_day(last or first)

    @property
    def has_date(self) -> bool:
        """Whether the editor said when it happened, or that the text does not."""
        return "date" in self.model_fields_set

    @property
    def has_claim(self) -> bool:
        """Whether the editor said to whom the text gives it, or that it gives it to nobody."""
        return "claimed_by" in self.model_fields_set


class LabelledReport(LabelledText):
    """A text with all that it tells; ``incidents`` is ``None`` where only its places are marked.

    ``published`` is the day of its publication, which "yesterday" counts from.
    """

    incidents: tuple[LabelledIncident, ...] | None = None
    published: datetime.date | None = None

    @model_validator(mode="after")
    def _incidents_are_in_the_text(self) -> "LabelledReport":
        for incident in self.incidents or ():
            if incident.evidence not in self.text:
                raise ValueError(f"{incident.evidence!r} does not stand in {self.id!r}")
            if incident.place is not None and not 0 <= incident.place < len(self.places):
                raise ValueError(f"{self.id!r} has no place number {incident.place}")
        return self

    def place_of(self, incident: LabelledIncident) -> LabelledPlace | None:
        """Where in Ukraine an incident of this text was; a whole country is no place to put it."""
        place = None if incident.place is None else self.places[incident.place]
        return place if place and place.is_scored else None


def _first_day(text: str) -> datetime.date:
    year, month, day = (*map(int, text.split("-")), 1, 1)[:3]
    return datetime.date(year, month, day)


def _last_day(text: str) -> datetime.date:
    first, parts = _first_day(text), text.count("-")
    month = first.month if parts else 12
    return first if parts == 2 else datetime.date(first.year, month, calendar.monthrange(first.year, month)[1])
