"""The places of one text: recognition, shared kind words, resolution, occupied land, relations."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter

from geo.facts import read_facts
from geo.gazetteer.index import Gazetteer
from geo.lexicon import LexicalView
from geo.toponyms.coordination import share_kind
from geo.toponyms.evidence import load_weights
from geo.toponyms.model import Mention
from geo.toponyms.namesakes import Namesakes
from geo.toponyms.occupied import OCCUPIED_TERRITORIES, OccupiedParts
from geo.toponyms.recognition import recognise
from geo.toponyms.relations import relate
from geo.toponyms.resolution import Resolver
from geo.toponyms.settled import load_settled_names


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
    given_names = read_facts(lookups / "given_names.yaml", TypeAdapter(dict[str, list[str]]))
    homonyms = read_facts(lookups / "homonyms.yaml", TypeAdapter(dict[str, dict[str, list[str]]]))
    return PlaceFinder(
        gazetteer=gazetteer,
        namesakes=Namesakes(
            [name for names in given_names.values() for name in names],
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
