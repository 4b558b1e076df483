"""GUI room: a choice among a few, with an arrow in the family of our icons; style sheets leave none to Qt's boxes."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QStylePainter, QWidget

from briefbook.gui.look import Look
from briefbook.gui.typography import GRID, icon_size

_SIDES = 6 * GRID
"""Pixels that a box takes beside its text and its arrow."""


class ChoiceBox(QComboBox):
    """A closed list of choices."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        """Draw by this look from now on."""
        self._look = look
        self.setStyleSheet(f"QComboBox::drop-down {{ border: none; width: {icon_size(self.font()) + GRID}px; }}")

    def showPopup(self) -> None:
        """Show the choices in the width of the longest one, though the box be narrower."""
        view = self.view()
        view.setMinimumWidth(view.sizeHintForColumn(0) + _SIDES)
        super().showPopup()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  # a box is small and drawn whole
        """Draw the box, with an ellipsis where there is no room for all of its text, then its arrow."""
        size = icon_size(self.font())
        theme = self._look.theme
        colour = theme.muted if self.isEnabled() else theme.field_border
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        field = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, field, self).width() - GRID
        icon = 0 if option.currentIcon.isNull() else option.iconSize.width() + GRID
        option.currentText = self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, room - icon)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        place = (self.width() - size - GRID, (self.height() - size) // 2)
        painter.drawPixmap(*place, self._look.icons.pixmap("chevron-down", size, colour, self.devicePixelRatioF()))
        painter.end()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the wheel scroll what the box stands in, never change a choice that the pointer passes."""
        event.ignore()
