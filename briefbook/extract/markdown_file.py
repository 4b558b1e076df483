"""Extract room: Markdown files: front matter, then the text; code of site generators is no text."""

import re

from briefbook.extract.base import Block, BlockKind, Content
from briefbook.extract.blanks import is_blank, one_paragraph
from briefbook.extract.encoding import decode
from briefbook.extract.front_matter import split
from briefbook.extract.markdown_blocks import parse

_CODE = re.compile(r"\{\{[<%][^\n]{0,500}?[%>]\}\}|\{%[^\n]{0,500}?%\}|\{#[^\n{}]{0,500}?#\}")
_CODE_LINE = re.compile(r"^[ \t]*\{\{[^{}\n]{0,500}\}\}[ \t]*$", re.MULTILINE)


def read(data: bytes, path: str) -> Content:
    """Read a Markdown file.

    Raises:
        DamagedFile: the bytes are no text.
        TooLarge: there is more text than Briefbook takes from one file.
    """
    front = split(decode(data, path))
    body = front.body
    if "{{" in body or "{%" in body or "{#" in body:
        # Hugo shortcodes and Jinja or Liquid statements; `{{ … }}` is dropped only where a line holds nothing else.
        body = _CODE_LINE.sub("", _CODE.sub("", body))
    blocks = parse(body)
    seen = {block.text for block in blocks}
    texts = (one_paragraph(text) for text in front.texts)
    said = [Block(BlockKind.PARAGRAPH, text) for text in texts if not is_blank(text) and text not in seen]
    return Content((*said, *blocks), front.said)
