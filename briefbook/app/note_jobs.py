"""App room: what the guest process does with notes: it renders them, checks them, and reads the officer's Markdown."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from briefbook.app.paste_job import read_pasted
from briefbook.app.return_job import read_note
from briefbook.app.template_job import check_template
from briefbook.model.book import Book, Tab
from briefbook.model.kinds import Annex, Copy, Language, NoteFormat
from briefbook.model.note import Doc
from briefbook.model.plain import Json, JsonObject, to_plain
from briefbook.model.plain import from_plain as read_plain
from briefbook.render import catalog, html_out, markdown_in, markdown_out, word, word_audit, word_note
from briefbook.render.annotate import Annotations, annotated
from briefbook.render.assemble import RenderOptions, assemble
from briefbook.render.binder import bind_notes, reference_of
from briefbook.render.catalog import Template
from briefbook.render.exported import exported, exported_form
from briefbook.render.word_audit_copy import Asked
from briefbook.render.word_forms import BoundForm
from briefbook.worker.child import Answer, Call, Job
from briefbook.worker.pulse import beating


def render(call: Call) -> Answer:
    """Render the notes of a book: `{book, roots, copy, language, format, preview, look, annotations, annex}`.

    A book of one tab gives its note, one of several their binder.

    Returns:
        `{title, export}` and the bytes of the file; a preview is no export.

    Raises:
        TemplateError: a template or a field is at fault.
    """
    arguments = call.arguments
    book = read_plain(Book, arguments["book"])
    roots = arguments["roots"]
    paths = [Path(str(root)) for root in roots] if isinstance(roots, list) else []
    notes = [(tab, catalog.load(paths, tab.template)) for tab in book.tabs]
    language: Language = "fr" if arguments["language"] == "fr" else "en"
    form = NoteFormat(str(arguments["format"]))
    is_preview, is_text = arguments.get("preview") is True, form is not NoteFormat.DOCX
    options = RenderOptions(Copy(str(arguments["copy"])), language, preview=is_preview, as_text=is_text)
    forms: Sequence[BoundForm] = ()
    if len(notes) == 1:
        doc = assemble(book, *notes[0], options)
    else:
        binder = bind_notes(book, notes, options, Annex(str(arguments.get("annex") or Annex.BOOK)), call.monitor)
        doc = binder.doc
        if form is NoteFormat.DOCX:
            forms = word_note.forms_of(binder, notes, options, book.language, call.monitor)
    doc = annotated(doc, book, _annotations(arguments))
    call.monitor.advance(1, 1)  # the template's own time is over
    made: JsonObject = {"title": doc.meta.title}
    if not options.preview:
        made["export"] = to_plain(exported(doc))
    if form is NoteFormat.DOCX and len(notes) == 1 and word_note.runs_template(notes[0][1]):
        return _of_form(made, doc, word_note.write(doc, *notes[0], options, book.language))
    with beating(call.monitor):
        if forms:
            return _of_form(made, doc, word.write(doc, reference_of(notes), forms))
        return Answer(made, _written(doc, notes, form, options, arguments.get("look")))


def _of_form(made: JsonObject, doc: Doc, data: bytes) -> Answer:
    """Return a Word file whose form says what else is in it, with what the book is to remember of it."""
    return Answer({**made, "export": to_plain(exported_form(doc, data))}, data)


def _annotations(arguments: JsonObject) -> Annotations:
    asked = arguments.get("annotations")
    return Annotations() if asked is None else read_plain(Annotations, asked)


def _written(
    doc: Doc, notes: Sequence[tuple[Tab, Template]], form: NoteFormat, options: RenderOptions, look: Json
) -> bytes:
    match form:
        case NoteFormat.DOCX if len(notes) == 1:
            return word_note.write(doc, *notes[0], options)
        case NoteFormat.DOCX:
            return word.write(doc, reference_of(notes))
        case NoteFormat.MARKDOWN:
            return markdown_out.write(doc).encode("utf-8")
        case NoteFormat.HTML:
            style = read_plain(html_out.Look, look) if look is not None else html_out.PAGE
            return html_out.write(doc, style).encode("utf-8")


def audit(call: Call) -> Answer:
    """Check a finished Word file, the bytes of the call: `{copy, redline, review}` → `{faults}`, none when sound."""
    asked = read_plain(Asked, call.arguments)
    return Answer({"faults": list(word_audit.audit(call.data, asked))})


def read_markdown(call: Call) -> Answer:
    """Read the officer's Markdown: `{text}` → `{blocks}` of the content tree."""
    return Answer({"blocks": to_plain(markdown_in.parse(str(call.arguments["text"])))})


JOBS: Mapping[str, Job] = {
    "render": render,
    "audit": audit,
    "read_markdown": read_markdown,
    "read_pasted": read_pasted,
    "read_note": read_note,
    "check_template": check_template,
}
