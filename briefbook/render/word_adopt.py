"""Render room: a Word file by others made fit to carry a note: styles, lists, language, marking and page numbers.

A department's reference.docx or template.docx keeps its own looks and letterhead. What a note needs and the file lacks
is taken from our own reference; what cannot be mended is refused with its name.
"""

import io
import zipfile
from collections.abc import Iterator
from copy import deepcopy
from typing import Final

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.parts.document import DocumentPart
from docx.parts.numbering import NumberingPart
from lxml import etree
from lxml.etree import _Element

from briefbook.model.errors import TemplateRefused
from briefbook.render import reference
from briefbook.render.script import WORD_BODY
from briefbook.render.word_order import paragraph_properties, put
from briefbook.render.word_settling import drop_faint, settle_language, settle_styles
from briefbook.render.word_stories import adopt_stories
from briefbook.render.word_styles import NEEDED
from briefbook.render.wordml import W, add, element, number

_ALSO: Final = ("Normal", "Marking")
"""Styles that what is added leans on: what others are based on, and the marking in headers and footers."""
_DROPPED: Final = ("documentProtection", "writeProtection", "trackRevisions", "updateFields", "docVars", "rsids")
_PAGES: Final = frozenset(
    (RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER, RELATIONSHIP_TYPE.FOOTNOTES, RELATIONSHIP_TYPE.ENDNOTES)
)
_REFERS: Final = ("basedOn", "next", "link")
_PRESENT_MODE: Final = "15"
_AFTER_COMPAT: Final = frozenset(
    (
        *(
            "docVars",
            "rsids",
            "mathPr",
            "attachedSchema",
            "themeFontLang",
            "clrSchemeMapping",
            "doNotIncludeSubdocsInStats",
        ),
        *(
            "doNotAutoCompressPictures",
            "forceUpgrade",
            "captions",
            "readModeInkLockDown",
            "smartTagType",
            "schemaLibrary",
        ),
        *("shapeDefaults", "doNotEmbedSmartTags", "decimalSymbol", "listSeparator"),
    )
)
"""What stands behind w:compat in the settings (source: ECMA-376 Part 1, CT_Settings)."""
_NUMBERING: Final = PackURI("/word/numbering.xml")


def adopt(part: DocumentPart, file: str) -> None:
    """Give a Word file by others what a note needs and it lacks.

    Args:
        part: its main part.
        file: what it is called in the template's folder.

    Raises:
        TemplateRefused: a style that a note needs is there as something else.
    """
    styles = _styles(part, file)
    missing = [name for name in (*NEEDED, *_ALSO) if name.lower() not in _names(styles)]
    if missing or not _has_list(styles, _list_root(part)):
        _Giver(part, styles, file).give(missing)
    settle_language(styles)
    settle_styles(styles)
    _settle_settings(part)
    adopt_stories(part, _names(styles), has_tags=file == WORD_BODY)
    names = _names(styles)
    drop_faint(styles, {names[name.lower()] for name in (*NEEDED, *_ALSO)} | set(_used(part)))


def _styles(part: DocumentPart, file: str) -> _Element:
    try:
        found = part.part_related_by(RELATIONSHIP_TYPE.STYLES)
    except KeyError as error:
        raise TemplateRefused(f"{file} has no styles; save it again in Word.") from error
    if not isinstance(found, XmlPart):
        raise TemplateRefused(f"{file} has styles that cannot be read; save it again in Word.")
    root: _Element = found.element
    return root


def _names(styles: _Element) -> dict[str, str]:
    """Return the ids of styles by their names in small letters."""
    return {_name(style): style.get(f"{W}styleId") or "" for style in styles.iter(f"{W}style")}


def _name(style: _Element) -> str:
    found = style.find(f"{W}name")
    return "" if found is None else (found.get(f"{W}val") or "").lower()


def _list_root(part: DocumentPart) -> _Element | None:
    try:
        found = part.part_related_by(RELATIONSHIP_TYPE.NUMBERING)
    except KeyError:
        return None
    return found.element if isinstance(found, XmlPart) else None


