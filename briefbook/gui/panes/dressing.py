"""GUI room: an icon on a button, as large as the text beside it, with its name for those who do not see it."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QAbstractButton

from briefbook.gui.look import Look
from briefbook.gui.typography import icon_size


def dress(button: QAbstractButton, look: Look, icon: str, name: str = "", colour: str = "") -> None:
    """Give a button an icon and, where it has no text of its own, a name and tip."""
    size = icon_size(button.font())
    button.setIcon(look.icons.icon(icon, size, colour))
    button.setIconSize(QSize(size, size))
    if name:
        button.setToolTip(name)
        button.setAccessibleName(name)
