"""Render room: everything that is wrong with a template at once: in what it declares, its text, its Word files.

A template without a fault to be seen is tried: a made-up book is made into a note in both languages and every copy, in
Word, Markdown and HTML, and the Word file has to pass the check that every export passes.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from briefbook.model.errors import TemplateError
from briefbook.model.kinds import LANGUAGES, Copy, Language
from briefbook.model.monitor import Silent
from briefbook.model.note import NoteMeta
from briefbook.model.template import TemplateFault
from briefbook.render import html_out, markdown_out, sandbox, word, word_note, word_template
from briefbook.render.assemble import RenderOptions, assemble, data_of
from briefbook.render.binder import bind_notes, reference_of
from briefbook.render.catalog import BODY, DECLARATION, REFERENCE, Template, load
from briefbook.render.declaration_check import declaration_faults
from briefbook.render.script import WORD_BODY, markdown_script
from briefbook.render.trial import LITERAL, trial_book
from briefbook.render.word_audit import audit, refusals
from briefbook.render.word_audit_copy import Asked

Report = Callable[[str], None]
"""Told what is tried next."""


def check(folder: Path, report: Report) -> tuple[TemplateFault, ...]:
    """Return what is wrong with the template in a folder; nothing when it can be used.

    Raises:
        TemplateError: the folder holds no template at all.
    """
    faults = list(_declared(folder))
    if faults:
        return tuple(faults)
    template = load([folder.parent], folder.name)
    faults = [*_links(template), *_text_faults(template), *_word_faults(template)]
    return tuple(faults or _tried(template, report))


def _declared(folder: Path) -> Iterator[TemplateFault]:
    path = folder / DECLARATION
    try:
        is_there = not path.is_symlink() and path.is_file()
        data = path.read_bytes() if is_there else b""
    except OSError as error:
        raise TemplateError(f"{path} cannot be read ({error.strerror}).", folder.name) from error
    if not is_there:
        raise TemplateError(f"{folder} holds no {DECLARATION}; a template is a folder with one.", folder.name)
    yield from declaration_faults(folder.name, data)


def _links(template: Template) -> Iterator[TemplateFault]:
    for path in sorted(template.folder.iterdir()):
        if path.is_symlink() or not (path.is_file() or path.is_dir()):
            says = f"{path.name} is no file of its own and is not read; copy the file here."
            yield TemplateFault(path.name, 0, "", says)


def _text_faults(template: Template) -> Iterator[TemplateFault]:
    """Walk over what is wrong with the Markdown, seen without running it."""
    if BODY not in template.files() and WORD_BODY in template.files():
        return
    try:
        script = markdown_script(template)
    except TemplateError as error:
        yield _fault(error, BODY)
        return
    for slip in sandbox.check(script, _data(template, "en"), "en"):
        yield _fault(slip, BODY)


def _word_faults(template: Template) -> Iterator[TemplateFault]:
    """Walk over what is wrong with the Word files: what could run or fetch, and the tags that were typed."""
    for name in (REFERENCE, WORD_BODY):
        if name not in template.files():
            continue
        reasons = refusals(template.read(name))
        for reason in reasons:
            yield TemplateFault(name, 0, "", f"{name} cannot be used: {reason}.")
        if not reasons:
            yield from _typed_faults(template) if name == WORD_BODY else _looks_faults(template)


def _looks_faults(template: Template) -> Iterator[TemplateFault]:
    try:
        word.open_document(template.read(REFERENCE), REFERENCE, template.name)
    except TemplateError as error:
        yield _fault(error, REFERENCE)


def _typed_faults(template: Template) -> Iterator[TemplateFault]:
    try:
        script, typed, _ = word_template.read(word_template.opened(template), template)
    except TemplateError as error:
        yield _fault(error, WORD_BODY)
        return
    for place, says in typed.faults:
        yield _fault(script.error(TemplateError, place, says), WORD_BODY)
    if not typed.faults:
        data, meta = _data(template, "en"), NoteMeta(template.name, "en")
        for slip in sandbox.check(script, {**data, **word_template.word_data(data, meta)}, "en"):
            yield _fault(slip, WORD_BODY)


def _data(template: Template, language: Language) -> dict[str, object]:
    book = trial_book(template.info, language)
    return data_of(book.tabs[0], template, RenderOptions(Copy.WORKING, language))


def _tried(template: Template, report: Report) -> Iterator[TemplateFault]:
    """Walk over what goes wrong when notes are made; the first fault of each kind is enough."""
    said: set[str] = set()
    for language in LANGUAGES:
        for copy in Copy:
            report(f"{template.name}: {copy}, {language}")
            for fault in _made(template, RenderOptions(copy, language)):
                if fault.sentence not in said:
                    said.add(fault.sentence)
                    yield fault
    if not said and word_note.runs_template(template):
        report(f"{template.name}: binder")
        yield from _bound(template, RenderOptions(Copy.WORKING))


def _bound(template: Template, options: RenderOptions) -> Iterator[TemplateFault]:
    """Walk over what goes wrong when a form typed in Word stands in a binder."""
    book = trial_book(template.info, options.language)
    notes = [(tab, template) for tab in book.tabs]
    try:
        binder = bind_notes(book, notes, options)
        forms = word_note.forms_of(binder, notes, options, book.language, Silent())
        for sentence in audit(word.write(binder.doc, reference_of(notes), forms), Asked(options.copy)):
            yield TemplateFault(
                WORD_BODY, 0, "", f"In a binder the Word file fails the check of every export: {sentence}"
            )
    except TemplateError as error:
        yield _fault(error, WORD_BODY)


def _made(template: Template, options: RenderOptions) -> Iterator[TemplateFault]:
    book = trial_book(template.info, options.language)
    tab = book.tabs[0]
    file = BODY
    try:
        doc = assemble(book, tab, template, options)
        is_form = word_note.runs_template(template)
        text = assemble(book, tab, template, replace(options, as_text=True)) if is_form else doc
        yield from _unread(markdown_out.write(text), html_out.write(text))
        file = WORD_BODY if word_note.runs_template(template) else REFERENCE
        for sentence in audit(word_note.write(doc, tab, template, options), Asked(options.copy)):
            yield TemplateFault(file, 0, "", f"The Word file fails the check of every export: {sentence}")
    except TemplateError as error:
        yield _fault(error, file)


def _unread(markdown: str, page: str) -> Iterator[TemplateFault]:
    """Walk over the formats in which the trial's text does not stand as it was written."""
    for text, needed in ((markdown, r"\{% no tag %\}"), (page, "{% no tag %}")):
        if needed not in text:
            yield TemplateFault(BODY, 0, "", f"The text “{LITERAL}” does not come out as it was written.")


def _fault(error: TemplateError, file: str) -> TemplateFault:
    named = next((name for name in (BODY, WORD_BODY, REFERENCE) if name in error.sentence), file)
    return TemplateFault(named, error.line, error.text_of_line, error.sentence)
