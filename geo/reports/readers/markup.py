"""HTML without a tree: the words of a fragment, and what a page says of itself."""

import re
from html.parser import HTMLParser

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
    words.feed(fragment)
    words.close()
    return _BREAKS.sub("\n", _BLANKS.sub(" ", "".join(words.parts))).strip()


class PageNotes(HTMLParser):
    """What a page says of itself, filled by ``feed``.

    ``headline`` is its first ``h1``, ``published`` the values it gives as its publication in ``meta`` and
    ``time`` elements, ``linked_data`` its JSON-LD blocks.
    """

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.headline = ""
        self.published: list[str] = []
        self.linked_data: list[str] = []
        self._open: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note stated dates; begin to collect a headline or a block of JSON-LD."""
        given = {name: value or "" for name, value in attrs}
        roles = (*given.get("itemprop", "").split(), given.get("property", ""))
        if "datePublished" in roles or "article:published_time" in roles:
            self.published.append(given.get("content") or given.get("datetime") or "")
        if tag == "h1" and not self.headline.strip():
            self._open = tag
        elif tag == "script" and given.get("type") == "application/ld+json":
            self._open = tag
            self.linked_data.append("")

    def handle_endtag(self, tag: str) -> None:
        """End what the tag began."""
        if tag == self._open:
            self._open = None

    def handle_data(self, data: str) -> None:
        """Collect the words of what is open."""
        if self._open == "h1":
            self.headline += data
        elif self._open == "script":
            self.linked_data[-1] += data


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._unread = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._unread += tag in _UNREAD
        if tag in _BLOCKS:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self._unread = max(0, self._unread - (tag in _UNREAD))
        if tag in _BLOCKS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._unread:
            self.parts.append(data)
