"""Extract room: what a PDF says about itself outside its pages, and the files it carries along."""

import ctypes
import re

import pypdfium2
import pypdfium2.raw as pdfium

from briefbook.extract.base import Part
from briefbook.extract.blanks import label
from briefbook.model.document import Evidence
from briefbook.model.kinds import ProblemKind
from briefbook.model.text import clean

MOST_PARTS = 100
LARGEST_PART = 64_000_000
"""Bytes of one attached file (source: safety design, limits per type)."""

_FIELDS = {"Title": ("title", 0.5), "Author": ("author", 0.5), "CreationDate": ("created", 0.5)}
_DATE = re.compile(r"(?:D:)?(?P<year>(?:19|20)\d\d)(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])")
_FILE_NAME = re.compile(
    r"(?:microsoft (?:word|powerpoint) - )?.{0,200}\.(?:docx?|dotx?|pdf|pptx?|xlsx?|indd|qxd|p65|rtf|odt)", re.I
)


def information(document: pypdfium2.PdfDocument) -> list[Evidence]:
    """Return title, author, day of creation and language as the file gives them."""
    values = {key: document.get_metadata_value(key) for key in _FIELDS}
    said = from_information(values)
    language = _language(document)
    return [*said, Evidence("language", language, f"language: {language}", 0.4)] if language else said


def from_information(values: dict[str, str]) -> list[Evidence]:
    """Return what the document information says; a title that is only the name of a file says nothing."""
    said = []
    for key, (field, confidence) in _FIELDS.items():
        text = label(clean(values.get(key) or ""))
        if field == "created":
            day = _DATE.match(text)
            text = f"{day['year']}-{day['month']}-{day['day']}" if day else ""
        if text and not (field == "title" and _FILE_NAME.fullmatch(text)):
            said.append(Evidence(field, text, f"{field}: {text}", confidence))
    return said


def attachments(document: pypdfium2.PdfDocument) -> tuple[Part, ...]:
    """Return the files attached to a document, the first hundred of them."""
    parts = []
    for place in range(min(document.count_attachments(), MOST_PARTS)):
        attached = document.get_attachment(place)
        name = label(clean(attached.get_name())) or f"attachment {place + 1}"
        parts.append(_part(attached, name))
    return tuple(parts)


def _part(attached: pypdfium2.PdfAttachment, name: str) -> Part:
    size = ctypes.c_ulong()
    if not pdfium.FPDFAttachment_GetFile(attached, None, 0, size):
        return Part(name, None, "It could not be taken out of the PDF; open the PDF and save it from there.")
    if size.value > LARGEST_PART:
        reason = f"It is larger than {LARGEST_PART // 1_000_000} MB; open the PDF and save it from there."
        return Part(name, None, reason, ProblemKind.TOO_LARGE)
    try:
        return Part(name, bytes(attached.get_data()))
    except pypdfium2.PdfiumError:
        return Part(name, None, "It could not be taken out of the PDF; open the PDF and save it from there.")


def _language(document: pypdfium2.PdfDocument) -> str:
    size = pdfium.FPDFCatalog_GetLanguage(document, None, 0)
    if not 2 < size <= 64:
        return ""
    buffer = ctypes.create_string_buffer(size)
    pdfium.FPDFCatalog_GetLanguage(document, ctypes.cast(buffer, ctypes.POINTER(pdfium.FPDF_WCHAR)), size)
    return label(clean(buffer.raw.decode("utf-16-le", "replace").strip("\0")))
