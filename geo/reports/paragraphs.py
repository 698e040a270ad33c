"""From a text to its paragraphs, by lines and with offsets."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

Span = tuple[int, int]

_LINE = re.compile(r"[^\n\r\v\f\x85\u2028\u2029]+")
_ONE_BREAK = re.compile(
    r"[^\S\n\r\v\f\x85\u2028\u2029]*(?:\r\n|[\n\r\v\f\x85\u2028\u2029])[^\S\n\r\v\f\x85\u2028\u2029]*"
)
_BULLET = re.compile(r"[-–—•·*▪●◦‣⁃∙►▶✅☑✔🔹🔸⏺📌]\ufe0f?\s+(?=\S)|\d{1,2}[.)]\s+(?=\D)")
_WORD = re.compile(r"\S+")
# How a line ends, or begins, that was broken in the middle of a sentence.
_OPEN_END = re.compile(r"[,«“„(\[/]\Z|\s\"\Z")
_RESUMED = re.compile(r"[,.;:!?…)\]»”]|\"(?:\s|\Z)")
_STOP_TAIL = re.compile(r"[.!?…]\W*\Z")

# A text counts as hard-wrapped when this many of its line breaks stand where the next word would not have fitted.
_MIN_WRAPPED, _MIN_WIDTH, _MAX_WIDTH, _WRAPPED_SHARE = 3, 50, 120, 0.9


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph: ``text[start:end]`` without its bullet and outer blanks.

    ``has_bullet`` marks a list item, ``has_stop`` one that closes with a full stop or its like.
    """

    start: int
    end: int
    has_bullet: bool
    has_stop: bool


def paragraphs(text: str, skip: Sequence[Span] = ()) -> list[Paragraph]:
    """Paragraphs of ``text`` outside ``skip`` (sorted, disjoint spans), in order. Linear in its length.

    Every line is a paragraph, except where it plainly runs on: the next line begins in lower case or with
    punctuation (a line break around a link or a bold word), or the whole text is wrapped at a fixed width.
    Lines without a letter or digit are none.
    """
    stretches = [list(lines(text, *visible)) for visible in _visible(len(text), skip)]
    width = _wrap_width(text, stretches)
    return [
        found for stretch in stretches for span in _joined(text, stretch, width) for found in _paragraph(text, *span)
    ]


def lines(text: str, start: int = 0, end: int | None = None) -> Iterator[Span]:
    """Lines of ``text[start:end]`` that are not blank, without the blanks around them."""
    for match in _LINE.finditer(text, start, len(text) if end is None else end):
        line = match.group()
        if core := line.strip():
            begin = match.start() + line.index(core[0])
            yield begin, begin + len(core)


def one_break_between(text: str, end: int, start: int) -> bool:
    """Whether what ends at ``end`` and what begins at ``start`` stand on neighbouring lines."""
    return _ONE_BREAK.fullmatch(text, end, start) is not None


def has_stop(text: str, end: int) -> bool:
    """Whether what ends at ``end`` closes with a full stop or its like, quotes and emoji aside."""
    return _STOP_TAIL.search(text[max(0, end - 8) : end]) is not None


def _visible(length: int, skip: Sequence[Span]) -> Iterator[Span]:
    position = 0
    for start, end in skip:
        yield position, start
        position = end
    yield position, length


def _joined(text: str, stretch: list[Span], width: int) -> Iterator[Span]:
    if not stretch:
        return
    start, end = stretch[0]
    for line in stretch[1:]:
        if not _runs_on(text, (start, end), line, width):
            yield start, end
            start = line[0]
        end = line[1]
    yield start, end


def _paragraph(text: str, start: int, end: int) -> Iterator[Paragraph]:
    if any(map(str.isalnum, text[start:end])):
        bullet = _BULLET.match(text, start, end)
        yield Paragraph(bullet.end() if bullet else start, end, bullet is not None, has_stop(text, end))


def _runs_on(text: str, before: Span, line: Span, width: int) -> bool:
    if not one_break_between(text, before[1], line[0]) or _BULLET.match(text, *line):
        return False
    if _RESUMED.match(text, *line) or _OPEN_END.search(text, max(before[0], before[1] - 2), before[1]):
        return True
    if text[line[0]].islower() and text[before[1] - 1].isalnum():
        return True
    return bool(width) and _is_full(text, before, line, width)


def _wrap_width(text: str, stretches: list[list[Span]]) -> int:
    """The width at which the whole text is wrapped, 0 when it is not."""
    width = max((end - start for stretch in stretches for start, end in stretch), default=0)
    if not _MIN_WIDTH <= width <= _MAX_WIDTH:
        return 0
    breaks = [
        _is_full(text, before, line, width)
        for stretch in stretches
        for before, line in pairwise(stretch)
        if one_break_between(text, before[1], line[0]) and not _BULLET.match(text, *line)
    ]
    return width if sum(breaks) >= max(_MIN_WRAPPED, _WRAPPED_SHARE * len(breaks)) else 0


def _is_full(text: str, before: Span, line: Span, width: int) -> bool:
    """Whether the first word of ``line`` would not have fitted behind the line before it."""
    start = max(before[0], text.rfind("\n", before[0], before[1]) + 1)
    word = _WORD.match(text, line[0], line[1])
    return word is not None and before[1] - start + 1 + word.end() - word.start() > width
