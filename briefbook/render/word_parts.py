"""Render room: what a Word file carries beside its body: page headers and footers, properties, language, provenance.

Nothing of whoever made the reference.docx goes on into a note: properties are written anew, and parts that a note has
no use for are left behind.
"""

import hashlib
from collections.abc import Iterator, Mapping
from typing import Final

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.package import OpcPackage
from docx.opc.packuri import PackURI
from docx.opc.part import Part, XmlPart
from lxml import etree
from lxml.etree import _Element

from briefbook.model.errors import TemplateRefused
from briefbook.model.note import Block, Doc, ExcerptBlock, ListBlock, NoteMeta, Quote
from briefbook.ooxml.marks import PROVENANCE_NAMESPACE
from briefbook.render.sources import own_text
from briefbook.render.word_braces import NAME, kept_apart, part_braces
from briefbook.render.wording import parse_date, words
from briefbook.render.wordml import RELATIONS, W, one_line, serialise

_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_EXTENDED: Final = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
_CUSTOM: Final = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_VARIANT: Final = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_CUSTOM_XML: Final = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
_DUBLIN: Final = "http://purl.org/dc/elements/1.1/"
_TERMS: Final = "http://purl.org/dc/terms/"
_XSI: Final = "http://www.w3.org/2001/XMLSchema-instance"
_FORMAT_ID: Final = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_STORE_ID: Final = "{0B00B001-42B0-4B0B-8B00-B00C0DE0B001}"
_KEPT: Final = frozenset(
    f"{RELATIONS}/{kind}"
    for kind in ("styles", "numbering", "settings", "fontTable", "theme", "header", "footer", "footnotes", "endnotes")
)
_SETTINGS_LEFT_BEHIND: Final = ("rsids", "docVars", "mailMerge", "proofState", "removePersonalInformation")


def leave_behind(document: XmlPart) -> None:
    """Drop what the reference brought along and a note has no use for: its other parts, revision marks, variables."""
    for key in [key for key, relation in document.rels.items() if relation.reltype not in _KEPT]:
        del document.rels[key]
    for part in _xml_parts(document):
        for node in part.element.iter():
            for name in [name for name in node.attrib if str(name).startswith(f"{W}rsid")]:
                del node.attrib[name]
        for name in _SETTINGS_LEFT_BEHIND:
            for node in part.element.findall(W + name):
                part.element.remove(node)


def fill_stories(document: XmlPart, meta: NoteMeta, titles: Mapping[str, str]) -> None:
    """Put marking, title and the words of the page line into every header and footer.

    Args:
        document: the main part of the file.
        meta: of the note.
        titles: by the id of their relationship those that have another title than the note.

    Raises:
        TemplateRefused: the note is marked and a header or footer has no place for the marking.
    """
    values = {
        "marking": _literal(meta.marking),
        "title": _literal(meta.title),
        "subject": _literal(meta.subject),
        "of": words(meta.language).of,
    }
    for key, relation in document.rels.items():
        if relation.reltype not in (RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER):
            continue
        part = relation.target_part
        if not isinstance(part, XmlPart):
            continue
        said = values | {"title": _literal(titles[key])} if key in titles else values
        filled = {name for paragraph in part.element.iter(W + "p") for name in _fill(paragraph, said)}
        if meta.marking and "marking" not in filled:
            raise TemplateRefused(
                "reference.docx has a header or footer without a place for the marking; write {marking} there in Word."
            )


def _literal(text: str) -> str:
    """Return text for a header or footer; a title that looks like one of the places there is no place."""
    return kept_apart(one_line(text))


def _fill(paragraph: _Element, values: Mapping[str, str]) -> Iterator[str]:
    """Replace the names in braces, also where Word has spread one over several runs; yield those that were there."""
    texts = list(paragraph.iter(W + "t"))
    whole = "".join(text.text or "" for text in texts)
    for match in reversed(list(NAME.finditer(whole))):
        end = len(whole)
        replacement = values[match[1]]
        for text in reversed(texts):
            content = text.text or ""
            start = end - len(content)
            low, high = max(match.start() - start, 0), min(match.end() - start, len(content))
            if low < high:
                begins_here = match.start() >= start
                text.text = content[:low] + (replacement if begins_here else "") + content[high:]
            end = start
        whole = "".join(text.text or "" for text in texts)
        yield match[1]
    if "{" in whole or "}" in whole:
        part_braces(paragraph)


def set_language(document: XmlPart, meta: NoteMeta) -> None:
    """Make the note's language that of the whole file."""
    tag = words(meta.language).language_tag
    for part in _xml_parts(document):
        for node in part.element.iter(W + "themeFontLang"):
            node.set(f"{W}val", tag)
        for defaults in part.element.iter(W + "rPrDefault"):
            for node in defaults.iter(W + "lang"):
                node.set(f"{W}val", tag)


def write_properties(package: OpcPackage, meta: NoteMeta) -> None:
    """Write the file's properties anew: of the note, never of a person or a machine."""
    kept = RELATIONSHIP_TYPE.OFFICE_DOCUMENT
    for key in [key for key, relation in package.rels.items() if relation.reltype != kept]:
        del package.rels[key]
    _relate(
        package,
        "/docProps/core.xml",
        "application/vnd.openxmlformats-package.core-properties+xml",
        RELATIONSHIP_TYPE.CORE_PROPERTIES,
        _core(meta),
    )
    _relate(
        package,
        "/docProps/app.xml",
        "application/vnd.openxmlformats-officedocument.extended-properties+xml",
        RELATIONSHIP_TYPE.EXTENDED_PROPERTIES,
        _extended(),
    )
    _relate(
        package,
        "/docProps/custom.xml",
        "application/vnd.openxmlformats-officedocument.custom-properties+xml",
        RELATIONSHIP_TYPE.CUSTOM_PROPERTIES,
        _custom(meta),
    )


