"""Ooxml room: a package of XML parts opened with bounds: no document type, nothing fetched, references kept inside.

Every foreign .docx of the product comes in through here: documents of the corpus, reference documents, returned notes.
"""

import io
import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from lxml import etree

from briefbook.model.kinds import ProblemKind
from briefbook.ooxml.archive import Archive, PackageRefused, damaged_part
from briefbook.ooxml.attributes import has_countless_attributes

_RELATIONSHIPS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_DOCUMENT_TYPE = tuple("<!DOCTYPE".encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be"))
MOST_TAGS = 5_000_000
"""Tags of a part, those that open and those that close; the text of a book of 1,000 pages has two million."""


@dataclass(frozen=True, slots=True)
class Relationship:
    """A reference from one part to another: its type (last word of the type's address) and the name of its target."""

    id: str
    type: str
    target: str


class Package(Archive):
    """The parts of a package, read one by one and only when asked for."""

    def elements(self, part: str, *tags: str) -> Iterator[etree._Element]:
        """Yield the elements of a part that are called one of `tags` ("{namespace}name"), each as soon as it is whole.

        An element inside another one that is yielded comes first. The caller clears what it has done with.

        Raises:
            PackageRefused: as `read`, or the part is not well-formed, or has a document type.
        """
        yield from elements_of(self.read(part), part, *tags)

    def relationships(self, part: str = "") -> tuple[Relationship, ...]:
        """Return the references inside the package from a part, or from the package itself; outer ones are left out.

        Raises:
            PackageRefused: they are damaged.
        """
        folder, name = posixpath.split(part)
        found: list[Relationship] = []
        for element in self._references(folder, name):
            if element.get("TargetMode") == "External":
                continue
            target = _resolved(folder, element.get("Target") or "")
            kind = (element.get("Type") or "").rsplit("/", 1)[-1]
            found.append(Relationship(element.get("Id") or "", kind, target))
        return tuple(found)

    def addresses(self, part: str) -> Mapping[str, str]:
        """Return the outer addresses that a part refers to, by the ids of the references; nothing is fetched from them.

        Raises:
            PackageRefused: the references are damaged.
        """
        found = self._references(*posixpath.split(part))
        return {one.get("Id") or "": one.get("Target") or "" for one in found if one.get("TargetMode") == "External"}

    def _references(self, folder: str, name: str) -> Iterator[etree._Element]:
        source = posixpath.join(folder, "_rels", f"{name}.rels")
        if source in self:
            yield from self.elements(source, _RELATIONSHIPS)


def elements_of(data: bytes, part: str, *tags: str) -> Iterator[etree._Element]:
    """Yield the elements of an XML file that are called one of `tags`, as `Package.elements`; `part` is its name.

    Raises:
        PackageRefused: it is not well-formed, has too many elements, or a document type.
    """
    if any(mark in data for mark in _DOCUMENT_TYPE):
        reason = f"The part {part} declares a document type, which no office program does; save it again."
        raise PackageRefused(ProblemKind.DAMAGED, reason)
    if data.count(b"<") > MOST_TAGS or has_countless_attributes(data):
        reason = f"The part {part} has more elements than any document needs; split the document."
        raise PackageRefused(ProblemKind.TOO_LARGE, reason)
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
        raise PackageRefused(ProblemKind.DAMAGED, damaged_part(part)) from error


def _resolved(folder: str, target: str) -> str:
    """Return the name of a part from a target relative to `folder`; one that climbs out names none."""
    path = unquote(target.partition("#")[0])
    absolute = path if path.startswith("/") else posixpath.join("/", folder, path)
    return posixpath.normpath(absolute).lstrip("/")
