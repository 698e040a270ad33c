"""Texts of reports made fit to show: nothing hidden in them, no address that runs."""

import re
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

import pandas as pd

# Controls that turn the reading direction or cannot be seen: they could make a text read as another.
_UNREADABLE = re.compile("[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_BLANK = re.compile(r"[\s\x00-\x1f\x7f]")


def readable(value: Any) -> str:
    """``value`` as text to show: a missing value is empty, characters that turn or hide text are gone."""
    if value is None or value is pd.NA:
        return ""
    text = str(value)
    return (text if text.isprintable() else _UNREADABLE.sub("", text)).strip()


# every address is asked for twice: for the map and for the table
@lru_cache(maxsize=200_000)
def web_address(url: str) -> str:
    """``url`` where it is an http or https address, else an empty text."""
    if _BLANK.search(url):
        return ""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return url if parts.scheme in ("http", "https") and parts.netloc else ""


def language_code(languages: list[str]) -> str:
    """The language of the evidence, which is quoted from the first report; empty where it is no code."""
    first = readable(languages[0]) if len(languages) else ""
    return first if re.fullmatch(r"[a-z]{2,3}", first) else ""
