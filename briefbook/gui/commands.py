"""GUI room: every command of the window in one table; menus, keys, palette, key sheet and tests read it."""

from briefbook.gui.command import Command
from briefbook.gui.commands_find import FIND_COMMANDS
from briefbook.gui.commands_note import NOTE_COMMANDS
from briefbook.gui.commands_window import WINDOW_COMMANDS
from briefbook.gui.commands_work import WORK_COMMANDS

COMMANDS: tuple[Command, ...] = (*WINDOW_COMMANDS, *WORK_COMMANDS, *NOTE_COMMANDS, *FIND_COMMANDS)


def command(command_id: str) -> Command:
    """Return the command of this id.

    Raises:
        KeyError: there is none.
    """
    for one in COMMANDS:
        if one.id == command_id:
            return one
    raise KeyError(command_id)
