"""Texts of reports made fit to show: nothing hidden in them, no address that runs."""

import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import lru_cache
from itertools import chain
from typing import Any
from urllib.parse import quote, urlsplit

import geopandas as gpd
import pandas as pd

from geo.frame import COLUMNS

# Letters, marks and symbols that Unicode calls printable but that show nothing ("Default_Ignorable_Code_Point" of
# https://www.unicode.org/Public/UCD/latest/ucd/DerivedCoreProperties.txt, and the empty Braille cell), and codes
# that are no character.
_UNSEEN = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2065\u2800\u3164\ufe00-\ufe0f\uffa0\ufdd0-\ufdef\ufff0-\ufff8"
    "\ufffe\uffff\U000e0000-\U000e0fff]"
)
_ODD = re.compile(rf"[^\w -~]|{_UNSEEN.pattern}")
# Controls, marks of format (they turn the reading direction or cannot be seen), halves of characters, private codes.
_HIDDEN = frozenset(("Cc", "Cf", "Cs", "Co"))
_BLANK = re.compile(r"[\s\x00-\x1f\x7f]")
_PLAIN = "".join(map(chr, range(0x21, 0x7F)))
# Ids are not for reading, and other files name them as they are.
_IDS = frozenset(("incident_id", "report_id", "contradicted_by"))
_KEPT = 200_000


def readable(value: Any) -> str:
    """``value`` as text to show, in one line: a missing value is empty, what turns or hides text is gone.

    Ends of lines and tabs become blanks. Joiners go too, so that an emoji made of several falls into its parts.
    """
    if value is None or value is pd.NA:
        return ""
    text = str(value)
    is_plain = text.isprintable() and (text.isascii() or not _UNSEEN.search(text))
    return (text if is_plain else _ODD.sub(_shown, text)).strip()


def readable_texts(incidents: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """The frame with the same rows and columns, its texts :func:`readable` and its addresses as in a link."""
    changed: dict[str, Any] = {}
    for column, dtype in COLUMNS.items():
        if column in _IDS or dtype not in ("str", "list"):
            continue
        values = incidents[column]
        texts = values.dropna().unique() if dtype == "str" else set(chain.from_iterable(values))
        made = _changes(texts, _address if column == "url" else readable)
        if made and dtype == "str":
            changed[column] = values.map(made).fillna(values).astype(values.dtype)
        elif made:
            changed[column] = [[made.get(entry, entry) for entry in entries] for entries in values]
    return incidents.assign(**changed)


# every address is asked for three times: for the files, for the map and for the table
@lru_cache(_KEPT)
def web_address(url: str) -> str:
    """``url`` where it is an http or https address, else an empty text; what is not ASCII is percent-encoded."""
    if _BLANK.search(url):
        return ""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    if parts.scheme not in ("http", "https") or not parts.netloc:
        return ""
    return url if url.isascii() else quote(url, safe=_PLAIN, errors="replace")


@lru_cache
def language_code(language: str) -> str:
    """``language`` where it is the code of one, else an empty text."""
    return language if re.fullmatch(r"[a-z]{2,3}", language) else ""


def _changes(texts: Iterable[Any], show: Callable[[Any], str]) -> dict[Any, str]:
    """What is shown in place of each text that is not shown as it is: of most reports nothing."""
    return {text: shown for text in texts if (shown := show(text)) != text}


def _address(url: str) -> str:
    return web_address(str(url)) or readable(url)


def _shown(found: re.Match[str]) -> str:
    char = found[0]
    kind = unicodedata.category(char)
    if kind != "Zs" and char.isspace():
        return " "
    return "" if kind in _HIDDEN or _UNSEEN.match(char) else char
