"""App room: a note gets another template midway; what finds no place there is told, and nothing of it is lost."""

from collections.abc import Mapping
from dataclasses import dataclass

from briefbook.app.assembling import OpenBook, template_info
from briefbook.book.edit import tab_of
from briefbook.book.retemplating import Retemplating, former_of, origin_of, retemplate
from briefbook.model.book import NOT_PLACED, Book, FieldValue, Tab, Wording
from briefbook.model.errors import TemplateError
from briefbook.model.kinds import EntryId, TabId
from briefbook.model.template import FieldSpec, TemplateInfo
from briefbook.render.fields import checked_value
from briefbook.settings.places import Places

__all__ = ["Retemplated", "last_heading", "plan_template", "use_template"]


@dataclass(frozen=True, slots=True)
class Retemplated:
    """What a change of template comes to.

    Attributes:
        book: the book after it.
        not_placed: the entries that stand under “Not placed”.
        fields_left: names of the fields whose values the template has no use for; going back finds them again.
    """

    book: Book
    not_placed: tuple[EntryId, ...]
    fields_left: tuple[str, ...]


def plan_template(book: Book, template: str, places: Places, tab: TabId | None = None) -> Retemplated:
    """Return what would come of giving a note another template; nothing is changed.

    Raises:
        NotInBook: there is no such note.
        TemplateMissing: no template has this name.
    """
    where, info = tab_of(book, tab), template_info(template, places)
    if where.template == template:
        return Retemplated(book, (), ())
    old = _present(where, places)
    fields, left = _fitted(where, old, info)
    changed = retemplate(book, where.id, Retemplating(old, info, fields))
    sections = tab_of(changed, where.id).sections
    unplaced = tuple(entry.id for one in sections if one.id == NOT_PLACED for entry in one.entries)
    return Retemplated(changed, unplaced, left)


def use_template(opened: OpenBook, template: str, places: Places, tab: TabId | None = None) -> Retemplated:
    """Give a note another template, as one edit.

    Sections go by their id, then by their heading in either language; the rest stands under “Not placed”. Fields go by
    their name where their values fit.

    Raises:
        NotInBook: there is no such note.
        TemplateMissing: no template has this name.
    """
    plan = plan_template(opened.book, template, places, tab)
    opened.apply(f"template:{template}", plan.book)
    return plan


def last_heading(book: Book, entry_id: EntryId, tab: TabId | None = None) -> Wording | None:
    """Return the heading that an entry without a place stood under before; None when that is not known."""
    return origin_of(tab_of(book, tab), entry_id)


def _present(tab: Tab, places: Places) -> TemplateInfo | None:
    try:
        return template_info(tab.template, places)
    except TemplateError:  # it is missing or broken: a reason to choose another one
        return None


def _fitted(tab: Tab, old: TemplateInfo | None, new: TemplateInfo) -> tuple[Mapping[str, FieldValue], tuple[str, ...]]:
    """Return the fields as they fit the new template, and the names of those that do not."""
    former = former_of(tab, new.name)
    before = former.fields if former is not None else {}
    fields: dict[str, FieldValue] = {}
    left = [name for name, value in tab.fields.items() if value and new.field(name) is None]
    for spec in new.fields:
        present = tab.fields.get(spec.name)
        value = _fit(spec, present) if present else None
        if present and value is None:
            left.append(spec.name)
        if value is None and (present or old is None or old.field(spec.name) is None):
            value = before.get(spec.name)
        if value:
            fields[spec.name] = value
    return fields, tuple(left)


def _fit(spec: FieldSpec, value: FieldValue) -> FieldValue | None:
    if isinstance(value, tuple) and spec.type == "text":
        value = "; ".join(value)
    try:
        return checked_value(spec, value)
    except TemplateError:  # it is told by its name, and going back finds it again
        return None
