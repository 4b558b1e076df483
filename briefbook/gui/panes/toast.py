"""GUI room: what was just done, for a moment over the results; the status line says the same and keeps it."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from briefbook.gui.look import Look
from briefbook.gui.panes.elided_label import ElidedLabel
from briefbook.gui.typography import GRID, icon_size
from briefbook.gui.wording import speech

_LEAST_LINES = 12
"""Lines of text of what it would lie over; a lower list would be hidden by it."""
SHOWN_MS = 6000
"""It stays so long at least (source: the behaviour rules of the screens)."""


class Toast(QWidget):
    """One sentence over the foot of its parent; it never takes the keyboard focus.

    Signals:
        undo_asked: its button.
    """

    undo_asked = Signal()

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("toast")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._icon = QLabel(self)
        self.sentence = ElidedLabel(self)
        self._undo = QToolButton(self)
        self._undo.setProperty("role", "quiet")
        self._undo.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._undo.clicked.connect(self.undo_asked)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SHOWN_MS)
        self._timer.timeout.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(3 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        row.setSpacing(2 * GRID)
        for widget in (self._icon, self.sentence, self._undo):
            row.addWidget(widget)
        parent.installEventFilter(self)
        self.hide()
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        """Draw and speak by this look from now on."""
        edge = f"border: 1px solid {look.theme.field_border}; border-radius: {2 * GRID}px;"
        self.setStyleSheet(f"#toast {{ background: {look.theme.raised}; {edge} }}")
        self._icon.setPixmap(
            look.icons.pixmap("check", icon_size(self.font()), look.theme.success, self.devicePixelRatioF())
        )
        self._undo.setText(f"{speech(look)('undo.button')}  Ctrl+Z")

    def say(self, sentence: str, *, can_undo: bool) -> None:
        """Show a sentence for some seconds; not over a low list: it would hide what is worked on."""
        self.sentence.show_text(sentence)
        self._undo.setVisible(can_undo)
        self.show()
        self.raise_()
        self._timer.start()
        self._place()

    def _place(self) -> None:
        parent = self.parentWidget()
        if parent is not None and parent.height() < _LEAST_LINES * self.fontMetrics().height():
            self.hide()
        elif parent is not None:
            room = parent.width() - 4 * GRID
            # Where there is too little of it the sentence gives way, not the button beside it.
            beside = self._undo.sizeHint().width() + icon_size(self.font()) + 9 * GRID
            self.sentence.setMaximumWidth(max(0, room - beside))
            wanted = self.sizeHint()
            self.resize(min(wanted.width(), room), wanted.height())
            self.move((parent.width() - self.width()) // 2, parent.height() - self.height() - 4 * GRID)

    def event(self, event: QEvent) -> bool:
        """Take another size when what it says needs one: in larger letters, or in another language."""
        if event.type() is QEvent.Type.LayoutRequest and self.isVisible():
            self._place()
        return super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the foot of the parent when that is resized."""
        if event.type() is QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)
