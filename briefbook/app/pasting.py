"""App room: text copied in Word, Outlook or a browser comes into a book, with where the officer says it is from."""

from briefbook.app.assembling import OpenBook, with_section
from briefbook.app.exporting import NoteMaker
from briefbook.book import edit
from briefbook.model.errors import BookError, TemplateTooSlow
from briefbook.model.kinds import EntryId, TabId
from briefbook.model.note import Blocks, plain_text
from briefbook.model.pasted import Pasted, PastedForm

MOST_BYTES = 50_000_000
"""Pages from the clipboard may hold pictures; of text alone it is a hundred times what a note can use."""


def read_pasted(maker: NoteMaker, form: PastedForm, text: str | bytes) -> Pasted:
    """Return text from the clipboard as blocks: text, lists, tables, bold, italic and links; on the maker's thread.

    Args:
        maker: whose guest reads it; this process does not.
        form: in which the clipboard held it.
        text: as it held it.

    Raises:
        BookError: it cannot be read, or is more than is pasted at once.
    """
    data = text if isinstance(text, bytes) else text.encode("utf-8", "replace")
    if len(data) > MOST_BYTES:
        raise BookError("The pasted text is too large, perhaps for its pictures; paste it as plain text, or in parts.")
    try:
        return maker.read_pasted(form, data)
    except TemplateTooSlow as error:
        raise BookError("The pasted text could not be read in its time; paste it as plain text.") from error


def paste(
    opened: OpenBook,
    section: str,
    blocks: Blocks,
    said_source: str = "",
    tab: TabId | None = None,
    at: int | None = None,
) -> EntryId:
    """Put pasted text into a section as one entry, before the entry at `at` (from 0) or at its end; one edit.

    Args:
        opened: the book.
        section: id or heading; made if needed.
        blocks: as `read_pasted` gave them.
        said_source: what the officer answered to “Where is this from?”.
        tab: the note; the first one for None.
        at: the place.

    Raises:
        BookError: there is no text in it.
    """
    if not plain_text(blocks).strip():
        raise BookError("There is no text to paste; copy some text first.")
    book, tab_id, where = with_section(opened.book, section, tab)
    changed, entry_id = edit.write(book, tab_id, where.id, blocks, at=at)
    changed = edit.say_source(changed, entry_id, said_source)
    opened.apply(f"paste:{where.heading.in_language(opened.book.language)}", changed)
    return entry_id


def say_source(opened: OpenBook, entry_id: EntryId, said_source: str) -> None:
    """Note where the text of an entry is from, in the officer's words; empty takes it away.

    Raises:
        NotInBook: there is no such entry.
    """
    opened.apply(f"source:{entry_id}", edit.say_source(opened.book, entry_id, said_source))
