"""GUI room: the few gravest remarks about what is to be exported, each a link to its place."""

import html
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from briefbook.gui.finding_words import Remark
from briefbook.gui.look import Look
from briefbook.gui.panes.remarks_pane import ICONS, severity_colour
from briefbook.gui.typography import GRID, icon_size
from briefbook.gui.wording import speech

_MOST = 4
"""Lines that a dialog has room for; the rest are counted."""


class ChecksList(QWidget):
    """What is filled, and what is remarked ("checks").

    Signals:
        place_asked: the link of a remark (Remark). all_asked: that of the rest.
    """

    place_asked = Signal(object)
    all_asked = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("checks")
        self._look = look
        self.filled = QLabel(self)
        self.filled.setProperty("role", "muted")
        self.filled.setWordWrap(True)
        self.lines: list[QLabel] = []
        self._rows: list[QWidget] = []
        self._remarks: tuple[Remark, ...] | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GRID)
        self._column.addWidget(self.filled)

    def set_look(self, look: Look) -> None:
        """Draw by this look from now on."""
        self._look = look
        if self._remarks is not None:
            self.show_remarks(self._remarks)

    def show_remarks(self, remarks: Sequence[Remark]) -> None:
        """Show the first of these and count the others."""
        self._remarks = tuple(remarks)
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows, self.lines = [], []
        shown = remarks if len(remarks) <= _MOST + 1 else remarks[:_MOST]
        for one in shown:
            severity = one.finding.severity
            self._add(ICONS[severity], severity_colour(severity, self._look), one.sentence).linkActivated.connect(
                lambda _link, one=one: self.place_asked.emit(one)
            )
        if len(remarks) > len(shown):
            more = speech(self._look).counted("remarks.more", len(remarks) - len(shown))
            self._add("more", self._look.theme.muted, more).linkActivated.connect(lambda _link: self.all_asked.emit())
        if not remarks:
            self._add("check", self._look.theme.success, speech(self._look)("export.ready"), is_link=False)

    def _add(self, icon: str, colour: str, sentence: str, *, is_link: bool = True) -> QLabel:
        """Show one line, as a link that Tab reaches."""
        size = icon_size(self.font())
        picture, line = QLabel(self), QLabel(self)
        picture.setPixmap(self._look.icons.pixmap(icon, size, colour, self.devicePixelRatioF()))
        line.setWordWrap(True)
        line.setTextFormat(Qt.TextFormat.RichText)
        link = f'<a href="#" style="color: {self._look.theme.text}">{html.escape(sentence)}</a>'
        line.setText(link if is_link else html.escape(sentence))
        if is_link:
            flags = Qt.TextInteractionFlag
            line.setTextInteractionFlags(flags.LinksAccessibleByKeyboard | flags.LinksAccessibleByMouse)
        line.setAccessibleName(sentence)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        line.setSizePolicy(policy)
        holder = QWidget(self)
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * GRID)
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(line, 1)
        self._column.addWidget(holder)
        holder.show()  # at once: the dialog measures what it needs before Qt would show it
        self._rows.append(holder)
        self.lines.append(line)
        return line
