"""Counts of what has no point, for the front page."""

from dataclasses import dataclass

import geopandas as gpd

from geo.frame import POINT_PRECISIONS, Precision
from maps.readable import readable
from maps.words import Language, names_for

_LONGEST = 10


@dataclass(frozen=True, slots=True)
class AreaCount:
    """How many incidents are told of one whole area."""

    name: str
    name_uk: str
    count: int

    def names(self, language: Language) -> tuple[str, str]:
        """See :func:`~maps.words.names_for`."""
        return names_for(language, self.name, self.name_uk)


@dataclass(frozen=True, slots=True)
class WithoutPoint:
    """``areas`` are those with most incidents, ``area_count`` counts the incidents of all areas."""

    areas: tuple[AreaCount, ...]
    area_count: int
    more_areas: int
    nowhere_count: int


def count_without_point(incidents: gpd.GeoDataFrame) -> WithoutPoint:
    """Count the incidents that are told of an area, by area, and those without a place."""
    is_nowhere = incidents["precision"].eq(Precision.UNLOCATED)
    is_area = ~incidents["precision"].isin(list(POINT_PRECISIONS)) & ~is_nowhere
    names = incidents.loc[is_area, ["place_name", "place_name_uk"]].fillna("")
    counts = names.value_counts(sort=False).reset_index().sort_values(["count", "place_name"], ascending=[False, True])
    shown = counts.head(_LONGEST)
    return WithoutPoint(
        areas=tuple(
            AreaCount(readable(name), readable(name_uk), int(count))
            for name, name_uk, count in shown.itertuples(index=False)
        ),
        area_count=int(is_area.sum()),
        more_areas=len(counts) - len(shown),
        nowhere_count=int(is_nowhere.sum()),
    )
