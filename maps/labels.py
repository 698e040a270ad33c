"""Where the label of an area goes: well inside it, and clear of the symbols that are already there."""

from typing import Any

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

GRID_SIZE = 15
# Beyond this distance a label is clear of a symbol at the zoom where the whole country is in view.
CLEAR_DEGREES = 0.9
# A degree of longitude is that much shorter than one of latitude at 48° north.
LONGITUDE_SCALE = float(np.cos(np.radians(48)))


def place_labels(areas: list[BaseGeometry], taken: list[shapely.Point]) -> list[shapely.Point]:
    """One point inside each of ``areas``, apart from the points ``taken`` and from each other.

    Coordinates are degrees, EPSG:4326. The smallest areas choose first, as they have the fewest points to choose from.
    """
    occupied = [_scaled(point.x, point.y) for point in taken]
    chosen: dict[int, shapely.Point] = {}
    for position in sorted(range(len(areas)), key=lambda i: areas[i].area):
        point = _clearest_point(areas[position], np.array(occupied).reshape(-1, 2))
        chosen[position] = point
        occupied.append(_scaled(point.x, point.y))
    return [chosen[position] for position in range(len(areas))]


def _clearest_point(area: BaseGeometry, occupied: "np.ndarray[Any, Any]") -> shapely.Point:
    west, south, east, north = area.bounds
    grid = np.meshgrid(np.linspace(west, east, GRID_SIZE), np.linspace(south, north, GRID_SIZE))
    middle = area.representative_point()
    x, y = (
        np.append(middle_value, axis.ravel()) for middle_value, axis in zip((middle.x, middle.y), grid, strict=True)
    )
    inside = shapely.contains_xy(area, x, y)
    inside[0] = True
    x, y = x[inside], y[inside]
    to_edge = shapely.distance(area.boundary, shapely.points(x, y))
    scaled = np.column_stack(_scaled(x, y))
    gaps = np.linalg.norm(scaled[:, None, :] - occupied[None, :, :], axis=2)
    clearance = np.minimum(gaps.min(axis=1, initial=CLEAR_DEGREES), CLEAR_DEGREES)
    best = int(np.argmax(clearance + 0.5 * to_edge))
    return shapely.Point(x[best], y[best])


def _scaled(x: Any, y: Any) -> tuple[Any, Any]:
    return x * LONGITUDE_SCALE, y
