"""The box that holds a country."""

from pydantic import BaseModel


class Bounds(BaseModel):
    """A box in degrees, EPSG:4326."""

    west: float
    south: float
    east: float
    north: float
