"""GUI room: a choice among a few, with an arrow in the family of our icons; style sheets leave none to Qt's boxes."""

from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget

from briefbook.gui.look import Look
from briefbook.gui.typography import GRID, icon_size


class ChoiceBox(QComboBox):
    """A closed list of choices."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        """Draw by this look from now on."""
        self._look = look
        self.setStyleSheet(f"QComboBox::drop-down {{ border: none; width: {icon_size(self.font()) + GRID}px; }}")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box, then its arrow."""
        super().paintEvent(event)
        size = icon_size(self.font())
        theme = self._look.theme
        colour = theme.muted if self.isEnabled() else theme.field_border
        painter = QPainter(self)
        place = (self.width() - size - GRID, (self.height() - size) // 2)
        painter.drawPixmap(*place, self._look.icons.pixmap("chevron-down", size, colour, self.devicePixelRatioF()))
        painter.end()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the wheel scroll what the box stands in, never change a choice that the pointer passes."""
        event.ignore()
