"""When it happened, as the text says: the dates of a report, absolute and relative to its publication."""

import itertools
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from operator import itemgetter
from pathlib import Path

from pydantic import TypeAdapter

from geo.facts import read_facts
from geo.incidents import spans
from geo.incidents.date_words import DateWords
from geo.incidents.spans import Days
from geo.text import FoldedText, fold_text

_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_YEAR = r"(?:19|20)\d\d"
_YEARS, _LETTERS, _NUMBERS = re.compile(_YEAR), re.compile(r"[^\W\d_]+"), re.compile(r"\d+")
_SHORT_NUMBERS = re.compile(r"(?<!\d)\d{1,2}(?!\d)")
_DIGITS = frozenset("0123456789")
# How far before a date the words that say what it is to something may stand, in characters.
_REACH_CHARS = 24


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date in the text (folded offsets): first and last day, and how exact it is (day, month, year).

    ``is_deadline``: the last day for something ("by February 5"), not the day of something. ``is_lasting``: the year
    in which something began that lasts ("since 2014"); what is told next is of a year of its own.
    """

    start: int
    end: int
    first: date
    last: date
    precision: str
    is_deadline: bool = False
    is_lasting: bool = False


class DateFinder:
    """Finds dates in folded text; the patterns are made once from ``data/lookups/dates.yaml``."""

    def __init__(self, words: DateWords) -> None:
        self._readers = {language: _Reader(words, language) for language in words.months}

    def find(
        self, text: FoldedText, language: str, published: date | None, skip: Sequence[tuple[int, int]] = ()
    ) -> list[DateMention]:
        """All dates of a text that can be told, in order; none is read from the spans of ``skip`` (page furniture,
        sorted).

        A day or month without a year is the last such up to publication, or the next one as a deadline; where
        publication is unknown it takes the year of the nearest date before it, and without one it is left out.
        A relative day needs the day of publication, or the day named before it ("the following day").
        """
        reader = self._readers.get(language)
        if reader is None:
            return []
        mentions: list[DateMention] = []
        before: DateMention | None = None
        for match in reader.matches(text):
            place = bisect_right(skip, match.start(), key=itemgetter(0))
            if place and match.start() < skip[place - 1][1]:
                continue
            is_deadline = reader.is_deadline(text.folded, match.start())
            try:
                days = reader.read(match, published, before, is_deadline)
            except OverflowError:  # a day before the first or after the last that a calendar has
                continue
            if days:
                is_lasting = match.lastgroup == "year" and reader.is_since(text.folded, match.start())
                mentions.append(DateMention(match.start(), match.end(), *days, is_deadline, is_lasting))
                before = before if is_lasting else mentions[-1]
        return mentions


class _Reader:
    """The dates of one language: their pattern, and what each kind of match means."""

    def __init__(self, words: DateWords, language: str) -> None:
        self._pattern = _pattern(words, language)
        self._openers = _openers(words, language)
        articles = words.small_words[language].before_day
        self._deadline = _ending_in(words.deadline[language], articles)
        self._since = _ending_in(words.since[language], articles)
        self._months = _numbers(words.months[language], first=1)
        self._seasons = _numbers(words.seasons[language], first=0)
        self._weekdays = _numbers(words.weekdays[language], first=0)
        self._relative = words.relative[language]
        self._relative_year = words.relative_year[language]
        self._relative_season = words.relative_season[language]
        self._after_named_day = words.after_named_day[language]

    def matches(self, text: FoldedText) -> Iterator[re.Match[str]]:
        """What is written as a date, looked for where a digit stands or a word that dates begin with."""
        done, openers = 0, self._openers
        starts = [start for word, start in zip(*text.words, strict=True) if word in openers or word[0] in _DIGITS]
        for start in starts:
            if start >= done and (match := self._pattern.match(text.folded, start)):
                done = match.end()
                yield match

    def is_deadline(self, folded: str, start: int) -> bool:
        """Whether the words before a date make it the last day for something."""
        return self._deadline.search(folded, max(0, start - _REACH_CHARS), start) is not None

    def is_since(self, folded: str, start: int) -> bool:
        """Whether the words before a date say that something lasts from then on."""
        return self._since.search(folded, max(0, start - _REACH_CHARS), start) is not None

    def read(
        self, match: re.Match[str], published: date | None, before: DateMention | None, is_deadline: bool
    ) -> Days | None:
        """First day, last day and precision of a match; ``None`` for what cannot be told."""
        kind, text = match.lastgroup, " ".join(match.group().split())
        if kind == "numeric":
            return _numeric(text)
        if kind == "after_named_day":
            is_day = before is not None and before.precision == "day"
            return spans.shifted("day", self._after_named_day[text], before.last) if before and is_day else None
        if kind in ("day_of_year", "relative_year", "relative", "relative_season", "weekday"):
            return self._from_publication(kind, text, published) if published else None
        named = [int(year) for year in _YEARS.findall(text)]
        if kind in ("year", "season"):
            return spans.year_of(named[0]) if kind == "year" else spans.season_of(named[0], self._season(text))
        months = [n for word in _LETTERS.findall(text) if (n := self._months.get(word))]
        numbers = [int(number) for number in _SHORT_NUMBERS.findall(text)]
        is_stretch = kind == "stretch"
        return (
            _stretch(months, numbers, named, published, before)
            if is_stretch
            else _placed(months[0], numbers, named, published, before, is_deadline)
        )

    def _from_publication(self, kind: str, text: str, published: date) -> Days | None:
        if kind == "relative":
            return spans.shifted(*self._relative[text], published)
        if kind == "weekday":
            return spans.weekday_before(self._weekdays[text], published)
        if kind == "relative_season":
            shift = next(shift for word, shift in self._relative_season.items() if text.startswith(word))
            return spans.season_before(published, self._season(text), shift)
        words = next(words for words in self._relative_year if text.endswith(words))
        year = published.year + self._relative_year[words]
        months = [n for word in _LETTERS.findall(text) if (n := self._months.get(word))]
        numbers = [int(number) for number in _NUMBERS.findall(text)]
        return spans.days_of(year, months[0], numbers) if months else spans.year_of(year)

    def _season(self, text: str) -> int:
        return next(n for word in _LETTERS.findall(text) if (n := self._seasons.get(word)) is not None)


def _ending_in(phrases: Iterable[str], articles: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_any(phrases)}) {_optional(articles)}\Z")


def load_dates(path: Path) -> DateFinder:
    """Read the words that dates are written with."""
    return DateFinder(read_facts(path, TypeAdapter(DateWords)))


def _placed(
    month: int,
    numbers: Sequence[int],
    years: Sequence[int],
    published: date | None,
    before: DateMention | None,
    is_deadline: bool,
) -> Days | None:
    """Days or a month in their year: the one named, else told from publication, else that of the date before."""
    if years:
        return spans.days_of(years[-1], month, numbers)
    if published:
        find = spans.next_after if is_deadline else spans.last_before
        return find(published, month, numbers)
    return spans.days_of(before.first.year, month, numbers) if before else None


def _stretch(
    months: Sequence[int],
    numbers: Sequence[int],
    years: Sequence[int],
    published: date | None,
    before: DateMention | None,
) -> Days | None:
    """From one day or month to another of the same year or the next; both ends are days, or both are months."""
    if len(numbers) == 1:
        return None
    last = _placed(months[1], numbers[1:], years, published, before, is_deadline=False)
    if last is None:
        return None
    year = years[0] if len(years) > 1 else last[0].year - (months[0] > months[1])
    first = spans.days_of(year, months[0], numbers[:1])
    return (first[0], last[1], last[2]) if first and first[0] <= last[1] else None


def _pattern(words: DateWords, language: str) -> re.Pattern[str]:
    month = rf"(?:{_any(word for forms in words.months[language] for word in forms)})\.?"
    season = rf"(?:{_any(word for forms in words.seasons[language] for word in forms)})"
    relative_year = _any(words.relative_year[language])
    near_year, joints, small = words.year_words[language], words.joints[language], words.small_words[language]
    numbered, of = rf"{_DAY}(?:{_any(small.ordinals)})?", _optional(small.before_month)
    years = [rf"(?<=\b{re.escape(word)} ){_YEAR}" for word in near_year.before]
    if near_year.after:
        of_birth = rf"(?!{_any(near_year.of_birth)})" if near_year.of_birth else ""
        years.append(rf"{_YEAR} (?:{_any(near_year.after)})(?!\w){of_birth}")
    point = rf"(?:{numbered} {month}|{month} {numbered}(?!\d)|{month})(?:,? {_YEAR})?"
    ends, neighbours = rf"(?: ?- ?| (?:{_any(joints.ends)}) )", rf"(?: ?- ?| (?:{_any(joints.neighbours)}) )"
    after_month_word = "|".join(rf"(?<=\b{re.escape(word)} )" for word in words.month_words[language])
    # What begins with a digit or a month is tried only where one stands: the others are most of a text.
    dated = {
        "stretch": rf"{point}{ends}{point}",
        "day_of_year": rf"(?:{_DAY} {month}|{month} {_DAY}|{month}) (?:{relative_year})",
        "span": rf"{_DAY}{neighbours}{_DAY} {month}(?:,? {_YEAR})?",
        "month_span": rf"{month} {_DAY} ?- ?{_DAY}(?!\d)(?:,? {_YEAR})?",
        "day": rf"{numbered} {of}{month}(?:,? {_YEAR})?",
        "month_day": rf"{month} {numbered}(?!\d)(?:,? {_YEAR})?",
        "month": rf"{month},? {_YEAR}",
        "numeric": rf"{_DAY}\.(?:0?[1-9]|1[0-2])\.{_YEAR}|{_YEAR}-\d\d-\d\d",
        "year": "|".join(years),
        "lone_month": rf"(?:{after_month_word}){month}",
    }
    told = {
        "season": rf"{season} {of}{_YEAR}",
        "relative": _any(words.relative[language]),
        "relative_year": relative_year,
        "relative_season": rf"(?:{_any(words.relative_season[language])}) {season}",
        "after_named_day": _any(words.after_named_day[language]),
        "weekday": _any(word for forms in words.weekdays[language] for word in forms),
    }
    return re.compile(rf"(?<!\w)(?:(?=\d|{month})(?:{_branches(dated)})|{_branches(told)})(?!\w)")


def _openers(words: DateWords, language: str) -> frozenset[str]:
    """The first words of the dates that begin with no digit."""
    listed = (*words.months[language], *words.seasons[language], *words.weekdays[language])
    told = (words.relative, words.relative_year, words.relative_season, words.after_named_day)
    phrases = itertools.chain(*listed, *(phrases[language] for phrases in told))
    return frozenset(fold_text(phrase).words.texts[0] for phrase in phrases)


def _branches(patterns: Mapping[str, str]) -> str:
    return "|".join(f"(?P<{name}>{pattern})" for name, pattern in patterns.items())


def _numeric(text: str) -> Days | None:
    parts = [int(part) for part in re.split(r"[.-]", text)]
    year, month, day = parts if "-" in text else reversed(parts)
    return spans.days_of(year, month, [day]) if 1 <= month <= 12 else None


def _numbers(forms: Sequence[Sequence[str]], first: int) -> dict[str, int]:
    return {word: number for number, words in enumerate(forms, first) for word in words}


def _optional(words: Sequence[str]) -> str:
    """One of the words and a blank, or nothing."""
    return f"(?:(?:{_any(words)}) )?" if words else ""


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
