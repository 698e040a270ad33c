"""What a site is made from, whatever the language of a page."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import geopandas as gpd

from geo.incidents.taxonomy import Taxonomy
from maps.basemap import Base
from maps.publication import UNSAID, Publication
from maps.tiles import Tiles


@dataclass(frozen=True, slots=True)
class Contents:
    """What is drawn, what is told of it, and how its operator publishes it.

    ``incidents`` meets :mod:`geo.frame`. ``manifest`` becomes ``build.json``; :func:`~maps.facts.edition_facts` says
    what the pages read from it. ``mentions``, whose offsets count the text as given, become ``mentions.jsonl`` as they
    are, ``unresolved`` the review queue. ``names`` are spellings of places by id, for the search. ``base`` is drawn
    below the incidents, ``tiles`` below that; without them the pages ask nobody for anything.
    """

    incidents: gpd.GeoDataFrame
    manifest: Mapping[str, Any]
    base: Base
    taxonomy: Taxonomy
    mentions: Collection[dict[str, Any]] = ()
    unresolved: Sequence[dict[str, Any]] = ()
    names: Mapping[str, Sequence[str]] = field(default_factory=dict[str, Sequence[str]])
    tiles: Tiles | None = None
    publication: Publication = UNSAID
