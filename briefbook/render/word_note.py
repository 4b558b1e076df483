"""Render room: the Word file of a note, made from whichever Word file its template brings.

A `template.docx` is the whole form, typed in Word; a `reference.docx` gives styles and letterhead; a template without
either has the house's own look.
"""

from collections.abc import Callable, Sequence

from docx.parts.document import DocumentPart

from briefbook.model.book import Tab
from briefbook.model.kinds import Language
from briefbook.model.monitor import Monitor
from briefbook.model.note import Doc, Inlines
from briefbook.ooxml.marks import style_of_tab
from briefbook.render import reference, word, word_template
from briefbook.render.assemble import RenderOptions, data_of
from briefbook.render.binder import Binder, naming_tab
from briefbook.render.catalog import REFERENCE, Template
from briefbook.render.script import WORD_BODY
from briefbook.render.word_forms import BoundForm, Fill
from briefbook.render.wording import words


def runs_template(template: Template) -> bool:
    """Tell whether making the Word file runs the template's text: it was typed in Word."""
    return WORD_BODY in template.files()


def forms_of(
    binder: Binder, notes: Sequence[tuple[Tab, Template]], options: RenderOptions, own: Language, monitor: Monitor
) -> tuple[BoundForm, ...]:
    """Return the notes of a binder that were typed in Word, with their tags run; `own` is the language of the book.

    Raises:
        TemplateError: a template cannot make its note; names its tab.
    """
    forms: list[BoundForm] = []
    for one, (tab, template) in zip(binder.notes, notes, strict=True):
        if runs_template(template):
            with naming_tab(one.number):
                form = word_template.run(one.note, data_of(tab, template, options, own), template)
            mark = style_of_tab(words(options.language).tab, one.number)
            forms.append(BoundForm(tab.id, one.number, mark, form.source, _filling(form, one.number)))
            monitor.advance(one.number, len(notes))
    return tuple(forms)


def _filling(form: word_template.Form, number: int) -> Fill:
    def fill(call: Callable[[Inlines], int]) -> DocumentPart:
        with naming_tab(number):
            word_template.fill(form, call)
        return form.part

    return fill


def write(doc: Doc, tab: Tab, template: Template, options: RenderOptions, own: Language | None = None) -> bytes:
    """Return the note of a tab as a .docx; `own` is the language of its book, where it is not that of the note.

    Raises:
        TemplateError: the template's Word file cannot make the note.
    """
    if runs_template(template):
        return word_template.write(word_template.run(doc, data_of(tab, template, options, own), template))
    has_own = REFERENCE in template.files()
    return word.write(doc, template.read(REFERENCE) if has_own else reference.build(template.info.look))
