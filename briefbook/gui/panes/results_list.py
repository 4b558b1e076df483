"""GUI room: the list of passages that answer the search."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QListView, QWidget

from briefbook.gui.look import Look
from briefbook.gui.models.results import ResultsModel


class ResultsList(QListView):
    """The hits, one row each, as tall as what they hold.

    Signals:
        hit_changed: another row is current (row, -1 for none).
        passages_chosen: A or Ctrl+Enter: the selected rows go to the destination (list[int], in order).
        section_chosen: a digit: the selected rows go to section n (list[int], n from 1).
        opened: Enter or a double click (row).
        page_preview: Space +1, Shift+Space -1.
        left: Escape.
    """

    hit_changed = Signal(int)
    passages_chosen = Signal(object)
    section_chosen = Signal(object, int)
    opened = Signal(int)
    page_preview = Signal(int)
    left = Signal()

    def __init__(self, model: ResultsModel, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)

    def set_look(self, look: Look) -> None:
        """Draw by this look from now on."""

    def set_letter_keys(self, active: bool) -> None:
        """Let single letters and digits act, or not (source: WCAG 2.2, 2.1.4)."""

    def set_hint(self, sentence: str) -> None:
        """Say this where there is no hit."""

    def selected_rows(self) -> list[int]:
        """Return the selected rows in order; the current row when none is selected."""
        return []

    def choose_row(self, row: int) -> None:
        """Make a row current and selected."""
