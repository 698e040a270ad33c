"""The coordinate reference systems used, and lengths measured in them.

Everything is stored and handed on in WGS 84 degrees (:data:`WGS84`). Lengths and areas are measured in
:data:`METRIC`: a Lambert azimuthal equal-area projection in metres, centred on Ukraine (Snyder, *Map
Projections: A Working Manual*, 1987, chapter 24). Areas are exact in it. Lengths are wrong by at most 0.14 %,
since no corner of the country lies more than 660 km from the centre. The pan-European EPSG:3035, centred
1,500 km further west, is wrong by up to 1.4 %; the worldwide EPSG:6933 by up to 42 %.
"""

from typing import Any

import geopandas as gpd
import pandas as pd
import shapely
from pyproj import CRS

WGS84 = "EPSG:4326"
METRIC = CRS.from_proj4("+proj=laea +lat_0=48.5 +lon_0=31.2 +datum=WGS84 +units=m +no_defs")


def radius_km(geometry: gpd.GeoSeries) -> "pd.Series[float]":
    """Radius in kilometres of the smallest circle that holds each geometry: 0 for a point, NaN for a missing one.

    Takes any CRS; the result has the index of ``geometry``.
    """
    shapes: Any = geometry.to_crs(METRIC).to_numpy()
    return pd.Series(shapely.minimum_bounding_radius(shapes) / 1000, index=geometry.index, name="radius_km")
