"""Render room: the parts of a finished or foreign Word file, read with bounds, and what in them could run or fetch.

The kinds of attack are those of the safety design (S9): remote templates and pictures, OLE, macros, fields that fetch,
embedded foreign files, forms and frames.
"""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from lxml import etree
from lxml.etree import _Element

from briefbook.model.kinds import ProblemKind
from briefbook.ooxml.archive import PackageRefused
from briefbook.ooxml.package import Package
from briefbook.render.wordml import W

MAIN_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_MAX_ALL: Final = 256_000_000
"""Bytes of all parts together; the bounds of one part and of their number are those of the ooxml room."""
_REFUSALS: Final = {ProblemKind.TOO_LARGE: "it is far too large", ProblemKind.ENCRYPTED: "it is encrypted"}
_ACTIVE_NAME: Final = re.compile(
    r"vbaproject|vbadata|activex|oleobject|/embeddings/|afchunk|customui|webextension|ctrlprops|\.(?:bin|exe|dll|mht|htm|html|rtf)$",
    re.IGNORECASE,
)
_ACTIVE_RELATION: Final = frozenset(
    (
        *("attachedtemplate", "oleobject", "vbaproject", "wordvbadata", "afchunk", "frame", "subdocument", "control"),
        *("package", "externallink", "externallinkpath", "ctrlprop", "webextensiontaskpanes", "ui", "mailmergesource"),
        *("recipientdata", "transform", "attachedtoolbars", "keymapcustomizations"),
    )
)
_ACTIVE_ELEMENT: Final = frozenset(
    f"{W}{name}"
    for name in (
        "altChunk",
        "attachedTemplate",
        "control",
        "dataSource",
        "frameset",
        "mailMerge",
        "movie",
        "object",
        "subDoc",
    )
)
_QUIET_FIELD: Final = frozenset(
    ("PAGE", "NUMPAGES", "SECTIONPAGES", "TOC", "REF", "PAGEREF", "NOTEREF", "SEQ", "STYLEREF", "HYPERLINK")
)
_SAFE_ADDRESS: Final = re.compile(r"(?:https?://|mailto:)[^\s]+", re.IGNORECASE)
_REMOTE: Final = re.compile(r"\s*(?:[a-z][a-z0-9+.-]*:|\\\\|//)", re.IGNORECASE)


class StyleSheet:
    """The styles of a file, asked for what a style says itself or takes from the one it is based on."""

    def __init__(self, root: _Element) -> None:
        self.by_id = {style.get(f"{W}styleId") or "": style for style in root.iter(f"{W}style")}
        self._found: dict[tuple[str, str], _Element | None] = {}

    def name(self, style_id: str) -> str:
        """Return the name of a style in small letters, empty when there is none."""
        found = self.by_id[style_id].find(f"{W}name") if style_id in self.by_id else None
        return "" if found is None else (found.get(f"{W}val") or "").lower()

    def first(self, style_id: str, path: str) -> _Element | None:
        """Return the first element at `path` in a style or in those it is based on."""
        key = (style_id, path)
        if key not in self._found:
            self._found[key] = next(self.every(style_id, path), None)
        return self._found[key]

    def every(self, style_id: str, path: str) -> Iterator[_Element]:
        """Walk over the elements at `path` in a style and in those it is based on, its own first."""
        seen: set[str] = set()
        while style_id in self.by_id and style_id not in seen:
            seen.add(style_id)
            found = self.by_id[style_id].find(path)
            if found is not None:
                yield found
            base = self.by_id[style_id].find(f"{W}basedOn")
            style_id = "" if base is None else base.get(f"{W}val") or ""


