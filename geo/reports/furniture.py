"""Which parts of a text are the web page's and not the report's.

Reports copied from the web carry a weather box, a clock, menus, links to other articles. The words are data
(``data/lookups/furniture.yaml``); the method is here. It works on whole lines and prefers to leave furniture
standing over taking a line of the report: a lone short line is never taken for its shortness.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from geo.reports.furniture_words import FurnitureWords, load_furniture_words
from geo.reports.paragraphs import Span, has_stop, lines, one_break_between
from geo.text import fold

_MAX_ITEM_CHARS = 300
_HEADER_ROWS = 20
_MAX_TITLE_CHARS, _MAX_CELL_WORDS, _MIN_SENTENCE_WORDS = 150, 4, 5
# A block above the headline is furniture when its parts add up to this.
_HEADER_SCORE = 3

_EDGES = re.compile(r"\A[\W_]+|[\W_]+\Z")
_LEAD = re.compile(r"\A[\W_]+")
_TOKEN = re.compile(r"[\w']+")
_CELLS = re.compile(r"\s[>»•·/]\s|\|")
_WEATHER = re.compile(r"[-+]?\d{1,3}(?:[.,]\d)?\s?°?\s?[cfс]", re.IGNORECASE)


class _Kind(Enum):
    """What a row is: the report's own, or which furniture."""

    TEXT = auto()
    ITEM = auto()
    SECTION = auto()
    WEATHER = auto()
    DATE = auto()
    MENU = auto()


_SCORES = {_Kind.WEATHER: 3, _Kind.DATE: 2, _Kind.MENU: 1, _Kind.ITEM: 1, _Kind.SECTION: 1, _Kind.TEXT: 0}


@dataclass(frozen=True, slots=True)
class _Row:
    start: int
    end: int
    kind: _Kind
    n_words: int
    has_stop: bool
    label_end: int

    @property
    def is_sentence(self) -> bool:
        return self.kind is _Kind.TEXT and self.has_stop and self.n_words >= _MIN_SENTENCE_WORDS

    @property
    def is_title_like(self) -> bool:
        return not self.has_stop and self.end - self.start <= _MAX_TITLE_CHARS


def find_furniture(text: str, words: FurnitureWords | None = None) -> tuple[Span, ...]:
    """Spans of ``text`` that belong to the page, sorted and disjoint. Linear in the length of ``text``.

    Found are: a block of short lines above the headline with a weather box, a clock or a menu in it; a label
    glued to the headline; lines and rows of links that only pages and channels have; what follows them after
    the last sentence.
    """
    known = words or load_furniture_words()
    rows = [_row(text, span, known) for span in _row_spans(text)]
    marked = {number for number, row in enumerate(rows) if row.kind in (_Kind.ITEM, _Kind.SECTION)}
    marked.update(_linked_titles(text, rows))
    marked.update(_header(text, rows))
    marked.update(_footer(rows, len(text)))
    spans = [(row.start, row.end if number in marked else row.label_end) for number, row in enumerate(rows)]
    return tuple(_merged(text, [(start, end) for start, end in spans if start < end]))


def _row_spans(text: str) -> Iterator[Span]:
    """Lines, but a row of links as one: lines around a "|", and an emoji below its line."""
    start = end = -1
    for line in lines(text):
        is_mark = not any(map(str.isalnum, text[line[0] : min(line[1], line[0] + _MAX_ITEM_CHARS)]))
        is_joined = is_mark or text[line[0]] == "|" or text[end - 1 : end] == "|"
        if start >= 0 and is_joined and one_break_between(text, end, line[0]):
            end = line[1]
            continue
        if start >= 0:
            yield start, end
        start, end = line
    if start >= 0:
        yield start, end


def _row(text: str, span: Span, known: FurnitureWords) -> _Row:
    start, end = span
    if end - start > _MAX_ITEM_CHARS:
        return _Row(start, end, _Kind.TEXT, _MAX_ITEM_CHARS, has_stop(text, end), start)
    line = text[start:end]
    folded = fold(line)
    bare = _EDGES.sub("", folded)
    kind = _kind(folded, bare, known)
    return _Row(start, end, kind, len(bare.split()), has_stop(text, end), start + _glued_label(line, known))


