"""Ooxml room: a Word package opened with bounds: few parts, none too large, no document type, nothing fetched.

Every foreign .docx of the product comes in through here: documents of the corpus, reference documents, returned notes.
"""

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from lxml import etree

from briefbook.model.kinds import ProblemKind

MOST_PARTS = 5_000
"""Entries of a package (source: safety design, limits per type)."""
LARGEST_PART = 64_000_000
"""Bytes of one part, counted while it is unpacked: a header may lie (same source)."""
_CHUNK = 1_048_576
_RELATIONSHIPS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_DOCUMENT_TYPE = tuple("<!DOCTYPE".encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be"))
_ENCRYPTED_FLAG = 0x1


class PackageRefused(Exception):
    """A package that cannot be used; `kind` is what kind of problem it is, `reason` one sentence for the officer."""

    def __init__(self, kind: ProblemKind, reason: str) -> None:
        super().__init__(reason)
        self.kind = kind
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Relationship:
    """A reference from one part to another: its type (last word of the type's address) and the name of its target."""

    id: str
    type: str
    target: str


class Package:
    """The parts of a package, read one by one and only when asked for."""

    def __init__(self, data: bytes) -> None:
        """Open a package.

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
            reason = f"It has {len(entries):,} parts, more than any Word document needs; save it again from Word."
            raise PackageRefused(ProblemKind.TOO_LARGE, reason)
        self._entries: Mapping[str, zipfile.ZipInfo] = {entry.filename.lstrip("/").lower(): entry for entry in entries}

    def __contains__(self, part: str) -> bool:
        return part.lower() in self._entries

    def read(self, part: str) -> bytes:
        """Return the bytes of a part.

        Raises:
            PackageRefused: the part is missing, damaged, protected or too large.
        """
        entry = self._entries.get(part.lower())
        if entry is None:
            raise PackageRefused(ProblemKind.DAMAGED, f"The part {part} is missing; open it in Word and save it again.")
        if entry.flag_bits & _ENCRYPTED_FLAG:
            raise PackageRefused(ProblemKind.ENCRYPTED, "It asks for a password; save a copy without one.")
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
            reason = f"The part {part} is damaged; open the file in Word and save it again."
            raise PackageRefused(ProblemKind.DAMAGED, reason) from error

    def _chunks(self, entry: zipfile.ZipInfo) -> Iterator[bytes]:
        size = 0
        with self._zip.open(entry) as stream:
            while chunk := stream.read(_CHUNK):
                size += len(chunk)
                if size > LARGEST_PART:
                    reason = f"A part of it holds more than {LARGEST_PART // 1_000_000} MB; split the document."
                    raise PackageRefused(ProblemKind.TOO_LARGE, reason)
                yield chunk

    def elements(self, part: str, *tags: str) -> Iterator[etree._Element]:
        """Yield the elements of a part that are called one of `tags` ("{namespace}name"), each as soon as it is whole.

        An element inside another one that is yielded comes first. The caller clears what it has done with.

        Raises:
            PackageRefused: as `read`, or the part is not well-formed, or has a document type.
        """
        data = self.read(part)
        if any(mark in data for mark in _DOCUMENT_TYPE):
            raise PackageRefused(
                ProblemKind.DAMAGED, f"The part {part} declares a document type, which Word never does."
            )
        try:
            for _, element in etree.iterparse(
                io.BytesIO(data),
                events=("end",),
                tag=tags or None,
                resolve_entities=False,
                load_dtd=False,
                no_network=True,
                remove_comments=True,
                remove_pis=True,
                huge_tree=False,
            ):
                yield element
        except etree.XMLSyntaxError as error:
            reason = f"The part {part} is damaged; open the file in Word and save it again."
            raise PackageRefused(ProblemKind.DAMAGED, reason) from error

    def relationships(self, part: str = "") -> tuple[Relationship, ...]:
        """Return the references inside the package from a part, or from the package itself; outer ones are left out.

        Raises:
            PackageRefused: they are damaged.
        """
        folder, name = posixpath.split(part)
        source = posixpath.join(folder, "_rels", f"{name}.rels")
        if source not in self:
            return ()
        found: list[Relationship] = []
        for element in self.elements(source, _RELATIONSHIPS):
            if element.get("TargetMode") == "External":
                continue
            target = _resolved(folder, element.get("Target") or "")
            kind = (element.get("Type") or "").rsplit("/", 1)[-1]
            found.append(Relationship(element.get("Id") or "", kind, target))
        return tuple(found)


def _resolved(folder: str, target: str) -> str:
    """Return the name of a part from a target relative to `folder`; one that climbs out names none."""
    path = unquote(target.partition("#")[0])
    absolute = path if path.startswith("/") else posixpath.join("/", folder, path)
    return posixpath.normpath(absolute).lstrip("/")
