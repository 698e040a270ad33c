"""One report to its places and incidents: a pure function of the report and the compiled data."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pydantic import TypeAdapter

from geo.errors import DataError
from geo.facts import read_facts
from geo.gazetteer.index import Gazetteer
from geo.incidents.claims import SIDES
from geo.incidents.cues import load_cues
from geo.incidents.dates import load_dates
from geo.incidents.extraction import Extractor
from geo.incidents.model import Incident, LinkKind
from geo.incidents.taxonomy import load_taxonomy
from geo.lexicon import Lexicon, load_lexicon
from geo.reports.abbreviations import Abbreviations, load_abbreviations
from geo.reports.model import Report
from geo.reports.sentences import split
from geo.toponyms.coordination import share_kind
from geo.toponyms.evidence import load_weights
from geo.toponyms.model import Mention
from geo.toponyms.namesakes import Namesakes
from geo.toponyms.occupied import OCCUPIED_TERRITORIES, OccupiedParts
from geo.toponyms.recognition import recognise
from geo.toponyms.relations import RELATION_LISTS, relate
from geo.toponyms.resolution import Resolver
from geo.toponyms.settled import load_settled_names

# The word lists that code asks for by name; all others are named by the cues.
_NEEDED_LISTS = (
    *RELATION_LISTS,
    *("compound_after", "river_before", "site_before", "list_joint", "unit_after"),
    *("origin_before", "office_before", "office_after", "not_place_before", "not_place_after"),
    *(
        "settlement_before",
        "unit_before",
        "city_before",
        "city_after",
        "plural_oblast",
        "plural_raion",
        "plural_hromada",
        "occupied_before",
    ),
    *(
        "streets_before",
        "institution_after",
        "site_after",
        "site_after_adjective",
        "locative_before",
        "adjective",
        "adjective_head_after",
    ),
    *("the_city", "the_village", "announced", "hypothetical", "no_modality", "turn", "joint", "announces"),
    *("generic", "denied", "play"),
    *("negation", "negation_after", "according_to", "says", "speaker_role", "points_back"),
    *("auxiliary", "no_speaker", "passive"),
    *SIDES,
)


@dataclass(frozen=True, slots=True)
class Geoparsed:
    """What one report names and tells, in the order of its text."""

    report: Report
    mentions: tuple[Mention, ...]
    incidents: tuple[Incident, ...]


@dataclass(frozen=True, slots=True)
class Geoparser:
    """The compiled data of ``data/``, ready to read reports with."""

    lexicon: Lexicon
    gazetteer: Gazetteer
    namesakes: Namesakes
    abbreviations: Abbreviations
    resolver: Resolver
    occupied_parts: OccupiedParts
    extractor: Extractor

    def parse(self, report: Report) -> Geoparsed:
        """Recognise and resolve the places of a report, then read its incidents. Has no side effect."""
        view = self.lexicon.view(report.text, report.language)
        spans = recognise(view, self.gazetteer, self.namesakes, report.furniture)
        spans = share_kind(spans, view)
        mentions = self.occupied_parts.join(self.resolver.resolve(spans, view, report.report_id), view)
        mentions = relate(mentions, view)
        sentences = split(report.text, report.furniture, self.abbreviations)
        incidents = self.extractor.extract(report, view, sentences, mentions)
        return Geoparsed(report, tuple(mentions), tuple(incidents))


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
        if missing := set(_NEEDED_LISTS) - labels:
            raise DataError(f"{lookups}: no list {', '.join(sorted(missing))} for the language {language!r}")
    places = Gazetteer.load(gazetteer)
    given_names = read_facts(lookups / "given_names.yaml", TypeAdapter(dict[str, list[str]]))
    homonyms = read_facts(lookups / "homonyms.yaml", TypeAdapter(dict[str, dict[str, list[str]]]))
    return Geoparser(
        lexicon=lexicon,
        gazetteer=places,
        namesakes=Namesakes(
            [name for names in given_names.values() for name in names],
            [word for kind in homonyms.values() for words in kind.values() for word in words],
        ),
        abbreviations=load_abbreviations(lookups / "abbreviations.yaml"),
        resolver=Resolver(
            gazetteer=places,
            weights=load_weights(lookups / "resolution.yaml"),
            settled=load_settled_names(lookups / "settled_names.csv", places),
            home=frozenset(places[OCCUPIED_TERRITORIES].members),
        ),
        occupied_parts=OccupiedParts(places),
        extractor=Extractor(
            cues=load_cues(folder / "cues.yaml", load_taxonomy(folder), lexicon.labels),
            dates=load_dates(lookups / "dates.yaml"),
            gazetteer=places,
            link_confidence=_link_confidence(lookups / "confidence.yaml"),
        ),
    )


def _link_confidence(path: Path) -> dict[LinkKind, float]:
    rated = read_facts(path, TypeAdapter(dict[LinkKind, float]))
    if missing := set(LinkKind) - set(rated):
        raise DataError(f"{path}: no figure for {', '.join(sorted(missing))}")
    return rated
