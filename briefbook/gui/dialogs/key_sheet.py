"""GUI room: all keys on one sheet, from the table of commands."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QDialog, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from briefbook.gui.command import MENUS, Command, Menu
from briefbook.gui.commands import COMMANDS
from briefbook.gui.keys import key_text
from briefbook.gui.look import Look
from briefbook.gui.typography import GRID
from briefbook.gui.wording import Speech, speech
from briefbook.model.book import Wording
from briefbook.model.query_help import QUERY_SIGNS

_AROUND = 80
"""Pixels of the screen that a sheet leaves free."""
IN_LISTS: tuple[tuple[tuple[str, ...], Wording], ...] = (
    (
        ("Down", "Enter"),
        Wording("From the search box to the first passage", "Du champ de recherche au premier passage"),
    ),
    (("Enter",), Wording("From a passage to its place in the document", "D’un passage à sa place dans le document")),
    (("Space",), Wording("Page through the document from the list", "Parcourir le document depuis la liste")),
    (("Esc",), Wording("Back to where you were", "Revenir où vous étiez")),
)
"""Keys that move rather than do; they are no commands."""


class KeySheet(QDialog):
    """The sheet of keys ("keySheet")."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("keySheet")
        say = speech(look)
        self.setWindowTitle(say("keys.title"))
        page = QWidget(self)
        whole, columns = QVBoxLayout(page), QBoxLayout(QBoxLayout.Direction.LeftToRight)
        columns.setSpacing(12 * GRID)
        halves = QWidget(page), QWidget(page)
        left, right = (QVBoxLayout(half) for half in halves)
        for half, column in zip(halves, (left, right), strict=True):
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(2 * GRID)
            columns.addWidget(half, 1, Qt.AlignmentFlag.AlignTop)
        for number, (name, title) in enumerate(MENUS):
            self._add_group(left if number in (0, 1, 3) else right, say.of(title).replace("&", ""), _rows(name, say))
        self._add_group(left, say("keys.moving"), [(say.of(text), _named(keys)) for keys, text in IN_LISTS])
        whole.addLayout(columns)
        self._add_help(whole, look)
        area = QScrollArea(self)
        area.setWidget(page)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(4 * GRID, 4 * GRID, 4 * GRID, 4 * GRID)
        column.addWidget(area)
        self._fit(page, columns)

    def _fit(self, page: QWidget, columns: QBoxLayout) -> None:
        """Take the room that all keys need as far as the screen has it; what does not fit is scrolled to."""
        room = self.screen().availableGeometry().size()
        if page.sizeHint().width() > room.width() - _AROUND:
            columns.setDirection(QBoxLayout.Direction.TopToBottom)
            columns.setSpacing(2 * GRID)
            for label in page.findChildren(QLabel):
                label.setWordWrap(True)
        wanted = page.sizeHint()
        width, height = wanted.width() + 16 * GRID, wanted.height() + 12 * GRID
        self.resize(min(width, room.width() - _AROUND), min(height, room.height() - _AROUND))

    def _add_help(self, column: QVBoxLayout, look: Look) -> None:
        """Add every way to ask: an example, and what it finds."""
        label = QLabel(speech(look)("keys.asking"), self)
        label.setProperty("role", "title")
        column.addWidget(label)
        grid = QGridLayout()
        grid.setHorizontalSpacing(6 * GRID)
        grid.setVerticalSpacing(GRID)
        for row, sign in enumerate(QUERY_SIGNS):
            _, example, meaning = sign.in_language(look.words.language)
            typed, means = QLabel(example, self), QLabel(meaning, self)
            typed.setTextFormat(Qt.TextFormat.PlainText)
            means.setWordWrap(True)
            means.setProperty("role", "muted")
            grid.addWidget(typed, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(means, row, 1)
        grid.setColumnStretch(1, 1)
        column.addLayout(grid)

    def _add_group(self, column: QVBoxLayout, title: str, rows: list[tuple[str, str]]) -> None:
        if not rows:
            return
        label = QLabel(title, self)
        label.setProperty("role", "title")
        grid = QGridLayout()
        grid.setHorizontalSpacing(6 * GRID)
        grid.setVerticalSpacing(GRID)
        grid.setContentsMargins(0, 0, 0, 3 * GRID)
        for row, (text, key) in enumerate(rows):
            key_label = QLabel(key, self)
            key_label.setProperty("role", "muted")
            grid.addWidget(QLabel(text, self), row, 0)
            grid.addWidget(key_label, row, 1, Qt.AlignmentFlag.AlignRight)
        grid.setColumnStretch(0, 1)
        column.addWidget(label)
        column.addLayout(grid)


def _rows(menu: Menu, say: Speech) -> list[tuple[str, str]]:
    return [(_plain(command, say), _keys(command)) for command in COMMANDS if command.menu == menu and command.keys]


def _plain(command: Command, say: Speech) -> str:
    return say.of(command.text).replace("&", "").rstrip("…")


def _keys(command: Command) -> str:
    return _named(command.keys)


def _named(keys: Sequence[str]) -> str:
    return ", ".join(key_text(key) for key in keys)