def add_provenance(document: XmlPart, doc: Doc) -> None:
    """Add to a working copy the part that says, entry by entry, where its text came from; nothing to other copies."""
    if not doc.sources:
        return
    item = Part(PackURI("/customXml/item1.xml"), "application/xml", _provenance(doc))
    document.relate_to(item, RELATIONSHIP_TYPE.CUSTOM_XML)
    kind = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
    properties = Part(PackURI("/customXml/itemProps1.xml"), kind, _store_item())
    item.relate_to(properties, RELATIONSHIP_TYPE.CUSTOM_XML_PROPS)


def _provenance(doc: Doc) -> bytes:
    texts = dict(_entry_texts(doc.blocks))
    root = _root("note", PROVENANCE_NAMESPACE)
    for source in doc.sources:
        for entry_id in source.entries:
            values = {
                "id": entry_id,
                "mark": doc.marks.get(entry_id, ""),
                "number": str(source.number),
                "title": source.title,
                "publisher": source.publisher,
                "date": source.date,
                "path": source.path,
                "locator": source.locator,
                "sha256": source.document,
                "folder": source.folder,
                "ordinal": str(source.ordinal),
                "span": f"{source.span[0]}-{source.span[1]}",
                "taken": source.picked,
                "taken-sha256": source.taken_hash,
                "as-of": source.as_of,
                "edited": "yes" if source.edited else "no",
                "text-sha256": hashlib.sha256(texts.get(entry_id, "").encode("utf-8", "surrogatepass")).hexdigest(),
            }
            told = {name: one_line(value) for name, value in values.items()}
            etree.SubElement(root, f"{{{PROVENANCE_NAMESPACE}}}excerpt", told)
    return serialise(root)


def _entry_texts(blocks: tuple[Block, ...]) -> Iterator[tuple[str, str]]:
    for block in blocks:
        match block:
            case ExcerptBlock(id=entry_id, blocks=inner):
                yield entry_id, own_text(inner)
            case Quote(blocks=inner):
                yield from _entry_texts(inner)
            case ListBlock(items=items):
                for item in items:
                    yield from _entry_texts(item)


def _store_item() -> bytes:
    root = etree.Element(f"{{{_CUSTOM_XML}}}datastoreItem", nsmap={"ds": _CUSTOM_XML})
    root.set(f"{{{_CUSTOM_XML}}}itemID", _STORE_ID)
    references = etree.SubElement(root, f"{{{_CUSTOM_XML}}}schemaRefs")
    etree.SubElement(references, f"{{{_CUSTOM_XML}}}schemaRef").set(f"{{{_CUSTOM_XML}}}uri", PROVENANCE_NAMESPACE)
    return serialise(root)


def _xml_parts(document: XmlPart) -> Iterator[XmlPart]:
    yield document
    for relation in document.rels.values():
        if not relation.is_external and isinstance(relation.target_part, XmlPart):
            yield relation.target_part


def _root(tag: str, namespace: str) -> _Element:
    return etree.fromstring(f'<{tag} xmlns="{namespace}"/>')


def _relate(package: OpcPackage, name: str, kind: str, relation: str, content: bytes) -> None:
    package.relate_to(Part(PackURI(name), kind, content), relation)


def _core(meta: NoteMeta) -> bytes:
    names = {"cp": _PACKAGE, "dc": _DUBLIN, "dcterms": _TERMS, "xsi": _XSI}
    root = etree.Element(f"{{{_PACKAGE}}}coreProperties", nsmap=names)
    values = (
        (f"{{{_DUBLIN}}}title", meta.title),
        (f"{{{_DUBLIN}}}subject", meta.subject),
        (f"{{{_DUBLIN}}}creator", meta.author),
        (f"{{{_PACKAGE}}}keywords", meta.keywords),
        (f"{{{_DUBLIN}}}language", words(meta.language).language_tag),
        (f"{{{_PACKAGE}}}revision", "1"),
    )
    for name, value in values:
        etree.SubElement(root, name).text = one_line(value)
    if meta.date and parse_date(meta.date):
        for name in ("created", "modified"):
            node = etree.SubElement(root, f"{{{_TERMS}}}{name}")
            node.set(f"{{{_XSI}}}type", "dcterms:W3CDTF")
            node.text = f"{meta.date}T12:00:00Z"
    return serialise(root)


def _extended() -> bytes:
    root = _root("Properties", _EXTENDED)
    etree.SubElement(root, f"{{{_EXTENDED}}}Application").text = "Briefbook"
    return serialise(root)


def _custom(meta: NoteMeta) -> bytes:
    root = _root("Properties", _CUSTOM)
    values = {"Marking": meta.marking, "Template": meta.template}
    for number, (name, value) in enumerate(((name, value) for name, value in values.items() if value), 2):
        node = etree.SubElement(root, f"{{{_CUSTOM}}}property", fmtid=_FORMAT_ID, pid=str(number), name=name)
        etree.SubElement(node, f"{{{_VARIANT}}}lpwstr", nsmap={"vt": _VARIANT}).text = one_line(value)
    return serialise(root)
