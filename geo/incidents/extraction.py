"""One report to its incidents: cues, modality, claims, dates and places brought together."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from operator import attrgetter

from geo.frame import MAX_EVIDENCE_CHARS, ClaimSide, Precision
from geo.gazetteer.index import Gazetteer
from geo.gazetteer.model import COUNTRY, GROUP_OF_OBLASTS, OCCUPIED_PART, Level, Place
from geo.incidents.claims import CLAIM_LISTS, Speaker, speakers_in
from geo.incidents.confidence import ConfidenceRates, names_several_places
from geo.incidents.credit import CREDIT_LISTS, credited_in
from geo.incidents.cues import CUE_LISTS, CueBook
from geo.incidents.dates import DateFinder
from geo.incidents.linking import LINK_LISTS, Linker, focus_of
from geo.incidents.locative import LOCATIVE_LISTS, places_told
from geo.incidents.modality import MODALITY_LISTS
from geo.incidents.model import Incident, LinkKind, When
from geo.incidents.narrowing import told_of_parts
from geo.incidents.negation import NEGATION_LISTS
from geo.incidents.precision import precision_of
from geo.incidents.retelling import each_once
from geo.incidents.subjects import full_names
from geo.incidents.tellings import TELLING_LISTS, Telling, Tellings
from geo.lexicon import LexicalView
from geo.reports.model import Report
from geo.reports.sentences import Sentence
from geo.toponyms.model import Mention

# The opening of a report: its headline and about its first two sentences.
_OPENING_CHARS = 300
_POINTS_BACK, _NARROWS, _CALENDAR = (frozenset({label}) for label in ("points_back", "narrows", "calendar"))
INCIDENT_LISTS = CLAIM_LISTS.union(
    CREDIT_LISTS,
    CUE_LISTS,
    LOCATIVE_LISTS,
    MODALITY_LISTS,
    NEGATION_LISTS,
    TELLING_LISTS,
    LINK_LISTS,
    _POINTS_BACK,
    _NARROWS,
    _CALENDAR,
) | {"border_before", "bystander"}
"""The word lists that incidents are read by and that are asked for by name."""
_MAX_OPENING_WORDS_CHARS = 40
# "On 23 September", with or without a year.
_MAX_OPENING_DAY_CHARS = 16
_sentence_of = attrgetter("sentence")
_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Extractor:
    """What turns one report into incidents; made once, used for every report."""

    cues: CueBook
    dates: DateFinder
    gazetteer: Gazetteer
    rates: ConfidenceRates

    def extract(
        self, report: Report, view: LexicalView, sentences: Sequence[Sentence], mentions: Sequence[Mention]
    ) -> list[Incident]:
        """The incidents of a report, in the order of their evidence, each told once; none of one from abroad."""
        if _is_abroad(mentions) or _is_of_bystanders(view, mentions):
            return []
        reading = _Reading(self, report, view, mentions)
        for sentence in sentences:
            reading.read(sentence)
        return each_once(reading.incidents, _OPENING_CHARS, self.cues.vague)


class _Reading:
    """The state of reading one report from its first sentence to its last."""

    def __init__(self, tools: Extractor, report: Report, view: LexicalView, mentions: Sequence[Mention]) -> None:
        self.incidents: list[Incident] = []
        self._tools = tools
        self._report = report
        self._view = view
        self._mentions = mentions
        self._mention_starts = [mention.start for mention in mentions]
        self._linker = Linker(view, focus_of(mentions, _OPENING_CHARS), tools.cues.leaves)
        furniture = [(view.text.index(start), view.text.index(end)) for start, end in report.furniture]
        dates = tools.dates.find(view.text, report.language, report.published, furniture)
        self._tellings = Tellings(view, tools.cues, dates)
        self._has_several = names_several_places(mentions)
        self._paragraph = -1
        self._sentence = -1
        self._speakers: list[tuple[int, Speaker]] = []
        self._credited: Speaker | None = None
        self._sides: dict[str, ClaimSide] = {}
        self._unclaimed_from = 0
        self._occupied_parts = {
            m.place.members[0]: m.place for m in mentions if m.place and m.place.kind == OCCUPIED_PART
        }

    def read(self, sentence: Sentence) -> None:
        self._sentence += 1
        first, end = (bisect_left(self._mention_starts, offset) for offset in (sentence.start, sentence.end))
        mentions = self._mentions[first:end]
        if sentence.paragraph != self._paragraph:
            self._paragraph = sentence.paragraph
            self._tellings.open_paragraph()
        if sentence.is_heading:
            self._linker.read_heading(mentions)
            self._speakers, self._unclaimed_from = [], len(self.incidents)
        self._read_speakers(sentence, mentions)
        self._read_evidence(sentence, mentions)

    def _read_speakers(self, sentence: Sentence, mentions: Sequence[Mention]) -> None:
        where = sentence.start, sentence.end, mentions
        speakers = speakers_in(self._view, *where)
        self._credited = None
        if not speakers:
            # who spoke last speaks on, but not to a new day; who is credited with one sentence does not
            self._speakers = [] if self._opens_with_day(sentence) else self._speakers[-1:]
            credited = credited_in(self._view, *where)
            self._credited = credited and self._known(credited)
            return
        self._speakers = [(offset, self._known(speaker)) for offset, speaker in speakers]
        if self._opens_with(sentence, _POINTS_BACK):
            _, (name, side) = self._speakers[0]
            before = self.incidents[self._unclaimed_from :]
            claimed = [i if i.claimed_by else replace(i, claimed_by=name, claim_side=side.value) for i in before]
            self.incidents[self._unclaimed_from :] = claimed
            self._unclaimed_from = len(self.incidents)

    def _speaker_of(self, telling: Telling) -> Speaker | None:
        """Who is credited with the sentence, speaks last before the evidence, or else first after it."""
        if self._credited:
            return self._credited
        before = [speaker for offset, speaker in self._speakers if offset < telling.evidence.end]
        after = [speaker for _, speaker in self._speakers]
        return next(iter(before[-1:] or after[:1]), None)

    def _opens_with(self, sentence: Sentence, labels: frozenset[str]) -> bool:
        start = self._view.text.index(sentence.start)
        return any(hit.start == start for hit in self._view.within(start, start + _MAX_OPENING_WORDS_CHARS, labels))

    def _opens_with_day(self, sentence: Sentence) -> bool:
        start = self._view.text.index(sentence.start)
        return bool(self._view.within(start, start + _MAX_OPENING_DAY_CHARS, _CALENDAR))

    def _known(self, speaker: Speaker) -> Speaker:
        """The speaker by the full name, of the side that the report told before where it does not tell it again."""
        name = speaker.name if " " in speaker.name else self._full_names.get(speaker.name, speaker.name)
        if speaker.side is ClaimSide.UNKNOWN:
            return Speaker(name, self._sides.get(name, speaker.side))
        self._sides[name] = speaker.side
        return Speaker(name, speaker.side)

    @cached_property
    def _full_names(self) -> dict[str, str]:
        return full_names(self._view)

    def _read_evidence(self, sentence: Sentence, mentions: Sequence[Mention]) -> None:
        start, end = self._view.text.index(sentence.start), self._view.text.index(sentence.end)
        told = self._tellings.of(start, end)
        if told and _is_abroad([m for m in mentions if "border_before" not in m.span.clues]):
            told = [telling for telling in told if telling.evidence.incident_type in self._tools.cues.abroad]
        links = self._linker.link([t.evidence for t in told], [t.clause for t in told], mentions)
        for telling, link in zip(told, links, strict=True):
            for mention in link.mentions or (None,):
                for place in self._places(mention, _is_list_of_oblasts(link.mentions)):
                    self.incidents.append(self._incident(telling, mention, place, link.how))
        if not told and self._opens_with(sentence, _NARROWS):
            first = bisect_left(self.incidents, self._sentence - 1, key=_sentence_of)
            parts = places_told(self._view, mentions)
            self.incidents[first:] = told_of_parts(self.incidents[first:], parts, self._words)

    def _places(self, mention: Mention | None, is_among_oblasts: bool) -> list[Place | None]:
        """The places that a mention stands for in this report."""
        if mention is None or mention.place is None:
            return [None]
        place = mention.place
        if place.kind == GROUP_OF_OBLASTS:
            return [self._tools.gazetteer[member] for member in place.members]
        if is_among_oblasts:
            # "The LPR and Kherson region": one of several oblasts is meant whole.
            return [self._tools.gazetteer[place.members[0]] if len(place.members) == 1 else place]
        # "Kherson region" in a report on the occupied part of Kherson region is that part.
        part = self._occupied_parts.get(place.place_id)
        return [part or place]

    def _incident(self, telling: Telling, mention: Mention | None, place: Place | None, how: LinkKind) -> Incident:
        start, end = telling.quote
        when, relation = telling.when, mention.relation if mention else None
        told = telling.evidence.incident_type
        precision = precision_of(place, relation)
        speaker = self._speaker_of(telling)
        return Incident(
            report_id=self._report.report_id,
            sentence=self._sentence,
            incident_type=self._tools.cues.at.get((told, place.kind), told) if place else told,
            start=start,
            end=end,
            evidence=_BLANKS.sub(" ", self._report.text[start:end])[:MAX_EVIDENCE_CHARS],
            place=place,
            mention=self._words(mention) if mention else None,
            precision=precision,
            link=how,
            confidence=self._tools.rates.of(
                how, has_several=self._has_several, place_confidence=mention.confidence if mention else 1.0
            ),
            modality=telling.modality,
            claimed_by=speaker.name if speaker else None,
            claim_side=speaker.side.value if speaker else None,
            when=When(when.first, when.last, when.precision) if when else None,
            relation=relation if precision is Precision.NEAR_SETTLEMENT else None,
        )

    def _words(self, mention: Mention) -> str:
        """The name as it stands, with the words of its relation: "12 km south of Tokmak"."""
        relation = mention.relation
        return " ".join(self._report.text[relation.start : relation.end].split()) if relation else mention.span.text


def _is_list_of_oblasts(mentions: Sequence[Mention]) -> bool:
    return len(mentions) > 1 and any(m.place and m.place.level is Level.OBLAST for m in mentions)


def _is_abroad(mentions: Sequence[Mention]) -> bool:
    """Whether all of a text's places are foreign, a town or region among them (a country alone is who acts)."""
    places = [m.place for m in mentions if m.place]
    return not any(p.is_here for p in places) and any(p.level is Level.FOREIGN and p.kind != COUNTRY for p in places)


def _is_of_bystanders(view: LexicalView, mentions: Sequence[Mention]) -> bool:
    """Whether a text names no place here and a country that takes no part in the war."""
    spans = [(view.text.index(m.start), view.text.index(m.end)) for m in mentions]
    return not any(m.is_here for m in mentions) and any(view.covers(*span, "bystander") for span in spans)
