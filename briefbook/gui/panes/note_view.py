"""GUI room: the note as it will be, from the HTML that the note itself is exported as."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTextBrowser, QWidget

from briefbook.gui.look import Look


class NoteView(QTextBrowser):
    """The preview of the note; it loads nothing from anywhere.

    Signals:
        anchor_chosen: a place within the note was clicked (name, without `#`).
        left: Escape.
    """

    anchor_chosen = Signal(str)
    left = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)

    def set_look(self, look: Look) -> None:
        """Draw by this look from now on."""

    def show_html(self, html: str) -> None:
        """Show this state of the note, at the place that was being read."""

    def show_error(self, sentence: str) -> None:
        """Say above the last good preview why there is no newer one."""

    def show_nothing(self, sentence: str) -> None:
        """Show no note and say this instead."""
