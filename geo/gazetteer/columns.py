"""Places as a table, for work on many at once."""

from collections.abc import Iterable, Sequence

import pandas as pd

from geo.gazetteer.model import Place


def places_to_frame(places: Iterable[Place], columns: Sequence[str]) -> pd.DataFrame:
    """One row a place in the order given, with the fields of :class:`~geo.gazetteer.model.Place` named in ``columns``.

    Coordinates are EPSG:4326 degrees; what is not known is a missing value. The index counts from 0.
    """
    return pd.DataFrame([[getattr(place, column) for column in columns] for place in places], columns=list(columns))
