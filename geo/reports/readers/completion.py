"""From a draft to a report: limits, a unique id, what the page added, title and language."""

import hashlib
import re

from geo.reports.furniture import find_furniture
from geo.reports.language import detect_language
from geo.reports.limits import MAX_ADDRESS_CHARS, MAX_NAME_CHARS, MAX_REPORT_CHARS
from geo.reports.model import Rejected, Report
from geo.reports.readers.draft import Draft
from geo.reports.title import find_title

_SURROGATES = re.compile("[\ud800-\udfff]")
# "|" parts the ids of merged reports in files.
_NOT_IN_IDS = re.compile(r"[\s|]+")
_HASH_CHARS = 8


class Completion:
    """Completes drafts to reports; it remembers the ids that it gave.

    A report keeps its id when it is the first with it. A later one with other text gets the id, a hyphen
    and the first eight digits of its text's SHA-256; one with the same text is rejected as a repetition.
    """

    def __init__(self) -> None:
        self._texts: dict[str, bytes] = {}

    def complete(self, draft: Draft) -> Report | Rejected:
        """The report that ``draft`` is, or why it is none."""
        text = _well_formed(draft.text)
        if len(text) > MAX_REPORT_CHARS:
            return Rejected(draft.source, f"is longer than {MAX_REPORT_CHARS:,} characters; split it into reports")
        if not any(map(str.isalnum, text)):
            return Rejected(draft.source, "is empty: there is no word in it")
        report_id = self._unique_id(draft.report_id, text)
        if report_id is None:
            return Rejected(draft.source, f"repeats the report {draft.report_id!r} word for word")
        furniture = find_furniture(text)
        shortened: list[str] = []
        return Report(
            report_id=report_id,
            text=text,
            title=_short_name(draft.title or find_title(text, furniture), "title", shortened),
            published=draft.published,
            url=_short_address(draft.url, shortened),
            publisher=_short_name(draft.publisher, "publisher", shortened),
            language=draft.language or detect_language(text),
            source=draft.source,
            furniture=furniture,
            shortened=tuple(shortened),
        )

    def _unique_id(self, given: str, text: str) -> str | None:
        digest = hashlib.sha256(text.encode()).digest()
        shown = "".join(char if char.isprintable() else " " for char in _well_formed(given))
        plain = _NOT_IN_IDS.sub("-", shown).strip("-") or "report"
        for report_id in (plain, f"{plain}-{digest.hex()[:_HASH_CHARS]}"):
            if report_id not in self._texts:
                self._texts[report_id] = digest[:_HASH_CHARS]
                return report_id
            if self._texts[report_id] == digest[:_HASH_CHARS]:
                return None
        return None


def _short_name(name: str | None, field: str, shortened: list[str]) -> str | None:
    """``name``, cut after a word where it is too long for a name, which is then noted in ``shortened``."""
    if not name or len(name) <= MAX_NAME_CHARS:
        return _well_formed(name) if name else None
    shortened.append(f"the {field} is longer than {MAX_NAME_CHARS} characters and was cut")
    head = name[: MAX_NAME_CHARS - 1]
    return _well_formed(f"{head.rpartition(' ')[0] or head}…")


def _short_address(url: str | None, shortened: list[str]) -> str | None:
    """``url`` unless it is too long for an address, which is then noted in ``shortened``."""
    if url and len(url) > MAX_ADDRESS_CHARS:
        shortened.append(f"the address (url) is longer than {MAX_ADDRESS_CHARS:,} characters and was left out")
        return None
    return _well_formed(url) if url else None


def _well_formed(text: str) -> str:
    """``text`` with half characters, which no file can hold, marked one for one."""
    return _SURROGATES.sub("\ufffd", text)
