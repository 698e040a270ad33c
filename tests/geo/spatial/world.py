"""A small world for tests: an oblast with two raions of two hromadas, each of two settlements, on a grid in degrees."""

import geopandas as gpd
import pandas as pd
from shapely import box

EXTENT = (30.0, 46.0, 34.0, 47.0)
OBLAST, NEIGHBOUR = "UA10000000000000000", "UA20000000000000000"
RAIONS = ["UA10010000000000000", "UA10020000000000000"]
HROMADAS = [f"UA100{raion}00{hromada}0000000000" for raion in (1, 2) for hromada in (1, 2)]
OUTLINES = {hromada: box(30 + n, 46, 31 + n, 47) for n, hromada in enumerate(HROMADAS)}
OUTLINES |= {RAIONS[0]: box(30, 46, 32, 47), RAIONS[1]: box(32, 46, 34, 47)}


def settlement_id(number):
    """The settlements are numbered from west to east."""
    return f"UA1{number:02}"


def make_units():
    """Units and settlements as :func:`geo.spatial.land.load_land` takes them."""
    rows = [(OBLAST, "oblast", "Область", None, None, None, None, OBLAST)]
    rows += [(raion, "raion", "Район", None, None, None, raion, OBLAST) for raion in RAIONS]
    rows += [(h, "hromada", f"Громада {n}", None, None, h, RAIONS[n // 2], OBLAST) for n, h in enumerate(HROMADAS)]
    rows += [
        (settlement_id(n), "settlement", f"Село-{n}", 46.5, 30.25 + n / 2, HROMADAS[n // 2], RAIONS[n // 4], OBLAST)
        for n in range(8)
    ]
    columns = ["place_id", "level", "name_uk", "lat", "lon", "hromada_id", "raion_id", "oblast_id"]
    return pd.DataFrame(rows, columns=columns)


def make_outlines(level, **attributes):
    """The exact outlines of a level, with any properties."""
    ids = RAIONS if level == "raion" else HROMADAS
    return gpd.GeoDataFrame(
        attributes, geometry=[OUTLINES[unit] for unit in ids], crs="EPSG:4326", index=range(len(ids))
    )
