"""App room: how long a note takes to say, for those that are spoken."""

from briefbook.model.book import Book, Tab
from briefbook.model.kinds import Language
from briefbook.model.template import TemplateInfo
from briefbook.review import limits


def speaking_time(book: Book, tab: Tab, info: TemplateInfo, language: Language | None = None) -> int:
    """Return how long a note takes to say, in seconds, to the nearest quarter of a minute.

    Args:
        book: the book.
        tab: the note in it.
        info: its template, which says how fast: `limits.words_per_minute`.
        language: in which it is spoken; None for the book's.

    Returns:
        0 where the note is not meant to be spoken, or has no text yet.
    """
    return limits.speaking_time(tab, info, other=language is not None and language != book.language)
