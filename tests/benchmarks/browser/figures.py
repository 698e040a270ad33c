"""What is measured in the browser, how much of it is wanted at most, and the table that says so."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

Value = float | str
"""A number in the unit of its figure, or words where there is none: ``not ready after 120 s``."""

_BOTH = (5_000, 100_000)
_GAP = "  "


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table; ``at_most`` is what our pages may need, by number of incidents."""

    key: str
    label: str
    unit: str
    digits: int = 1
    at_most: Mapping[int, float] = field(default_factory=dict[int, float])


@dataclass(frozen=True, slots=True)
class Column:
    """What was measured of one kind of map, by key of the figure."""

    name: str
    values: Mapping[str, Value]


FIGURES = (
    Figure("build", "build, processor time", "s", 1, {100_000: 15}),
    Figure("load_gzip", "first load, all requests, gzip", "kB", 0, {5_000: 250}),
    Figure("load", "first load, all requests, unpacked", "MB", 2),
    Figure("requests", "requests", "", 0),
    Figure("hosts", "other hosts asked", "", 0, dict.fromkeys(_BOTH, 0)),
    Figure("incident", "data of an incident, gzip", "bytes", 1, {100_000: 20}),
    Figure("ready", "ready to use", "s", 2, {5_000: 1.5, 100_000: 3.5}),
    Figure("heap", "memory, JS heap", "MB", 1),
    Figure("memory", "memory, with buffers and nodes", "MB", 1),
    Figure("filter", "filter change to redraw, longest", "ms", 0, {100_000: 100}),
    Figure("filter_middle", "filter change to redraw, median", "ms", 0),
    Figure("pan", "longest task while panning", "ms", 0, dict.fromkeys(_BOTH, 100)),
    Figure("shift", "layout shift", "", 3, dict.fromkeys(_BOTH, 0.02)),
)


def verdict(figure: Figure, count: int, value: Value | None) -> str:
    """``met`` or ``missed``; nothing where no limit is set for ``count`` incidents. What has no number is missed."""
    limit = figure.at_most.get(count)
    if limit is None:
        return ""
    return "met" if isinstance(value, (int, float)) and value <= limit else "missed"


def table(count: int, columns: Sequence[Column]) -> str:
    """One line a figure: the limit, ours (the first column) with the verdict, then the others."""
    ours, *rivals = columns
    lines = [["figure", "at most", ours.name, "", *(rival.name for rival in rivals)]]
    for figure in FIGURES:
        limit = figure.at_most.get(count)
        value = ours.values.get(figure.key)
        label = f"{figure.label}, {figure.unit}" if figure.unit else figure.label
        others = [_cell(figure, rival.values.get(figure.key)) for rival in rivals]
        wanted = "" if limit is None else f"{limit:g}"
        lines.append([label, wanted, _cell(figure, value), verdict(figure, count, value), *others])
    widths = [max(map(len, cells)) for cells in zip(*lines, strict=True)]
    rows = [_GAP.join(_aligned(cells, widths)).rstrip() for cells in lines]
    return "\n".join([f"{count:,} incidents", rows[0], "-" * max(map(len, rows)), *rows[1:]])


def _cell(figure: Figure, value: Value | None) -> str:
    if value is None:
        return "-"
    return value if isinstance(value, str) else f"{value:,.{figure.digits}f}"


def _aligned(cells: list[str], widths: list[int]) -> list[str]:
    return [
        cell.ljust(width) if place in (0, 3) else cell.rjust(width)
        for place, (cell, width) in enumerate(zip(cells, widths, strict=True))
    ]
