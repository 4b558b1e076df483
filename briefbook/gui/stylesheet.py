"""GUI room: the shape of the common widgets, as the style sheet of one theme at one font."""

from PySide6.QtGui import QFont

from briefbook.gui.theme import Theme


def stylesheet(theme: Theme, font: QFont) -> str:
    """Return the style sheet of the program.

    Dynamic properties that widgets set: `role` = "primary" (button), "quiet" (button without edge), "section-label",
    "caption", "muted", "title", "warning", "danger", "success" (labels), "bar" (strip above or below a pane).
    """
    return ""
