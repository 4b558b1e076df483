"""GUI room: what is known of a note's template: a book opens and is worked on though its template is lost or broken."""

from briefbook.app.assembling import tab_title, template_info
from briefbook.model.book import Tab, Wording
from briefbook.model.errors import TemplateError
from briefbook.model.kinds import Language
from briefbook.model.template import TemplateInfo
from briefbook.settings.places import Places


def known_template(tab: Tab, places: Places, before: TemplateInfo | None) -> TemplateInfo:
    """Return what the template of a note declares; where it cannot be read, as it was `before`, or only its name.

    The preview says what is wrong with it.
    """
    try:
        return template_info(tab.template, places)
    except TemplateError:
        if before is not None and before.name == tab.template:
            return before
        name = Wording(tab.template, tab.template)
        return TemplateInfo(tab.template, name, name, (), ())


def known_title(tab: Tab, places: Places, language: Language) -> str:
    """Return the title of a note; the name of the note or of its template where that cannot be read."""
    try:
        return tab_title(tab, places, language)
    except TemplateError:
        return tab.name or tab.template
