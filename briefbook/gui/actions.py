"""GUI room: the commands as Qt's actions: bound to their handlers once, worded again when the language changes."""

from collections.abc import Mapping

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from briefbook.gui.bench import Handlers
from briefbook.gui.command import MENUS, Command, Menu
from briefbook.gui.commands import COMMANDS
from briefbook.gui.keys import key_text
from briefbook.gui.look import Look
from briefbook.gui.wording import speech


class MissingHandler(Exception):
    """A command that nothing answers to, or a handler for a command that the table does not have."""


class Actions(QObject):
    """One action a command.

    Raises:
        MissingHandler: the handlers are not those of the table.
    """

    def __init__(self, handlers: Handlers, window: QWidget) -> None:
        super().__init__(window)
        known = {command.id for command in COMMANDS}
        if known != handlers.keys():
            raise MissingHandler(", ".join(sorted(known ^ handlers.keys())))
        self._window = window
        self._actions: dict[str, QAction] = {}
        self._menus: dict[Menu, QMenu] = {}
        self._submenus: dict[str, QMenu] = {}
        for command in COMMANDS:
            action = QAction(window)
            action.setObjectName(command.id)
            if command.is_bound:
                action.setShortcuts([QKeySequence(key) for key in command.keys])
            do = handlers[command.id]
            action.triggered.connect(lambda _checked=False, do=do: do())
            window.addAction(action)
            self._actions[command.id] = action

    def __getitem__(self, command_id: str) -> QAction:
        """Return the action of a command."""
        return self._actions[command_id]

    def fill(self, bar: QMenuBar, submenus: Mapping[str, QMenu]) -> None:
        """Put all commands into the menu bar; a command named in `submenus` opens a menu of its own."""
        for name, _ in MENUS:
            self._menus[name] = bar.addMenu("")
        for command in COMMANDS:
            menu = self._menus[command.menu]
            if command.opens_group:
                menu.addSeparator()
            if command.id in submenus:
                menu.addMenu(submenus[command.id])
                self._submenus[command.id] = submenus[command.id]
            else:
                menu.addAction(self._actions[command.id])

    def set_look(self, look: Look) -> None:
        """Word and draw every command by this look."""
        say = speech(look)
        for name, wording in MENUS:
            if name in self._menus:
                self._menus[name].setTitle(say.of(wording))
        for command in COMMANDS:
            action = self._actions[command.id]
            action.setText(shown_text(command, say.of(command.text)))
            action.setStatusTip(say.of(command.tip))
            action.setToolTip(say.of(command.tip))
            if command.icon:
                action.setIcon(look.icons.icon(command.icon, 16))
            if command.id in self._submenus:
                self._submenus[command.id].setTitle(say.of(command.text))

    def name_history(self, look: Look, undo: str | None, redo: str | None) -> None:
        """Name in the menu what undo and redo would do; greyed where there is nothing."""
        say = speech(look)
        for command_id, label in (("undo", undo), ("redo", redo)):
            action = self._actions[command_id]
            verb = say.of(next(one for one in COMMANDS if one.id == command_id).text)
            action.setText(verb if label is None else f"{verb} {say('history.of', edit=say.edit(label))}")
            action.setEnabled(label is not None)


def shown_text(command: Command, text: str) -> str:
    """Return the text of a menu entry; keys that a pane acts on are only shown."""
    return text if command.is_bound or not command.keys else f"{text}\t{key_text(command.keys[0])}"
