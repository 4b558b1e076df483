"""GUI room: one quiet line about the note: its length, and the remarks of the checks, which open as a list."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLabel,
    QListView,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from briefbook.gui.finding_words import Remark
from briefbook.gui.look import Look
from briefbook.gui.panes.dressing import dress
from briefbook.gui.panes.flow_layout import FlowLayout
from briefbook.gui.typography import GRID, icon_size
from briefbook.gui.wording import speech
from briefbook.model.finding import Severity
from briefbook.model.measure import minutes_and_seconds

ICONS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "info"}
_MINUTE = 60


def severity_colour(severity: Severity, look: Look) -> str:
    """Return the colour of the picture before a remark; the picture and the words say the same."""
    theme = look.theme
    return {"error": theme.danger, "warning": theme.warning}.get(severity, theme.muted)


class RemarksList(QListWidget):
    """The remarks, the gravest first ("remarksList").

    Signals:
        chosen: Enter or a click on a remark (Remark).
        left: Escape.
    """

    chosen = Signal(object)
    left = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("remarksList")
        self.setWordWrap(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSpacing(GRID)
        self._remarks: tuple[Remark, ...] = ()
        self.itemClicked.connect(lambda _item: self._choose())
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        """Draw and speak by this look from now on."""
        self._look = look
        self.setAccessibleName(speech(look)("remarks.list"))
        edge = icon_size(self.font())
        self.setIconSize(QSize(edge, edge))
        self.show_remarks(self._remarks)

    def show_remarks(self, remarks: Sequence[Remark]) -> None:
        """List these; the row that is current stays."""
        row = self.currentRow()
        self._remarks = tuple(remarks)
        self.clear()
        for one in self._remarks:
            severity = one.finding.severity
            icon = self._look.icons.icon(
                ICONS[severity], self.iconSize().width(), severity_colour(severity, self._look)
            )
            item = QListWidgetItem(icon, one.sentence, self)
            spoken = f"{speech(self._look)(f'remarks.{severity}')}: {one.sentence}"
            item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
        if self._remarks:
            self.setCurrentRow(max(0, min(row, len(self._remarks) - 1)))

    def _choose(self) -> None:
        row = self.currentRow()
        if 0 <= row < len(self._remarks):
            self.chosen.emit(self._remarks[row])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the place with Enter, leave with Escape."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class RemarksLine(QWidget):
    """How long the note is, and the button ("remarksButton") that opens its remarks.

    Attributes:
        measure: words and speaking time. button: says how many remarks there are.
    """

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count, self._words, self._seconds = 0, 0, 0
        self._gravest: Severity | None = None
        self.measure = QLabel(self)
        self.measure.setProperty("role", "muted")
        self.button = QPushButton(self)
        self.button.setObjectName("remarksButton")
        self.button.setProperty("role", "quiet")
        self.button.setCheckable(True)
        inner = QWidget(self)
        line = FlowLayout(inner, 2 * GRID)
        line.addWidget(self.measure)
        line.addWidget(self.button)
        room = QVBoxLayout(self)
        room.setContentsMargins(3 * GRID, GRID, 3 * GRID, 0)
        room.addWidget(inner)
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        """Draw and speak by this look from now on."""
        self._look = look
        self._word()

    def show_measures(self, words: int, seconds: int, remarks: Sequence[Remark]) -> None:
        """Say these: words, the time that it takes to say them (0: it is not spoken), and the remarks."""
        self._words, self._seconds, self._count = words, seconds, len(remarks)
        self._gravest = remarks[0].finding.severity if remarks else None
        self._word()

    def _word(self) -> None:
        say = speech(self._look)
        minutes, seconds = minutes_and_seconds(self._seconds / _MINUTE)
        parts = [say.counted("remarks.words", self._words)]
        if self._seconds:
            parts.append(
                say("remarks.time", n=minutes, s=f"{seconds:02}") if seconds else say("remarks.minutes", n=minutes)
            )
        self.measure.setText(" · ".join(parts))
        self.button.setText(say.counted("remarks", self._count) if self._count else say("remarks.none"))
        self.button.setToolTip(say("remarks.open"))
        self.button.setEnabled(bool(self._count) or self.button.isChecked())
        severity = self._gravest
        icon = ICONS[severity] if severity is not None else "check"
        dress(self.button, self._look, icon, colour=severity_colour(severity or "info", self._look))
        self.updateGeometry()
