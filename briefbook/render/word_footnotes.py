"""Render room: the footnotes of a Word file: a part of their own, with the two lines that part them from the text.

Sources: ECMA-376 Part 1, 17.11; python-docx has no footnotes. The separators have the ids -1 and 0, and the settings
name them before `w:compat`.
"""

from collections.abc import Collection
from dataclasses import replace
from typing import Final

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part, XmlPart
from docx.parts.document import DocumentPart
from lxml import etree
from lxml.etree import _Element

from briefbook.model.note import Inlines
from briefbook.render.word_paragraphs import Paragraphs, Shape, Surroundings
from briefbook.render.wordml import SPACE, W, add, element, number

_NAME: Final = PackURI("/word/footnotes.xml")
_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_SEPARATORS: Final = ((-1, "separator"), (0, "continuationSeparator"))
_KINDS: Final = (RELATIONSHIP_TYPE.FOOTNOTES, RELATIONSHIP_TYPE.ENDNOTES)
_AFTER_NOTES: Final = frozenset(
    f"{W}{name}"
    for name in (
        *("endnotePr", "compat", "docVars", "rsids", "attachedSchema", "themeFontLang", "clrSchemeMapping"),
        *("doNotIncludeSubdocsInStats", "doNotAutoCompressPictures", "forceUpgrade", "captions"),
        *("readModeInkLockDown", "smartTagType", "shapeDefaults", "doNotEmbedSmartTags", "decimalSymbol"),
        "listSeparator",
    )
)
"""What stands behind w:footnotePr in the settings (CT_Settings)."""


def drop_notes(document: DocumentPart) -> None:
    """Take all footnotes and endnotes out of a file whose text is not used."""
    _forget(document, _KINDS)
    for root in _settings(document):
        for name in ("footnotePr", "endnotePr"):
            for node in root.findall(f"{W}{name}"):
                root.remove(node)


class Footnotes:
    """The footnotes that a body calls: each is numbered when it is called, all are written at the end."""

    def __init__(self, document: DocumentPart) -> None:
        self._document = document
        self._called: list[Inlines] = []
        self._first = max((number(node, "id") for node in _notes_in(document)), default=0) + 1

    def call(self, inlines: Inlines) -> int:
        """Return the id of a new footnote that says `inlines`."""
        self._called.append(inlines)
        return self._first + len(self._called) - 1

    def write(self, around: Surroundings) -> None:
        """Add the footnotes to the file; nothing when none was called."""
        if not self._called:
            return
        part = self._part()
        links: dict[str, str] = {}

        def link(address: str) -> str:
            if address not in links:
                links[address] = part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
            return links[address]

        paragraphs = Paragraphs(replace(around, link=link), ())
        shape = Shape(around.styles.id("footnote text"))
        for place, inlines in enumerate(self._called):
            note = add(part.element, "footnote", id=self._first + place)
            written = paragraphs.make(inlines, shape).element
            written.insert(1, _mark(around))
            written.insert(2, _gap())
            note.append(written)

    def _part(self) -> XmlPart:
        found = _part_of(self._document)
        root = etree.fromstring(found.blob) if found is not None else _separated()
        part = XmlPart(_NAME if found is None else found.partname, _TYPE, root, self._document.package)  # type: ignore[arg-type]  # python-docx asks for its own elements, lxml's do
        if found is None:
            for settings in _settings(self._document):
                _name_separators(settings)
        else:
            for key, relation in found.rels.items():
                part.rels[key] = relation
            _forget(self._document, (RELATIONSHIP_TYPE.FOOTNOTES,))
        self._document.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
        return part


def _forget(document: DocumentPart, kinds: Collection[str]) -> None:
    for key in [key for key, relation in document.rels.items() if relation.reltype in kinds]:
        del document.rels[key]


def _part_of(document: DocumentPart) -> Part | None:
    for relation in document.rels.values():
        if relation.reltype == RELATIONSHIP_TYPE.FOOTNOTES and not relation.is_external:
            part: Part = relation.target_part
            return part
    return None


def _notes_in(document: DocumentPart) -> list[_Element]:
    found = _part_of(document)
    return [] if found is None else list(etree.fromstring(found.blob).iter(f"{W}footnote"))


def _settings(document: DocumentPart) -> list[_Element]:
    return [
        relation.target_part.element
        for relation in document.rels.values()
        if relation.reltype == RELATIONSHIP_TYPE.SETTINGS and isinstance(relation.target_part, XmlPart)
    ]


def _separated() -> _Element:
    root = element("footnotes")
    for note_id, kind in _SEPARATORS:
        note = add(root, "footnote", type=kind, id=note_id)
        paragraph = add(note, "p")
        add(add(paragraph, "pPr"), "spacing", before=0, after=0, line=240, lineRule="auto")
        add(add(paragraph, "r"), kind)
    return root


def _name_separators(settings: _Element) -> None:
    made = element("footnotePr")
    for note_id, _kind in _SEPARATORS:
        add(made, "footnote", id=note_id)
    behind = next((node for node in settings if node.tag in _AFTER_NOTES), None)
    if behind is None:
        settings.append(made)
    else:
        behind.addprevious(made)


def _mark(around: Surroundings) -> _Element:
    run = element("r")
    add(add(run, "rPr"), "rStyle", val=around.styles.id("footnote reference"))
    add(run, "footnoteRef")
    return run


def _gap() -> _Element:
    run = element("r")
    text = add(run, "t")
    text.text = " "
    text.set(SPACE, "preserve")
    return run