def _has_list(styles: _Element, lists: _Element | None) -> bool:
    """Tell whether the numbered list style belongs to a list that is there."""
    known = set() if lists is None else {one.get(f"{W}numId") for one in lists.iter(f"{W}num")}
    for style in styles.iter(f"{W}style"):
        if _name(style) == "list number":
            found = style.find(f"{W}pPr/{W}numPr/{W}numId")
            return found is not None and found.get(f"{W}val") in known
    return False


def _used(part: DocumentPart) -> Iterator[str]:
    """Walk over the ids of the styles that the pages of the file use."""
    for relation in part.rels.values():
        if relation.reltype in _PAGES and isinstance(relation.target_part, XmlPart):
            yield from _named(relation.target_part.element)
    yield from _named(part.element)


def _named(root: _Element) -> Iterator[str]:
    for node in root.iter(f"{W}pStyle", f"{W}rStyle", f"{W}tblStyle"):
        yield node.get(f"{W}val") or ""


def _settle_settings(part: DocumentPart) -> None:
    """Drop what a template's author set for herself, protection, tracking, variables, and the mode of an older Word."""
    for relation in part.rels.values():
        if relation.reltype == RELATIONSHIP_TYPE.SETTINGS and isinstance(relation.target_part, XmlPart):
            root = relation.target_part.element
            for name in _DROPPED:
                for node in root.findall(f"{W}{name}"):
                    root.remove(node)
            _settle_mode(root)


def _settle_mode(settings: _Element) -> None:
    """Say that the file is made for the present Word: else it would open in Compatibility Mode."""
    compat = settings.find(f"{W}compat")
    if compat is None:
        compat = element("compat")
        settings.insert(sum(str(child.tag).removeprefix(W) not in _AFTER_COMPAT for child in settings), compat)
    found = [one for one in compat.iter(f"{W}compatSetting") if one.get(f"{W}name") == "compatibilityMode"]
    for one in found[1:]:
        compat.remove(one)
    if found:
        found[0].set(f"{W}val", _PRESENT_MODE)
    else:
        uri = "http://schemas.microsoft.com/office/word"
        add(compat, "compatSetting", name="compatibilityMode", uri=uri, val=_PRESENT_MODE)


