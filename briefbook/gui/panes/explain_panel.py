"""GUI room: how a query is taken, in a panel below the search box; its notes are seen without the panel too."""

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QToolButton, QVBoxLayout, QWidget

from briefbook.gui.explaining import Line
from briefbook.gui.look import Look
from briefbook.gui.panes.dressing import dress
from briefbook.gui.panes.elided_label import ElidedLabel
from briefbook.gui.typography import GRID, icon_size
from briefbook.gui.wording import speech

_MOST_LINES = 5
_STEP = 4 * GRID


class ExplainPanel(QWidget):
    """Notes about a query ("queryNotes") and, when asked for, its explanation ("explanation").

    Signals:
        asked: the explanation is wanted. closed: it is not wanted any more.
    """

    asked = Signal()
    closed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._lines: tuple[Line, ...] = ()
        self._note = QWidget(self)
        self._icon, self.note = QLabel(self._note), ElidedLabel(self._note)
        self.note.setObjectName("queryNotes")
        self._why = QToolButton(self._note)
        self._why.setProperty("role", "link")
        self._why.clicked.connect(self.asked)
        row = QHBoxLayout(self._note)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(self._icon)
        row.addWidget(self.note, 1)
        row.addWidget(self._why)
        self._panel = self._make_panel()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._note)
        column.addWidget(self._panel)
        self._note.hide()
        self._panel.hide()
        self.hide()
        self.set_look(look)

    def _make_panel(self) -> QFrame:
        panel = QFrame(self)
        panel.setProperty("role", "explanation")
        self._title, self._close = QLabel(panel), QToolButton(panel)
        self._title.setProperty("role", "section-label")
        self._close.clicked.connect(self.closed)
        self.text = QLabel()
        self.text.setTextFormat(Qt.TextFormat.RichText)
        self.text.setWordWrap(True)
        self.text.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.area = QScrollArea(panel)
        self.area.setObjectName("explanation")
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.area.setWidget(self.text)
        self.area.installEventFilter(self)
        top = QHBoxLayout()
        top.addWidget(self._title, 1)
        top.addWidget(self._close)
        column = QVBoxLayout(panel)
        column.setContentsMargins(3 * GRID, GRID, GRID, 2 * GRID)
        column.setSpacing(GRID)
        column.addLayout(top)
        column.addWidget(self.area)
        return panel

    def set_look(self, look: Look) -> None:
        """Draw and speak by this look from now on."""
        self._look = look
        say = speech(look)
        size = icon_size(self.font())
        self._icon.setPixmap(look.icons.pixmap("info", size, look.theme.warning, self.devicePixelRatioF()))
        self._why.setText(say("explain.title"))
        self._why.setToolTip(say("explain.show"))
        self._title.setText(say("explain.title"))
        self.area.setAccessibleName(say("explain.title"))
        dress(self._close, look, "close", say("explain.close"))
        self._panel.setStyleSheet(
            f"QFrame[role='explanation'] {{ background: {look.theme.window}; border: 1px solid {look.theme.border};"
            f" border-radius: {GRID}px; }}"
            f"QScrollArea {{ background: transparent; border: 2px solid transparent; border-radius: {GRID}px; }}"
            f"QScrollArea:focus {{ border-color: {look.theme.accent}; }}"
            f"QScrollArea QLabel {{ background: {look.theme.window}; }}"
        )
        self._word()

    @property
    def is_open(self) -> bool:
        """Whether the explanation is shown, not the notes alone."""
        return not self._panel.isHidden()

    def show_notes(self, notes: Sequence[str]) -> None:
        """Say what is remarkable about the query; nothing where there is nothing."""
        self.note.show_text(" ".join(notes))
        self._note.setVisible(bool(notes) and not self.is_open)
        self.setVisible(bool(notes) or self.is_open)

    def open(self, *, shown: bool) -> None:
        """Show the explanation, or put it away."""
        self._panel.setVisible(shown)
        self.show_notes([self.note.text()] if self.note.text() else [])
        self._fit()

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show an explanation."""
        self._lines = tuple(lines)
        self._word()

    def _word(self) -> None:
        lines = self._lines or (Line(0, "", speech(self._look)("explain.none")),)
        self.text.setText("".join(self._paragraph(line) for line in lines))
        self.area.setAccessibleDescription("\n".join(line.plain for line in lines))
        self._fit()

    def _paragraph(self, line: Line) -> str:
        theme = self._look.theme
        lead = f"{escape(line.lead)} " if line.lead else ""
        typed = f"<b>{escape(line.typed)}</b>&ensp;" if line.typed else ""
        colour = theme.warning if line.is_note else (theme.muted if line.typed else theme.text)
        meaning = f'<span style="color: {colour}">{escape(line.meaning)}</span>'
        return f'<p style="margin: 0 0 2px {line.depth * _STEP}px">{lead}{typed}{meaning}</p>'

    def _fit(self) -> None:
        """Be as tall as the lines, five at most; more is scrolled to."""
        line = self.fontMetrics().lineSpacing() + 2
        wanted = self.text.heightForWidth(max(1, self.area.viewport().width())) + GRID
        self.area.setFixedHeight(max(line, min(wanted, _MOST_LINES * line)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Be as tall as the width makes it."""
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take Escape from the explanation."""
        is_key = event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent)
        if is_key and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return True
        return super().eventFilter(watched, event)
