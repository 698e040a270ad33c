"""The places of one text: recognition, shared kind words, resolution, occupied land, relations."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter

from geo.facts import read_facts
from geo.gazetteer.index import Gazetteer
from geo.lexicon import LexicalView
from geo.toponyms.coordination import COORDINATION_LISTS, share_kind
from geo.toponyms.evidence import EVIDENCE_LISTS, load_weights
from geo.toponyms.extent import EXTENT_LISTS
from geo.toponyms.model import CLUE_LISTS, Mention
from geo.toponyms.namesakes import NAMESAKE_LISTS, Namesakes
from geo.toponyms.occupied import OCCUPIED_LISTS, OCCUPIED_TERRITORIES, OccupiedParts
from geo.toponyms.recognition import RECOGNITION_LISTS, recognise
from geo.toponyms.relations import RELATION_LISTS, relate
from geo.toponyms.resolution import Resolver
from geo.toponyms.settled import load_settled_names

PLACE_LISTS = CLUE_LISTS.union(
    COORDINATION_LISTS, EVIDENCE_LISTS, EXTENT_LISTS, NAMESAKE_LISTS, OCCUPIED_LISTS, RECOGNITION_LISTS, RELATION_LISTS
)
"""The word lists that places are found by and that are asked for by name."""


@dataclass(frozen=True, slots=True)
class PlaceFinder:
    """Finds places in one text after another; made once from ``data/lookups`` and a gazetteer."""

    gazetteer: Gazetteer
    namesakes: Namesakes
    resolver: Resolver
    occupied_parts: OccupiedParts

    def find(self, view: LexicalView, skip: Sequence[tuple[int, int]] = (), report_id: str = "") -> list[Mention]:
        """The mentions of places in a text, in order.

        ``skip``: its furniture (offsets of the text as given); ``report_id``: for what an editor settled for it.
        """
        spans = share_kind(recognise(view, self.gazetteer, self.namesakes, skip), view)
        return relate(self.occupied_parts.join(self.resolver.resolve(spans, view, report_id), view), view)


def load_place_finder(lookups: Path, gazetteer: Gazetteer) -> PlaceFinder:
    """Read the tables of the folder ``lookups``. Raises :class:`~geo.errors.DataError` for a wrong one."""
    name_lists = [
        read_facts(lookups / file, TypeAdapter(dict[str, list[str]]))
        for file in ("given_names.yaml", "foreign_given_names.yaml")
    ]
    homonyms = read_facts(lookups / "homonyms.yaml", TypeAdapter(dict[str, dict[str, list[str]]]))
    return PlaceFinder(
        gazetteer=gazetteer,
        namesakes=Namesakes(
            [name for lists in name_lists for names in lists.values() for name in names],
            [word for kind in homonyms.values() for words in kind.values() for word in words],
        ),
        resolver=Resolver(
            gazetteer=gazetteer,
            weights=load_weights(lookups / "resolution.yaml"),
            settled=load_settled_names(lookups / "settled_names.csv", gazetteer),
            home=frozenset(gazetteer[OCCUPIED_TERRITORIES].members),
        ),
        occupied_parts=OccupiedParts(gazetteer),
    )
