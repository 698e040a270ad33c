"""Reading what the browser gets, as it reads it."""

import json
from itertools import accumulate
from pathlib import Path
from typing import Any

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