class NotAPackage(ValueError):
    """The bytes are no Word file that may be opened; the text says why."""


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation of a part: `kind` is the last piece of its type, small letters."""

    owner: str
    id: str
    kind: str
    target: str
    external: bool


@dataclass(frozen=True, slots=True)
class WordPackage:
    """A Word file in memory.

    Attributes:
        entries: the zip's own list, in its order.
        parts: bytes by part name, without the leading slash.
        xml: the parts that are XML, parsed; no entity is resolved, nothing is fetched.
        styles: what word/styles.xml says.
    """

    entries: tuple[zipfile.ZipInfo, ...]
    parts: Mapping[str, bytes]
    xml: Mapping[str, _Element]
    styles: StyleSheet

    def relations(self) -> Iterator[Relation]:
        """Walk over the relations of all parts."""
        for name, root in self.xml.items():
            if name.endswith(".rels"):
                for node in root:
                    yield Relation(
                        owner=name,
                        id=node.get("Id") or "",
                        kind=(node.get("Type") or "").rsplit("/", 1)[-1].lower(),
                        target=node.get("Target") or "",
                        external=node.get("TargetMode") == "External",
                    )

    def named(self, pattern: str) -> Iterator[tuple[str, _Element]]:
        """Walk over the XML parts whose whole name matches the regular expression."""
        for name, root in self.xml.items():
            if re.fullmatch(pattern, name):
                yield name, root


def open_package(data: bytes) -> WordPackage:
    """Return the parts of a Word file.

    Raises:
        NotAPackage: it is no zip, damaged, encrypted, too large, holds a name twice, or holds XML that is none.
    """
    try:
        package = Package(data)
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = tuple(archive.infolist())
        if sum(entry.file_size for entry in entries) > _MAX_ALL:
            raise NotAPackage("it is far too large")
        if len({entry.filename.lower() for entry in entries}) != len(entries):
            raise NotAPackage("it holds two parts of one name")
        parts = {entry.filename: package.read(entry.filename) for entry in entries}
    except PackageRefused as error:
        raise NotAPackage(_REFUSALS.get(error.kind, "it is not a Word file, or a damaged one")) from error
    xml = {name: _parsed(name, part) for name, part in parts.items() if name.lower().endswith((".xml", ".rels"))}
    for needed in ("[Content_Types].xml", "_rels/.rels", "word/document.xml", "word/styles.xml", "word/settings.xml"):
        if needed not in xml:
            raise NotAPackage(f"it lacks the part {needed}")
    return WordPackage(entries, parts, xml, StyleSheet(xml["word/styles.xml"]))


def _parsed(name: str, part: bytes) -> _Element:
    if b"<!DOCTYPE" in part or b"<!ENTITY" in part:
        raise NotAPackage(f"its part {name} declares entities")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(part, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise NotAPackage(f"its part {name} is damaged") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise NotAPackage(f"its part {name} declares entities")
    return root


def dangers(package: WordPackage) -> Iterator[str]:
    """Walk over what in the file could run or fetch something, in words."""
    yield from _content_type_dangers(package)
    for name in package.parts:
        if _ACTIVE_NAME.search(name):
            yield f"it carries the active part {name}"
    for relation in package.relations():
        yield from _relation_dangers(relation)
    for name, root in package.xml.items():
        yield from _element_dangers(name, root)
        for code in field_codes(root):
            if code not in _QUIET_FIELD:
                yield f"its part {name} holds the field {code or 'without a name'}"


def _content_type_dangers(package: WordPackage) -> Iterator[str]:
    for node in package.xml["[Content_Types].xml"]:
        kind = (node.get("ContentType") or "").lower()
        if "macroenabled" in kind or "vbaproject" in kind or "activex" in kind or "oleobject" in kind:
            yield "it is a file with macros or active parts"
        if node.get("PartName") == "/word/document.xml" and kind != MAIN_TYPE:
            yield "it is no plain Word document (.docx)"


def _relation_dangers(relation: Relation) -> Iterator[str]:
    if relation.kind in _ACTIVE_RELATION:
        yield f"it refers to a part of the kind {relation.kind}"
    elif relation.external and relation.kind != "hyperlink":
        yield f"it would fetch {relation.target}"
    elif relation.external and not _SAFE_ADDRESS.fullmatch(relation.target):
        yield f"it links to {relation.target}"
    elif not relation.external and _REMOTE.match(relation.target):
        yield f"it refers outside the file, to {relation.target}"


def _element_dangers(name: str, root: _Element) -> Iterator[str]:
    for node in root.iter(etree.Element):
        if node.tag in _ACTIVE_ELEMENT:
            yield f"its part {name} holds the element {etree.QName(node).localname}"
        elif etree.QName(node).namespace == "urn:schemas-microsoft-com:vml":
            for attribute in ("src", "href"):
                if _REMOTE.match(node.get(attribute) or ""):
                    yield f"its part {name} would fetch {node.get(attribute)}"


def field_codes(root: _Element) -> Iterator[str]:
    """Walk over the kinds of the fields in a part, capital letters; an instruction spread over runs is put together."""
    open_fields: list[list[str]] = []
    for node in root.iter(f"{W}fldChar", f"{W}instrText", f"{W}fldSimple"):
        if node.tag == f"{W}fldSimple":
            yield _kind(node.get(f"{W}instr") or "")
        elif node.tag == f"{W}instrText":
            if open_fields:
                open_fields[-1].append(node.text or "")
            else:
                yield _kind(node.text or "")
        elif node.get(f"{W}fldCharType") == "begin":
            open_fields.append([])
        elif node.get(f"{W}fldCharType") == "end" and open_fields:
            yield _kind("".join(open_fields.pop()))
    for texts in open_fields:
        yield _kind("".join(texts))


def _kind(instruction: str) -> str:
    words = instruction.split()
    return words[0].upper() if words else ""
