"""Extract room: the properties of an Outlook message and of what is in it (sources: [MS-OXMSG], [MS-OXPROPS])."""

import datetime
import struct
from collections.abc import Iterator

from briefbook.extract.compound_file import CompoundFile
from briefbook.extract.mail_headers import text_of
from briefbook.model.text import clean

_TEXT, _NARROW, _BINARY = "001F", "001E", "0102"
_FIXED = "__properties_version1.0"
_HEADS = {"": 32, "embedded": 24, "other": 8}
_EPOCH = datetime.datetime(1601, 1, 1)
_CODE_PAGE = (0x3FFD, 0x3FDE)
_UNICODE_PAGES = {65001: "utf-8", 1200: "utf-16le", 20127: "us-ascii", 50220: "iso-2022-jp", 51949: "euc-kr"}


class Properties:
    """The properties that stand in one folder of a message.

    Attributes:
        folder: its path within the file with a `/` at its end; empty for the message itself.
    """

    def __init__(self, file: CompoundFile, folder: str, path: str) -> None:
        self._file = file
        self._path = path
        self.folder = folder
        self._fixed = _fixed(file.read(f"{folder}{_FIXED}"), self._head())

    def _head(self) -> int:
        if not self.folder:
            return _HEADS[""]
        return _HEADS["embedded" if self.folder.endswith("__substg1.0_3701000D/") else "other"]

    def number(self, property_id: int) -> int:
        """Return a number, 0 when it is not there."""
        return int.from_bytes(self._fixed.get(property_id, b"")[:4], "little")

    def time(self, property_id: int) -> datetime.datetime | None:
        """Return a moment in universal time, None when it is not there or none that a calendar has."""
        ticks = int.from_bytes(self._fixed.get(property_id, b""), "little")
        try:
            return _EPOCH + datetime.timedelta(microseconds=ticks // 10) if ticks else None
        except OverflowError:
            return None

    @property
    def size(self) -> int:
        """The bytes of all that stands in the folder, as the file claims."""
        return sum(size for stream, size in self._file.sizes if stream.startswith(self.folder))

    @property
    def charset(self) -> str:
        """The encoding of what is not in Unicode."""
        page = next((number for name in _CODE_PAGE if (number := self.number(name))), 0)
        if 28591 <= page <= 28606:
            return f"iso-8859-{page - 28590}"
        return _UNICODE_PAGES.get(page, f"cp{page}" if page else "")

    def text(self, property_id: int) -> str:
        """Return a text, empty when it is not there."""
        wide = self.raw(property_id, _TEXT)
        if wide:
            text = clean(wide.decode("utf-16-le", "replace"))
        else:
            narrow = self.raw(property_id, _NARROW)
            text = text_of(narrow, self._path, self.charset) if narrow else ""
        return text.rstrip("\0")

    def binary(self, property_id: int) -> bytes:
        """Return bytes, none when they are not there."""
        return self.raw(property_id, _BINARY)

    def raw(self, property_id: int, kind: str) -> bytes:
        """Return the stream of a property of a kind."""
        return self._file.read(f"{self.folder}__substg1.0_{property_id:04X}{kind}")

    def within(self, start: str) -> Iterator["Properties"]:
        """Yield the properties of each folder within this one whose name begins with `start`, in order."""
        found = [one for one in self._file.folders.get(self.folder, ()) if one.startswith(f"{self.folder}{start}")]
        for folder in sorted(found):
            yield Properties(self._file, folder, self._path)

    def embedded(self) -> "Properties | None":
        """Return the message that an attachment is, None when it is a file."""
        folder = f"{self.folder}__substg1.0_3701000D/"
        if folder not in self._file.folders.get(self.folder, ()):
            return None
        return Properties(self._file, folder, self._path)


def _fixed(raw: bytes, head: int) -> dict[int, bytes]:
    """Return the values of eight bytes by the number of their property."""
    found: dict[int, bytes] = {}
    for place in range(head, len(raw) - 15, 16):
        tag, value = struct.unpack_from("<I4x8s", raw, place)
        found[tag >> 16] = value
    return found
