"""GUI room: what is known of a document, from which line, and how surely; each value can be corrected in place."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QScrollArea, QToolButton, QVBoxLayout, QWidget

from briefbook.gui.date_words import is_date
from briefbook.gui.evidence import FIELDS
from briefbook.gui.look import Look
from briefbook.gui.panes.detail_row import DetailRow
from briefbook.gui.panes.dressing import dress
from briefbook.gui.typography import GRID
from briefbook.gui.wording import speech
from briefbook.model.document import Document

_BESIDE_LETTERS = 84
"""Where the pane is narrower than so many letters, the line stands below the value instead of beside it."""
_LABEL, _VALUE, _LINE, _BACK = range(4)


class DetailsPane(QWidget):
    """The details of the document that is read ("details").

    Signals:
        corrected: a field is something else (its name, the value; None takes the correction back).
        closed: the officer is done.
    """

    corrected = Signal(str, object)
    closed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("details")
        self.setProperty("role", "bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._look = look
        self._is_narrow: bool | None = None
        self._title, self._refusal = QLabel(self), QLabel(self)
        self._title.setProperty("role", "section-label")
        self._refusal.setObjectName("detailsRefusal")
        self._refusal.setProperty("role", "danger")
        self._refusal.setWordWrap(True)
        self._refusal.setContentsMargins(3 * GRID, 0, 3 * GRID, GRID)
        self._refusal.hide()
        self._close = QToolButton(self)
        self._close.setProperty("role", "quiet")
        self._close.clicked.connect(self.closed)
        holder = QWidget(self)
        holder.setProperty("role", "bar")
        self._grid = QGridLayout(holder)
        self._rows = [DetailRow(field, look, holder) for field in FIELDS]
        for row in self._rows:
            row.corrected.connect(self._take)
        self._lay_out(holder)
        self._arrange(narrow=False)
        self.set_look(look)

    def _lay_out(self, holder: QWidget) -> None:
        self._grid.setContentsMargins(3 * GRID, 0, 2 * GRID, 2 * GRID)
        self._grid.setHorizontalSpacing(2 * GRID)
        self._grid.setVerticalSpacing(GRID)
        self._area = QScrollArea(self)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(holder)
        top = QHBoxLayout()
        top.setContentsMargins(3 * GRID, GRID, 2 * GRID, 0)
        top.addWidget(self._title, 1)
        top.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self._refusal)
        column.addWidget(self._area, 1)

    def set_look(self, look: Look) -> None:
        """Draw and speak by this look from now on."""
        self._look = look
        say = speech(look)
        self._title.setText(say("details.heading"))
        dress(self._close, look, "close", say("details.close"))
        for row in self._rows:
            row.set_look(look)
        self._refusal.hide()
        self._fit()

    def show_document(self, document: Document) -> None:
        """Show the details of this document."""
        self._refusal.hide()
        for row in self._rows:
            row.show_document(document)

    def take_focus(self) -> None:
        """Put the keyboard into the first value."""
        self._rows[0].given.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def refuse(self, sentence: str) -> None:
        """Say why a value cannot be taken."""
        self._refusal.setText(sentence)
        self._refusal.show()

    def _take(self, field: str, value: str | None) -> None:
        if field == "date" and value is not None and not is_date(value):
            self.refuse(speech(self._look)("details.no-date", typed=value))
            return
        self._refusal.hide()
        self.corrected.emit(field, value)

    def _fit(self) -> None:
        letters = self.width() / max(1, self.fontMetrics().averageCharWidth())
        self._arrange(narrow=letters < _BESIDE_LETTERS)

    def _arrange(self, *, narrow: bool) -> None:
        """Put the line that says so beside the value, or below it where there is no room."""
        if narrow == self._is_narrow:
            return
        self._is_narrow = narrow
        for place, row in enumerate(self._rows):
            at = 2 * place
            self._grid.addWidget(row.label, at, _LABEL)
            self._grid.addWidget(row.given, at, _VALUE)
            self._grid.addWidget(row.evidence, *((at + 1, _VALUE) if narrow else (at, _LINE)))
            self._grid.addWidget(row.take_back, at, _BACK)
        self._grid.setColumnStretch(_VALUE, 2)
        self._grid.setColumnStretch(_LINE, 0 if narrow else 3)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the room there is."""
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """Return the size at which all values are seen."""
        holder = self._area.widget()
        inner = holder.sizeHint() if holder is not None else QSize()
        top = self._close.sizeHint().height() + GRID
        return QSize(inner.width(), inner.height() + top + 2 * GRID)
