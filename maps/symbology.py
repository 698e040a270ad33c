"""What a symbol looks like: the theme's colour, the type's two letters, and how sure the report is."""

from enum import StrEnum

from geo.frame import Modality
from geo.incidents.taxonomy import Taxonomy

DARK_INK = "#111111"
LIGHT_INK = "#FFFFFF"


class Standing(StrEnum):
    """How a report stands, as drawn: filled, hollow or crossed."""

    REPORTED = "reported"
    UNSURE = "unsure"
    DENIED = "denied"


def standing(modality: str, *, is_claimed: bool, is_contradicted: bool) -> Standing:
    """Hollow where an incident is threatened, said by one side only or denied elsewhere; crossed where it is denied."""
    if modality == Modality.DENIED:
        return Standing.DENIED
    if modality == Modality.THREATENED or is_claimed or is_contradicted:
        return Standing.UNSURE
    return Standing.REPORTED


def ink_on(colour: str) -> str:
    """The ink, dark or light, that reads better on ``colour`` (``#RRGGBB``).

    Contrast is the ratio of relative luminances of WCAG 2.2, section "contrast ratio".
    """
    luminance = _luminance(colour)
    on_light = 1.05 / (luminance + 0.05)
    on_dark = (luminance + 0.05) / (_luminance(DARK_INK) + 0.05)
    return LIGHT_INK if on_light >= on_dark else DARK_INK


def theme_css(taxonomy: Taxonomy) -> str:
    """A style sheet that gives each theme's class its colour and the ink that reads on it."""
    rules = (
        f".theme-{code} {{ --theme: {theme.colour}; --on-theme: {ink_on(theme.colour)}; }}\n"
        for code, theme in taxonomy.themes.items()
    )
    return "".join(rules)


def _luminance(colour: str) -> float:
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
