"""Extract room: templates of web sites and letters (.erb, .j2, .liquid …): the code goes, the text is read."""

import re

from briefbook.extract import markdown_file, plain_text, web_page
from briefbook.extract.base import Content
from briefbook.extract.blanks import is_blank
from briefbook.extract.encoding import decode
from briefbook.extract.front_matter import FrontMatter, split
from briefbook.extract.template_code import without_code
from briefbook.model.errors import NoText

_PAGE = re.compile(r"<(?:!doctype|html|body|main|div|p|h[1-6]|ul|ol|table|section|article|span|td|li)\b", re.IGNORECASE)
_MARKDOWN = re.compile(r"^#{1,6} \S|^[*-] \S|\]\(\S|^\d{1,3}\. \S", re.MULTILINE)
_INSIDE = {
    **dict.fromkeys(("md", "markdown", "mkd", "govspeak", "qmd", "rmd"), markdown_file.read),
    **dict.fromkeys(("html", "htm", "xhtml"), web_page.read),
    **dict.fromkeys(("txt", "text", "rst", "eml"), plain_text.read),
}
_TITLE = re.compile(r"<%-?\s*(?:content_for|text_for|govspeak_for|html_for)\s*\(?\s*:title\b[^%]{0,60}\bdo\b")
_TITLE_LINE = re.compile(r"\0\s*")


def read(data: bytes, path: str) -> Content:
    """Read the text around the code of a template, in the format that is inside.

    Raises:
        DamagedFile: the bytes are no text.
        NoText: there is nothing but code.
        TooLarge: there is more text than Briefbook takes from one file.
    """
    front = split(decode(data, path))
    body = without_code(front.body, _mark)
    if is_blank(body.replace("\0", "")):
        raise NoText(path, "It is a template that holds only code, no text of its own.")
    parts = path.rsplit("/", 1)[-1].lower().split(".")
    reader = next((_INSIDE[part] for part in reversed(parts[1:]) if part in _INSIDE), None)
    if reader is None:
        is_page = _PAGE.search(body) is not None
        is_markdown = "\0" in body or _MARKDOWN.search(body) is not None
        reader = web_page.read if is_page else markdown_file.read if is_markdown else plain_text.read
    heading = "\n\n# " if reader is markdown_file.read else "\n\n"
    text = _TITLE_LINE.sub(heading, body)
    return _with_front(reader(text.encode("utf-8"), path), front)


def _mark(code: str) -> str:
    """The block that a page takes as its title begins with a mark that no text can hold."""
    return "\0" if _TITLE.match(code) else ""


def _with_front(content: Content, front: FrontMatter) -> Content:
    return Content((*front.blocks, *content.blocks), (*front.said, *content.said))
