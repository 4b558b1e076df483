"""Render room: a template that was typed in Word (`template.docx`) → the note as a Word file.

The author types `{{ field }}` where a value goes and `{% for %}` … `{% endfor %}` on lines or table rows of their own.
The text of entries comes from the content tree, written as in every note; nothing of it is ever read as a tag. A
template that would lose or double an entry is refused.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import XmlPart
from docx.parts.document import DocumentPart
from lxml import etree
from lxml.etree import _Element

from briefbook.model.errors import TemplateRefused
from briefbook.model.kinds import Copy
from briefbook.model.note import Block, Doc, Inlines, NoteMeta, excerpt_blocks
from briefbook.ooxml.marks import form_export_mark
from briefbook.render.catalog import Template
from briefbook.render.sandbox import MarkdownText, run_script
from briefbook.render.script import WORD_BODY, Script
from briefbook.render.token import TokenKind, encode
from briefbook.render.word import finished, number_contents, open_document, style_sheet, surroundings
from briefbook.render.word_building import Builder, Spot
from briefbook.render.word_footnotes import Footnotes, drop_notes
from briefbook.render.word_paragraphs import Surroundings
from briefbook.render.word_parts import leave_behind, set_language
from briefbook.render.word_placing import Placing
from briefbook.render.word_reading import Reader, Typed, tag_names
from briefbook.render.word_texts import BODY, MODIFIED, NOTICES, SECTION, SOURCES, Texts
from briefbook.render.word_tidying import Looks, drop_fallbacks, tidy
from briefbook.render.word_typed_contents import CONTENTS, Contents, hold_contents
from briefbook.render.wording import words
from briefbook.render.wordml import R, W, element

_PENDING = ("ins", "del", "moveFrom", "moveTo", "commentReference", "rPrChange", "pPrChange")
_KEPT = (RELATIONSHIP_TYPE.IMAGE, RELATIONSHIP_TYPE.HYPERLINK)


@dataclass(frozen=True, slots=True)
class Form:
    """A template that was typed in Word, with its tags run: what is left to do is to build the note from it.

    Attributes:
        part: the main part of its file.
        page: of its last section.
        source: the body as it was typed.
        doc: the content tree of the note, from which the text of entries is taken.
        roots: its parts by the number under which they were printed.
    """

    part: DocumentPart
    page: _Element
    source: bytes
    doc: Doc
    data: Mapping[str, object]
    script: Script
    typed: Typed
    roots: Mapping[int, _Element]
    printed: str


def run(doc: Doc, data: Mapping[str, object], template: Template) -> Form:
    """Return the form of a note with its tags run.

    Args:
        doc: the content tree of the note, from which the text of entries is taken.
        data: what the template may print.
        template: whose folder holds `template.docx`.

    Raises:
        TemplateError: the template cannot make the note; names the paragraph and what to change.
    """
    part = opened(template)
    page = _page(part, template)
    source = etree.tostring(part.element.body)
    kept = {key: one for key, one in part.rels.items() if one.reltype in _KEPT}
    leave_behind(part)
    set_language(part, doc.meta)
    for key, relation in kept.items():
        part.rels[key] = relation
    _refuse_dangling(part, template)
    script, typed, roots = read(part, template)
    for place, says in typed.faults:
        raise script.error(TemplateRefused, place, says)
    printed = run_script(script, {**data, **word_data(data, doc.meta)}, doc.meta.language)
    return Form(part, page, source, doc, data, script, typed, roots, printed)


def _refuse_dangling(part: DocumentPart, template: Template) -> None:
    """Refuse a body that shows what was left behind: a chart, a drawing of smart art."""
    for node in part.element.body.iter(etree.Element):
        for name, key in node.attrib.items():
            if str(name).startswith(R) and key not in part.rels:
                says = f"{WORD_BODY} shows a chart or another thing that no form can have; put a picture of it there."
                raise TemplateRefused(says, template.name)


def write(form: Form) -> bytes:
    """Return the note as a .docx in the form that was typed in Word.

    Raises:
        TemplateError: the template cannot make the note; names the paragraph and what to change.
    """
    drop_notes(form.part)
    footnotes = Footnotes(form.part)
    around = surroundings(form.part, form.doc, form.page, footnotes.call)
    placing, contents = _built(form, around)
    footnotes.write(around)
    body = form.part.element.body
    lists = contents.write(body, style_sheet(form.part))
    _tidied(form, around)
    number_contents(form.part, form.page, list(body), [*placing.contents, *lists], has_sections=True)
    title = _title(form, around)
    title.insert(1, element("bookmarkStart", id=0, name=form_export_mark(form.doc, [form.source])))
    title.append(element("bookmarkEnd", id=0))
    return finished(form.part, replace(form.doc, meta=replace(form.doc.meta, title=_text(title))))


def fill(form: Form, call: Callable[[Inlines], int]) -> None:
    """Build the body of a form that is to stand in another file, which has the contents and the notes of both.

    Args:
        form: whose part is changed.
        call: gives the id of a new footnote of that file.

    Raises:
        TemplateError: as for `write`.
    """
    around = surroundings(form.part, form.doc, form.page, call)
    _, contents = _built(form, around)
    contents.leave_out()
    _tidied(form, around)
    _title(form, around)


def _built(form: Form, around: Surroundings) -> tuple[Placing, Contents]:
    """Build the body from what was printed; its lists of contents are still to be written."""
    doc, body = form.doc, form.part.element.body
    texts = Texts(doc, form.data, has_title=_prints_title(body, around.styles.id("Title")))
    placing = Placing(around, doc, texts.of)
    contents = Contents(around.styles, words(doc.meta.language).contents)

    def placed(name: str, spot: Spot) -> list[_Element]:
        return contents.ask(spot.properties) if name == CONTENTS else placing.write(name, spot)

    builder = Builder(form.typed.elements, form.typed.paragraphs, placed, form.script.error)
    for number, built in builder.build(form.printed):
        _replace_content(form.roots[number], built)
    _add_sources(body, placing, texts)
    if BODY not in placing.names:
        _add_notices(body, placing, is_disclosed=form.data.get("copy") == Copy.DISCLOSURE.value)
    _refuse_lost(form.script.template, doc, placing.blocks)
    return placing, contents


def _tidied(form: Form, around: Surroundings) -> None:
    headings = [around.styles.id(f"heading {level}") for level in (1, 2, 3)]
    looks = Looks(around.styles.id("Table Gap"), headings, around.width)
    tidy(form.part.element.body, looks, words(form.doc.meta.language).table_columns)


def opened(template: Template) -> DocumentPart:
    """Return the main part of a template that was typed in Word, with headers and footers that can be filled.

    Raises:
        TemplateRefused: it cannot be used; says why.
    """
    part = open_document(template.read(WORD_BODY), WORD_BODY, template.name)
    drop_fallbacks(part.element.body)
    hold_contents(part.element.body, WORD_BODY, template.name)
    for _, root in _stories(part):
        drop_fallbacks(root)
        tag_names(root)
    return part


def read(part: DocumentPart, template: Template) -> tuple[Script, Typed, Mapping[int, _Element]]:
    """Return the script of a template that was typed in Word, what it was made from, and its parts by number.

    Raises:
        TemplateRefused: it holds tracked changes, comments or footnotes.
    """
    body = part.element.body
    reader, roots = Reader(), {}
    for where, root in (("", body), *_stories(part)):
        if next(root.iter(*(f"{W}{name}" for name in _PENDING)), None) is not None:
            says = f"{WORD_BODY} holds tracked changes or comments; accept or delete them all in Word."
            raise TemplateRefused(says, template.name)
        if next(root.iter(f"{W}footnoteReference", f"{W}endnoteReference"), None) is not None:
            says = f"{WORD_BODY} has footnotes of its own, which no form can have; write them into its text."
            raise TemplateRefused(says, template.name)
        roots[len(reader.typed.elements)] = root
        reader.read(root, where)
    typed = reader.typed
    places = dict(enumerate(typed.places, 1))
    return Script(template, WORD_BODY, "\n".join(typed.lines), places), typed, roots


def word_data(data: Mapping[str, object], meta: NoteMeta) -> Mapping[str, object]:
    """Return what a template in Word may print beside what every template may: the text as a whole, by tokens.

    What begins with an underscore is what the headers and footers of every note name in single braces.
    """
    sections = data.get("sections")
    return {
        "_marking": meta.marking,
        "_title": meta.title,
        "_subject": meta.subject,
        "_of": words(meta.language).of,
        BODY: _token(BODY),
        CONTENTS: _token(CONTENTS),
        SOURCES: _token(SOURCES),
        "sections": [
            {**one, "body": _token(f"{SECTION}{number}"), "text": _token(f"{SECTION}{number}")}
            for number, one in enumerate(sections if isinstance(sections, list) else [])
        ],
    }


def _token(name: str) -> MarkdownText:
    return MarkdownText(encode(TokenKind.ENTRY, name))


def _stories(part: DocumentPart) -> Iterator[tuple[str, _Element]]:
    """Walk over headers and footers, each with what it is called in an error."""
    for relation in part.rels.values():
        kind = {RELATIONSHIP_TYPE.HEADER: "a header", RELATIONSHIP_TYPE.FOOTER: "a footer"}.get(relation.reltype)
        if kind and isinstance(relation.target_part, XmlPart):
            yield kind, relation.target_part.element


def _page(part: DocumentPart, template: Template) -> _Element:
    section: _Element | None = part.element.body.find(f"{W}sectPr")
    if section is None:
        raise TemplateRefused(f"{WORD_BODY} has no page set-up; save it again in Word.", template.name)
    return section


def _replace_content(root: _Element, built: _Element) -> None:
    if built is root:
        return
    for child in list(root):
        root.remove(child)
    root.extend(list(built))


def _prints_title(body: _Element, title_style: str) -> bool:
    return any(node.get(f"{W}val") == title_style for node in body.iter(f"{W}pStyle"))


def _add_sources(body: _Element, placing: Placing, texts: Texts) -> None:
    """Put the sources of a working copy at the end, where the template did not place them."""
    if texts.sources and SOURCES not in placing.names:
        section = body.find(f"{W}sectPr")
        for one in placing.write(SOURCES, None):
            if section is None:
                body.append(one)
            else:
                section.addprevious(one)


def _add_notices(body: _Element, placing: Placing, *, is_disclosed: bool) -> None:
    """Put what every copy says of withheld text below the title, and the date of a disclosure copy at its end.

    The form prints its sections itself; these words stand between them and belong to none.
    """
    first = next((node for node in body if node.tag == f"{W}p" and _text(node).strip()), None)
    if first is not None:
        for one in reversed(placing.write(NOTICES, None)):
            first.addnext(one)
    said, section = _text(body), body.find(f"{W}sectPr")
    for one in placing.write(MODIFIED, None) if is_disclosed else ():
        if _text(one) not in said and section is not None:
            section.addprevious(one)


def _text(node: _Element) -> str:
    return "".join(text.text or "" for text in node.iter(f"{W}t"))


def _refuse_lost(template: Template, doc: Doc, placed: list[Block]) -> None:
    wanted = [entry.id for entry in excerpt_blocks(doc.blocks)]
    counts = Counter(entry.id for entry in excerpt_blocks(placed))
    lost = [one for one in wanted if not counts[one]]
    doubled = [one for one in wanted if counts[one] > 1]
    for ids, fault in ((lost, "leaves out"), (doubled, "prints more than once")):
        if ids:
            says = f"{WORD_BODY} of the template {template.name} {fault} {', '.join(ids)}"
            hint = "it must print each entry once: with {{ body }}, or {{ section.text }} for each section."
            raise TemplateRefused(f"{says}; {hint}", template.name)


def _title(form: Form, around: Surroundings) -> _Element:
    """Return the title that stands at the head of a note.

    Raises:
        TemplateRefused: it does not begin with a title.
    """
    first: _Element | None = next((node for node in form.part.element.body if node.tag == f"{W}p"), None)
    style = None if first is None else first.find(f"{W}pPr/{W}pStyle")
    if first is None or style is None or style.get(f"{W}val") != around.styles.id("Title"):
        says = f"{WORD_BODY} must begin with the title: the first paragraph, {{{{ title }}}}, in the style Title."
        template = form.script.template.name
        raise TemplateRefused(f"{says} What stands above it goes into the header or a table.", template)
    return first
