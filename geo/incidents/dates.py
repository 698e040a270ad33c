"""When it happened, as the text says: the dates of a report, absolute and relative to its publication."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from operator import itemgetter
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, Field, TypeAdapter

from geo.facts import read_facts

_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_YEAR = r"(?:19|20)\d\d"
# A leap day comes round after eight years at the most.
_MAX_YEARS_BACK = 8

Days = tuple[date, date, str]
"""First day, last day and precision."""


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date in the text (folded offsets): first and last day, and how exact it is (day, month, year)."""

    start: int
    end: int
    first: date
    last: date
    precision: str


class YearWords(BaseModel):
    """Words that make a lone year a date: those before it, those after it, and what then makes it a year of birth."""

    before: list[str]
    after: list[str]
    of_birth: list[str]


class DateWords(BaseModel):
    """The words that dates are written with, by language (``data/lookups/dates.yaml``)."""

    months: dict[str, Annotated[list[list[str]], Field(min_length=12, max_length=12)]]
    year_words: dict[str, YearWords]
    relative: dict[str, dict[str, tuple[Literal["day", "week", "month"], int]]]
    relative_year: dict[str, dict[str, int]]


class DateFinder:
    """Finds dates in folded text; the patterns are made once from ``data/lookups/dates.yaml``."""

    def __init__(self, words: DateWords) -> None:
        self._words = words
        self._patterns = {language: _pattern(words, language) for language in words.months}
        self._months = {
            language: {word: number for number, forms in enumerate(months, 1) for word in forms}
            for language, months in words.months.items()
        }

    def find(
        self, folded: str, language: str, published: date | None, skip: Sequence[tuple[int, int]] = ()
    ) -> list[DateMention]:
        """All dates that can be told, in order; none is read from the spans of ``skip`` (page furniture, sorted).

        A day without a year is the last such day up to publication; where that is unknown it takes the year of the
        nearest date before it, and without one it is left out. A relative day needs the day of publication.
        """
        pattern = self._patterns.get(language)
        if pattern is None:
            return []
        mentions: list[DateMention] = []
        year: int | None = None
        for match in pattern.finditer(folded):
            before = bisect_right(skip, match.start(), key=itemgetter(0))
            if before and match.start() < skip[before - 1][1]:
                continue
            try:
                days = self._read(match, language, published, year)
            except OverflowError:  # a day before the first or after the last that a calendar has
                continue
            if days:
                mentions.append(DateMention(match.start(), match.end(), *days))
                year = days[0].year
        return mentions

    def _read(
        self, match: re.Match[str], language: str, published: date | None, year_before: int | None
    ) -> Days | None:
        kind, text = match.lastgroup, match.group()
        if kind == "numeric":
            return _numeric(text)
        if kind == "relative":
            return _relative(*self._words.relative[language][" ".join(text.split())], published) if published else None
        named_year = re.search(_YEAR, text)
        if kind == "year" and named_year:
            return _year(int(named_year[0]))
        month = next(n for word in re.findall(r"[^\W\d_]+", text) if (n := self._months[language].get(word)))
        numbers = [int(number) for number in re.findall(r"(?<!\d)\d{1,2}(?!\d)", text)]
        if published and not named_year and kind != "day_of_year":
            return _last_before(published, month, numbers)
        if named_year:
            year = int(named_year[0])
        elif kind == "day_of_year":
            shifts = self._words.relative_year[language]
            shift = next(shift for words, shift in shifts.items() if text.endswith(words))
            year = published.year + shift if published else None
        else:
            year = year_before
        return _days(year, month, numbers) if year else None


def load_dates(path: Path) -> DateFinder:
    """Read the words that dates are written with."""
    return DateFinder(read_facts(path, TypeAdapter(DateWords)))


def _pattern(words: DateWords, language: str) -> re.Pattern[str]:
    month = rf"(?:{_any(word for forms in words.months[language] for word in forms)})\.?"
    near_year = words.year_words[language]
    years = [rf"(?<=\b{re.escape(word)} ){_YEAR}" for word in near_year.before]
    if near_year.after:
        of_birth = rf"(?!{_any(near_year.of_birth)})" if near_year.of_birth else ""
        years.append(rf"{_YEAR} (?:{_any(near_year.after)})(?!\w){of_birth}")
    branches = {
        "day_of_year": rf"(?:{_DAY} {month}|{month} {_DAY}) (?:{_any(words.relative_year[language])})",
        "span": rf"{_DAY} ?- ?{_DAY} {month}(?:,? {_YEAR})?",
        "day": rf"{_DAY}(?:st|nd|rd|th|-го)? (?:of )?{month}(?:,? {_YEAR})?",
        "month_day": rf"{month} {_DAY}(?:st|nd|rd|th)?(?!\d)(?:,? {_YEAR})?",
        "month": rf"{month},? {_YEAR}",
        "numeric": rf"{_DAY}\.(?:0?[1-9]|1[0-2])\.{_YEAR}|{_YEAR}-\d\d-\d\d",
        "year": "|".join(years),
        "relative": rf"(?:{_any(words.relative[language])})",
    }
    return re.compile(r"(?<!\w)(?:" + "|".join(f"(?P<{k}>{v})" for k, v in branches.items()) + r")(?!\w)")


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _days(year: int, month: int, numbers: Sequence[int]) -> Days | None:
    """A day, the days from one to another, or a whole month; ``None`` for what no calendar has."""
    if not numbers:
        return _month(year, month)
    try:
        first, last = date(year, month, numbers[0]), date(year, month, numbers[-1])
    except ValueError:
        return None
    return (first, last, "day") if first <= last else None


def _last_before(published: date, month: int, numbers: Sequence[int]) -> Days | None:
    for year in range(published.year, published.year - _MAX_YEARS_BACK, -1):
        days = _days(year, month, numbers)
        if days and days[0] <= published:
            return days
    return None


def _numeric(text: str) -> Days | None:
    parts = [int(part) for part in re.split(r"[.-]", text)]
    year, month, day = parts if "-" in text else reversed(parts)
    return _days(year, month, [day]) if 1 <= month <= 12 else None


def _relative(unit: str, shift: int, published: date) -> Days:
    if unit == "month":
        months = published.year * 12 + published.month - 1 + shift
        return _month(months // 12, months % 12 + 1)
    if unit == "week":
        monday = published + timedelta(days=7 * shift - published.weekday())
        return monday, monday + timedelta(days=6), "day"
    day = published + timedelta(days=shift)
    return day, day, "day"


def _month(year: int, month: int) -> Days:
    next_month = date(year, month, 1) + timedelta(days=31)
    return date(year, month, 1), next_month.replace(day=1) - timedelta(days=1), "month"


def _year(year: int) -> Days:
    return date(year, 1, 1), date(year, 12, 31), "year"
