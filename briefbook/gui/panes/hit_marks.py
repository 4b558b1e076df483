"""GUI room: the places of a shown text that are stepped through: hits of the query, or where a text sought stands."""

from collections.abc import Callable, Sequence

from PySide6.QtGui import QColor, QTextCursor
from PySide6.QtWidgets import QTextEdit

from briefbook.gui.panes.text_steps import Place, TextSteps
from briefbook.gui.theme import Theme

_MOST_FOUND = 2000


class HitMarks:
    """Steps through places of a view; the one stepped to stands out and is in sight."""

    def __init__(self, view: QTextEdit, theme: Theme, tell: Callable[[int, int], None]) -> None:
        self._view = view
        self._theme = theme
        self._tell = tell
        self._hits: tuple[Place, ...] = ()
        self._sought = ""
        self._steps = TextSteps()

    def set_theme(self, theme: Theme) -> None:
        """Mark in the colours of this theme from now on."""
        self._theme = theme

    @property
    def count(self) -> int:
        """How many places there are."""
        return len(self._steps.places)

    def set_hits(self, hits: Sequence[Place]) -> None:
        """Step through these places of a new text."""
        self._hits, self._sought = tuple(hits), ""
        self._steps = TextSteps(self._hits)
        self._mark()

    def go_to(self, number: int) -> None:
        """Let the place of this number, from 1, be the one from which is stepped; nothing moves."""
        if not self._sought:
            self._steps.go_to(number)
            self._mark()

    def step(self, direction: int) -> None:
        """Go to the next (+1) or the previous (-1) place, around the ends."""
        self._steps.step(direction)
        self._show()

    def find(self, text: str) -> int:
        """Step through the places where `text` stands, from the caret on; no text gives the hits back."""
        self._sought = text
        self._steps = TextSteps(self._found(text) if text else self._hits)
        if text:
            self._steps.go_from(self._view.textCursor().selectionStart())
        self._show()
        return self.count

    def _found(self, text: str) -> list[Place]:
        found: list[Place] = []
        cursor = self._view.document().find(text, 0)
        while not cursor.isNull() and len(found) < _MOST_FOUND:
            found.append((cursor.selectionStart(), cursor.selectionEnd()))
            cursor = self._view.document().find(text, cursor)
        return found

    def _show(self) -> None:
        self._mark()
        current = self._steps.current
        if current is not None:
            cursor = QTextCursor(self._view.document())
            cursor.setPosition(current[0])
            self._view.setTextCursor(cursor)
            self._view.ensureCursorVisible()

    def _mark(self) -> None:
        current = self._steps.current
        found = self._steps.places if self._sought else ()
        marks = [self._selection(place, self._theme.hit) for place in found if place != current]
        if current is not None:
            marks.append(self._selection(current, self._theme.hit_current))
        self._view.setExtraSelections(marks)
        self._tell(self._steps.number, self.count)

    def _selection(self, place: Place, colour: str) -> QTextEdit.ExtraSelection:
        made = QTextEdit.ExtraSelection()
        made.cursor = QTextCursor(self._view.document())
        made.cursor.setPosition(place[0])
        made.cursor.setPosition(place[1], QTextCursor.MoveMode.KeepAnchor)
        made.format.setBackground(QColor(colour))
        made.format.setForeground(QColor(self._theme.on_hit))
        return made
