"""Extract room: RTF and plain text from the clipboard become blocks of a note."""

from briefbook.extract import pasted_rtf
from briefbook.extract.pasted_page import MOST_CHARACTERS, TOO_MUCH
from briefbook.model.errors import BookError, ExtractError
from briefbook.model.excerpt import paragraphs
from briefbook.model.note import plain_text
from briefbook.model.pasted import Pasted
from briefbook.model.text import clean


def read_rtf(data: bytes) -> Pasted:
    """Return what RTF from the clipboard says, as blocks: text, lists, tables, bold, italic and links, as of HTML.

    Raises:
        BookError: it is no RTF, or holds more text than is pasted at once.
    """
    try:
        blocks, pictures, struck = pasted_rtf.read(data)
    except ExtractError as error:
        raise BookError(f"The pasted text cannot be read: {error.reason} Paste it as plain text.") from error
    if len(plain_text(blocks)) > MOST_CHARACTERS:
        raise BookError(TOO_MUCH)
    return Pasted(blocks, pictures, struck)


def read_text(text: str) -> Pasted:
    """Return plain text from the clipboard as paragraphs.

    Raises:
        BookError: it is more text than is pasted at once.
    """
    if len(text) > MOST_CHARACTERS:
        raise BookError(TOO_MUCH)
    return Pasted(paragraphs(clean(text)))
