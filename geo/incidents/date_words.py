"""The words that dates are written with, as ``data/lookups/dates.yaml`` lists them."""

from typing import Annotated, Literal

from pydantic import BaseModel, Field


class YearWords(BaseModel):
    """Words that make a lone year a date: those before it, those after it, and what then makes it a year of birth."""

    before: list[str]
    after: list[str]
    of_birth: list[str]


class JointWords(BaseModel):
    """Words between the ends of a stretch of days, and between two days in a row."""

    ends: list[str]
    neighbours: list[str]


class SmallWords(BaseModel):
    """What may stand in a date and means nothing by itself: behind a number, before a month or season, before a day."""

    ordinals: list[str]
    before_month: list[str]
    before_day: list[str]


class DateWords(BaseModel):
    """The words that dates are written with, by language (``data/lookups/dates.yaml``)."""

    months: dict[str, Annotated[list[list[str]], Field(min_length=12, max_length=12)]]
    small_words: dict[str, SmallWords]
    year_words: dict[str, YearWords]
    relative: dict[str, dict[str, tuple[Literal["day", "week", "month"], int]]]
    relative_year: dict[str, dict[str, int]]
    joints: dict[str, JointWords]
    month_words: dict[str, list[str]]
    deadline: dict[str, list[str]]
    since: dict[str, list[str]]
    seasons: dict[str, Annotated[list[list[str]], Field(min_length=4, max_length=4)]]
    relative_season: dict[str, dict[str, int]]
    after_named_day: dict[str, dict[str, int]]
    weekdays: dict[str, Annotated[list[list[str]], Field(min_length=7, max_length=7)]]
