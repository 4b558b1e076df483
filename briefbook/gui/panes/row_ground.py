"""GUI room: the ground of rows in every list: selected with and without the keyboard, under the pointer, focus ring."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget

from briefbook.gui.theme import Theme

BAR = 3
"""Pixels of the bar at the left of what is selected, current or the destination."""
RING = 2
"""Pixels of the focus ring (source: WCAG 2.2, 2.4.13)."""

_FLAG = QStyle.StateFlag


def has_keyboard(option: QStyleOptionViewItem) -> bool:
    """Tell whether the list of this row has the keyboard focus in an active window."""
    widget = option.widget
    return isinstance(widget, QWidget) and widget.hasFocus() and widget.isActiveWindow()


def ground(state: QStyle.StateFlag, has_focus: bool, theme: Theme) -> str:
    """Return the colour behind a row in this state, "" for none."""
    if state & _FLAG.State_Selected:
        return theme.selection if has_focus else theme.selection_idle
    return theme.hover if state & _FLAG.State_MouseOver else ""


def draw_ground(painter: QPainter, rect: QRect, colour: str) -> None:
    """Fill a row; nothing is drawn for no colour."""
    if colour:
        painter.fillRect(rect, QColor(colour))


def draw_bar(painter: QPainter, rect: QRect, colour: str) -> None:
    """Draw the bar at the left of a row."""
    painter.fillRect(QRect(rect.left(), rect.top(), BAR, rect.height()), QColor(colour))


def draw_ring(painter: QPainter, rect: QRect, theme: Theme) -> None:
    """Draw the focus ring inside a row."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(theme.accent), RING))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), RING, RING)
    painter.restore()
