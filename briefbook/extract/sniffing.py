"""Extract room: what a file really is. Its suffix proposes a format, its first bytes have to confirm it.

A file under a wrong name is read as what it is, when that can be read; otherwise the officer is told what it is.
"""

import io
import re
import zipfile

from briefbook.extract import old_office
from briefbook.extract.formats import BINARY, NAMES, PROPOSED, Format
from briefbook.extract.passed_over import UNKNOWN, suffix_of
from briefbook.model.errors import DamagedFile, TooLarge, UnknownType, UnsupportedFormat

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_REFUSED = (
    (b"\x1f\x8b", "an archive (.gz)", "unpack it into the folder"),
    (b"7z\xbc\xaf", "an archive (.7z)", "unpack it into the folder"),
    (b"Rar!", "an archive (.rar)", "unpack it into the folder"),
    (b"BZh", "an archive (.bz2)", "unpack it into the folder"),
    (b"\xfd7zXZ", "an archive (.xz)", "unpack it into the folder"),
    (b"!BDN", "an Outlook data file (.pst)", "save the messages you need one by one"),
    (b"AT&TFORM", "a DjVu file", "save it as PDF with its text"),
    (b"\x89PNG", "a picture", "Briefbook reads no text in pictures"),
    (b"\xff\xd8\xff", "a picture", "Briefbook reads no text in pictures"),
    (b"GIF8", "a picture", "Briefbook reads no text in pictures"),
    (b"II*\0", "a picture", "Briefbook reads no text in pictures"),
    (b"MM\0*", "a picture", "Briefbook reads no text in pictures"),
    (b"MZ\x90", "a program", "it has no place among documents"),
    (b"\x7fELF", "a program", "it has no place among documents"),
    (b"SQLite format 3", "a database", "export what you need from it"),
    (b"%!PS", "a PostScript file", "save it as PDF"),
)
_REFUSED_SUFFIXES = {
    "7z rar gz tgz tar bz2 xz": "Archives of this type are not read; unpack it into the folder.",
    "pst ost mbox nsf": "Mailboxes are not read; save the messages you need one by one (.eml or .msg).",
    "epub mobi azw3": "Electronic books are not read; save what you need of it as PDF or Word.",
    "ods odp odg": "LibreOffice's spreadsheets and presentations are not read; save it as .xlsx or .pptx.",
    "pages numbers key": "Apple's documents are not read; export it as Word or PDF.",
    "wpd wps wri": "Files of this word processor are not read; save it as .docx.",
    "pub vsd vsdx one oxps xps": "Files of this program are not read; save it as PDF.",
    "xlsb": "Binary workbooks are not read; save it as .xlsx.",
}
_BY_REFUSED_SUFFIX = {
    f".{suffix}": reason for suffixes, reason in _REFUSED_SUFFIXES.items() for suffix in suffixes.split(" ")
}
_FLAVOURS = (
    ("word/", Format.WORD),
    ("xl/", Format.SHEET),
    ("ppt/", Format.SLIDES),
)
_OTHER_FLAVOURS = (
    ("visio/", "a Visio drawing", "save it as PDF"),
    ("index/document.iwa", "an Apple document", "export it as Word or PDF"),
    ("meta-inf/container.xml", "an electronic book", "save what you need of it as PDF or Word"),
    ("documents/1/", "an XPS document", "save it as PDF"),
)
_ENTRY = b"PK\x01\x02"
"""Begins the entry of each file in the list at the end of an archive."""
_MOST_ENTRIES = 200_000
_PDF_START = 1_024
_START = 4_096
_PAGE = re.compile(rb"(?:<\?xml[^>]*>\s*)?(?:<!--.{0,500}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
_XML = re.compile(rb"<\?xml\b|<!DOCTYPE\s+(?!html)", re.IGNORECASE)
_OFFICE_XML = re.compile(rb"<\?mso-application|<(?:w:wordDocument|pkg:package)\b")
_OPEN_XML = re.compile(rb"<office:document\b")
_MAIL_HEADER = re.compile(rb"(?:[!-9;-~]{1,80}:[^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*)+")
_MAIL_NAMES = re.compile(
    rb"^(?:(received|return-path|message-id|mime-version|delivered-to|x-[a-z-]+|dkim-signature)|(from|to|date|subject)):",
    re.IGNORECASE | re.MULTILINE,
)
_ARCHIVE_HEADER = re.compile(rb"^content-type:\s*multipart/related", re.IGNORECASE | re.MULTILINE)
_LEAD = b"\xef\xbb\xbf \t\r\n"


def refuse_by_suffix(path: str) -> None:
    """Refuse a file whose suffix names a format that is not read, before it is opened.

    Raises:
        UnsupportedFormat: with what the officer can do.
    """
    reason = _BY_REFUSED_SUFFIX.get(suffix_of(path))
    if reason:
        raise UnsupportedFormat(path, reason)


def format_of(data: bytes, path: str) -> Format:
    """Return the format of a file with this content and name.

    Raises:
        EncryptedFile: it asks for a password.
        DamagedFile: it is not what its suffix says, nor anything else that is read.
        UnsupportedFormat: it is of a format that is not read.
        UnknownType: neither name nor content say what it is.
    """
    suffix = suffix_of(path)
    proposed = PROPOSED.get(suffix)
    signed = _by_signature(data, path, suffix)
    if signed is not None:
        return signed
    _refuse_signature(data, path)
    spoken = _by_text(data, proposed)
    if spoken is not None:
        return spoken
    if proposed in BINARY:
        raise DamagedFile(
            path, f"It is not {NAMES[proposed]} inside; open it in the program that made it and save it again."
        )
    if proposed is not None:
        return proposed
    if _is_binary(data):
        if suffix == ".doc":
            raise DamagedFile(path, "It is no Word document inside; open it in the program that made it.")
        raise UnknownType(path, UNKNOWN)
    return Format.TEXT


def _by_signature(data: bytes, path: str, suffix: str) -> Format | None:
    """Return the format that the first bytes are the mark of."""
    if data.startswith(_OLE):
        if old_office.is_message(data):
            return Format.MESSAGE
        old_office.refuse(data, path, suffix)
    if data.lstrip(_LEAD).startswith(b"{\\rtf"):
        return Format.RTF
    if b"%PDF-" in data[:_PDF_START] and (data.startswith(b"%PDF-") or PROPOSED.get(suffix) is Format.PDF):
        return Format.PDF
    if data.startswith(_ZIP):
        if data.count(_ENTRY) > _MOST_ENTRIES:
            reason = "It holds more files than Briefbook looks through; unpack what you need into the folder."
            raise TooLarge(path, reason)
        return _zip_flavour(data, path, PROPOSED.get(suffix))
    return None


def _zip_flavour(data: bytes, path: str, proposed: Format | None) -> Format:
    """Tell a package of Office or OpenDocument from an archive by the names within it."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = {name.lstrip("/").lower() for name in archive.namelist()}
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError) as error:
        if proposed in BINARY and proposed is not None:
            return proposed  # its reader says in the words of its program what is wrong
        raise DamagedFile(path, "It is an archive that is cut off or damaged; restore it from a copy.") from error
    if names & {"[content_types].xml", "_rels/.rels"}:
        for folder, known in _FLAVOURS:
            if any(name.startswith(folder) for name in names):
                return known
    if "content.xml" in names and "meta-inf/manifest.xml" in names:
        return _open_flavour(data, path)
    for mark, words, advice in _OTHER_FLAVOURS:
        if any(name.startswith(mark) for name in names):
            raise UnsupportedFormat(path, f"It is {words}; {advice}.")
    if proposed in {Format.WORD, Format.SHEET, Format.SLIDES, Format.OPEN_TEXT} and proposed is not None:
        return proposed
    return Format.ARCHIVE


def _open_flavour(data: bytes, path: str) -> Format:
    """Tell a text of OpenDocument from its tables and slides by the kind that stands uncompressed at its start."""
    start = data[:200]
    if b"opendocument.spreadsheet" in start or b"opendocument.presentation" in start:
        raise UnsupportedFormat(path, _BY_REFUSED_SUFFIX[".ods"])
    return Format.OPEN_TEXT


def _refuse_signature(data: bytes, path: str) -> None:
    for magic, words, advice in _REFUSED:
        if data.startswith(magic):
            raise UnsupportedFormat(path, f"It is {words}; {advice}.")


def _by_text(data: bytes, proposed: Format | None) -> Format | None:
    """Return the format that text says it is, where that is worth more than the name; None where the name decides."""
    start = data[:_START].lstrip(_LEAD)
    if _is_mail(start, proposed):
        return Format.WEB_ARCHIVE if _ARCHIVE_HEADER.search(start) and proposed is not Format.MAIL else Format.MAIL
    if _OPEN_XML.search(start) or _OFFICE_XML.search(start):
        return Format.OPEN_TEXT if _OPEN_XML.search(start) else Format.XML
    if proposed in {Format.TEMPLATED, Format.SERVER_PAGE, Format.MARKDOWN, Format.TABLE}:
        return proposed
    if _PAGE.match(start):
        return Format.WEB_PAGE
    is_open = proposed is None or proposed in BINARY or proposed is Format.XML
    return Format.XML if is_open and _XML.match(start) else None


def _is_mail(start: bytes, proposed: Format | None) -> bool:
    """Tell whether text begins with the head of a mail; under the name of a text, it needs the marks of a machine."""
    if proposed is Format.MAIL or proposed is Format.WEB_ARCHIVE:
        return True
    if proposed not in {None, Format.TEXT, Format.WEB_PAGE, Format.MESSAGE}:
        return False
    head = _MAIL_HEADER.match(start)
    if head is None:
        return False
    found = _MAIL_NAMES.findall(head.group())
    machine = sum(1 for by_machine, _ in found if by_machine)
    if machine and _ARCHIVE_HEADER.search(head.group()):
        return True
    return machine >= 1 and len(found) >= (2 if proposed is None or proposed is Format.MESSAGE else 3)


def _is_binary(data: bytes) -> bool:
    """Tell whether bytes are no text: zeros (unless two-byte letters), or many control characters."""
    sample = data[:_START]
    if sample.startswith((b"\xff\xfe", b"\xfe\xff")):
        return False
    if b"\0" in sample:
        half = max(8, len(sample) // 2)
        return max(sample[::2].count(0), sample[1::2].count(0)) < 0.7 * half
    controls = sum(1 for byte in sample if byte < 32 and byte not in b"\t\n\r\f\x1b\x08")
    return controls > 0.02 * max(1, len(sample))
