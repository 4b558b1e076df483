"""The colours can be told apart by everybody."""

from itertools import combinations

import pytest
from PySide6.QtGui import QPalette

from briefbook.gui.theme import THEMES, TOPIC_COLOURS, Theme, contrast, palette, tokens

EVERY_THEME = pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
ROWS = ("surface", "hover", "selection", "selection_idle", "drop")
TEXT = [
    *(("text", ground) for ground in ("window", "raised", *ROWS)),
    *(("muted", ground) for ground in ("window", "raised", *ROWS)),
    *(
        (ink, ground)
        for ink in ("accent", "warning", "danger", "success")
        for ground in ("window", "raised", "surface")
    ),
    *(("success", ground) for ground in ROWS),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    ("on_hit", "hit"),
    ("on_hit", "hit_current"),
]
EDGES = [
    *(("accent", ground) for ground in ("window", "surface", "raised", "selection")),
    *(("field_border", ground) for ground in ("window", "surface", "raised")),
]
# Machado, Oliveira and Fernandes (2009), severity 1.0, in linear RGB.
SIGHTS = {
    "all colours": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
Colour = tuple[float, float, float]


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#FFFFFF", "#000000") == pytest.approx(21)
    assert contrast("#FFFFFF", "#3f7fe0") == pytest.approx(3.94, abs=0.01)


@EVERY_THEME
@pytest.mark.parametrize(("ink", "ground"), TEXT)
def test_text_can_be_read(theme: Theme, ink: str, ground: str) -> None:
    assert contrast(tokens(theme)[ink], tokens(theme)[ground]) >= 4.5


@EVERY_THEME
@pytest.mark.parametrize(("edge", "ground"), EDGES)
def test_focus_rings_and_fields_can_be_seen(theme: Theme, edge: str, ground: str) -> None:
    assert contrast(tokens(theme)[edge], tokens(theme)[ground]) >= 3


@EVERY_THEME
def test_topic_colours_can_be_seen(theme: Theme) -> None:
    assert all(contrast(colour.on(theme), theme.surface) >= 3 for colour in TOPIC_COLOURS)


@EVERY_THEME
@pytest.mark.parametrize("sight", SIGHTS)
def test_topic_colours_stay_distinct_for_colour_blind_eyes(theme: Theme, sight: str) -> None:
    seen = {colour.name: as_seen(colour.on(theme), sight) for colour in TOPIC_COLOURS}
    near = {(one, two): distance(seen[one], seen[two]) for one, two in combinations(seen, 2)}
    assert min(near.values()) > 15, min(near.items(), key=lambda pair: pair[1])


@EVERY_THEME
def test_the_palette_says_what_the_theme_says(theme: Theme) -> None:
    made = palette(theme)
    assert made.color(QPalette.ColorRole.Base).name().upper() == theme.surface
    assert made.color(QPalette.ColorRole.Text).name().upper() == theme.text
    assert made.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text).name().upper() == theme.muted


def linear(colour: str) -> Colour:
    red, green, blue = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return to_linear(red), to_linear(green), to_linear(blue)


def to_linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)


def as_seen(colour: str, sight: str) -> Colour:
    """A colour as it is seen, in CIE L*a*b* (D65)."""
    given = linear(colour)
    red, green, blue = (
        min(1.0, max(0.0, sum(part * one for part, one in zip(line, given, strict=True)))) for line in SIGHTS[sight]
    )
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883
    fx, fy, fz = (float(one ** (1 / 3)) if one > 0.008856 else 7.787 * one + 16 / 116 for one in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def distance(one: Colour, two: Colour) -> float:
    """How far apart two colours are in L*a*b*; 2.3 is just noticeable."""
    return float(sum((a - b) ** 2 for a, b in zip(one, two, strict=True)) ** 0.5)
