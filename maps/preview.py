"""The picture that stands for the map where no map can run: link previews, readers without scripts.

Drawn with Pillow at twice its size and made smaller, so that edges are smooth; with typefaces that come through pip, so
that it looks alike on every machine. The projection is equirectangular, true to scale at the middle latitude.
"""

import math
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import font_source_sans_pro
import font_source_serif_pro
import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely
from PIL import Image, ImageDraw, ImageFont
from shapely.geometry.base import BaseGeometry

from geo.frame import POINT_PRECISIONS
from maps.basemap import MAIN_RIVER, Base
from maps.templating import Edition

SIZE = (1200, 630)
"""Width and height in pixels: what social networks show whole."""
_SMOOTH = 2
_TEXT_WIDTH = 350
_MARGIN = 44
_MAP = (410, 30, 1170, 600)
_CELL = 30  # pixels: symbols nearer to each other are one
_COLOURS = 256
_LINE = 1.2  # from one line to the next, in sizes of the type
# Typefaces with Latin and Cyrillic letters.
_SANS = Path(str(font_source_sans_pro.__file__)).parent / "files"
_SERIF = Path(str(font_source_serif_pro.__file__)).parent / "files"
_PLAIN, _STRONG = _SANS / "SourceSansPro-Regular.ttf", _SANS / "SourceSansPro-Semibold.ttf"
_HEADLINE = _SERIF / "SourceSerifPro-Bold.ttf"
_PAPER, _LAND, _INK, _SOFT = "#FBFAF7", "#FFFFFF", "#1C1B19", "#57534B"
_BORDER, _COUNTRY, _OCCUPIED, _MARK, _AREA = "#D3CEC2", "#8D877B", "#B0332A", "#1F4E79", "#3D3A34"
_RIVER = "#A9C3D2"

Positions = npt.NDArray[np.float64]
Projection = Callable[[Any], Positions]


def write_previews(incidents: gpd.GeoDataFrame, base: Base, editions: Sequence[Edition], folder: Path) -> None:
    """Draw the incidents over Ukraine and the occupied land on the day of the data cut-off, and write the title and
    that day beside them: ``preview.png`` in the language of each edition.

    A round symbol counts incidents at points, a square one those told of whole areas.
    """
    drawn = _draw_map(incidents, base, editions[0].facts.cutoff_day)
    for edition in editions:
        image = drawn.copy()
        _write_text(ImageDraw.Draw(image), edition)
        small = image.resize(SIZE, Image.Resampling.LANCZOS)
        path = folder / edition.file("preview.png")
        small.quantize(_COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)


def _draw_map(incidents: gpd.GeoDataFrame, base: Base, day: str) -> Image.Image:
    image = Image.new("RGB", (SIZE[0] * _SMOOTH, SIZE[1] * _SMOOTH), _PAPER)
    land: Any = base.oblasts.geometry.to_numpy()
    to_pixels = _projection(shapely.total_bounds(land))
    draw = ImageDraw.Draw(image)
    for ring in _rings(land):
        draw.polygon(_flat(to_pixels(ring)), fill=_LAND)
    rivers = base.rivers.geometry[base.rivers["rank"].eq(MAIN_RIVER)]
    for part in shapely.get_parts(rivers.to_numpy()):
        draw.line(_flat(to_pixels(shapely.get_coordinates(part))), fill=_RIVER, width=2 * _SMOOTH, joint="curve")
    _hatch(image, to_pixels, base.occupied, day)
    for ring in _rings(land):
        draw.line(_flat(to_pixels(ring)), fill=_BORDER, width=_SMOOTH)
    for ring in _rings([shapely.union_all(land)]):
        draw.line(_flat(to_pixels(ring)), fill=_COUNTRY, width=2 * _SMOOTH)
    for x, y, count, is_area in _symbols(incidents, to_pixels):
        _draw_symbol(draw, x, y, count, is_area)
    return image


def _projection(bounds: Any) -> Projection:
    west, south, east, north = bounds
    left, top, right, bottom = (edge * _SMOOTH for edge in _MAP)
    shrink = math.cos(math.radians((south + north) / 2))
    scale = min((right - left) / ((east - west) * shrink), (bottom - top) / (north - south))
    middle = np.array([(west + east) / 2, (south + north) / 2])
    centre = np.array([(left + right) / 2, (top + bottom) / 2])
    return lambda positions: (np.asarray(positions) - middle) * [scale * shrink, -scale] + centre


def _rings(shapes: Iterable[BaseGeometry]) -> Iterable[Any]:
    """The outer rings; the holes of a country's units are filled by the units in them."""
    parts = (part for shape in shapes for part in shapely.get_parts(shape))
    return (shapely.get_coordinates(part.exterior) for part in parts if part.geom_type == "Polygon")


