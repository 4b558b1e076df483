"""Disk room: the files of a folder, without following a link or opening a file.

A drive that is lost meanwhile is not mistaken for an empty one.
"""

import errno
import os
import re
import stat
import sys
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

if sys.platform == "win32":
    from briefbook.disk.reach_windows import reaching, within_reach
else:
    from briefbook.disk.reach_posix import reaching, within_reach

LINK = "symbolic link"
NOT_REGULAR = "not a regular file"
TEMPORARY = "temporary or lock file of another program"
HIDDEN = "hidden file or folder"
UNREADABLE_FOLDER = "unreadable folder"
NO_ACCESS = "no permission to look at it"
TOO_LONG = "path longer than the system allows"

_JUNCTION = 0xA0000003
"""IO_REPARSE_TAG_MOUNT_POINT (winnt.h): a folder of Windows that is a link to another one."""


@dataclass(frozen=True, slots=True)
class Found:
    r"""A name in the folder that is not a folder, or a folder that was not entered: each counts as one.

    Attributes:
        path: within the folder, with `/`. Fit to be shown and stored: what is no character, or a control character, is
            written as the bytes of the name, `\xe9`; `file_of` finds the file again.
        size: in bytes; 0 when it is skipped.
        mtime_ns: when it was last changed, in nanoseconds since 1970.
        skip: the rule by which it is passed over, in words; None for a file to read. Under a folder that is
            `UNREADABLE_FOLDER`, files may be there that nobody saw.
    """

    path: str
    size: int
    mtime_ns: int
    skip: str | None = None


class FolderGone(Exception):
    """The folder cannot be reached, or not any more; what was found so far says nothing about the rest."""

    def __init__(self, folder: Path) -> None:
        super().__init__(f"{folder} cannot be reached")
        self.folder = folder


def walk(folder: Path) -> Iterator[Found]:
    """Yield every name under `folder` in the order of their paths, part by part.

    Raises:
        FolderGone: it is not there, vanished meanwhile, or another one lies in its place (a drive was unplugged).
    """
    root = _Root(folder)
    waiting = [(entry, "") for entry in reversed(root.entries())]
    while waiting:
        entry, above = waiting.pop()
        path = above + shown(entry.name)
        try:
            facts = entry.stat(follow_symlinks=False)
        except FileNotFoundError:
            root.check()
            continue
        except OSError as error:
            root.check()
            yield Found(path, 0, 0, TOO_LONG if error.errno == errno.ENAMETOOLONG else NO_ACCESS)
            continue
        if not stat.S_ISDIR(facts.st_mode) or _passed_over(entry.name, facts):
            yield _found(path, entry.name, facts)
            continue
        try:
            waiting.extend((inner, f"{path}/") for inner in reversed(_entries(entry.path)))
        except FileNotFoundError:
            root.check()
        except OSError:
            root.check()
            yield Found(path, 0, facts.st_mtime_ns, UNREADABLE_FOLDER)
    root.check()


def shown(name: str) -> str:
    r"""Return a name as it can be shown and stored: bytes that are no UTF-8 and control characters become `\xe9`."""
    text = os.fsencode(name).decode("utf-8", "backslashreplace")
    if text.isprintable():
        return text
    return "".join(_escaped(char) if unicodedata.category(char) in ("Cc", "Zl", "Zp") else char for char in text)


def file_of(folder: Path, path: str) -> Path:
    """Return the file that a walk of `folder` called `path`."""
    plain = within_reach(folder / path)
    if "\\x" not in path or os.path.lexists(plain):
        return plain
    raw = re.sub(rb"\\x([0-9a-f]{2})", lambda escape: bytes([int(escape[1], 16)]), path.encode("utf-8"))
    return within_reach(folder / os.fsdecode(raw))


def _escaped(char: str) -> str:
    return "".join(f"\\x{byte:02x}" for byte in char.encode("utf-8"))


class _Root:
    """The folder that is walked, with what tells it from another one that is put in its place."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._identity = self._look()

    def entries(self) -> list["os.DirEntry[str]"]:
        """Return its entries in the order of their names.

        Raises:
            FolderGone: it cannot be listed.
        """
        try:
            return _entries(reaching(self._folder))
        except OSError as error:
            raise FolderGone(self._folder) from error

    def check(self) -> None:
        """Raise FolderGone when the folder is not the one that the walk began with."""
        if self._look() != self._identity:
            raise FolderGone(self._folder)

    def _look(self) -> tuple[int, int]:
        try:
            facts = self._folder.stat()
        except OSError as error:
            raise FolderGone(self._folder) from error
        return facts.st_dev, facts.st_ino


def _entries(path: str) -> list["os.DirEntry[str]"]:
    """Return the entries of a folder in the order of their names.

    Raises:
        OSError: it cannot be listed.
    """
    with os.scandir(path) as entries:
        return sorted(entries, key=lambda entry: entry.name)


def _found(path: str, name: str, facts: os.stat_result) -> Found:
    skip = _passed_over(name, facts)
    if skip is None and not stat.S_ISREG(facts.st_mode):
        skip = NOT_REGULAR
    return Found(path, 0 if skip else facts.st_size, facts.st_mtime_ns, skip)


def _passed_over(name: str, facts: os.stat_result) -> str | None:
    """Return the rule by which a name is passed over for what it is called or what its folder says of it."""
    if stat.S_ISLNK(facts.st_mode) or getattr(facts, "st_reparse_tag", 0) == _JUNCTION:
        return LINK
    is_folder = stat.S_ISDIR(facts.st_mode)
    if not is_folder and (name.startswith("~$") or (name.startswith(".~lock") and name.endswith("#"))):
        return TEMPORARY
    if name.startswith(".") or getattr(facts, "st_file_attributes", 0) & stat.FILE_ATTRIBUTE_HIDDEN:
        return HIDDEN
    return None
