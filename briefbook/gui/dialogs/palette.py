"""GUI room: the command palette: type what you want to do, press Enter."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from briefbook.gui.actions import Actions, key_text
from briefbook.gui.commands import COMMANDS
from briefbook.gui.look import Look
from briefbook.gui.typography import GRID, row_height
from briefbook.gui.wording import speech
from briefbook.model.text import fold

_ID = Qt.ItemDataRole.UserRole
_ROWS = 12


class CommandPalette(QDialog):
    """All commands ("palette"), narrowed by what is typed."""

    def __init__(self, actions: Actions, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("palette")
        self._actions = actions
        self._look = look
        say = speech(look)
        self.setWindowTitle(say.of(next(one for one in COMMANDS if one.id == "palette").text))
        self.box = QLineEdit(self)
        self.box.setObjectName("paletteBox")
        self.box.setPlaceholderText(say("palette.hint"))
        self.box.setAccessibleName(say("palette.hint"))
        self.list = QListWidget(self)
        self.list.setObjectName("paletteList")
        self.list.setAccessibleName(self.windowTitle())
        self.list.setFixedHeight(_ROWS * row_height(self.font()))
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 3 * GRID)
        column.setSpacing(2 * GRID)
        column.addWidget(self.box)
        column.addWidget(self.list)
        self.setMinimumWidth(130 * GRID)
        self.box.textChanged.connect(self._narrow)
        self.box.installEventFilter(self)
        self.list.itemActivated.connect(lambda _item: self._run())
        self.list.itemClicked.connect(lambda _item: self._run())
        self._narrow("")
        self.box.setFocus()

    def _narrow(self, typed: str) -> None:
        say = speech(self._look)
        wanted = fold(typed).split(" ")
        self.list.clear()
        for command in COMMANDS:
            text, tip = say.of(command.text).replace("&", ""), say.of(command.tip)
            if not self._actions[command.id].isEnabled() or command.id == "palette":
                continue
            if all(word in fold(f"{text} {tip}") for word in wanted):
                keys = f"   {key_text(command.keys[0])}" if command.keys else ""
                item = QListWidgetItem(f"{text}{keys}", self.list)
                item.setToolTip(tip)
                item.setData(_ID, command.id)
                if command.icon:
                    item.setIcon(self._look.icons.icon(command.icon, 16, self._look.theme.muted))
        self.list.setCurrentRow(0)

    def _run(self) -> None:
        if self.list.currentRow() < 0:
            return
        action = self._actions[str(self.list.currentItem().data(_ID))]
        self.accept()
        action.trigger()

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
