"""Extract room: archives (.zip): the files within, unpacked one after the other within bounds; nothing is written.

No header is believed: sizes are counted while unpacking, and entries that lie over one another are refused.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator

from briefbook.extract.base import Content, Part
from briefbook.extract.parts import MOST_PARTS
from briefbook.model.errors import DamagedFile, NoText, TooLarge
from briefbook.model.kinds import ProblemKind
from briefbook.model.text import clean

LARGEST_MEMBER = 64_000_000
"""Bytes of one file, unpacked (source: safety design, limits per type)."""
LARGEST_TOTAL = 200_000_000
"""Bytes of all files, unpacked: they are in memory together."""
_CHUNK = 1_048_576
_ENCRYPTED = 0x1
_IS_UTF8 = 0x800
_READ = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_OTHER_METHODS = {
    6: "Implode",
    9: "Deflate64",
    12: "bzip2",
    14: "LZMA",
    93: "Zstandard",
    95: "XZ",
    98: "PPMd",
    99: "AES",
}
"""Ways to compress that are named, not read; a few bytes of some unpack to gigabytes at once (source: APPNOTE.TXT)."""
_ENTRY_MARK = b"PK\x01\x02"
_MOST_MARKS = 200_000
"""Entries of the archive and of archives stored in it: a list of millions takes all memory before it can be counted."""
_UNSEEN = re.compile(r"(?:\A|/)(?:__MACOSX/|\.DS_Store\Z|Thumbs\.db\Z|desktop\.ini\Z|\._[^/]*\Z)", re.IGNORECASE)
_PASSWORD = "It asks for a password; unpack it yourself and put the file into the folder."
_DAMAGED = "It is damaged within its archive; ask for the archive again."
_OVER = "It shares its bytes with other files of its archive, which only a trap does; it was not unpacked."
_TOO_LARGE = f"It is larger than {LARGEST_MEMBER // 1_000_000} MB; unpack it into the folder."
_TOO_MUCH = f"The archive holds more than {LARGEST_TOTAL // 1_000_000} MB in all; unpack it into the folder."
_LARGEST_WORK = 500_000_000
"""Bytes unpacked in all, those of refused files included."""
_MOST_OVERLAPPING = 10
_CODES = ("cp437", "cp850", "cp1252")
_USUAL = frozenset("àâäçéèêëîïôöùûüÿœæÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŸŒÆ’–—«»°")
_LOCAL_HEAD = 30
"""Bytes that stand before the data of an entry at least."""


class _Refused(Exception):
    """An entry that gives no bytes, with the kind of problem and the reason."""

    def __init__(self, kind: ProblemKind, reason: str) -> None:
        super().__init__(reason)
        self.part_kind = kind
        self.reason = reason


def read(data: bytes, path: str) -> Content:
    """Read an archive into the files it holds.

    Raises:
        DamagedFile: its list of files is cut off, damaged or a trap.
        TooLarge: it holds more files than Briefbook takes out of one.
        NoText: it holds no files.
    """
    if data.count(_ENTRY_MARK) > _MOST_MARKS:
        raise TooLarge(path, f"The archive holds more than {MOST_PARTS:,} files; unpack it into the folder.")
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError, OverflowError) as error:
        reason = "The archive is cut off or damaged; ask for it again, or restore it from a copy."
        raise DamagedFile(path, reason) from error
    with archive:
        entries = [entry for entry in archive.infolist() if not entry.filename.endswith("/")]
        if len(entries) > MOST_PARTS:
            reason = f"The archive holds {len(entries):,} files, more than {MOST_PARTS:,}; unpack it into the folder."
            raise TooLarge(path, reason)
        overlapping = _overlapping(entries)
        if sum(entry.header_offset in overlapping for entry in entries) > _MOST_OVERLAPPING:
            raise DamagedFile(path, "Its files share their bytes, which only a trap does; it was not unpacked.")
        parts = tuple(_parts(archive, entries, overlapping))
    if not parts:
        raise NoText(path, "The archive holds no files.")
    return Content((), (), parts, is_container=True)


def _parts(archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo], overlapping: set[int]) -> Iterator[Part]:
    spent = 0
    kept = 0
    for entry in entries:
        name = _name(entry)
        if _UNSEEN.search(name):
            continue
        chunks: list[bytes] = []
        try:
            _refuse(entry, overlapping)
            for chunk in _chunks(archive, entry):
                spent += len(chunk)
                chunks.append(chunk)
                _refuse_size(sum(map(len, chunks)), kept, spent)
        except _Refused as refused:
            yield Part(name, None, refused.reason, refused.part_kind)
        else:
            kept += sum(map(len, chunks))
            yield Part(name, b"".join(chunks))


def _refuse_size(size: int, kept: int, spent: int) -> None:
    if size > LARGEST_MEMBER:
        raise _Refused(ProblemKind.TOO_LARGE, _TOO_LARGE)
    if size + kept > LARGEST_TOTAL or spent > _LARGEST_WORK:
        raise _Refused(ProblemKind.TOO_LARGE, _TOO_MUCH)


def _overlapping(entries: list[zipfile.ZipInfo]) -> set[int]:
    """Return the places of the entries that begin within another one (source: D. Fifield, A better zip bomb)."""
    found: set[int] = set()
    end = -1
    for entry in sorted(entries, key=lambda entry: entry.header_offset):
        if entry.header_offset < end:
            found.add(entry.header_offset)
        end = max(end, entry.header_offset + _LOCAL_HEAD + max(0, entry.compress_size))
    return found


def _refuse(entry: zipfile.ZipInfo, overlapping: set[int]) -> None:
    """Refuse an entry that need not be unpacked to be known as unreadable."""
    if entry.header_offset in overlapping:
        raise _Refused(ProblemKind.DAMAGED, _OVER)
    if entry.flag_bits & _ENCRYPTED:
        raise _Refused(ProblemKind.ENCRYPTED, _PASSWORD)
    if entry.compress_type not in _READ:
        method = _OTHER_METHODS.get(entry.compress_type, f"number {entry.compress_type}")
        reason = f"It is compressed in a way that is not read ({method}); unpack it into the folder."
        raise _Refused(ProblemKind.UNSUPPORTED, reason)
    _refuse_size(entry.file_size, 0, 0)


def _chunks(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Iterator[bytes]:
    try:
        with archive.open(entry) as stream:
            while chunk := stream.read(_CHUNK):
                yield chunk
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        OSError,
        RuntimeError,
        ValueError,
        NotImplementedError,
        OverflowError,
    ) as error:
        raise _Refused(ProblemKind.DAMAGED, _DAMAGED) from error


def _name(entry: zipfile.ZipInfo) -> str:
    """Return the name of an entry; many programs write UTF-8 or Windows letters and do not say so."""
    name = entry.orig_filename or entry.filename
    if not entry.flag_bits & _IS_UTF8 and not name.isascii():
        name = _relettered(name)
    return clean(name.replace("\0", "_").replace("\\", "/"))


def _relettered(name: str) -> str:
    try:
        raw = name.encode("cp437")
    except UnicodeEncodeError:
        return name
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return max((raw.decode(code, "replace") for code in _CODES), key=_usual_letters)


def _usual_letters(name: str) -> int:
    """Count the letters of English and French names among those that are not ASCII, less the others."""
    return sum((1 if char in _USUAL else -1) for char in name if char > "\x7f")
