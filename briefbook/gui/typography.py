"""GUI room: one grid and one type scale, both derived from the font at the officer's size."""

from PySide6.QtGui import QFont, QFontMetrics

GRID = 4
"""Pixels; every distance in the window is one, two, three, four or six of them."""
CAPTION = 0.85
READING_LINE = 1.45
"""Line height of text that is read, as a multiple of the font's own."""
_SMALLEST_ICON = 16
_ICON_SHARE = 0.9
SMALLEST_TARGET = 24
"""Pixels in each direction (source: WCAG 2.2, 2.5.8)."""


def scaled(font: QFont, factor: float) -> QFont:
    """Return `font` at `factor` times its size."""
    made = QFont(font)
    made.setPointSizeF(font.pointSizeF() * factor)
    return made


def caption(font: QFont) -> QFont:
    """Return the font of captions: badges, paths, counts in words."""
    return scaled(font, CAPTION)


def section_label(font: QFont) -> QFont:
    """Return the font above a group of rows: small and semibold, in the muted colour, never in capitals."""
    return semibold(caption(font))


def semibold(font: QFont) -> QFont:
    """Return the font of titles."""
    made = QFont(font)
    made.setWeight(QFont.Weight.DemiBold)
    return made


def tabular(font: QFont) -> QFont:
    """Return `font` with digits of one width, where it has them."""
    made = QFont(font)
    made.setFeature(QFont.Tag("tnum"), 1)
    return made


def row_height(font: QFont) -> int:
    """Return the height in pixels of a row with one line of text."""
    return max(SMALLEST_TARGET, QFontMetrics(font).height() + 2 * GRID + GRID // 2)


def icon_size(font: QFont) -> int:
    """Return the edge in pixels of icons beside text of this font: 16, and more where the officer reads larger."""
    return max(_SMALLEST_ICON, round(QFontMetrics(font).height() * _ICON_SHARE))
