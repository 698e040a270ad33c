"""Whole numbers as short text: base-64 digits of five bits each, as in the "mappings" of source maps.

Small numbers are one character, gzip finds their patterns, and a browser reads a hundred thousand in milliseconds.
``maps/web/src/vlq.ts`` is the other side.
"""

from typing import Any

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.int64]

_DIGITS = np.frombuffer(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_", dtype="uint8")
_BITS = 5
_MORE = 1 << _BITS
_MAX_DIGITS = 7  # 35 bits


def encode_numbers(values: npt.ArrayLike) -> str:
    """Numbers from 0 to 2³⁵ - 1, the low digits of each first. Raises ``ValueError`` for others."""
    numbers: Numbers = np.asarray(values, dtype="int64").ravel()
    if len(numbers) and (numbers.min() < 0 or numbers.max() >> (_BITS * _MAX_DIGITS)):
        raise ValueError(f"only numbers of up to {_BITS * _MAX_DIGITS} bits and no sign can be written")
    shifts = _BITS * np.arange(_MAX_DIGITS)
    rest = numbers[:, None] >> shifts
    digits = (rest & (_MORE - 1)) | np.where(rest >= _MORE, _MORE, 0)
    is_written = (rest > 0) | (shifts == 0)
    return _DIGITS[digits[is_written]].tobytes().decode("ascii")


def encode_steps(values: npt.ArrayLike) -> str:
    """Numbers of either sign, each as its difference from the one before it (the first from 0)."""
    steps: Any = np.diff(np.asarray(values, dtype="int64").ravel(), prepend=0)
    return encode_numbers(np.where(steps < 0, -2 * steps - 1, 2 * steps))
