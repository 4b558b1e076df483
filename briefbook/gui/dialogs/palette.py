"""GUI room: the command palette: type what you want to do, press Enter."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from briefbook.gui.actions import Actions
from briefbook.gui.command import Command
from briefbook.gui.command_words import OTHER_WORDS
from briefbook.gui.commands import COMMANDS
from briefbook.gui.keys import key_text
from briefbook.gui.look import Look
from briefbook.gui.typography import GRID, icon_size, row_height
from briefbook.gui.wording import speech
from briefbook.model.text import fold

_COMMAND = Qt.ItemDataRole.UserRole
_ROWS = 12


class _Rows(QStyledItemDelegate):
    """Draws a command: its icon, its text, its first key at the right."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.look = look

    def sizeHint(self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the height of one line."""
        return QSize(0, row_height(option.font))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw a row."""
        command = index.data(_COMMAND)
        theme, rect, size = self.look.theme, QRect(option.rect), icon_size(option.font)
        painter.save()
        if not isinstance(command, Command):
            painter.setFont(option.font)
            painter.setPen(QColor(theme.muted))
            sentence = rect.adjusted(2 * GRID, 0, -2 * GRID, 0)
            painter.drawText(sentence, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, str(index.data()))
            painter.restore()
            return
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(theme.selection))
        if command.icon:
            icon = self.look.icons.icon(command.icon, size, theme.muted)
            icon.paint(painter, rect.left() + 2 * GRID, rect.center().y() - size // 2, size, size)
        painter.setFont(option.font)
        text = rect.adjusted(4 * GRID + size, 0, -2 * GRID, 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setPen(QColor(theme.text))
        painter.drawText(text, middle | Qt.AlignmentFlag.AlignLeft, str(index.data()))
        painter.setPen(QColor(theme.muted))
        key = key_text(command.keys[0]) if command.keys else ""
        painter.drawText(text, middle | Qt.AlignmentFlag.AlignRight, key)
        painter.restore()


class CommandPalette(QDialog):
    """All commands ("palette"), narrowed by what is typed."""

    def __init__(self, actions: Actions, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("palette")
        self._actions = actions
        self._say = speech(look)
        self.setWindowTitle(self._say("palette.title"))
        self.box = QLineEdit(self)
        self.box.setObjectName("paletteBox")
        self.box.setPlaceholderText(self._say("palette.hint"))
        self.box.setAccessibleName(self._say("palette.hint"))
        self.list = QListWidget(self)
        self.list.setObjectName("paletteList")
        self.list.setAccessibleName(self.windowTitle())
        self._rows = _Rows(look, self)
        self.list.setItemDelegate(self._rows)
        self.list.setFixedHeight(_ROWS * row_height(self.font()) + 2 * GRID)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 3 * GRID)
        column.setSpacing(2 * GRID)
        column.addWidget(self.box)
        column.addWidget(self.list)
        self.setMinimumWidth(60 * self.fontMetrics().averageCharWidth())
        self.box.textChanged.connect(self._narrow)
        self.box.installEventFilter(self)
        self.list.itemActivated.connect(lambda _item: self._run())
        self.list.itemClicked.connect(lambda _item: self._run())
        self._narrow("")
        self.box.setFocus()

    def set_look(self, look: Look) -> None:
        """Draw by this look from now on."""
        self._rows.look = look
        self.list.viewport().update()

    def _narrow(self, typed: str) -> None:
        wanted = fold(typed).split(" ")
        self.list.clear()
        for command in COMMANDS:
            text, tip = self._say.of(command.text).replace("&", ""), self._say.of(command.tip)
            if not self._actions[command.id].isEnabled() or command.id == "palette":
                continue
            if all(word in fold(f"{text} {tip} {OTHER_WORDS.get(command.id, '')}") for word in wanted):
                item = QListWidgetItem(text, self.list)
                item.setToolTip(tip)
                item.setData(_COMMAND, command)
        if not self.list.count():
            QListWidgetItem(self._say("palette.none"), self.list).setFlags(Qt.ItemFlag.NoItemFlags)
        self.list.setCurrentRow(0)

    def _run(self) -> None:
        command = self.list.currentItem().data(_COMMAND) if self.list.currentRow() >= 0 else None
        if isinstance(command, Command):
            self.accept()
            self._actions[command.id].trigger()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrow keys and Enter in the box act on the list."""
        if watched is self.box and event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._run()
                return True
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: _ROWS, Qt.Key.Key_PageUp: -_ROWS}
            if event.key() in step:
                row = self.list.currentRow() + step[Qt.Key(event.key())]
                self.list.setCurrentRow(max(0, min(row, self.list.count() - 1)))
                return True
        return super().eventFilter(watched, event)
