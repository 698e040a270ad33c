"""From a text to its sentences, in English, Ukrainian and Russian, with offsets.

Rules over punctuation and a list of abbreviations, no models; the work is linear in the length of the text.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from geo.reports.abbreviations import Abbreviations, load_abbreviations
from geo.reports.paragraphs import Paragraph, Span, paragraphs

MAX_HEADING_CHARS = 130
# No writer goes on for so long: what has no stop by then is cut, so that reading stays linear in the text.
MAX_SENTENCE_CHARS = 2000

# The stop, the quotes and brackets that close with it, and reference marks such as [12].
_STOP = re.compile(r"[.!?…]+[\"'”’»)\]]*(?:\[\d{1,3}\])*")
_LAST_TOKEN = re.compile(r"[\w.'’/-]+\Z")
_LOOK_BEHIND, _LOOK_AHEAD = 24, 12
_MIN_LOWER_CASE_END = 5
_OPEN_TAIL = re.compile(r"[.!?…:;,]\W*\Z")


class Sentence(NamedTuple):
    """``text[start:end]``, a sentence or a heading, in the paragraph of that number."""

    start: int
    end: int
    paragraph: int
    is_heading: bool = False


def split(text: str, skip: Sequence[Span] = (), abbreviations: Abbreviations | None = None) -> list[Sentence]:
    """Sentences of ``text`` outside ``skip`` (sorted, disjoint spans: the page furniture), in order.

    Sentences are disjoint, lie within one paragraph and together hold every letter and digit outside
    ``skip`` (bullets aside). None is longer than :data:`MAX_SENTENCE_CHARS`. A heading is always one whole
    paragraph.
    """
    known = abbreviations or load_abbreviations()
    found: list[Sentence] = []
    blocks = paragraphs(text, skip)
    for number, (block, is_heading) in enumerate(zip(blocks, _headings(text, blocks), strict=True)):
        if is_heading:
            found.append(Sentence(block.start, block.end, number, is_heading=True))
        else:
            for start, end in _sentences(text, block, known):
                found.extend(Sentence(*piece, number) for piece in _pieces(text, start, end))
    return found


def _pieces(text: str, start: int, end: int) -> Iterator[Span]:
    """A sentence whole, or cut at blanks where it is too long to be one."""
    while end - start > MAX_SENTENCE_CHARS:
        limit = start + MAX_SENTENCE_CHARS
        blank = text.rfind(" ", start, limit)
        cut = blank + 1 if blank > start else limit
        yield start, cut
        start = cut
    yield start, end


def _sentences(text: str, block: Paragraph, known: Abbreviations) -> Iterator[Span]:
    start = block.start
    for stop in _STOP.finditer(text, block.start, block.end):
        end = stop.end()
        if end < block.end and _ends_sentence(text, start, stop, block.end, known):
            yield start, end
            start = end
            while text[start].isspace():
                start += 1
    yield start, block.end


def _ends_sentence(text: str, start: int, stop: re.Match[str], limit: int, known: Abbreviations) -> bool:
    """Whether the sentence that began at ``start`` ends with ``stop``, which is not the end of the paragraph."""
    end, mark = stop.end(), stop.group()
    ahead = text[end : min(limit, end + _LOOK_AHEAD)]
    following = next((char for char in ahead if char.isalnum()), "")
    token_match = _LAST_TOKEN.search(text[max(start, stop.start() - _LOOK_BEHIND) : stop.start()])
    token = token_match.group() if token_match else ""
    if not ahead[0].isspace():
        return _is_glued_end(token, ahead) and not _is_inside(token, following, known)
    if mark.startswith(("…", "..")):
        return not following.islower()
    if mark[0] in "!?":
        return mark[-1] in ".!?" or not following.islower()
    is_enumerator = token.isdigit() and stop.start() - len(token) == start
    if is_enumerator or _is_inside(token, following, known):
        return False
    return not following.islower() or (mark == "." and len(token) >= _MIN_LOWER_CASE_END and token.isalpha())


def _is_glued_end(token: str, ahead: str) -> bool:
    """Whether two sentences were glued: "passports.Russian"."""
    return token[-2:].isalpha() and token[-2:].islower() and ahead[0].isupper() and ahead[1:2].islower()


def _is_inside(token: str, following: str, known: Abbreviations) -> bool:
    """Whether the stop after ``token`` belongs to an abbreviation or an initial and the sentence goes on."""
    if len(token) == 1 and token.isalpha():
        return True
    folded = token.casefold().strip(".'’")
    if folded in known.inner:
        return True
    if folded in known.number:
        return following.isdigit()
    return folded in known.final and not following.isupper()


def _headings(text: str, blocks: list[Paragraph]) -> list[bool]:
    """Which paragraphs are headings: short, capitalised, without closing punctuation, with text below.

    A text that mostly goes without full stops, as lists in messengers do, has none.
    """
    closed_chars = sum(block.end - block.start for block in blocks if block.has_stop)
    if 2 * closed_chars < sum(block.end - block.start for block in blocks):
        return [False] * len(blocks)
    marks: list[bool] = []
    has_text_below = False
    for block in reversed(blocks):
        is_heading = has_text_below and _reads_as_heading(text, block)
        marks.append(is_heading)
        has_text_below = is_heading or block.has_stop or block.has_bullet or block.end - block.start > MAX_HEADING_CHARS
        has_text_below = has_text_below or text[block.end - 1] == ":"
    return marks[::-1]


def _reads_as_heading(text: str, block: Paragraph) -> bool:
    if block.has_bullet or block.end - block.start > MAX_HEADING_CHARS:
        return False
    first = next(char for char in text[block.start : block.end] if char.isalnum())
    return first.isupper() and not _OPEN_TAIL.search(text[max(block.start, block.end - 8) : block.end])
