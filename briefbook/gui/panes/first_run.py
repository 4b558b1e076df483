"""GUI room: what the middle column shows before a folder was ever opened: two ways to begin, and three keys."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from briefbook.gui.look import Look
from briefbook.gui.typography import GRID, icon_size
from briefbook.gui.wording import speech

_STEPS = (("search", "first.one"), ("add-to-section", "first.two"), ("export", "first.three"))
_WIDTH = 140 * GRID


class FirstRun(QWidget):
    """The welcome page ("firstRun").

    Signals:
        folder_asked: choose a folder. sample_asked: open the sample corpus. language_asked: switch EN | FR.
    """

    folder_asked = Signal()
    sample_asked = Signal()
    language_asked = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("firstRun")
        self.setProperty("role", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._mark = QLabel(self)
        self._title = QLabel(self)
        self._title.setProperty("role", "heading")
        self._title.setWordWrap(True)
        self._choose = QPushButton(self)
        self._choose.setProperty("role", "primary")
        self._choose.setDefault(True)
        self._drop = QLabel(self)
        self._drop.setWordWrap(True)
        self._drop.setProperty("role", "muted")
        self._sample = QPushButton(self)
        self._private = QLabel(self)
        self._private.setProperty("role", "muted")
        self._private.setWordWrap(True)
        self._language = QToolButton(self)
        self._language.setProperty("role", "quiet")
        self._language.setText("EN | FR")
        self._steps = [(QLabel(self), QLabel(self)) for _ in _STEPS]
        self._choose.clicked.connect(self.folder_asked)
        self._sample.clicked.connect(self.sample_asked)
        self._language.clicked.connect(self.language_asked)
        self._lay_out()
        self.set_look(look)

    def _lay_out(self) -> None:
        page = QVBoxLayout()
        page.setSpacing(4 * GRID)
        page.addWidget(self._mark)
        page.addWidget(self._title)
        page.addLayout(self._ways())
        page.addLayout(self._keys())
        page.addWidget(self._private)
        page.addWidget(self._language, alignment=Qt.AlignmentFlag.AlignLeft)
        holder = QWidget(self)
        holder.setMaximumWidth(_WIDTH)
        holder.setLayout(page)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(holder, 100)
        middle.addStretch(1)
        whole = QWidget(self)
        whole.setProperty("role", "surface")
        column = QVBoxLayout(whole)
        column.setContentsMargins(6 * GRID, 6 * GRID, 6 * GRID, 6 * GRID)
        column.addStretch(2)
        column.addLayout(middle)
        column.addStretch(3)
        area = QScrollArea(self)
        area.setWidget(whole)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        edge = QVBoxLayout(self)
        edge.setContentsMargins(0, 0, 0, 0)
        edge.addWidget(area)

    def _ways(self) -> QGridLayout:
        ways = QGridLayout()
        ways.setHorizontalSpacing(3 * GRID)
        ways.setVerticalSpacing(2 * GRID)
        ways.addWidget(self._choose, 0, 0)
        ways.addWidget(self._drop, 1, 0, 1, 2)
        ways.addWidget(self._sample, 2, 0)
        ways.setColumnStretch(1, 1)
        return ways

    def _keys(self) -> QGridLayout:
        keys = QGridLayout()
        keys.setHorizontalSpacing(3 * GRID)
        keys.setVerticalSpacing(2 * GRID)
        for row, (picture, sentence) in enumerate(self._steps):
            sentence.setWordWrap(True)
            keys.addWidget(picture, row, 0)
            keys.addWidget(sentence, row, 1)
        keys.setColumnStretch(1, 1)
        return keys

    def set_look(self, look: Look) -> None:
        """Draw and speak by this look from now on."""
        say = speech(look)
        self._mark.setPixmap(look.icons.pixmap("briefbook", 48, look.theme.accent, self.devicePixelRatioF()))
        self._title.setText(say("first.title"))
        self._choose.setText(say("first.choose"))
        self._drop.setText(say("first.drop"))
        self._sample.setText(say("first.sample"))
        self._private.setText(say("first.private"))
        self._language.setAccessibleName(say("status.language"))
        for (icon, key), (picture, sentence) in zip(_STEPS, self._steps, strict=True):
            picture.setPixmap(
                look.icons.pixmap(icon, icon_size(self.font()) + GRID, look.theme.muted, self.devicePixelRatioF())
            )
            sentence.setText(say(key))

    def focus_first(self) -> None:
        """Put the keyboard on the first way to begin."""
        self._choose.setFocus()
