"""App room: the officer says what the disclosure copy withholds of a text, and takes it back."""

from briefbook.app.assembling import OpenBook
from briefbook.book import redactions
from briefbook.model.book import Redaction
from briefbook.model.kinds import EntryId


def redact(opened: OpenBook, entry_id: EntryId, redaction: Redaction, *, other: bool = False) -> None:
    """Withhold a stretch of an entry's plain text (code points), or of its text in the other language.

    It is cut to the text, and what overlaps or touches becomes one.

    Raises:
        NotInBook: there is no such entry.
        BookError: the stretch holds no text.
    """
    opened.apply(f"redact:{entry_id}", redactions.redact(opened.book, entry_id, redaction, other=other))


def unredact(opened: OpenBook, entry_id: EntryId, span: tuple[int, int] | None = None, *, other: bool = False) -> None:
    """Show a stretch of an entry's text again, the whole text for None.

    Raises:
        NotInBook: there is no such entry.
        BookError: nothing is withheld there.
    """
    opened.apply(f"unredact:{entry_id}", redactions.unredact(opened.book, entry_id, span, other=other))
