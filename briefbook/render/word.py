"""Render room: the content tree → a Word file, on the styles and page of a reference.docx.

The same tree and reference give the same bytes: parts in order of their names, the date of every part 1980-01-01, no
revision ids, no clock.
"""

import io
from collections.abc import Callable, Sequence
from zipfile import BadZipFile

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.exceptions import OpcError
from docx.opc.packuri import PackURI
from docx.opc.part import Part, XmlPart
from docx.parts.document import DocumentPart
from lxml.etree import XMLSyntaxError, _Element

from briefbook.model.errors import TemplateRefused
from briefbook.model.note import Doc, Inlines, Picture
from briefbook.ooxml.marks import export_mark, form_export_mark
from briefbook.render.comments import add_comments
from briefbook.render.list_joining import joined
from briefbook.render.redline import mark_changes
from briefbook.render.word_adopt import adopt
from briefbook.render.word_audit import refusals
from briefbook.render.word_blocks import Body
from briefbook.render.word_contents import number_pages
from briefbook.render.word_footnotes import Footnotes, drop_notes
from briefbook.render.word_forms import BoundForm, grafted, write_around
from briefbook.render.word_graft_looks import theme_fonts
from briefbook.render.word_package import StyleSheet
from briefbook.render.word_pages import Pages, text_width
from briefbook.render.word_paragraphs import Surroundings
from briefbook.render.word_parts import add_provenance, fill_stories, leave_behind, set_language, write_properties
from briefbook.render.word_sections import Sections, section_headings
from briefbook.render.word_story_stops import fit_stories
from briefbook.render.word_styles import NumberedLists, Styles
from briefbook.render.word_zip import packed
from briefbook.render.wordml import W


def write(doc: Doc, reference: bytes, forms: Sequence[BoundForm] = ()) -> bytes:
    """Return the note as a .docx.

    Args:
        doc: the content tree.
        reference: a .docx with styles, page, headers and footers; its body is not used.
        forms: of a binder those notes that were typed in Word.

    Raises:
        TemplateRefused: the reference is no Word file, lacks a style, or carries what could run or fetch something.
        TemplateError: a form cannot make its note.
    """
    part = open_document(reference, "reference.docx", doc.meta.template)
    leave_behind(part)
    set_language(part, doc.meta)
    section = _emptied(part)
    sections = Sections(part, section, section_headings(doc.blocks))
    fill_stories(part, doc.meta, sections.titles)
    _fill_body(part, doc, (section, sections), forms)
    return finished(part, doc)


def finished(part: DocumentPart, doc: Doc) -> bytes:
    """Return the file whose body is written, with what it carries beside the text; the same parts, the same bytes."""
    fit_stories(part, style_sheet(part))
    mark_changes(part.element.body, doc)
    add_comments(part, doc)
    write_properties(part.package, doc.meta)
    add_provenance(part, doc)
    return packed(part.package)


def open_document(data: bytes, file: str, template: str) -> DocumentPart:
    """Return the main part of a Word file that came with a template.

    Raises:
        TemplateRefused: it is no Word file, or carries what could run or fetch something; names `file`.
    """
    faults = refusals(data)
    if faults:
        raise TemplateRefused(f"{file} cannot be used: {'; '.join(faults)}.", template)
    try:
        part = Document(io.BytesIO(data)).part
    except (BadZipFile, OpcError, XMLSyntaxError, AttributeError, LookupError, ValueError) as error:
        says = f"{file} is not a Word file that can be read; save it again in Word."
        raise TemplateRefused(says, template) from error
    adopt(part, file)
    return part


def _emptied(part: DocumentPart) -> _Element:
    """Return the page of a file whose text is not used, and take that away."""
    body = part.element.body
    section: _Element | None = body.find(f"{W}sectPr")
    if section is None:
        raise TemplateRefused("reference.docx has no page set-up; save it again in Word.")
    for child in list(body):
        if child is not section:
            body.remove(child)
    return section


def _fill_body(part: DocumentPart, doc: Doc, pages: tuple[_Element, Sections], forms: Sequence[BoundForm]) -> None:
    section, sections = pages
    drop_notes(part)
    footnotes = Footnotes(part)
    around = surroundings(part, doc, section, footnotes.call)
    written = Body(around, doc.marks, doc.blocks)
    places = write_around(written, joined(doc.blocks), forms)
    written.close(form_export_mark(doc, (form.source for form in forms)) if forms else export_mark(doc))
    elements = written.elements
    if written.beginnings:
        bound = grafted(part, elements, places, forms, footnotes.call) if places else {}
        elements = sections.part(elements, written.beginnings, around.styles.id("Table Gap"), bound)
    footnotes.write(around)
    for one in elements:
        section.addprevious(one)
    number_contents(part, section, elements, written.contents, has_sections=bool(written.beginnings))


def number_contents(
    part: DocumentPart,
    section: _Element,
    elements: Sequence[_Element],
    lists: Sequence[_Element],
    *,
    has_sections: bool,
) -> None:
    """Number the pages in lists of contents, by where what they name stands among the elements of the body."""
    if lists:
        pages = Pages(_related(part, RELATIONSHIP_TYPE.STYLES), section, lambda: theme_fonts(part))
        told = pages.of_bookmarks(elements, has_sections=has_sections)
        for contents in lists:
            number_pages(contents, told)


def style_sheet(part: DocumentPart) -> StyleSheet:
    """Return the styles of a file."""
    return StyleSheet(_related(part, RELATIONSHIP_TYPE.STYLES))


def surroundings(part: DocumentPart, doc: Doc, section: _Element, footnote: Callable[[Inlines], int]) -> Surroundings:
    """Return what a body needs of the file around it.

    Args:
        part: the main part of the file.
        doc: the note, for its language and pictures.
        section: the w:sectPr with the page that it stands on.
        footnote: gives the id of a new footnote.
    """
    numbering = _related(part, RELATIONSHIP_TYPE.NUMBERING)
    styles = Styles(_related(part, RELATIONSHIP_TYPE.STYLES), numbering)
    links: dict[str, str] = {}

    def link(address: str) -> str:
        if address not in links:
            links[address] = part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        return links[address]

    shown: dict[str, tuple[Picture, str]] = {}

    def picture(name: str) -> tuple[Picture, str] | None:
        if name in doc.pictures and name not in shown:
            shown[name] = (doc.pictures[name], _add_picture(part, doc.pictures[name], len(shown) + 1))
        return shown.get(name)

    lists = NumberedLists(numbering, styles.numbered_list)
    width = _text_width(section)
    return Surroundings(styles, doc.meta.language, width, link, lists.start, footnote, picture)


def _add_picture(part: DocumentPart, picture: Picture, number: int) -> str:
    name = PackURI(f"/word/media/note-picture{number}.{picture.kind}")
    return part.relate_to(Part(name, f"image/{picture.kind}", picture.data, part.package), RELATIONSHIP_TYPE.IMAGE)


def _related(part: DocumentPart, kind: str) -> _Element:
    try:
        found = part.part_related_by(kind)
    except KeyError as error:
        raise TemplateRefused("reference.docx has no styles or no lists; save it again in Word.") from error
    if not isinstance(found, XmlPart):
        raise TemplateRefused("reference.docx has styles that cannot be read; save it again in Word.")
    root: _Element = found.element
    return root


def _text_width(section: _Element) -> int:
    """Return the width of the text on the page in twips."""
    width = text_width(section)
    if width is None:
        raise TemplateRefused("reference.docx has no page size or margins; set them in Word.")
    return max(2880, width)
