"""Calendar arithmetic: days, months, seasons and years as first day, last day and precision."""

from collections.abc import Sequence
from datetime import date, timedelta

# A leap day comes round after eight years at the most.
MAX_YEARS = 8
_MONTHS_OF_SEASON = 3

Days = tuple[date, date, str]
"""First day, last day and precision."""


def days_of(year: int, month: int, numbers: Sequence[int]) -> Days | None:
    """A day, the days from one to another, or a whole month; ``None`` for what no calendar has."""
    if not numbers:
        return month_of(year, month)
    try:
        first, last = date(year, month, numbers[0]), date(year, month, numbers[-1])
    except ValueError:
        return None
    return (first, last, "day") if first <= last else None


def last_before(day: date, month: int, numbers: Sequence[int]) -> Days | None:
    """The last such days or month that began up to ``day``."""
    found = (days_of(year, month, numbers) for year in range(day.year, day.year - MAX_YEARS, -1))
    return next((days for days in found if days and days[0] <= day), None)


def next_after(day: date, month: int, numbers: Sequence[int]) -> Days | None:
    """The first such days or month that end on ``day`` or later."""
    found = (days_of(year, month, numbers) for year in range(day.year, day.year + MAX_YEARS))
    return next((days for days in found if days and days[1] >= day), None)


def shifted(unit: str, shift: int, day: date) -> Days:
    """The day, week (from Monday) or month so many later than the one of ``day``."""
    if unit == "month":
        months = day.year * 12 + day.month - 1 + shift
        return month_of(months // 12, months % 12 + 1)
    if unit == "week":
        monday = day + timedelta(days=7 * shift - day.weekday())
        return monday, monday + timedelta(days=6), "day"
    day += timedelta(days=shift)
    return day, day, "day"


def weekday_before(weekday: int, day: date) -> Days:
    """The last such day of the week (Monday is 0) up to ``day``."""
    return shifted("day", -((day.weekday() - weekday) % 7), day)


def month_of(year: int, month: int) -> Days:
    """All days of a month."""
    next_month = date(year, month, 1) + timedelta(days=31)
    return date(year, month, 1), next_month.replace(day=1) - timedelta(days=1), "month"


def season_of(year: int, season: int) -> Days:
    """Spring is 0; the winter of a year begins in December of the year before."""
    months = year * 12 + (_MONTHS_OF_SEASON * season + 2 if season < 3 else -1)
    last = months + _MONTHS_OF_SEASON - 1
    return month_of(months // 12, months % 12 + 1)[0], month_of(last // 12, last % 12 + 1)[1], "month"


def season_before(day: date, season: int, shift: int) -> Days:
    """The last such season that began up to ``day``; with ``shift`` -1 the last one that is over."""
    years = (day.year + 1, day.year, day.year - 1)
    seasons = (season_of(year, season) for year in years)
    return next(
        (days for days in seasons if (days[1] < day if shift else days[0] <= day)), season_of(day.year - 2, season)
    )


def year_of(year: int) -> Days:
    """All days of a year."""
    return date(year, 1, 1), date(year, 12, 31), "year"
