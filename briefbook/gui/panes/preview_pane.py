"""GUI room: the document with the bar above it (hits, title, open, copy) and the button below it that takes."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from briefbook.gui.look import Look
from briefbook.gui.panes.document_view import DocumentView


class PreviewPane(QWidget):
    """The document view with what is done to it.

    Attributes:
        view: the DocumentView ("preview"). add_button: the button ("addSelection").

    Signals:
        open_asked, copy_asked, copy_with_source_asked: buttons of the bar.
        add_asked: the button below: the selection, or the current passage where nothing is selected.
    """

    open_asked = Signal()
    copy_asked = Signal()
    copy_with_source_asked = Signal()
    add_asked = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = DocumentView(look, self)
        self.add_button = QPushButton(self)

    def set_look(self, look: Look) -> None:
        """Draw by this look from now on."""

    def set_title(self, title: str, tip: str = "") -> None:
        """Name the document above it; `tip` is its path."""

    def set_destination(self, heading: str) -> None:
        """Name the section on the button; disabled when empty."""

    def find(self) -> None:
        """Show the bar that finds text in the document, with the keyboard focus in it (Ctrl+F)."""
