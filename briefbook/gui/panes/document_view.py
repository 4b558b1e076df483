"""GUI room: a document as it is read: all hits marked, the current passage barred at the left."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTextBrowser, QWidget

from briefbook.gui.look import Look
from briefbook.model.document import Document

Spans = Sequence[tuple[int, int]]
Selection = tuple[int, int, int]
"""Ordinal of the passage, and [start, end) in code points of its text."""


class DocumentView(QTextBrowser):
    """The text of one document.

    Signals:
        hit_position: how far the hits are stepped through (from 1, 0 before the first; total).
        selection_changed: something is selected in passages, or no longer (bool).
        opened: the document is whole on the screen (path); long ones are filled in slices.
        left: Escape.
    """

    hit_position = Signal(int, int)
    selection_changed = Signal(bool)
    opened = Signal(str)
    left = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)

    def set_look(self, look: Look) -> None:
        """Draw by this look from now on."""

    def show_document(self, document: Document, spans: Mapping[int, Spans], current: int | None) -> None:
        """Show a document.

        Args:
            document: the document.
            spans: by ordinal, the code points [start, end) of the passage's text that answer the query.
            current: ordinal of the passage to bar and bring into sight; None for the beginning.
        """

    def show_passage(self, ordinal: int) -> None:
        """Bar another passage of the same document and bring it into sight."""

    def show_nothing(self, sentence: str) -> None:
        """Show no document and say this instead."""

    def set_furniture_shown(self, shown: bool) -> None:
        """Show the lines of the page in grey at their place, or hide them."""

    @property
    def hit_count(self) -> int:
        """How many places of the document answer the query."""
        return 0

    def next_hit(self) -> None:
        """Step to the next hit, from the last to the first."""

    def previous_hit(self) -> None:
        """Step to the hit before, from the first to the last."""

    def find_text(self, text: str, backwards: bool = False) -> bool:
        """Select the next place where `text` stands, around the end; False when it stands nowhere."""
        return False

    def page(self, direction: int) -> None:
        """Move by a page: +1 down, -1 up."""

    def selected_passages(self) -> list[Selection]:
        """Return what is selected of passages, in order; page furniture and headings are none."""
        return []
