"""Extract room: compound files (OLE): old Word, Excel and PowerPoint, Outlook messages, and what asks for a password.

Such a file is named for the officer by its streams, never by its suffix (sources: [MS-CFB], [MS-DOC] FibBase,
[MS-XLS] FilePass, [MS-PPT] CurrentUserAtom, [MS-OFFCRYPTO] EncryptedPackage).
"""

import struct
from collections.abc import Collection
from dataclasses import dataclass
from typing import NoReturn

from briefbook.extract.compound_file import BrokenFile, CompoundFile
from briefbook.model.errors import DamagedFile, EncryptedFile, UnsupportedFormat

_MESSAGE_STREAM = "__properties_version1.0"
_PACKAGE = "EncryptedPackage"
_PASSWORD = "It asks for a password; open it in {program}, remove the password and save a copy."
_DAMAGED = "It is an old Office file that is cut off or damaged; restore it from a copy."
_PROGRAMS = {"doc": "Word", "dot": "Word", "xls": "Excel", "xlt": "Excel", "ppt": "PowerPoint", "pot": "PowerPoint"}
_ANY_PROGRAM = "the program that made it"
_MOST_RECORDS = 2_000
_FILE_PASS = 0x2F
_ENCRYPTED_FIB = 0x0100
_ENCRYPTED_TOKEN = 0xF3D1C4DF


@dataclass(frozen=True, slots=True)
class _Old:
    """An old format: the streams that tell it, its program, its name and what to save it as."""

    streams: tuple[str, ...]
    program: str
    name: str
    suffix: str
    new: str

    @property
    def advice(self) -> str:
        """What the officer does with it."""
        return f'open it in {self.program} and save it as "{self.new}".'


_OLD = (
    _Old(("WordDocument",), "Word", "Old Word files", ".doc", "Word Document (.docx)"),
    _Old(("Workbook", "Book"), "Excel", "Old Excel files", ".xls", "Excel Workbook (.xlsx)"),
    _Old(("PowerPoint Document",), "PowerPoint", "Old PowerPoint files", ".ppt", "PowerPoint Presentation (.pptx)"),
)


def is_message(data: bytes) -> bool:
    """Tell whether a compound file is an Outlook message."""
    try:
        return _MESSAGE_STREAM in dict(CompoundFile(data).sizes)
    except BrokenFile:
        return False


def refuse(data: bytes, path: str, suffix: str) -> NoReturn:
    """Refuse a compound file that is no message, for what it is; `suffix` is that of its name, with its dot.

    Raises:
        EncryptedFile: it asks for a password.
        UnsupportedFormat: it is of a format that is not read.
        DamagedFile: its streams cannot be told.
    """
    try:
        held = CompoundFile(data)
        streams = dict(held.sizes)
        is_package = _PACKAGE in streams
        old = next((one for one in _OLD for stream in one.streams if stream in streams), None)
        is_protected = old is not None and _asks_for_password(held, streams, old)
    except BrokenFile as error:
        if _PACKAGE.encode("utf-16-le") in data:
            raise EncryptedFile(path, _PASSWORD.format(program=_program(suffix))) from error
        raise DamagedFile(path, _DAMAGED) from error
    if not streams:
        raise DamagedFile(path, _DAMAGED)
    if is_package:
        raise EncryptedFile(path, _PASSWORD.format(program=_program(suffix)))
    if old is None:
        raise UnsupportedFormat(path, "It is a file of an old program; open it there and save it as PDF.")
    if is_protected:
        raise EncryptedFile(path, _PASSWORD.format(program=old.program))
    if len(suffix) == len(old.suffix) and _program(suffix) == old.program:
        raise UnsupportedFormat(path, f"{old.name} ({old.suffix}) are not read; {old.advice}")
    under = f"the name of a {suffix} file" if suffix else "a name that does not say so"
    raise UnsupportedFormat(path, f"It is an old {old.program} file ({old.suffix}) under {under}; {old.advice}")


def _program(suffix: str) -> str:
    return _PROGRAMS.get(suffix[1:4], _ANY_PROGRAM)


def _asks_for_password(held: CompoundFile, streams: Collection[str], old: _Old) -> bool:
    if old.suffix == ".doc":
        start = held.read("WordDocument")[:12]
        return len(start) == 12 and bool(struct.unpack_from("<H", start, 10)[0] & _ENCRYPTED_FIB)
    if old.suffix == ".xls":
        return _has_file_pass(held.read(next(name for name in old.streams if name in streams)))
    if "EncryptedSummary" in streams:
        return True
    start = held.read("Current User")[:16]
    return len(start) == 16 and struct.unpack_from("<I", start, 12)[0] == _ENCRYPTED_TOKEN


def _has_file_pass(stream: bytes) -> bool:
    """The record that asks for a password stands among the first of a workbook."""
    place = 0
    for _ in range(_MOST_RECORDS):
        if place + 4 > len(stream):
            return False
        kind, length = struct.unpack_from("<HH", stream, place)
        if kind == _FILE_PASS:
            return True
        place += 4 + length
    return False
