"""Render room: the Word file of a note, made from whichever Word file its template brings.

A `template.docx` is the whole form, typed in Word; a `reference.docx` gives styles and letterhead; a template without
either has the house's own look.
"""

from briefbook.model.book import Tab
from briefbook.model.note import Doc
from briefbook.render import reference, word, word_template
from briefbook.render.assemble import RenderOptions, data_of
from briefbook.render.catalog import REFERENCE, Template
from briefbook.render.script import WORD_BODY


def runs_template(template: Template) -> bool:
    """Tell whether making the Word file runs the template's text: it was typed in Word."""
    return WORD_BODY in template.files()


def write(doc: Doc, tab: Tab, template: Template, options: RenderOptions) -> bytes:
    """Return the note of a tab as a .docx.

    Raises:
        TemplateError: the template's Word file cannot make the note.
    """
    if runs_template(template):
        return word_template.write(doc, data_of(tab, template, options), template)
    has_own = REFERENCE in template.files()
    return word.write(doc, template.read(REFERENCE) if has_own else reference.build(template.info.look))
