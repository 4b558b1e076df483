"""GUI room: the choice of a template: what each makes, its sections and its length, before anything is begun."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from briefbook.gui.look import Look
from briefbook.gui.panes.list_keys import ListKeys
from briefbook.gui.typography import GRID, icon_size, row_height
from briefbook.gui.wording import Speech, speech
from briefbook.model.template import Limits, TemplateInfo
from briefbook.model.text import fold

_NAME = Qt.ItemDataRole.UserRole
_ROWS = 11
_LETTERS = 34
_AROUND = 60 * GRID
"""Pixels of the screen that the rows leave to the rest of the dialog and to what lies around it."""


class TemplatePicker(QDialog):
    """The templates ("templatePicker"), narrowed by what is typed, with what the current one is made of.

    Signals:
        chosen: a template (its name).
    """

    chosen = Signal(str)

    def __init__(self, templates: Sequence[TemplateInfo], look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("templatePicker")
        self._look = look
        self._say = speech(look)
        self._templates = {info.name: info for info in templates}
        self.box, self.list = QLineEdit(self), QListWidget(self)
        self.box.setObjectName("templateFilter")
        self.box.setPlaceholderText(self._say("template.hint"))
        self.box.setAccessibleName(self._say("template.hint"))
        self.list.setObjectName("templateChoice")
        self._title, self._about, self._sections = QLabel(self), QLabel(self), QLabel(self)
        self._title.setProperty("role", "title")
        self._about.setProperty("role", "muted")
        for label in (self._title, self._about, self._sections):
            label.setWordWrap(True)
            label.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.take, self._cancel = QPushButton(self), QPushButton(self._say("export.cancel"), self)
        self.take.setProperty("role", "primary")
        self.take.setDefault(True)
        self._lay_out()
        self.box.textChanged.connect(self._narrow)
        ListKeys(self.box, self.list, self._take)
        self.list.currentItemChanged.connect(lambda _now, _before: self._describe())
        self.list.itemActivated.connect(lambda _item: self._take())
        self.take.clicked.connect(lambda _checked: self._take())
        self._cancel.clicked.connect(self.reject)

    def _lay_out(self) -> None:
        left, right = QVBoxLayout(), QVBoxLayout()
        left.setSpacing(2 * GRID)
        left.addWidget(self.box)
        left.addWidget(self.list, 1)
        right.setSpacing(2 * GRID)
        for label in (self._title, self._about, self._sections):
            right.addWidget(label)
        right.addStretch(1)
        both = QHBoxLayout()
        both.setSpacing(4 * GRID)
        both.addLayout(left, 1)
        both.addLayout(right, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(2 * GRID)
        buttons.addStretch(1)
        buttons.addWidget(self._cancel)
        buttons.addWidget(self.take)
        column = QVBoxLayout(self)
        column.setContentsMargins(4 * GRID, 4 * GRID, 4 * GRID, 4 * GRID)
        column.setSpacing(3 * GRID)
        column.addLayout(both, 1)
        column.addLayout(buttons)
        room = self.screen().availableGeometry().size()
        width = min(_LETTERS * self.fontMetrics().averageCharWidth(), room.width() // 2 - 10 * GRID)
        height = min(_ROWS * row_height(self.font()) + 2 * GRID, room.height() - _AROUND)
        self.list.setMinimumSize(width, height)
        self._sections.setMinimumWidth(width)

    def ask(self, title: str, action: str, current: str) -> None:
        """Open with this title, this word on the button, and this template current."""
        self.setWindowTitle(title)
        self.list.setAccessibleName(title)
        self.take.setText(action)
        self._narrow("")
        rows = [self.list.item(row).data(_NAME) for row in range(self.list.count())]
        self.list.setCurrentRow(rows.index(current) if current in rows else 0)
        self.box.setFocus()
        self.open()

    def _narrow(self, typed: str) -> None:
        words = fold(typed).split(" ")
        self.list.clear()
        # What begins with the words comes first: “question” means the Question Period note, not what has questions.
        known = sorted(
            self._templates.values(), key=lambda one: not fold(self._say.of(one.title)).startswith(fold(typed))
        )
        for info in known:
            if all(word in fold(f"{info.title.en} {info.title.fr} {info.name}") for word in words):
                item = QListWidgetItem(self._say.of(info.title), self.list)
                item.setData(_NAME, info.name)
                self._dress_row(item)
        self.list.setCurrentRow(0)
        self.take.setEnabled(self.list.count() > 0)

    def set_look(self, look: Look) -> None:
        """Draw by this look from now on."""
        self._look = look
        for row in range(self.list.count()):
            self._dress_row(self.list.item(row))

    def _dress_row(self, item: QListWidgetItem) -> None:
        edge = icon_size(self.font())
        item.setIcon(self._look.icons.icon("document", edge, self._look.theme.muted))
        item.setSizeHint(QSize(0, row_height(self.font())))
        self.list.setIconSize(QSize(edge, edge))

    def _current(self) -> TemplateInfo | None:
        item = self.list.currentItem() if self.list.currentRow() >= 0 else None
        return self._templates.get(str(item.data(_NAME))) if item is not None else None

    def _describe(self) -> None:
        info = self._current()
        self._title.setText(self._say.of(info.title) if info is not None else self._say("template.none"))
        self._about.setText(limits_words(info.limits, self._say) if info is not None else "")
        self._about.setVisible(bool(self._about.text()))
        headings = [self._say.of(one.heading) for one in info.sections] if info is not None else []
        free = [self._say("template.free")] if info is not None and info.sections_are_free else []
        self._sections.setText("\n".join((*(f"{n}.  {one}" for n, one in enumerate(headings, start=1)), *free)))

    def _take(self) -> None:
        info = self._current()
        if info is not None:
            self.accept()
            self.chosen.emit(info.name)


def limits_words(limits: Limits, say: Speech) -> str:
    """Return how long a note is to be, in words; nothing where there is no limit."""
    if limits.words_per_minute and limits.words_max:
        minutes = max(1, round(limits.words_max / limits.words_per_minute))
        return say.counted("template.spoken", minutes)
    if limits.words_min and limits.words_max:
        return say("template.words", least=limits.words_min, most=limits.words_max)
    return say("template.most", most=limits.words_max) if limits.words_max else ""
