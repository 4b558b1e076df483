"""Ooxml room: a zip archive opened with bounds: few entries, none too large whatever its header says.

Word packages, OpenDocument files, workbooks, presentations and archives all come in through here.
"""

import io
import zipfile
import zlib
from collections.abc import Iterator, Mapping

from briefbook.model.kinds import ProblemKind

MOST_PARTS = 5_000
"""Entries of a package (source: safety design, limits per type)."""
LARGEST_PART = 64_000_000
"""Bytes of one part, counted while it is unpacked: a header may lie (same source)."""
LARGEST_WHOLE = 256_000_000
"""Bytes unpacked from one package in all; ten parts of the largest size are no document."""
_CHUNK = 1_048_576
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
"""A few bytes of bzip2 unpack to gigabytes in one step; no office format allows it (source: ECMA-376 part 2)."""
_ENCRYPTED_FLAG = 0x1


class PackageRefused(Exception):
    """A package that cannot be used; `kind` is what kind of problem it is, `reason` one sentence for the officer."""

    def __init__(self, kind: ProblemKind, reason: str) -> None:
        super().__init__(reason)
        self.kind = kind
        self.reason = reason


class Archive:
    """The parts of a zip archive, unpacked one by one and only when asked for."""

    def __init__(self, data: bytes) -> None:
        """Open an archive.

        Raises:
            PackageRefused: it is no zip archive, or has too many parts.
        """
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError) as error:
            raise PackageRefused(
                ProblemKind.DAMAGED, "The file is cut off or damaged; restore it from a copy."
            ) from error
        entries = self._zip.infolist()
        if len(entries) > MOST_PARTS:
            reason = f"It has {len(entries):,} parts, more than any document needs; save it again from its program."
            raise PackageRefused(ProblemKind.TOO_LARGE, reason)
        self._entries: Mapping[str, zipfile.ZipInfo] = {entry.filename.lstrip("/").lower(): entry for entry in entries}
        self._unpacked = 0

    def __contains__(self, part: str) -> bool:
        return part.lower() in self._entries

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the parts as the archive spells them, folders left out, in its order."""
        return tuple(entry.filename.lstrip("/") for entry in self._entries.values() if not entry.filename.endswith("/"))

    def read(self, part: str) -> bytes:
        """Return the bytes of a part.

        Raises:
            PackageRefused: the part is missing, damaged, protected or too large.
        """
        entry = self._entries.get(part.lower())
        if entry is None:
            reason = f"The part {part} is missing; open it in the program that made it and save it again."
            raise PackageRefused(ProblemKind.DAMAGED, reason)
        if entry.flag_bits & _ENCRYPTED_FLAG:
            raise PackageRefused(ProblemKind.ENCRYPTED, "It asks for a password; save a copy without one.")
        if entry.compress_type not in _METHODS:
            reason = f"The part {part} is packed in a way that no Office program uses; save the file again there."
            raise PackageRefused(ProblemKind.DAMAGED, reason)
        try:
            return b"".join(self._chunks(entry))
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            OSError,
            RuntimeError,
            ValueError,
            NotImplementedError,
        ) as error:
            raise PackageRefused(ProblemKind.DAMAGED, damaged_part(part)) from error

    def _chunks(self, entry: zipfile.ZipInfo) -> Iterator[bytes]:
        size = 0
        with self._zip.open(entry) as stream:
            while chunk := stream.read(_CHUNK):
                size += len(chunk)
                self._unpacked += len(chunk)
                if size > LARGEST_PART:
                    reason = f"A part of it holds more than {LARGEST_PART // 1_000_000} MB; split the document."
                    raise PackageRefused(ProblemKind.TOO_LARGE, reason)
                if self._unpacked > LARGEST_WHOLE:
                    reason = f"It unpacks to more than {LARGEST_WHOLE // 1_000_000} MB; split the document."
                    raise PackageRefused(ProblemKind.TOO_LARGE, reason)
                yield chunk


def damaged_part(part: str) -> str:
    """Return the sentence for a part whose content is broken."""
    return f"The part {part} is damaged; open the file in the program that made it and save it again."
