"""App room: everything that the checks have to say about a note, before it is made and while it is written."""

from briefbook.app.translating import other_language as other_of
from briefbook.model.book import Book, Tab
from briefbook.model.finding import Finding
from briefbook.model.kinds import Copy, Language
from briefbook.model.template import TemplateInfo
from briefbook.render import catalog
from briefbook.review.approvals import changed_since_approval
from briefbook.review.empty_sections import empty_sections
from briefbook.review.fields import fields
from briefbook.review.languages import other_language
from briefbook.review.limits import limits
from briefbook.review.markings import markings
from briefbook.review.placement import not_placed
from briefbook.review.redactions import redactions
from briefbook.settings.places import Places

_ORDER = ("error", "warning", "info")


def findings(
    book: Book,
    tab: Tab,
    info: TemplateInfo,
    copy: Copy | None = None,
    language: Language | None = None,
) -> tuple[Finding, ...]:
    """Return what the checks say about a note, the gravest first.

    Args:
        book: the book.
        tab: the note in it.
        info: the note's template.
        copy: the copy that is to be made; None while it is written.
        language: of the note that is to be made; None for the book's.
    """
    shown = language or book.language
    is_other = shown != book.language
    found = (
        *fields(tab, info, shown),
        *empty_sections(tab, shown, info),
        *not_placed(tab),
        *changed_since_approval(tab),
        *other_language(tab, other_of(book), is_asked=is_other),
        *redactions(tab, copy),
        *markings(tab, info),
        *limits(tab, info, shown, other=is_other),
    )
    return tuple(sorted(found, key=lambda one: _ORDER.index(one.severity)))


def note_findings(
    book: Book, tab: Tab, places: Places, copy: Copy | None = None, language: Language | None = None
) -> tuple[Finding, ...]:
    """Return what the checks say about a note whose template is looked up.

    Raises:
        TemplateError: the template is not there, or cannot be used.
    """
    info = catalog.load(places.templates, tab.template).info
    return findings(book, tab, info, copy, language)
