"""GUI room: stretches of a text marked where it is shown: what differs, what was found."""

from collections.abc import Iterable

from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from briefbook.gui.offsets import Offsets
from briefbook.gui.theme import Theme


def mark_spans(view: QTextEdit, text: str, spans: Iterable[tuple[int, int]], theme: Theme) -> None:
    """Mark stretches of the text shown, [start, end) in code points, by ground and line: not by colour alone."""
    form = QTextCharFormat()
    form.setBackground(QColor(theme.hit))
    form.setForeground(QColor(theme.on_hit))
    form.setFontUnderline(True)
    cursor, offsets = QTextCursor(view.document()), Offsets(text)
    for start, end in spans:
        cursor.setPosition(offsets.units(start))
        cursor.setPosition(offsets.units(end), QTextCursor.MoveMode.KeepAnchor)
        cursor.mergeCharFormat(form)
