"""Command line room: the JSON of the commands about notes, approvals and the second language."""

from collections.abc import Iterable, Mapping, Sequence

from briefbook.app.approving import Signed
from briefbook.app.replacing import Replaced
from briefbook.app.translating import Untranslated
from briefbook.model.book import Book
from briefbook.model.kinds import EntryId, Language
from briefbook.model.plain import Json, JsonObject


def tabs(book: Book, titles: Mapping[str, str]) -> JsonObject:
    """Return the answer of `tab`; `titles` holds the title of each note by its id."""
    listed: list[Json] = [
        {"id": tab.id, "name": tab.name, "title": titles[tab.id], "template": tab.template} for tab in book.tabs
    ]
    return {"tabs": listed}


def retemplated(
    book: Book, titles: Mapping[str, str], not_placed: Iterable[EntryId], fields_left: Iterable[str]
) -> JsonObject:
    """Return the answer of `tab template`."""
    return {**tabs(book, titles), "not_placed": list(not_placed), "fields_left": list(fields_left)}


def approvals(signed: Sequence[Signed]) -> JsonObject:
    """Return the answer of `approve` and `approvals`."""
    return {
        "approvals": [
            {
                "tab": one.tab,
                "entry": one.entry,
                "role": one.approval.role.value,
                "name": one.approval.name,
                "title": one.approval.title,
                "date": one.approval.date or None,
                "changed_since": not one.stands,
            }
            for one in signed
        ]
    }


def untranslated(language: Language, lacking: Iterable[Untranslated]) -> JsonObject:
    """Return the answer of `untranslated`."""
    return {
        "language": language,
        "entries": [
            {"id": one.entry.id, "tab": one.tab, "section": one.section, "text": one.entry.text} for one in lacking
        ],
    }


def replaced(came: Replaced) -> JsonObject:
    """Return the answer of `replace`."""
    return {"entry_ids": list(came.entries), "places": came.places, "not_changed": list(came.taken)}


def pasted(entry_id: EntryId, pictures: int, struck: int) -> JsonObject:
    """Return the answer of `paste`."""
    return {"entry_ids": [entry_id], "left_out": {"pictures": pictures, "struck": struck}}
