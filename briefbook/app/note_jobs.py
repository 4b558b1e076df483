"""App room: what the guest process does with notes: it renders them, checks them, and reads the officer's Markdown."""

from collections.abc import Mapping
from pathlib import Path

from briefbook.app.paste_job import read_pasted
from briefbook.app.return_job import read_note
from briefbook.app.template_job import check_template
from briefbook.model.book import Book, Tab
from briefbook.model.kinds import Copy, Language, NoteFormat
from briefbook.model.note import Doc
from briefbook.model.plain import JsonObject, to_plain
from briefbook.model.plain import from_plain as read_plain
from briefbook.render import catalog, html_out, markdown_in, markdown_out, word_audit, word_note
from briefbook.render.annotate import Annotations, annotated
from briefbook.render.assemble import RenderOptions, assemble
from briefbook.render.catalog import Template
from briefbook.render.exported import exported
from briefbook.render.word_audit_copy import Asked
from briefbook.worker.child import Answer, Call, Job
from briefbook.worker.pulse import beating


def render(call: Call) -> Answer:
    """Render one tab: `{book, tab, roots, copy, language, format, preview, look, annotations}`.

    Returns:
        `{title, export}` and the bytes of the file.

    Raises:
        TemplateError: the template or a field is at fault.
    """
    arguments = call.arguments
    book = read_plain(Book, arguments["book"])
    tab = next(tab for tab in book.tabs if tab.id == arguments["tab"])
    roots = arguments["roots"]
    template = catalog.load([Path(str(root)) for root in roots] if isinstance(roots, list) else [], tab.template)
    language: Language = "fr" if arguments["language"] == "fr" else "en"
    options = RenderOptions(Copy(str(arguments["copy"])), language, preview=arguments.get("preview") is True)
    doc = annotated(assemble(book, tab, template, options), book, _annotations(arguments))
    call.monitor.advance(1, 1)  # the template's own time is over
    made: JsonObject = {"title": doc.meta.title, "export": to_plain(exported(doc))}
    if NoteFormat(str(arguments["format"])) is NoteFormat.DOCX and word_note.runs_template(template):
        return Answer(made, word_note.write(doc, tab, template, options))
    with beating(call.monitor):
        return Answer(made, _written(doc, tab, template, options, arguments))


def _annotations(arguments: JsonObject) -> Annotations:
    asked = arguments.get("annotations")
    return Annotations() if asked is None else read_plain(Annotations, asked)


def _written(doc: Doc, tab: Tab, template: Template, options: RenderOptions, arguments: JsonObject) -> bytes:
    match NoteFormat(str(arguments["format"])):
        case NoteFormat.DOCX:
            return word_note.write(doc, tab, template, options)
        case NoteFormat.MARKDOWN:
            return markdown_out.write(doc).encode("utf-8")
        case NoteFormat.HTML:
            look = arguments.get("look")
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
