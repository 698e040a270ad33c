"""What a sentence says happened: the words that prove it, whether it is reported, threatened or denied, and when."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from geo.frame import Modality
from geo.incidents.cues import CueBook, Evidence
from geo.incidents.dates import DateMention
from geo.incidents.linking import Stretch, clause_of, clauses
from geo.incidents.modality import modality_of
from geo.lexicon import LexicalView

# What happened before the first occupation, of Crimea, is history and no incident on this map.
OCCUPATION_BEGAN = date(2014, 2, 20)
_MIN_QUOTED_WORDS = 4
MAX_QUOTED_CLAUSE_CHARS = 140
"""Of a clause that is quoted because its evidence is one or two words."""
# A line of nothing but tags and channels.
_TAGS = re.compile(r"\s*(?:[#@]\w+\s*)+")
TELLING_LISTS = _PLAY = frozenset({"play"})
"""The word lists that are asked for by name here."""


class Telling(NamedTuple):
    """What one stretch of a sentence says happened; ``clause`` is what it stands in, ``quote`` the words to show for
    it (offsets as given)."""

    evidence: Evidence
    clause: Stretch
    quote: Stretch
    modality: Modality
    when: DateMention | None


class Tellings:
    """Reads the sentences of one report in order: a day, or a match, once spoken of holds to the paragraph's end."""

    def __init__(self, view: LexicalView, cues: CueBook, dates: Sequence[DateMention]) -> None:
        self._view = view
        self._cues = cues
        self._dates = dates
        self._date_starts = [found.start for found in dates]
        self.open_paragraph()

    def open_paragraph(self) -> None:
        """Nothing that the paragraph before spoke of holds."""
        self._when: DateMention | None = None
        self._is_play = False

    def of(self, start: int, end: int) -> list[Telling]:
        """What the next sentence, ``start:end`` (folded offsets), tells."""
        dates = self._dates[bisect_left(self._date_starts, start) : bisect_left(self._date_starts, end)]
        told = self._told(start, end, dates)
        self._when = next((d for d in reversed(dates) if not (d.is_deadline or d.is_lasting)), self._when)
        return told

    def _told(self, start: int, end: int, dates: Sequence[DateMention]) -> list[Telling]:
        text = self._view.text
        if _TAGS.fullmatch(text.folded, start, end):
            return []
        found = self._cues.match(self._view, start, end)
        # A paragraph that began to speak of a match, a film or a past age speaks of it to its end.
        plays = self._view.within(start, end, _PLAY)
        played_from = start if self._is_play else plays[0].start if plays else end
        found = [evidence for evidence in found if evidence.start < played_from]
        self._is_play = played_from < end
        parts = clauses(self._view, start, end) if found else []
        told: list[Telling] = []
        for evidence in found:
            clause = clause_of(parts, evidence.start, evidence.end)
            modality = modality_of(self._view, clause, evidence.start, evidence.end)
            when = _nearest(dates, evidence, clause, modality) or self._when
            is_history = when is not None and when.last < OCCUPATION_BEGAN
            if modality is not None and not is_history:
                words = text.span(evidence.start, evidence.end)
                quote = text.span(*_quote(text.folded, evidence, clause))
                in_given = Evidence(evidence.incident_type, *words)
                told.append(Telling(in_given, (text.offset(clause[0]), text.offset(clause[1])), quote, modality, when))
        return told


def _quote(folded: str, evidence: Evidence, clause: Stretch) -> Stretch:
    """The evidence, or where one or two words would tell a reader too little its clause, of a long one what stands
    around the evidence."""
    if folded.count(" ", evidence.start, evidence.end) + 1 >= _MIN_QUOTED_WORDS:
        return evidence.start, evidence.end
    start, end = clause
    spare = max(0, MAX_QUOTED_CLAUSE_CHARS - (evidence.end - evidence.start))
    left = max(start, min(evidence.start - spare // 2, end - MAX_QUOTED_CLAUSE_CHARS))
    right = min(end, left + MAX_QUOTED_CLAUSE_CHARS)
    # whole words only
    if left > start:
        start = evidence.start - len(folded[left : evidence.start].partition(" ")[2])
    if right < end:
        end = evidence.end + len(folded[evidence.end : right].rpartition(" ")[0])
    while start < end and not folded[start].isalnum():
        start += 1
    while end > start and not folded[end - 1].isalnum():
        end -= 1
    return min(start, evidence.start), max(end, evidence.end)


def _nearest(
    dates: Sequence[DateMention], evidence: Evidence, clause: Stretch, modality: Modality | None
) -> DateMention | None:
    """The date nearest to the evidence, of its clause if there is any; a deadline dates only what is threatened."""
    dates = dates if modality is Modality.THREATENED else [d for d in dates if not d.is_deadline]
    inside = [d for d in dates if clause[0] <= d.start < clause[1]]
    return min(inside or dates, key=lambda d: max(0, d.start - evidence.end, evidence.start - d.end), default=None)
