"""Extract room: PDF files that pdfium cannot open, read with pypdf: their lines without places, as plain text."""

import io
import logging
import struct
import zlib
from collections.abc import Iterator
from dataclasses import replace

import pypdf
from pypdf.errors import DependencyError, PyPdfError

from briefbook.extract.base import TEXT_LIMIT, Block, Content, Pace, unread
from briefbook.extract.pdf_about import from_information
from briefbook.extract.pdf_numbers import pages_named
from briefbook.extract.plain_text import blocks_of
from briefbook.model.document import Evidence
from briefbook.model.errors import DamagedFile, EncryptedFile, NoText
from briefbook.model.text import clean

_MOST_PAGES = 20_000
_MOST_TEXT = TEXT_LIMIT - 1_000_000
_BROKEN = (
    PyPdfError,
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    NotImplementedError,
    OSError,
    RecursionError,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
)
"""What pypdf lets through from broken files (source: the threads of its tracker on robustness)."""
_LOCKED = "It asks for a password; save a copy without one."
_DAMAGED = "It is no whole PDF; ask for another copy, or open it and save it again."

logging.getLogger("pypdf").setLevel(logging.CRITICAL)


def read(data: bytes, path: str, pace: Pace) -> Content:
    """Read the text of a PDF page by page.

    Raises:
        DamagedFile: it is no PDF, or so broken that no page can be read.
        EncryptedFile: it asks for a password.
        NoText: nothing stands on its pages.
    """
    try:
        reader = pypdf.PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise EncryptedFile(path, _LOCKED)
        count = min(len(reader.pages), _MOST_PAGES)
    except _BROKEN as error:
        raise DamagedFile(path, _DAMAGED) from error
    except DependencyError as error:
        raise EncryptedFile(path, _LOCKED) from error
    blocks: list[Block] = []
    left: list[int] = []
    length = 0
    for number in range(1, count + 1):
        text = _text(reader, number, pace) if length < _MOST_TEXT else None
        if text is None or len(text) > TEXT_LIMIT - _MOST_TEXT:
            left.append(number)
        else:
            length += len(text)
            blocks.extend(replace(block, page=number) for block in blocks_of(text))
    if not blocks:
        raise DamagedFile(path, _DAMAGED) if left or not count else NoText(path, "Its pages hold no text.")
    said = (*_information(reader), *([unread(f"{pages_named(left)} could not be read.")] if left else []))
    return Content(tuple(blocks), said)


def _text(reader: pypdf.PdfReader, number: int, pace: Pace) -> str | None:
    """Return the text of a page, None when it may not or cannot be read."""
    if not pace.may_read(f"page {number}"):
        return None
    try:
        return clean(reader.pages[number - 1].extract_text())
    except _BROKEN:
        return None


def _information(reader: pypdf.PdfReader) -> Iterator[Evidence]:
    try:
        metadata = reader.metadata
        keys = ("Title", "Author", "CreationDate") if metadata else ()
        found = {key: str(metadata.get(f"/{key}") or "") for key in keys if metadata}
    except _BROKEN:
        return
    yield from from_information(found)
