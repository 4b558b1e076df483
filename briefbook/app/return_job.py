"""App room: what the guest does with a Word file that came back: it reads it whole, within bounds."""

import stat
from pathlib import Path

from briefbook.model.errors import TooLarge, Unreadable
from briefbook.model.plain import to_plain
from briefbook.render import word_return
from briefbook.worker.child import Answer, Call

_LARGEST = 100_000_000
"""Bytes of the file (source: safety design, limits per type)."""


def read_note(call: Call) -> Answer:
    """Read a Word file: `{file}` → what is in it, by marks.

    Raises:
        ExtractError: it is not there, cannot be opened, or holds no note.
    """
    file = Path(str(call.arguments["file"]))
    try:
        facts = file.stat()
        if not stat.S_ISREG(facts.st_mode):
            raise Unreadable(file.name, "It is no file; choose a Word file (.docx).")
        if facts.st_size > _LARGEST:
            raise TooLarge(file.name, f"It has more than {_LARGEST // 1_000_000} MB; no note has.")
        data = file.read_bytes()
    except FileNotFoundError as error:
        raise Unreadable(file.name, "There is no such file; check its name.") from error
    except OSError as error:
        raise Unreadable(file.name, "It cannot be opened; close it in the program that holds it.") from error
    plain = to_plain(word_return.read(data, file.name))
    if not isinstance(plain, dict):
        raise TypeError("what is in a file is an object")
    return Answer(plain)
