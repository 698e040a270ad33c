"""What the program that writes the pages and the one in the browser must agree on, and each has to itself."""

import ast
import re
from typing import Any

import pytest

from geo.frame import POINT_PRECISIONS, SPEAKERS_JOINT
from maps import chunks, columns, preview, shapes
from maps.symbology import Standing
from maps.templating import TEMPLATES
from maps.web import WEB

POINTS = [str(precision) for precision in columns.PRECISIONS if precision in POINT_PRECISIONS]


@pytest.mark.parametrize(
    ("file", "pattern", "value"),
    [
        ("store.ts", r"POINT_UNITS = ([\d_]+)", columns.POINT_UNITS),
        ("store.ts", r"RADIUS_UNITS = ([\d_]+)", columns.RADIUS_UNITS),
        ("store.ts", r"DETAIL_ROWS = ([\d_]+)", chunks.ROWS),
        ("store.ts", r"sides\.split\((.+?)\)", SPEAKERS_JOINT),
        ("store.ts", r"STANDINGS = (\[.+?\])", [str(one) for one in Standing]),
        ("shapes.ts", r"UNITS = ([\d_]+)", shapes.SHAPE_UNITS),
        ("entry-view.ts", r"PRECISIONS_OF_DATES = (\[.+?\])", list(columns.DATE_PRECISIONS)),
        ("incident-layer.ts", r"POINT_PRECISIONS = (\[.+?\])", POINTS),
    ],
)  # fmt: skip
def test_both_sides_agree(file: str, pattern: str, value: Any):
    (found,) = re.findall(pattern, (WEB / "src" / file).read_text(encoding="utf-8"))
    assert ast.literal_eval(found) == value


def test_the_size_of_the_preview_is_told_as_it_is_drawn():
    width, height = preview.SIZE
    page = (TEMPLATES / "base.html.jinja").read_text(encoding="utf-8")
    assert f'og:image:width" content="{width}"' in page
    assert f'og:image:height" content="{height}"' in page


def test_dark_colours_are_the_same_by_setting_and_by_choice():
    sheet = (WEB / "css" / "tokens.css").read_text(encoding="utf-8")
    by_setting, by_choice = re.findall(
        r"(?:\[data-scheme=\"light\"\]\)|\[data-scheme=\"dark\"\]) \{(.+?)\}", sheet, re.S
    )
    assert by_setting.split() == by_choice.split()
    assert "--paper:" in by_choice
