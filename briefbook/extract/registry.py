"""Extract room: which reader reads which file. The suffix proposes it, the content has to confirm it."""

import errno
import hashlib
import os
import stat
from pathlib import Path

from briefbook.extract import markdown_file, plain_text, web_page, word_file
from briefbook.extract.base import FILE_LIMIT, TEXT_LIMIT, Content, Reader
from briefbook.extract.blanks import is_blank
from briefbook.extract.furniture import mark
from briefbook.extract.headings import promote_bold
from briefbook.extract.language import document_language
from briefbook.extract.metadata import Understood, understand
from briefbook.extract.passages import build
from briefbook.extract.presence import is_online_only
from briefbook.extract.sniffing import refuse_other_content, refuse_unread_format, suffix_of
from briefbook.model.document import Document, Evidence, Passage
from briefbook.model.errors import NoText, NotHere, TooLarge, Unreadable, UnsupportedFormat
from briefbook.model.kinds import Fingerprint, Language
from briefbook.model.text import first_words

READERS: dict[str, Reader] = {
    ".txt": plain_text.read,
    ".text": plain_text.read,
    ".md": markdown_file.read,
    ".markdown": markdown_file.read,
    ".docx": word_file.read,
    ".html": web_page.read,
    ".htm": web_page.read,
}
_MEGABYTE = 1_000_000


def read(file: Path, path: str) -> Document:
    """Read a file into a document. The file is opened once, for reading, and never through a link.

    Args:
        file: where it lies.
        path: the same within its folder, with `/`; it becomes the document's path and stands in errors.

    Raises:
        ExtractError: one of its subclasses, with the reason in words.
    """
    suffix = suffix_of(path)
    refuse_unread_format(path, suffix, READERS)
    data = _bytes(file, path)
    if not data:
        raise NoText(path, "The file is empty.")
    reader = refuse_other_content(path, suffix, data, READERS)
    return document(reader(data, path), path, Fingerprint(hashlib.sha256(data).hexdigest()))


def document(content: Content, path: str, fingerprint: Fingerprint) -> Document:
    """Return the document that a file's content makes.

    Raises:
        NoText: nothing in it can be read.
        TooLarge: there is more text than Briefbook takes from one file.
    """
    if sum(len(block.text) for block in content.blocks) > TEXT_LIMIT:
        raise TooLarge(path, f"It holds more than {TEXT_LIMIT // _MEGABYTE} million characters; split it into parts.")
    blocks = [block for block in content.blocks if not is_blank(block.text)]
    understood = understand(promote_bold(mark(blocks)), content.said, path)
    passages, furniture = build(understood.blocks, understood.title_place)
    if not passages:
        raise NoText(path, "It holds no text that can be searched.")
    language, evidence = _with_language(understood, passages)
    return Document(
        path=path,
        fingerprint=fingerprint,
        kind=understood.kind,
        passages=passages,
        title=understood.title,
        date=understood.date,
        publisher=understood.publisher,
        language=language,
        furniture=furniture,
        evidence=evidence,
    )


def _with_language(
    understood: Understood, passages: tuple[Passage, ...]
) -> tuple[Language | None, tuple[Evidence, ...]]:
    """The text itself says its language best; what the file claims counts only where the text cannot tell."""
    language = document_language((passage.text, passage.language) for passage in passages)
    if language is None:
        claimed = next((one.value for one in understood.evidence if one.field == "language"), None)
        return ("fr" if claimed == "fr" else "en" if claimed == "en" else None), understood.evidence
    line = next(passage.text for passage in passages if passage.language == language)
    others = tuple(one for one in understood.evidence if one.field != "language")
    return language, (*others, Evidence("language", language, first_words(line, 120), 0.9))


def _bytes(file: Path, path: str) -> bytes:
    try:
        if is_online_only(file.lstat()):
            raise NotHere(path, "The file lies online only; open it once so that it is downloaded.")
        return _read_regular(file, path)
    except FileNotFoundError as error:
        raise Unreadable(path, "The file is gone.") from error
    except PermissionError as error:
        raise Unreadable(
            path, "The system does not allow the file to be opened; ask for the right to read it."
        ) from error
    except OSError as error:
        if error.errno == errno.ELOOP:
            raise Unreadable(path, "It is a link to another file; links are not followed.") from error
        raise Unreadable(path, f"The file could not be read ({error.strerror or 'no reason given'}).") from error


def _read_regular(file: Path, path: str) -> bytes:
    flags = os.O_RDONLY
    for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_BINARY", "O_CLOEXEC"):
        flags |= getattr(os, name, 0)
    with os.fdopen(os.open(file, flags), "rb") as stream:
        status = os.fstat(stream.fileno())
        if not stat.S_ISREG(status.st_mode):
            raise UnsupportedFormat(path, "It is no ordinary file.")
        data = b"" if status.st_size > FILE_LIMIT else stream.read(FILE_LIMIT + 1)
    if status.st_size > FILE_LIMIT or len(data) > FILE_LIMIT:
        raise TooLarge(path, f"The file is larger than {FILE_LIMIT // _MEGABYTE} MB; split it into parts.")
    return data
