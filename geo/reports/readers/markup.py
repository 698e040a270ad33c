"""HTML read once, without a tree: the words of a fragment, and what a page says of itself."""

import re
from collections.abc import Mapping
from typing import Any, Protocol, cast

from lxml import html  # pyright: ignore[reportMissingTypeStubs]

_BLOCKS = frozenset(
    (
        *("address", "article", "aside", "blockquote", "br", "dd", "div", "dl", "dt", "figure", "footer", "h1", "h2"),
        *("h3", "h4", "h5", "h6", "header", "hr", "li", "main", "ol", "p", "pre", "section", "table", "td", "th"),
        *("tr", "ul"),
    )
)
_UNREAD = frozenset(("script", "style", "template", "noscript", "iframe"))
_BLANKS, _BREAKS = re.compile(r"[ \t\r\f\v]+"), re.compile(r" ?\n[ \n]*")


def markup_to_text(fragment: str) -> str:
    """The words of ``fragment``, a line for each block; scripts and styles are left out."""
    if "<" not in fragment and "&" not in fragment:
        return fragment.strip()
    words = _Words()
    _parse(fragment, words)
    return _BREAKS.sub("\n", _BLANKS.sub(" ", "".join(words.parts))).strip()


class PageNotes:
    """What a page says of itself.

    ``headline`` is its first ``h1``, ``published`` the values it gives as its publication in ``meta`` and
    ``time`` elements, ``linked_data`` its JSON-LD blocks.
    """

    def __init__(self, page: str) -> None:
        self.published: list[str] = []
        self.linked_data: list[str] = []
        self._open: str | None = None
        self._headline: list[str] = []
        _parse(page, self)
        self.headline = " ".join("".join(self._headline).split())

    def start(self, tag: str, attrib: Mapping[str, str]) -> None:
        """Note stated dates; begin to collect a headline or a block of JSON-LD."""
        roles = (*attrib.get("itemprop", "").split(), attrib.get("property", ""))
        if "datePublished" in roles or "article:published_time" in roles:
            self.published.append(attrib.get("content") or attrib.get("datetime") or "")
        if tag == "h1" and not "".join(self._headline).strip():
            self._open = tag
        elif tag == "script" and attrib.get("type") == "application/ld+json":
            self._open = tag
            self.linked_data.append("")

    def end(self, tag: str) -> None:
        """End what the tag began."""
        if tag == self._open:
            self._open = None

    def data(self, data: str) -> None:
        """Collect the words of what is open."""
        if self._open == "h1":
            self._headline.append(data)
        elif self._open == "script":
            self.linked_data[-1] += data

    def close(self) -> None:
        """Nothing is left to do."""


class _Words:
    def __init__(self) -> None:
        self.parts: list[str] = []
        self._unread = 0

    def start(self, tag: str, attrib: Mapping[str, str]) -> None:
        self._unread += tag in _UNREAD
        if tag in _BLOCKS:
            self.parts.append("\n")

    def end(self, tag: str) -> None:
        self._unread = max(0, self._unread - (tag in _UNREAD))
        if tag in _BLOCKS:
            self.parts.append("\n")

    def data(self, data: str) -> None:
        if not self._unread:
            self.parts.append(data)

    def close(self) -> None:
        pass


class _Target(Protocol):
    """What lxml's parser tells of a document as it reads it."""

    def start(self, tag: str, attrib: Mapping[str, str]) -> None: ...
    def end(self, tag: str) -> None: ...
    def data(self, data: str) -> None: ...
    def close(self) -> None: ...


def _parse(markup: str, target: _Target) -> None:
    """Read ``markup`` with libxml2, which takes linear time on broken input; Python's own parser does not."""
    parser = cast(Any, html.HTMLParser)(target=target, encoding="utf-8")
    parser.feed(f"<div>{markup}</div>".encode("utf-8", "replace"))
    parser.close()
