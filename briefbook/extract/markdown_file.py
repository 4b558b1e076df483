"""Extract room: Markdown files: front matter, then the text; code of site generators is no text."""

import re
from collections.abc import Iterator

from briefbook.extract.base import Content
from briefbook.extract.encoding import decode
from briefbook.extract.front_matter import split
from briefbook.extract.markdown_blocks import parse

_CODE = re.compile(r"\{\{[<%][\s\S]{0,500}?[%>]\}\}|\{%[\s\S]{0,500}?%\}|\{#[^\n{}]{0,500}?#\}")
_CODE_LINE = re.compile(r"^[ \t]*\{\{[^{}\n]{0,500}\}\}[ \t]*$", re.MULTILINE)

_SCRIPTED = (".mdx",)
_SCRIPT = re.compile(r"(?:import\s|export\s+(?:const|let|var|default|function|async|class|\{))")
_SCRIPT_NOTE = re.compile(r"\{/\*[\s\S]{0,2000}?\*/\}")
_COMPUTED = (".rmd", ".qmd")
_CHUNK = re.compile(r"[ \t]*(`{3,}|~{3,})[ \t]*\{[^}\n]*\}[ \t]*\Z")


def read(data: bytes, path: str) -> Content:
    """Read a Markdown file.

    Raises:
        DamagedFile: the bytes are no text.
        TooLarge: there is more text than Briefbook takes from one file.
    """
    front = split(decode(data, path))
    body = front.body
    if "{" in body and any(map(body.__contains__, ("{{", "{%", "{#"))):  # one sign is sought many times as fast as two
        # Hugo shortcodes and Jinja or Liquid statements; `{{ … }}` is dropped only where a line holds nothing else.
        body = _CODE_LINE.sub("", _CODE.sub("", body))
    name = path.lower()
    if name.endswith(_SCRIPTED):
        body = _SCRIPT_NOTE.sub("", "\n".join(_without_script(body.split("\n"))))
    elif name.endswith(_COMPUTED):
        body = "\n".join(_without_chunks(body.split("\n")))
    blocks = parse(body)
    said = front.blocks
    if said:
        seen = {block.text for block in blocks}
        said = tuple(block for block in said if block.text not in seen)
    return Content((*said, *blocks), front.said)


def _without_script(lines: list[str]) -> Iterator[str]:
    """MDX: what is imported and exported, each up to a blank line, outside of code blocks."""
    in_code = in_script = False
    for line in lines:
        in_code ^= line.lstrip(" ").startswith("```")
        in_script = not in_code and (bool(_SCRIPT.match(line)) or (in_script and line.strip(" \t") != ""))
        if not in_script:
            yield line


def _without_chunks(lines: list[str]) -> Iterator[str]:
    """R Markdown and Quarto: the programs that are run to make the figures of the text."""
    fence = ""
    for line in lines:
        if fence:
            fence = "" if line.strip(" \t") == fence else fence
        elif (chunk := _CHUNK.match(line)) is not None:
            fence = chunk[1]
        else:
            yield line