class _Giver:
    """Copies styles of ours, and the lists that they belong to, into a file that lacks them."""

    def __init__(self, part: DocumentPart, styles: _Element, file: str) -> None:
        self._part = part
        self._theirs = styles
        self._file = file
        ours = _our_parts()
        self._ours = {_name(style): style for style in ours["word/styles.xml"].iter(f"{W}style")}
        self._by_id = {style.get(f"{W}styleId") or "": style for style in self._ours.values()}
        self._lists = ours["word/numbering.xml"]
        self._ids = _names(styles)
        self._kinds = {_name(style): style.get(f"{W}type") for style in styles.iter(f"{W}style")}
        self._numbers: dict[str, str] = {}

    def give(self, missing: list[str]) -> None:
        """Add the styles of these names with all that they lean on."""
        self._refuse_other_kinds()
        wanted = [self._ours[name.lower()] for name in missing if name.lower() in self._ours]
        added = list(self._with_bases(wanted))
        for style in added:
            self._ids.setdefault(_name(style), self._free_id(style.get(f"{W}styleId") or ""))
        for style in added:
            self._theirs.append(self._copied(style))
        self._number_the_list()

    def _refuse_other_kinds(self) -> None:
        for name in NEEDED:
            ours, theirs = self._ours.get(name.lower()), self._kinds.get(name.lower())
            if ours is not None and theirs is not None and ours.get(f"{W}type") != theirs:
                raise TemplateRefused(
                    f"In {self._file} the style {name} is a {theirs} style, not a {ours.get(f'{W}type')} style; "
                    "give it another name in Word."
                )

    def _with_bases(self, wanted: list[_Element]) -> Iterator[_Element]:
        """Walk over styles and those that they refer to, each once, as far as the file lacks them."""
        seen: set[str] = set()
        queue = list(wanted)
        while queue:
            style = queue.pop(0)
            if _name(style) in seen or _name(style) in self._ids:
                continue
            seen.add(_name(style))
            yield style
            for refers in _REFERS:
                found = style.find(f"{W}{refers}")
                base = None if found is None else self._by_id.get(found.get(f"{W}val") or "")
                if base is not None:
                    queue.append(base)

    def _free_id(self, wanted: str) -> str:
        taken = {one.lower() for one in self._ids.values()}
        free, count = wanted, 1
        while free.lower() in taken:
            count += 1
            free = f"{wanted}Bb{count}"
        return free

    def _copied(self, style: _Element) -> _Element:
        made: _Element = deepcopy(style)
        made.set(f"{W}styleId", self._ids[_name(style)])
        if made.get(f"{W}default") and made.get(f"{W}type") in self._kinds_with_default():
            del made.attrib[f"{W}default"]
        for refers in _REFERS:
            for node in made.findall(f"{W}{refers}"):
                node.set(f"{W}val", self._id_here(node.get(f"{W}val") or ""))
        for node in made.iter(f"{W}numId"):
            node.set(f"{W}val", self._number_here(node.get(f"{W}val") or ""))
        return made

    def _kinds_with_default(self) -> set[str | None]:
        return {style.get(f"{W}type") for style in self._theirs.iter(f"{W}style") if style.get(f"{W}default")}

    def _id_here(self, our_id: str) -> str:
        style = self._by_id.get(our_id)
        return our_id if style is None else self._ids.get(_name(style), our_id)

    def _number_the_list(self) -> None:
        """Give their own numbered list style our list, where it has none."""
        for style in self._theirs.iter(f"{W}style"):
            if _name(style) != "list number" or _has_list(self._theirs, _list_root(self._part)):
                continue
            ours = self._ours["list number"].find(f"{W}pPr/{W}numPr/{W}numId")
            if ours is None:
                continue
            listed = element("numPr")
            add(listed, "numId", val=self._number_here(ours.get(f"{W}val") or ""))
            put(paragraph_properties(style), listed)

    def _number_here(self, our_number: str) -> str:
        """Return the number in the file of one of our lists, which is copied when it is first asked for."""
        if our_number not in self._numbers:
            self._numbers[our_number] = self._copy_list(our_number)
        return self._numbers[our_number]

    def _copy_list(self, our_number: str) -> str:
        root = self._numbering()
        abstract_id = next(
            (
                found.get(f"{W}val")
                for one in self._lists.iter(f"{W}num")
                if one.get(f"{W}numId") == our_number and (found := one.find(f"{W}abstractNumId")) is not None
            ),
            None,
        )
        ours = next(one for one in self._lists.iter(f"{W}abstractNum") if one.get(f"{W}abstractNumId") == abstract_id)
        made: _Element = deepcopy(ours)
        fresh = max((number(one, "abstractNumId") for one in root.iter(f"{W}abstractNum")), default=0) + 1
        made.set(f"{W}abstractNumId", str(fresh))
        self._relink(made)
        others = root.findall(f"{W}abstractNum")
        if others:
            others[-1].addnext(made)
        else:
            root.insert(0, made)
        numbered = max((number(one, "numId") for one in root.iter(f"{W}num")), default=0) + 1
        listed = element("num", numId=numbered)
        add(listed, "abstractNumId", val=fresh)
        last = root.findall(f"{W}num")[-1:]
        (last[0] if last else root.findall(f"{W}abstractNum")[-1]).addnext(listed)
        return str(numbered)

    def _relink(self, abstract: _Element) -> None:
        """Tie the levels of a copied list to the styles that were copied with it, and to no other."""
        for level in abstract.iter(f"{W}lvl"):
            for node in level.findall(f"{W}pStyle"):
                ours = self._by_id.get(node.get(f"{W}val") or "")
                if ours is None or _name(ours) in self._kinds:
                    level.remove(node)
                else:
                    node.set(f"{W}val", self._ids[_name(ours)])

    def _numbering(self) -> _Element:
        found = _list_root(self._part)
        if found is None:
            package = self._part.package
            blob = etree.tostring(element("numbering"))
            made = NumberingPart.load(_NUMBERING, CONTENT_TYPE.WML_NUMBERING, blob, package)
            self._part.relate_to(made, RELATIONSHIP_TYPE.NUMBERING)
            root: _Element = made.element
            return root
        return found


def _our_parts() -> dict[str, _Element]:
    with zipfile.ZipFile(io.BytesIO(reference.build())) as archive:
        return {name: etree.fromstring(archive.read(name)) for name in ("word/styles.xml", "word/numbering.xml")}
