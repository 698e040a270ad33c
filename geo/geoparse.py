"""One report to its places and incidents: a pure function of the report and the compiled data."""

import gc
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from geo.errors import DataError
from geo.gazetteer.index import Gazetteer
from geo.incidents.confidence import load_rates
from geo.incidents.cues import load_cues
from geo.incidents.dates import load_dates
from geo.incidents.extraction import INCIDENT_LISTS, Extractor
from geo.incidents.model import Incident
from geo.incidents.persons import PERSON_LISTS, PersonFinder, PrivateNames, load_person_finder
from geo.incidents.taxonomy import load_taxonomy
from geo.lexicon import LexicalView, Lexicon, load_lexicon
from geo.reports.abbreviations import Abbreviations, load_abbreviations
from geo.reports.model import Report
from geo.reports.sentences import split
from geo.toponyms.finder import PLACE_LISTS, PlaceFinder, load_place_finder
from geo.toponyms.model import Mention

_NEEDED_LISTS = PLACE_LISTS | INCIDENT_LISTS | PERSON_LISTS


@dataclass(frozen=True, slots=True)
class Geoparsed:
    """What one report names and tells, in the order of its text, and who in it is named as a private person.

    ``title_mentions`` are the places that a title names which is no part of the text; their offsets are the title's.
    """

    report: Report
    mentions: tuple[Mention, ...]
    incidents: tuple[Incident, ...]
    private_names: PrivateNames
    title_mentions: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True)
class Geoparser:
    """The compiled data of ``data/``, ready to read reports with."""

    lexicon: Lexicon
    gazetteer: Gazetteer
    place_finder: PlaceFinder
    abbreviations: Abbreviations
    extractor: Extractor
    person_finder: PersonFinder

    def parse(self, report: Report) -> Geoparsed:
        """Find the places of a report, then read its incidents. Has no side effect."""
        view, mentions = self._read(report)
        sentences = split(report.text, report.furniture, self.abbreviations)
        incidents = self.extractor.extract(report, view, sentences, mentions)
        title_view, title_mentions = self._read(_title(report))
        private_names = self.person_finder.private_names([(view, mentions), (title_view, title_mentions)])
        return Geoparsed(report, tuple(mentions), tuple(incidents), private_names, tuple(title_mentions))

    def find_places(self, report: Report) -> tuple[Mention, ...]:
        """The places of a report alone."""
        return tuple(self._read(report)[1])

    def _read(self, report: Report) -> tuple[LexicalView, list[Mention]]:
        view = self.lexicon.view(report.text, report.language)
        return view, self.place_finder.find(view, report.furniture, report.report_id)


def _title(report: Report) -> Report:
    """The title as a report of its own, empty where the text has it."""
    is_apart = report.title and report.title not in report.text
    return replace(report, text=report.title if is_apart and report.title else "", furniture=())


@cache
def load_geoparser(data: Path, gazetteer: Path) -> Geoparser:
    """Compile the word lists of the folder ``data`` and the gazetteer in the folder ``gazetteer``.

    Kept for the life of the process, so that each process of a pool compiles once.
    """
    lookups, folder = data / "lookups", data / "taxonomy"
    lexicon = load_lexicon(
        [
            *sorted((folder / "words").glob("*.yaml")),
            *(lookups / f"{name}.yaml" for name in ("context", "relations", "modality", "attribution")),
        ]
    )
    for language, labels in lexicon.labels.items():
        if missing := _NEEDED_LISTS - labels:
            raise DataError(f"{lookups}: no list {', '.join(sorted(missing))} for the language {language!r}")
    places = Gazetteer.load(gazetteer)
    geoparser = Geoparser(
        lexicon=lexicon,
        gazetteer=places,
        place_finder=load_place_finder(lookups, places),
        abbreviations=load_abbreviations(lookups / "abbreviations.yaml"),
        extractor=Extractor(
            cues=load_cues(folder / "cues.yaml", load_taxonomy(folder), lexicon.labels),
            dates=load_dates(lookups / "dates.yaml"),
            gazetteer=places,
            rates=load_rates(lookups / "confidence.yaml"),
        ),
        person_finder=load_person_finder(lookups),
    )
    # What lives as long as the process is not looked through again at every collection of garbage.
    gc.freeze()
    return geoparser