def _kind(folded: str, bare: str, known: FurnitureWords) -> _Kind:
    if bare in known.sections:
        return _Kind.SECTION
    if bare in known.lines or known.opener.match(_LEAD.sub("", folded)) or known.contains.search(folded):
        return _Kind.ITEM
    if bare in known.menu:
        return _Kind.MENU
    if _WEATHER.fullmatch(folded.strip()):
        return _Kind.WEATHER
    if _is_clock(_TOKEN.findall(bare), known):
        return _Kind.DATE
    return _row_of_links(folded, known)


def _row_of_links(folded: str, known: FurnitureWords) -> _Kind:
    cells = [cell for part in _CELLS.split(folded) if (cell := _EDGES.sub("", part))]
    if len(cells) < 2 or any(len(cell.split()) > _MAX_CELL_WORDS for cell in cells):
        return _Kind.TEXT
    if any(cell in known.lines for cell in cells):
        return _Kind.ITEM
    return _Kind.ITEM if all(cell in known.menu for cell in cells) else _Kind.TEXT


def _is_clock(tokens: list[str], known: FurnitureWords) -> bool:
    """Whether a line is a date with its weekday and nothing else."""
    others = [token for token in tokens if token not in known.weekdays]
    has_date = any(token in known.months for token in others) or sum(map(str.isdigit, others)) >= 3
    is_date_only = all(token in known.months or token in known.clock or token.isdigit() for token in others)
    return len(others) < len(tokens) and has_date and is_date_only


def _glued_label(line: str, known: FurnitureWords) -> int:
    """Length of a label that stands right before a capital letter ("Breaking NewsTown shelled"), else 0."""
    label = known.label.match(line)
    if label is None:
        return 0
    after = line[label.end() : label.end() + 2]
    is_glued = after[:1].isupper() and (label.group()[-1].islower() or after[1:].islower())
    return label.end() if is_glued else 0


def _linked_titles(text: str, rows: Sequence[_Row]) -> Iterator[int]:
    """Titles of other articles that a section head with a colon ("Read also:") leads to."""
    for number, row in enumerate(rows[:-1]):
        is_lead = row.kind is _Kind.SECTION and text[row.end - 1] == ":"
        if is_lead and rows[number + 1].kind is _Kind.TEXT and rows[number + 1].is_title_like:
            yield number + 1


def _header(text: str, rows: Sequence[_Row]) -> range:
    """The block above the headline, from the top to its last sure item; lines between count as its own.

    The line right below a weather box is its place.
    """
    score = last = 0
    for number, row in enumerate(rows[:_HEADER_ROWS]):
        if row.kind is _Kind.TEXT and (row.has_stop or row.n_words > _MAX_CELL_WORDS or row.label_end > row.start):
            score += row.label_end > row.start
            break
        if row.kind is not _Kind.TEXT:
            score += _SCORES[row.kind]
            last = number + 1
        elif last == number and number and rows[number - 1].kind is _Kind.WEATHER:
            last += one_break_between(text, rows[number - 1].end, row.start)
    return range(last if score >= _HEADER_SCORE else 0)


def _footer(rows: Sequence[_Row], n_chars: int) -> range:
    """What follows the first item after the last sentence; never more than the second half of the text."""
    end = len(rows)
    first = end
    for number in range(end - 1, -1, -1):
        row = rows[number]
        if row.is_sentence or 2 * row.start < n_chars:
            break
        if row.kind in (_Kind.ITEM, _Kind.SECTION):
            first = number
    return range(first, end)


def _merged(text: str, spans: Sequence[Span]) -> Iterator[Span]:
    """Spans with nothing but blanks between them, as one."""
    start = end = -1
    for span in spans:
        if start >= 0 and not text[end : span[0]].strip():
            end = span[1]
            continue
        if start >= 0:
            yield start, end
        start, end = span
    if start >= 0:
        yield start, end
