"""Extract room: what a file really is, by its first bytes, and how that is said to the officer."""

from collections.abc import Mapping

from briefbook.extract.base import Reader
from briefbook.model.errors import DamagedFile, EncryptedFile, UnsupportedFormat

_NAMES = {
    "pdf": "PDF files",
    "rtf": "RTF files",
    "odt": "OpenDocument files",
    "ods xls xlsx xlsm xlsb csv tsv": "Spreadsheets",
    "ppt pptx odp": "Presentations",
    "eml msg pst mbox": "E-mail files",
    "zip 7z rar gz tar tgz": "Archives",
    "mht mhtml": "Web archives",
    "xml": "XML files",
    "docm dotx dotm": "Word templates and files with macros",
    "jpg jpeg png gif bmp tif tiff webp heic svg": "Pictures",
    "mp3 wav m4a ogg flac": "Sound files",
    "mp4 mov avi mkv wmv webm": "Films",
    "exe dll msi bat sh": "Programs",
    "url lnk webloc": "Shortcuts",
    "epub mobi": "Electronic books",
    "json yaml yml toml ini log": "Data files",
}
_WORDS = {suffix: words for suffixes, words in _NAMES.items() for suffix in suffixes.split(" ")}
_OLD_WORD = 'Old Word files (.doc) are not read; open it in Word and save it as "Word Document (.docx)".'
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_MAGIC = (
    (b"%PDF-", "a PDF file"),
    (b"{\\rtf", "an RTF file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "an archive"),
    (b"7z\xbc\xaf", "an archive"),
    (b"Rar!", "an archive"),
    (b"MZ\x90", "a program"),
    (b"\x7fELF", "a program"),
)
_PAGE_STARTS = (b"<!doctype html", b"<html")
_TEXT_START = 1_024


def suffix_of(path: str) -> str:
    """Return the suffix of a path in lower case with its dot; empty when there is none."""
    name = path.rsplit("/", 1)[-1]
    stem, dot, suffix = name.rpartition(".")
    return f".{suffix.lower()}" if dot and stem else ""


def refuse_unread_format(path: str, suffix: str, readers: Mapping[str, Reader]) -> None:
    """Refuse a file whose suffix names a format that is not read.

    Raises:
        UnsupportedFormat: with the format in the officer's words.
    """
    if suffix in readers:
        return
    if suffix == ".doc":
        raise UnsupportedFormat(path, _OLD_WORD)
    words = _WORDS.get(suffix[1:])
    if words:
        raise UnsupportedFormat(path, f"{words} are not read yet.")
    what = f"Files of the type {suffix}" if suffix else "Files without a type in their name"
    raise UnsupportedFormat(path, f"{what} are not read.")


def refuse_other_content(path: str, suffix: str, data: bytes, readers: Mapping[str, Reader]) -> Reader:
    """Return the reader for a file whose content agrees with its suffix.

    Raises:
        EncryptedFile: it asks for a password.
        DamagedFile: it is not what its suffix says.
        UnsupportedFormat: it is of a format that is not read, under another name.
    """
    if data.startswith(_OLE):
        _refuse_ole(path, suffix, data)
    for magic, words in _MAGIC:
        if data.startswith(magic):
            raise UnsupportedFormat(
                path, f"It is {words} under the name of a {suffix} file; such files are not read yet."
            )
    is_zip = data.startswith(_ZIP)
    if suffix == ".docx" and not is_zip:
        raise DamagedFile(path, "It is no Word document inside; open it in Word and save it again.")
    if is_zip and suffix != ".docx":
        raise DamagedFile(
            path, f"It is a Word file or an archive under the name of a {suffix} file; give it its right name."
        )
    return _by_content(suffix, data, readers)


def _refuse_ole(path: str, suffix: str, data: bytes) -> None:
    if _ENCRYPTED_STREAM in data:
        raise EncryptedFile(path, "It asks for a password; open it in Word, remove the password and save a copy.")
    if suffix == ".docx":
        raise DamagedFile(
            path, "It is an old Word file (.doc) under the name of a .docx; open it in Word and save it again."
        )
    raise UnsupportedFormat(
        path, f"It is an old Office file under the name of a {suffix} file; such files are not read."
    )


def _by_content(suffix: str, data: bytes, readers: Mapping[str, Reader]) -> Reader:
    """A web page that was saved under the name of a text is read as the page it is."""
    start = data[:_TEXT_START].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if suffix in {".txt", ".text"} and start.startswith(_PAGE_STARTS):
        return readers[".html"]
    return readers[suffix]
