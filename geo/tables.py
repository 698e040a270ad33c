"""Figures as tables of plain text."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeVar

from geo.measures import Bin

T = TypeVar("T")
Row = tuple[str, Callable[[T], float], str]
"""A figure's name, how it is computed, and its format (``.3f``)."""

_NAME_WIDTH, _WIDTH = 34, 8
_CONTEXT_CHARS = 40


def figure_lines(rows: Sequence[Row[T]], columns: Mapping[str, T]) -> Iterator[str]:
    """One line a figure, one column for each of ``columns``."""
    yield " " * _NAME_WIDTH + "".join(f"{name:>{_WIDTH}}" for name in columns)
    for name, figure, form in rows:
        yield f"{name:{_NAME_WIDTH}}" + "".join(f"{figure(e):>{_WIDTH}{form}}" for e in columns.values())


def reliability_lines(bins: Sequence[Bin]) -> Iterator[str]:
    """Confidence against truth, one line a bin."""
    yield f"{'confidence':{_NAME_WIDTH}}{'answers':>{_WIDTH}}{'mean':>{_WIDTH}}{'right':>{_WIDTH}}"
    for b in bins:
        name = f"{b.lower:.1f} to {b.upper:.1f}"
        yield f"{name:{_NAME_WIDTH}}{b.n:>{_WIDTH}}{b.mean_confidence:>{_WIDTH}.3f}{b.share_right:>{_WIDTH}.3f}"


def in_context(text: str, start: int, end: int) -> str:
    """A stretch of a text with some words around it, in quotes, on one line."""
    return "“" + " ".join(text[max(0, start - _CONTEXT_CHARS) : end + _CONTEXT_CHARS].split()) + "”"