def _hatch(image: Image.Image, to_pixels: Projection, occupied: gpd.GeoDataFrame, day: str) -> None:
    """Lines over what was occupied on ``day`` (ISO 8601), or what still is where no day is known."""
    is_held = [
        any((start <= day or not day) and (not end or (day and day < end)) for start, end in periods)
        for periods in occupied["periods"]
    ]
    mask = Image.new("L", image.size)
    area = ImageDraw.Draw(mask)
    for ring in _rings(occupied.geometry.to_numpy()[is_held]):
        area.polygon(_flat(to_pixels(ring)), fill=255)
    width, height = image.size
    lines = Image.new("L", image.size, 28)
    pen = ImageDraw.Draw(lines)
    for x in range(-height, width, 7 * _SMOOTH):
        pen.line([x, height, x + height, 0], fill=120, width=_SMOOTH)
    image.paste(_OCCUPIED, mask=Image.composite(lines, Image.new("L", image.size), mask))


def _symbols(incidents: gpd.GeoDataFrame, to_pixels: Projection) -> list[tuple[float, float, int, bool]]:
    """``x``, ``y`` (pixels), how many incidents, and whether of areas; those of one cell of the picture are one."""
    placed = incidents[incidents.geometry.notna()]
    table = pd.DataFrame(
        {
            "shape": shapely.to_wkb(placed.geometry.to_numpy()),
            "is_area": ~placed["precision"].isin(list(POINT_PRECISIONS)).to_numpy(),
        }
    )
    spots = table.groupby(["shape", "is_area"], sort=True).size().rename("n").reset_index()
    if spots.empty:
        return []
    middles = shapely.point_on_surface(shapely.from_wkb(spots["shape"].to_numpy(dtype=object)))
    spots[["x", "y"]] = to_pixels(shapely.get_coordinates(middles)) * spots[["n"]].to_numpy()
    cells = np.floor(spots[["x", "y"]].to_numpy() / spots[["n"]].to_numpy() / (_CELL * _SMOOTH))
    groups = spots.groupby([spots["is_area"], cells[:, 0], cells[:, 1]])[["x", "y", "n"]].sum()
    rows = zip(groups["x"] / groups["n"], groups["y"] / groups["n"], groups["n"], groups.index, strict=True)
    return sorted(((x, y, int(n), bool(key[0])) for x, y, n, key in rows), key=lambda row: (not row[3], row[1], row[0]))


def _draw_symbol(draw: ImageDraw.ImageDraw, x: float, y: float, count: int, is_area: bool) -> None:
    radius = (7 + min(9.0, 3 * math.log10(count))) * _SMOOTH
    box = (x - radius, y - radius, x + radius, y + radius)
    if is_area:
        draw.rectangle(box, fill=_LAND, outline=_AREA, width=2 * _SMOOTH)
    else:
        draw.ellipse(box, fill=_MARK, outline=_LAND, width=_SMOOTH)
    if count > 1:
        text = f"{count:,}" if count < 10_000 else f"{(count + 500) // 1000}k"
        draw.text(
            (x, y), text, fill=_AREA if is_area else _LAND, font=_font(10 if count < 100 else 9, _STRONG), anchor="mm"
        )


def _write_text(draw: ImageDraw.ImageDraw, edition: Edition) -> None:
    words, facts = edition.words, edition.facts
    y = float(_MARGIN * _SMOOTH)
    cutoff = words.say("cutoff", day=facts.cutoff)
    blocks = (
        (facts.headline, _fitting(facts.headline, 46, _HEADLINE), _INK, 24),
        (words.say("caution"), _font(23, _STRONG), _OCCUPIED, 10),
        (cutoff, _font(23), _SOFT, 0),
    )
    for text, font, colour, gap in blocks:
        y = _write_block(draw, text, y, font, colour) + gap * _SMOOTH
    credit, small = words.say("credit"), _font(16)
    lines = len(_wrapped(credit, small))
    _write_block(draw, credit, (SIZE[1] - _MARGIN) * _SMOOTH - lines * small.size * _LINE, small, _SOFT)


def _write_block(draw: ImageDraw.ImageDraw, text: str, y: float, font: ImageFont.FreeTypeFont, colour: str) -> float:
    """Write ``text`` in lines from ``y`` downwards; gives where it ends."""
    for line in _wrapped(text, font):
        draw.text((_MARGIN * _SMOOTH, y), line, fill=colour, font=font)
        y += font.size * _LINE
    return y


def _wrapped(text: str, font: ImageFont.FreeTypeFont) -> list[str]:
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and font.getlength(longer) <= _TEXT_WIDTH * _SMOOTH:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _fitting(text: str, size: int, typeface: Path) -> ImageFont.FreeTypeFont:
    """The typeface in the largest size, up to ``size``, in which no word is wider than a line."""
    widest = max(_font(size, typeface).getlength(word) for word in text.split())
    return _font(min(size, int(size * _TEXT_WIDTH * _SMOOTH / widest)), typeface)


@cache
def _font(size: int, typeface: Path = _PLAIN) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(typeface), size * _SMOOTH)


def _flat(positions: Positions) -> list[float]:
    return positions.ravel().tolist()
