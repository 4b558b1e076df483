"""Extract room: the formats that are read: which suffix proposes which, and which module reads it.

A reader is loaded when the first file of its format comes: the guest starts fast, and a fault in one library stays
with the files that need it.
"""

import importlib
from enum import StrEnum

from briefbook.extract.base import Content, Pace

_MEGABYTE = 1_000_000


class Format(StrEnum):
    """A format that is read; the value is the module of this room that reads it."""

    TEXT = "plain_text"
    MARKDOWN = "markdown_file"
    WORD = "word_file"
    OPEN_TEXT = "odt_file"
    RTF = "rtf_file"
    PDF = "pdf_file"
    WEB_PAGE = "web_page"
    SERVER_PAGE = "server_page"
    WEB_ARCHIVE = "web_archive"
    MAIL = "mail_file"
    MESSAGE = "message_file"
    ARCHIVE = "archive_file"
    XML = "law_file"
    TEMPLATED = "template_text"
    SHEET = "sheet_file"
    SLIDES = "slides_file"
    TABLE = "csv_file"
    CAPTIONS = "captions_file"


_SUFFIXES = {
    Format.TEXT: "txt text asc rst org tex adoc asciidoc textile wiki log",
    Format.MARKDOWN: "md markdown mdown mkd mdx qmd rmd",
    Format.WORD: "docx docm dotx dotm",
    Format.OPEN_TEXT: "odt ott fodt",
    Format.RTF: "rtf",
    Format.PDF: "pdf",
    Format.WEB_PAGE: "html htm xhtml xht shtml",
    Format.SERVER_PAGE: "asp aspx php jsp cfm",
    Format.WEB_ARCHIVE: "mht mhtml",
    Format.MAIL: "eml",
    Format.MESSAGE: "msg",
    Format.ARCHIVE: "zip",
    Format.XML: "xml",
    Format.TEMPLATED: "erb j2 jinja jinja2 liquid njk hbs mustache tmpl tpl ejs",
    Format.SHEET: "xlsx xlsm xltx xltm",
    Format.SLIDES: "pptx pptm ppsx potx",
    Format.TABLE: "csv tsv",
    Format.CAPTIONS: "srt vtt",
}
PROPOSED: dict[str, Format] = {
    f".{suffix}": known for known, suffixes in _SUFFIXES.items() for suffix in suffixes.split(" ")
}
"""The format that a suffix, in lower case with its dot, proposes; the content has to confirm it."""
NAMES = {
    Format.TEXT: "a text",
    Format.MARKDOWN: "a Markdown text",
    Format.WORD: "a Word document",
    Format.OPEN_TEXT: "an OpenDocument text",
    Format.RTF: "an RTF file",
    Format.PDF: "a PDF file",
    Format.WEB_PAGE: "a web page",
    Format.SERVER_PAGE: "a web page",
    Format.WEB_ARCHIVE: "a web archive",
    Format.MAIL: "an e-mail",
    Format.MESSAGE: "an Outlook message",
    Format.ARCHIVE: "an archive",
    Format.XML: "an XML file",
    Format.TEMPLATED: "a template",
    Format.SHEET: "an Excel workbook",
    Format.SLIDES: "a PowerPoint presentation",
    Format.TABLE: "a table of values",
    Format.CAPTIONS: "captions of a film",
}
"""What the officer calls a file of each format."""
BINARY = frozenset(
    {
        Format.WORD,
        Format.OPEN_TEXT,
        Format.PDF,
        Format.RTF,
        Format.MESSAGE,
        Format.ARCHIVE,
        Format.SHEET,
        Format.SLIDES,
    }
)
"""Formats that begin with a signature of their own; a file without it is none of them."""
_PACED = frozenset({Format.PDF})
"""Formats that are read step by step."""
_LIMITS = {Format.PDF: 500 * _MEGABYTE}
FILE_LIMIT = 100 * _MEGABYTE
"""Bytes of a file that is no PDF (source: safety design, limits per type)."""


def limit_of(known: Format) -> int:
    """Return how many bytes a file of a format may have."""
    return _LIMITS.get(known, FILE_LIMIT)


def read_as(known: Format, data: bytes, path: str, pace: Pace) -> Content:
    """Read bytes as a format.

    Raises:
        ExtractError: one of its subclasses, with the reason in words.
    """
    reader = importlib.import_module(f"briefbook.extract.{known.value}")
    content: Content = reader.read(data, path, pace) if known in _PACED else reader.read(data, path)
    return content
