"""GUI room: the small form that asks for the first and the last date of a filter."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QToolButton, QWidget

from briefbook.gui.filters import is_date
from briefbook.gui.look import Look
from briefbook.gui.panes.dressing import dress
from briefbook.gui.panes.flow_layout import FlowLayout
from briefbook.gui.typography import GRID
from briefbook.gui.wording import speech

_LETTERS = 14


class DateRange(QWidget):
    """Two fields and a button ("dateRange"); Enter applies, Escape puts it away.

    Signals:
        chosen: first and last date, either may be empty (str, str). closed: it is not wanted any more.
    """

    chosen = Signal(str, str)
    closed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("dateRange")
        self._labels = QLabel(self), QLabel(self)
        self.since, self.until = QLineEdit(self), QLineEdit(self)
        self._apply, self._close = QPushButton(self), QToolButton(self)
        self._apply.setAutoDefault(False)
        self._wrong = QLabel(self)
        self._wrong.setProperty("role", "danger")
        self._wrong.setWordWrap(False)
        self._wrong.hide()
        self._apply.clicked.connect(self._take)
        self._close.clicked.connect(self.closed)
        row = FlowLayout(self, 2 * GRID)
        for label, field in zip(self._labels, (self.since, self.until), strict=True):
            label.setBuddy(field)
            field.returnPressed.connect(self._take)
            field.textEdited.connect(lambda _text: self._wrong.hide())
            field.installEventFilter(self)
            row.addWidget(label)
            row.addWidget(field)
        for widget in (self._apply, self._close, self._wrong):
            row.addWidget(widget)
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        """Draw and speak by this look from now on."""
        self._look = look
        say = speech(look)
        names = say("filter.range-since"), say("filter.range-until")
        for name, label, field in zip(names, self._labels, (self.since, self.until), strict=True):
            label.setText(name)
            field.setAccessibleName(name)
            field.setToolTip(say("filter.range-example"))
            field.setPlaceholderText("2023-05")
            field.setFixedWidth(_LETTERS * field.fontMetrics().averageCharWidth() + 4 * GRID)
        self._apply.setText(say("filter.range-apply"))
        dress(self._close, look, "close", say("filter.range-close"))

    def ask(self, since: str, until: str) -> None:
        """Show these dates with the keyboard in the first."""
        self.since.setText(since)
        self.until.setText(until)
        self._wrong.hide()
        self.show()
        self.since.setFocus()
        self.since.selectAll()

    def _take(self) -> None:
        since, until = (field.text().replace(" ", "") for field in (self.since, self.until))
        wrong = next((one for one in (since, until) if one and not is_date(one)), "")
        if wrong:
            self._refuse(speech(self._look)("filter.range-wrong", typed=wrong))
        elif since and until and since > until and not since.startswith(until):
            self._refuse(speech(self._look)("filter.range-turned"))
        else:
            self.chosen.emit(since, until)

    def _refuse(self, sentence: str) -> None:
        self._wrong.setText(sentence)
        self._wrong.show()
        self.updateGeometry()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take Escape from the fields."""
        is_key = event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent)
        if is_key and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return True
        return super().eventFilter(watched, event)
