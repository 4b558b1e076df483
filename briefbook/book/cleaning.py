"""Book room: what comes into a book is freed of what no file may hold, so that the book can be saved; pure."""

from collections.abc import Mapping

from briefbook.book.parts import folded
from briefbook.model.book import Entry, FieldValue, Wording
from briefbook.model.errors import BookError
from briefbook.model.plain import Json, from_plain, to_plain
from briefbook.model.text import clean


def clean_heading(heading: Wording) -> Wording:
    """Return the heading without characters that no file may hold.

    Raises:
        BookError: nothing is left of it.
    """
    wording = Wording(clean(heading.en), clean(heading.fr))
    if not folded(wording.en) and not folded(wording.fr):
        raise BookError("A section needs a heading; type one.")
    return wording


def clean_name(name: str) -> str:
    """Return a name on one line, without characters that no file may hold and without blanks around it."""
    return clean(name).replace("\n", " ").replace("\t", " ").strip(" ")


def clean_fields(fields: Mapping[str, FieldValue]) -> dict[str, FieldValue]:
    """Return the values of fields without characters that no file may hold."""
    return {
        name: clean(value) if isinstance(value, str) else tuple(clean(item) for item in value)
        for name, value in fields.items()
    }


def clean_entry(entry: Entry) -> Entry:
    """Return the entry without the characters that no file may hold, half an emoji among them: it must be savable."""
    plain = to_plain(entry)
    cleaned = _clean_plain(plain)
    return entry if cleaned == plain else from_plain(Entry, cleaned)


def _clean_plain(plain: Json) -> Json:
    match plain:
        case str():
            return clean(plain)
        case list():
            return [_clean_plain(item) for item in plain]
        case dict():
            return {key: _clean_plain(item) for key, item in plain.items()}
        case _:
            return plain
