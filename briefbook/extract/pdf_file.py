"""Extract room: PDF files, read page by page with pdfium; what pdfium cannot open, pypdf may still read."""

import pypdfium2
import pypdfium2.raw as pdfium

from briefbook.extract import pdf_plain
from briefbook.extract.base import TEXT_LIMIT, UNHURRIED, Content, Pace, Part, pictures, unread
from briefbook.extract.pdf_about import attachments, information
from briefbook.extract.pdf_blocks import blocks_of
from briefbook.extract.pdf_furniture import PageLines
from briefbook.extract.pdf_lines import pieces_of
from briefbook.extract.pdf_numbers import pages_named
from briefbook.extract.pdf_vertical import give_width, with_lines_across
from briefbook.extract.pdf_words import PageText, words_of
from briefbook.model.document import Evidence
from briefbook.model.errors import DamagedFile, EncryptedFile, NoText, TookTooLong

_MOST_PAGES = 50_000
MOST_TEXT = TEXT_LIMIT - 1_000_000
"""Code points after which no further page is begun, so that what was read stays below the limit."""
_MOST_OBJECTS = 3_000
"""Objects of a page that are looked at for pictures."""
_FEW_WORDS = 30
"""A page with fewer may hold more that pdfium leaves out."""
_MOST_NOTES = 2_000
_MOST_PICTURES = 1_000
_SHOWN_NOTES = frozenset({pdfium.FPDF_ANNOT_WIDGET, pdfium.FPDF_ANNOT_FREETEXT})
"""Notes whose text is part of the page: the fields of a form, text written on it."""
_LOCKED = frozenset({pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY})
_SCANNED = (
    "It has no text layer (scanned pictures of pages); "
    "make it searchable with text recognition (OCR), for instance in your scanner's program, and save it again."
)


def read(data: bytes, path: str, pace: Pace = UNHURRIED) -> Content:
    """Read a PDF.

    Args:
        data: the file.
        path: of the file within its folder, for errors.
        pace: asked before each page; a page it refuses is left out and named.

    Raises:
        DamagedFile: it is no PDF, or so broken that no page can be read.
        EncryptedFile: it asks for a password.
        NoText: there are only pictures on its pages, or nothing.
        TookTooLong: no page was read in the time there is.
    """
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if error.err_code in _LOCKED:
            raise EncryptedFile(path, "It asks for a password; save a copy without one.") from error
        return pdf_plain.read(data, path, pace)
    try:
        if len(document) == 0:
            return pdf_plain.read(data, path, pace)
        return _PdfReader(document, path, pace).content()
    finally:
        document.close()


class _PdfReader:
    """Reads the pages of one document."""

    def __init__(self, document: pypdfium2.PdfDocument, path: str, pace: Pace) -> None:
        self._document = document
        self._path = path
        self._pace = pace
        self._pages: list[PageLines] = []
        self._pictures: list[str] = []
        self._length = 0
        self._refused: list[int] = []
        self._broken: list[int] = []
        self._scanned: list[int] = []
        self._beyond: list[int] = []

    def content(self) -> Content:
        """Return the text of all pages that can be read."""
        for number in range(1, min(len(self._document), _MOST_PAGES) + 1):
            self._take(number)
        if not self._pages:
            self._refuse()
        blocks, marking = blocks_of(self._pages)
        said = (*marking, *information(self._document), *pictures(self._pictures), *self._left_out())
        return Content(tuple(blocks), said, self._parts())

    def _take(self, number: int) -> None:
        if self._length >= MOST_TEXT:
            self._beyond.append(number)
        elif not self._pace.may_read(f"page {number}"):
            self._refused.append(number)
        else:
            try:
                self._read_page(number)
            except (pypdfium2.PdfiumError, UnicodeError, ValueError, OverflowError):
                self._broken.append(number)

    def _read_page(self, number: int) -> None:
        page = self._document[number - 1]
        try:
            if _has_shown_notes(page):
                pdfium.FPDFPage_Flatten(page, pdfium.FLAT_NORMALDISPLAY)
                page.close()
                page = self._document[number - 1]
            text = self._text(page)
            images = _images(page)
        finally:
            page.close()
        self._pictures.extend([f"page {number}"] * min(images, _MOST_PICTURES - len(self._pictures)))
        if not text.is_whole:
            self._beyond.append(number)
        if text.words:
            self._pages.append(PageLines(number, pieces_of(text.words), text.height))
            self._length += sum(len(word.text) + 1 for word in text.words)
        elif images:
            self._scanned.append(number)

    def _text(self, page: pypdfium2.PdfPage) -> PageText:
        left, _, right, _ = page.get_bbox()
        drawn = _words(page)
        text = with_lines_across(drawn, left, right)
        may_hide = text is not drawn or len(drawn.words) < _FEW_WORDS
        return with_lines_across(_words(page), left, right) if may_hide and give_width(page.raw) else text

    def _refuse(self) -> None:
        """Say why not one page gave text.

        Raises:
            ExtractError: always.
        """
        if self._refused and not self._scanned:
            raise TookTooLong(self._path, "Its pages took too long to read; save it again as a PDF from its program.")
        if self._broken and not self._scanned:
            raise DamagedFile(self._path, "Its pages are damaged; open it and save it again, or ask for another copy.")
        raise NoText(self._path, _SCANNED if self._scanned else "Its pages hold no text and no pictures.")

    def _left_out(self) -> list[Evidence]:
        said = []
        if self._refused or self._broken:
            numbers = sorted(self._refused + self._broken)
            said.append(unread(f"{pages_named(numbers)} could not be read."))
        if self._scanned:
            verb = "is a scanned picture" if len(self._scanned) == 1 else "are scanned pictures"
            said.append(unread(f"{pages_named(self._scanned)} {verb} without text."))
        if self._beyond:
            limit = MOST_TEXT // 1_000_000
            verb = "was" if len(self._beyond) == 1 else "were"
            reason = f"there is more text than Briefbook takes from one page, or {limit} million characters in all"
            said.append(unread(f"{pages_named(self._beyond)} {verb} not read to the end: {reason}."))
        return said

    def _parts(self) -> tuple[Part, ...]:
        return attachments(self._document) if self._pace.may_read("attachments") else ()


def _words(page: pypdfium2.PdfPage) -> PageText:
    textpage = page.get_textpage()
    try:
        return words_of(textpage.raw, page.get_bbox())
    finally:
        textpage.close()


def _has_shown_notes(page: pypdfium2.PdfPage) -> bool:
    for place in range(min(pdfium.FPDFPage_GetAnnotCount(page), _MOST_NOTES)):
        note = pdfium.FPDFPage_GetAnnot(page, place)
        if note:
            kind = pdfium.FPDFAnnot_GetSubtype(note)
            pdfium.FPDFPage_CloseAnnot(note)
            if kind in _SHOWN_NOTES:
                return True
    return False


def _images(page: pypdfium2.PdfPage) -> int:
    """Return how many pictures stand on a page, those within forms left out."""
    count = min(pdfium.FPDFPage_CountObjects(page), _MOST_OBJECTS)
    kinds = (pdfium.FPDFPageObj_GetType(pdfium.FPDFPage_GetObject(page, place)) for place in range(count))
    return sum(kind == pdfium.FPDF_PAGEOBJ_IMAGE for kind in kinds)
