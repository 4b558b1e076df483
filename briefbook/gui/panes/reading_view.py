"""GUI room: what the views of texts have in common: they load nothing, follow no link, and Escape leaves them."""

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QImage, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QTextBrowser, QTextEdit, QWidget

from briefbook.gui.panes.empty_hint import EmptyHint

_RING = 2
_WIDEST_LETTERS = 104
"""Average letters on a line; longer lines are hard to read on."""


class ReadingView(QTextBrowser):
    """A text that is read and can be selected with mouse and keyboard.

    Signals:
        left: Escape.
    """

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hint = EmptyHint(self)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setUndoRedoEnabled(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        flag = Qt.TextInteractionFlag
        self.setTextInteractionFlags(
            flag.TextSelectableByMouse
            | flag.TextSelectableByKeyboard
            | flag.LinksAccessibleByMouse
            | flag.LinksAccessibleByKeyboard
        )

    def loadResource(self, kind: int, name: QUrl | str) -> object:  # noqa: ARG002  # nothing is loaded, whatever it is
        """Return an empty picture for everything a text asks for: no file is read, no connection made.

        None or empty bytes would not do: the base class then looks for the file itself.
        """
        return QImage(1, 1, QImage.Format.Format_ARGB32)

    def page(self, direction: int) -> None:
        """Move by a page: +1 down, -1 up; a line of the page before stays in sight."""
        bar = self.verticalScrollBar()
        step = max(bar.singleStep(), self.viewport().height() - 2 * self.fontMetrics().height())
        bar.setValue(bar.value() + direction * step)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave on Escape; everything else moves in the text."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            event.accept()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep lines readable in a wide pane, and what is read where it was."""
        top = self.cursorForPosition(self.viewport().rect().topLeft())
        offset = self.cursorRect(top).top()
        self.fit_lines()
        super().resizeEvent(event)
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + self.cursorRect(top).top() - offset)

    def fit_lines(self) -> None:
        """Let lines be as wide as the pane beside its scroll bar, shown or not, or as wide as can be read well."""
        room = self.width() - 2 * self.frameWidth() - self.verticalScrollBar().sizeHint().width() - 2 * _RING
        width = max(1, min(room, self.fontMetrics().averageCharWidth() * _WIDEST_LETTERS))
        if self.lineWrapColumnOrWidth() != width:
            self.setLineWrapColumnOrWidth(width)
