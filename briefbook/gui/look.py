"""GUI room: what a component needs to draw itself: theme, icons and words; changed as one, at any time."""

from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication

from briefbook.gui.icons import Icons
from briefbook.gui.stylesheet import stylesheet
from briefbook.gui.theme import Theme, palette
from briefbook.gui.words import Words


@dataclass(frozen=True, slots=True)
class Look:
    """How the window looks and speaks.

    Attributes:
        motion: whether something may move to show where it went; False where the officer asked for less motion.
    """

    theme: Theme
    icons: Icons
    words: Words
    motion: bool = True


@runtime_checkable
class Dressed(Protocol):
    """A widget that draws itself by a look and can take another one while it is shown."""

    def set_look(self, look: Look) -> None:
        """Draw by this look from now on."""


def system_font(point_size: float, family: str = "") -> QFont:
    """Return the system's own font, or `family` where it is installed, at this size in points."""
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    if family and family in QFontDatabase.families():
        font = QFont(family)
    font.setPointSizeF(point_size)
    return font


def apply(app: QApplication, look: Look, font: QFont) -> None:
    """Give the program this look at this font, and hand the look to every widget that draws itself."""
    if app.style().name() != "fusion":
        app.setStyle("Fusion")
    app.setPalette(palette(look.theme))
    app.setFont(font)
    app.setStyleSheet(stylesheet(look.theme, font, look.icons.folder))
    for widget in app.allWidgets():
        if isinstance(widget, Dressed):
            widget.set_look(look)
