"""When it happened, as the text says: the dates of a report, absolute and relative to its publication."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from operator import itemgetter
from pathlib import Path
from typing import Any

from dateparser.date import DateDataParser
from pydantic import BaseModel, TypeAdapter

from geo.facts import read_facts

_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_YEAR = r"(?:19|20)\d\d"


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date in the text (folded offsets): first and last day, and how exact it is (day, month, year)."""

    start: int
    end: int
    first: date
    last: date
    precision: str


class YearWords(BaseModel):
    """Words that make a lone year a date: those before it, those after it."""

    before: list[str]
    after: list[str]


class DateWords(BaseModel):
    """The words that dates are written with, by language (``data/lookups/dates.yaml``)."""

    months: dict[str, list[str]]
    year_words: dict[str, YearWords]
    relative: dict[str, list[str]]
    unanchored_after: dict[str, list[str]]


class DateFinder:
    """Finds dates in folded text; the patterns are made once from ``data/lookups/dates.yaml``."""

    def __init__(self, words: DateWords) -> None:
        self._patterns = {language: _pattern(words, language) for language in words.months}

    def find(
        self, folded: str, language: str, published: date | None, skip: Sequence[tuple[int, int]] = ()
    ) -> list[DateMention]:
        """All dates that can be told, in order; none is read from the spans of ``skip`` (page furniture, sorted).

        A date without a year takes the year of the nearest full date before it, else it is read as the last
        such day before publication; with neither it is left out. A relative day needs the day of publication.
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
            kind = match.lastgroup
            text = match.group(0)
            if kind == "relative":
                found = _parse(text, language, published) if published else None
            elif re.search(_YEAR, text):
                found = _parse(text, language, published)
            elif kind == "unanchored":
                found = _parse(text, language, published) if published else None
            elif published:
                found = _parse(text, language, published)
            else:
                found = _parse(f"{text} {year}", language, None) if year else None
            if found:
                first, last, precision = found
                mentions.append(DateMention(match.start(), match.end(), first, last, precision))
                year = first.year
        return mentions


def load_dates(path: Path) -> DateFinder:
    """Read the words that dates are written with."""
    return DateFinder(read_facts(path, TypeAdapter(DateWords)))


def _pattern(words: DateWords, language: str) -> re.Pattern[str]:
    month = rf"(?:{_any(words.months[language])})\.?"
    near_year = words.year_words[language]
    years = [rf"(?<=\b{re.escape(word)} ){_YEAR}" for word in near_year.before]
    if near_year.after:
        years.append(rf"{_YEAR} (?:{_any(near_year.after)})")
    branches = {
        "unanchored": rf"(?:{_DAY} {month}|{month} {_DAY}) (?:{_any(words.unanchored_after[language])})\b",
        "span": rf"{_DAY} ?- ?{_DAY} {month}(?:,? {_YEAR})?",
        "day": rf"{_DAY}(?:st|nd|rd|th|-го)? (?:of )?{month}(?:,? {_YEAR})?",
        "month_day": rf"{month} {_DAY}(?:st|nd|rd|th)?(?!\d)(?:,? {_YEAR})?",
        "month": rf"{month},? {_YEAR}",
        "numeric": rf"{_DAY}\.(?:0?[1-9]|1[0-2])\.{_YEAR}|{_YEAR}-\d\d-\d\d",
        "year": "|".join(years),
        "relative": rf"(?:{_any(words.relative[language])})",
    }
    return re.compile(r"(?<!\w)(?:" + "|".join(f"(?P<{k}>{v})" for k, v in branches.items()) + r")(?!\w)")


def _any(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


@lru_cache(maxsize=4096)
def _parse(text: str, language: str, published: date | None) -> tuple[date, date, str] | None:
    """First day, last day and precision of one written date."""
    if span := re.match(rf"({_DAY}) ?- ?({_DAY}) (.+)", text):
        first = _parse(f"{span[1]} {span[3]}", language, published)
        last = _parse(f"{span[2]} {span[3]}", language, published)
        return (first[0], last[1], "day") if first and last and first[0] <= last[1] else None
    if year := re.match(rf"({_YEAR})(?!-)\b", text):
        return date(int(year[1]), 1, 1), date(int(year[1]), 12, 31), "year"
    settings: dict[str, Any] = {"PREFER_DATES_FROM": "past", "PREFER_DAY_OF_MONTH": "first"}
    if published:
        settings["RELATIVE_BASE"] = datetime.combine(published, datetime.min.time())
    data = DateDataParser(languages=[language], settings=settings).get_date_data(text)
    if data.date_obj is None:
        return None
    day = data.date_obj.date()
    if data.period == "month":
        next_month = day.replace(day=1) + timedelta(days=32)
        return day.replace(day=1), next_month.replace(day=1) - timedelta(days=1), "month"
    return day, day, "day"
