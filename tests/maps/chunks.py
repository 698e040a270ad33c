"""Reading what the browser gets, as it reads it."""

import json
from itertools import accumulate
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from shapely import Polygon

from maps.shapes import SHAPE_UNITS

_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


def read_chunk(path: Path) -> Any:
    """The value that a chunk script hands over."""
    call = path.read_text(encoding="utf-8")
    return json.loads(json.loads(call[call.index(",") + 1 : call.rindex(")")]))


def decode_numbers(text: str) -> list[int]:
    """Numbers as maps/vlq.py writes them."""
    numbers: list[int] = []
    number = weight = 0
    for char in text:
        digit = _DIGITS.index(char)
        number += (digit & 31) << weight
        weight += 5
        if digit < 32:
            numbers.append(number)
            number = weight = 0
    return numbers


def decode_steps(text: str) -> list[int]:
    """Numbers written as steps."""
    return list(accumulate(-(step + 1) // 2 if step % 2 else step // 2 for step in decode_numbers(text)))


def to_polygon(shape: dict[str, Any]) -> shapely.Geometry:
    """A shape of the chunk, in degrees."""
    rings = [np.column_stack([decode_steps(lng), decode_steps(lat)]) / SHAPE_UNITS for lng, lat in shape["rings"]]
    return shapely.union_all([Polygon(ring).buffer(0) for ring in rings])
