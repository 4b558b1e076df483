"""Render room: the Word file of a note, made from whichever Word file its template brings.

A `template.docx` is the whole form, typed in Word; a `reference.docx` gives styles and letterhead; a template without
either has the house's own look.
"""

from briefbook.model.book import Tab
from briefbook.model.kinds import Language
from briefbook.model.note import Doc
from briefbook.render import reference, word, word_template
from briefbook.render.assemble import RenderOptions, data_of
from briefbook.render.catalog import REFERENCE, Template
from briefbook.render.script import WORD_BODY


def runs_template(template: Template) -> bool:
    """Tell whether making the Word file runs the template's text: it was typed in Word."""
    return WORD_BODY in template.files()


def write(doc: Doc, tab: Tab, template: Template, options: RenderOptions, own: Language | None = None) -> bytes:
    """Return the note of a tab as a .docx; `own` is the language of its book, where it is not that of the note.

    Raises:
        TemplateError: the template's Word file cannot make the note.
    """
    if runs_template(template):
        return word_template.write(doc, data_of(tab, template, options, own), template)
    has_own = REFERENCE in template.files()
    return word.write(doc, template.read(REFERENCE) if has_own else reference.build(template.info.look))
