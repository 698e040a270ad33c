"""Outlines as short text, each once, whoever draws it."""

from typing import Any

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from maps.vlq import encode_steps

SHAPE_UNITS = 10_000  # a degree: about 10 m
TOLERANCE = 0.003  # degrees, about 300 m: the outlines are meant for a country in view
_LABEL_SPOTS = 8
_GRID = 15


class ShapePool:
    """Outlines by number. Equal geometries get one number."""

    def __init__(self) -> None:
        self._numbers: dict[bytes, int] = {}
        self._by_object: dict[int, tuple[BaseGeometry, int]] = {}
        self.shapes: list[dict[str, Any]] = []

    def add(self, geometry: BaseGeometry, drawn: BaseGeometry | None = None) -> int:
        """The number of ``geometry`` (EPSG:4326). ``drawn`` is a simpler one to draw, for borders that must meet."""
        known = self._by_object.get(id(geometry))
        if known is None:
            number = self._numbers.setdefault(shapely.to_wkb(geometry), len(self.shapes))
            if number == len(self.shapes):
                self.shapes.append(to_shape(geometry.simplify(TOLERANCE) if drawn is None else drawn))
            # the object is kept, so that its id stays its own
            known = self._by_object[id(geometry)] = (geometry, number)
        return known[1]


def to_shape(geometry: BaseGeometry) -> dict[str, Any]:
    """``rings`` (steps of longitude and latitude in ``1 / SHAPE_UNITS`` degrees) and ``spots`` for a label."""
    polygons = [part for part in shapely.get_parts(geometry) if part.geom_type == "Polygon"]
    rings = [shapely.get_coordinates(ring) for polygon in polygons for ring in (polygon.exterior, *polygon.interiors)]
    return {
        "rings": [_steps(ring) for ring in rings if len(ring) > 3],
        "spots": _steps(label_spots(geometry)),
    }


def to_lines(geometry: BaseGeometry) -> list[list[str]]:
    """The parts of a line, each as steps of longitude and latitude like the rings of :func:`to_shape`."""
    return [_steps(shapely.get_coordinates(part)) for part in shapely.get_parts(geometry)]


def label_spots(area: BaseGeometry) -> Any:
    """Up to eight positions inside ``area`` for a label, the best first: far from its edge, then from each other.

    Columns longitude and latitude, in degrees.
    """
    west, south, east, north = area.bounds
    x, y = (axis.ravel() for axis in np.meshgrid(np.linspace(west, east, _GRID), np.linspace(south, north, _GRID)))
    middle = area.representative_point()
    inside = shapely.contains_xy(area, x, y)
    spots = np.vstack([[middle.x, middle.y], np.column_stack([x[inside], y[inside]])])
    room = shapely.distance(area.boundary, shapely.points(spots))
    chosen = [int(np.argmax(room))]
    while len(chosen) < min(_LABEL_SPOTS, len(spots)):
        gaps = np.linalg.norm(spots[:, None] - spots[chosen][None], axis=2).min(axis=1)
        worth = np.where(gaps > 0, np.minimum(gaps, 2 * room), -1.0)
        chosen.append(int(np.argmax(worth)))
    return spots[chosen]


def _steps(positions: Any) -> list[str]:
    whole = np.round(np.asarray(positions) * SHAPE_UNITS).astype("int64")
    return [encode_steps(whole[:, 0]), encode_steps(whole[:, 1])]
