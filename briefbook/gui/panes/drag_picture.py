"""GUI room: what hangs on the pointer while rows are dragged: their name on one line, not a picture of the rows."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPixmap

from briefbook.gui.theme import Theme
from briefbook.gui.typography import GRID

_WIDEST = 72 * GRID


def drag_picture(text: str, font: QFont, theme: Theme, scale: float) -> QPixmap:
    """Return a label with `text` for a screen of this scale, at most 288 pixels wide."""
    metrics = QFontMetricsF(font)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, _WIDEST - 6 * GRID)
    width, height = metrics.horizontalAdvance(shown) + 6 * GRID, metrics.height() + 3 * GRID
    picture = QPixmap(round(width * scale), round(height * scale))
    picture.setDevicePixelRatio(scale)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(theme.accent), 1))
    painter.setBrush(QColor(theme.raised))
    painter.drawRoundedRect(QRectF(0.5, 0.5, width - 1, height - 1), GRID, GRID)
    painter.setFont(font)
    painter.setPen(QColor(theme.text))
    painter.drawText(QRectF(0, 0, width, height), Qt.AlignmentFlag.AlignCenter, shown)
    painter.end()
    return picture
