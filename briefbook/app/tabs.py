"""App room: the notes of a book: added of any template, named, moved, copied, taken out; parts go between them."""

from collections.abc import Mapping

from briefbook.app.assembling import OpenBook, template_info
from briefbook.book import edit, tabs
from briefbook.model.book import Book, FieldValue, Section, Tab
from briefbook.model.errors import TemplateError
from briefbook.model.kinds import Language, SectionId, TabId
from briefbook.model.template import TemplateInfo
from briefbook.render.fields import checked_field, checked_value
from briefbook.settings.places import Places

SHARED_FIELDS = (
    "committee",
    "appearance_date",
    "study",
    "minister",
    "ministry",
    "branch",
    "marking",
    "status",
    "as_of",
)
"""Fields that say the same in all notes of a binder; source: the common front matter of the genres."""


def add_tab(
    opened: OpenBook,
    template: str,
    places: Places,
    fields: Mapping[str, FieldValue] | None = None,
    name: str = "",
    at: int | None = None,
) -> TabId:
    """Add a note of a template, before the note at `at` (from 0) or at the end, and return its id.

    Fields that all notes of a binder share are taken over from the first note, unless `fields` holds them.

    Raises:
        TemplateError: there is no such template or field, or a value does not fit.
    """
    info = template_info(template, places)
    checked = {one: checked_field(info, one, value, opened.book.language) for one, value in (fields or {}).items()}
    shared = shared_values(opened.book.tabs[0], info)
    changed, tab_id = tabs.add_tab(opened.book, info, {**shared, **checked}, name, at)
    opened.apply(f"add-tab:{name or info.title.in_language(opened.book.language)}", changed)
    return tab_id


def shared_values(first: Tab, info: TemplateInfo) -> Mapping[str, FieldValue]:
    """Return the values that a new note of this template takes over from the first one of the book."""
    values: dict[str, FieldValue] = {}
    for name in SHARED_FIELDS:
        spec, value = info.field(name), first.fields.get(name)
        if spec is not None and value:
            try:
                values[name] = checked_value(spec, value)
            except TemplateError:  # the two templates mean different things by the name: it is not shared
                continue
    return values


def set_fields(
    opened: OpenBook,
    values: Mapping[str, FieldValue | None],
    places: Places,
    tab: TabId | None = None,
    language: Language | None = None,
) -> None:
    """Set fields of a tab; None takes the value away. A refusal names the field in `language`, None: the book's.

    Raises:
        TemplateError: the template has no such field, or the value does not fit its type.
    """
    where = edit.tab_of(opened.book, tab)
    info = template_info(where.template, places)
    given = {name: value for name, value in values.items() if value is not None}
    checked = {name: checked_field(info, name, given[name], language or opened.book.language) for name in given}
    opened.apply(f"set:{', '.join(values)}", edit.set_fields(opened.book, where.id, {**values, **checked}))


def rename_tab(opened: OpenBook, tab_id: TabId, name: str) -> None:
    """Give a note a name of its own; an empty one lets it go by its title.

    Raises:
        NotInBook: there is no such note.
    """
    opened.apply(f"rename-tab:{name}", tabs.rename_tab(opened.book, tab_id, name))


def move_tab(opened: OpenBook, tab_id: TabId, at: int) -> None:
    """Move a note to the place `at`, from 0.

    Raises:
        NotInBook: there is no such note.
    """
    opened.apply(f"move-tab:{_called(opened.book, tab_id)}", tabs.move_tab(opened.book, tab_id, at))


def remove_tab(opened: OpenBook, tab_id: TabId) -> None:
    """Take a note with everything in it out of the book.

    Raises:
        NotInBook: there is no such note.
        BookError: it is the only one.
    """
    opened.apply(f"remove-tab:{_called(opened.book, tab_id)}", tabs.remove_tab(opened.book, tab_id))


def duplicate_tab(opened: OpenBook, tab_id: TabId, name: str = "") -> TabId:
    """Put a copy of a note after it and return the id of the copy; nobody has approved it yet.

    Raises:
        NotInBook: there is no such note.
    """
    changed, new = tabs.duplicate_tab(opened.book, tab_id, name)
    opened.apply(f"duplicate-tab:{_called(opened.book, tab_id)}", changed)
    return new


def send_section(
    opened: OpenBook, section: str, to: TabId, at: int | None = None, tab: TabId | None = None
) -> SectionId:
    """Move a section with its entries into another note and return its id there.

    Raises:
        NotInBook: there is no such note or section.
    """
    where = edit.tab_of(opened.book, tab)
    found = edit.section_named(where, section)
    changed, new = tabs.send_section(opened.book, where.id, found.id, to, at)
    opened.apply(f"move-section:{_heading(found, opened.book)}", changed)
    return new


def tab_named(book: Book, name: str | None) -> Tab:
    """Return the note of this id or name, case and accents aside; the first one for None.

    Raises:
        NotInBook: there is none.
    """
    return book.tabs[0] if name is None else tabs.tab_named(book, name)


def _called(book: Book, tab_id: TabId) -> str:
    tab = edit.tab_of(book, tab_id)
    return tab.name or tab.id


def _heading(section: Section, book: Book) -> str:
    return section.heading.in_language(book.language)
