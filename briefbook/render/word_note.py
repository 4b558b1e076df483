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


def write(doc: Doc, tab: Tab, template: Template, options: RenderOptions) -> bytes:
    """Return the note of a tab as a .docx.

    Raises:
        TemplateError: the template's Word file cannot make the note.
    """
    files = template.files()
    if WORD_BODY in files:
        return word_template.write(doc, data_of(tab, template, options), template)
    return word.write(doc, template.read(REFERENCE) if REFERENCE in files else reference.build(template.info.look))
