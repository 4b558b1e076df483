"""The note of the benchmark as pandoc reads it, and what a Word file holds of it, so that two files can be compared.

The note is built as pandoc's own tree, and pandoc itself says that tree in its formats, so that nothing of ours bends
what it reads. It can write of the note all but these: the part with the provenance of each excerpt, the marking in
header and footer, the page break before the sources and the tab behind the number of each, and bookmarks that Word
hides, whose names start with `_`.
"""

import json
import subprocess
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, TypeAlias

from lxml import etree

from briefbook.model.note import Block, Br, Doc, ExcerptBlock, Heading, Inline, PageBreak, Para, ParaStyle, Run, XRef
from briefbook.ooxml.marks import export_mark, source_mark

Node: TypeAlias = dict[str, object]
W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STYLES: Final[dict[ParaStyle, str]] = {"body": "Body Text", "source-note": "Source Note"}

MARKDOWN: Final = ("markdown", "markdown-auto_identifiers", "note.md")
COMMONMARK: Final = ("commonmark_x", "commonmark_x-gfm_auto_identifiers", "note.commonmark")
"""A format as pandoc writes it, the same as it reads it without inventing bookmarks for headings, and the file."""


def save(told: Node, file: Path) -> None:
    """Write a tree as a file that the pandoc of this system reads."""
    known = subprocess.run(["pandoc", "-f", "markdown", "-t", "json"], input=b"", stdout=subprocess.PIPE, check=True)
    version = json.loads(known.stdout)["pandoc-api-version"]
    file.write_text(json.dumps({"pandoc-api-version": version, **told}), encoding="utf-8", newline="\n")


def say(form: tuple[str, str, str], folder: Path) -> None:
    """Have pandoc say `tree.json` of a folder in one of its formats."""
    to, _, name = form
    command = ["pandoc", "-s", "-f", "json", "-t", to, "-o", str(folder / name), str(folder / "tree.json")]
    subprocess.run(command, check=True)


def command(reading: str, name: str, folder: Path) -> list[str]:
    """Return how pandoc is asked to make `pandoc.docx` of a file, in the styles of our reference.docx."""
    look = f"--reference-doc={folder / 'look.docx'}"
    return ["pandoc", "-f", reading, look, "-o", str(folder / "pandoc.docx"), str(folder / name)]


def tree(doc: Doc) -> Node:
    """Return the note for pandoc to read: bookmarks, links, looks and named styles as our own writer gives them.

    The version of pandoc's own tree is left to the caller, under `pandoc-api-version`.
    """
    title, *blocks = doc.blocks
    assert isinstance(title, Heading)
    meta = {
        "title": _inlines_of_meta([_span("", *_words(title.inlines), id=_visible(export_mark(doc)))]),
        "subject": _inlines_of_meta(_text(doc.meta.subject)),
        "keywords": _inlines_of_meta(_text(doc.meta.keywords)),
        "lang": _inlines_of_meta([_node("Str", "en-CA")]),
    }
    written = [_block(block, doc) for block in blocks if not isinstance(block, PageBreak)]
    return {"meta": meta, "blocks": written}


def _block(block: Block, doc: Doc) -> Node:
    match block:
        case Heading(level=level, inlines=inlines):
            return _node("Header", [level - 1, ["", [], []], _words(inlines)])
        case ExcerptBlock(id=name, blocks=(Para(inlines=(Run() as text, *others)),)):
            marked = _span("", *_words((text,)), id=_visible(doc.marks[name]))
            return _paragraph("body", [marked, *_words(others)])
        case Para(inlines=inlines, style="source-note", anchor=anchor):
            nodes = _words(inlines)
            return _paragraph("source-note", [_span("", *nodes, id=_anchor(anchor))] if anchor else nodes)
    raise TypeError(f"The benchmark's note has no {type(block).__name__}")


def _paragraph(style: ParaStyle, inlines: list[Node]) -> Node:
    return _node("Div", [["", [], [["custom-style", _STYLES[style]]]], [_node("Para", inlines)]])


def _words(inlines: Iterable[Inline]) -> list[Node]:
    return [node for inline in inlines for node in _nodes(inline)]


def _nodes(inline: Inline) -> list[Node]:
    match inline:
        case Run(text=text, bold=True):
            return [_node("Strong", _text(text))]
        case Run(text=text):
            return _text(text)
        case XRef(target=target, text=text):
            shown = _span("Source Reference", *_text(text))
            return [_node("Link", [["", [], []], [shown], [f"#{_anchor(target)}", ""]])]
        case Br():
            return [{"t": "LineBreak"}]
    raise TypeError(f"The benchmark's note has no {type(inline).__name__}")


def _text(text: str) -> list[Node]:
    """Return text as pandoc keeps it, word by word."""
    nodes: list[Node] = []
    for place, word in enumerate(text.split(" ")):
        if place:
            nodes.append({"t": "Space"})
        if word:
            nodes.append(_node("Str", word))
    return nodes


def _span(style: str, *inlines: Node, id: str = "") -> Node:  # noqa: A002 - pandoc's own word
    return _node("Span", [[id, [], [["custom-style", style]] if style else []], list(inlines)])


def _node(kind: str, content: object) -> Node:
    return {"t": kind, "c": content}


def _inlines_of_meta(inlines: list[Node]) -> Node:
    return _node("MetaInlines", inlines)


def _anchor(name: str) -> str:
    return _visible(source_mark(name))


def _visible(mark: str) -> str:
    return mark.lstrip("_")


@dataclass(slots=True)
class Kept:
    """What a paragraph of a Word file says, and how.

    Attributes:
        marked: by the name of a bookmark, the text that it is around.
        links: where to, in which style, and what stands there.
    """

    style: str
    text: str = ""
    bold: str = ""
    marked: dict[str, str] = field(default_factory=dict)
    links: list[tuple[str, str, str]] = field(default_factory=list)


def kept(file: Path) -> list[Kept]:
    """Return what the paragraphs of a Word file keep, in order; blanks are all alike."""
    with zipfile.ZipFile(file) as package:
        root = etree.fromstring(package.read("word/document.xml"), etree.XMLParser(huge_tree=True))
    return [_read(paragraph) for paragraph in root.iter(f"{W}p")]


def _read(paragraph: etree._Element) -> Kept:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    told = Kept("" if style is None else style.get(f"{W}val", ""))
    starts: dict[str, tuple[str, int]] = {}
    for element in paragraph.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd", f"{W}r"):
        number = element.get(f"{W}id", "")
        if element.tag == f"{W}r":
            _add_run(told, element)
        elif element.tag == f"{W}bookmarkStart":
            starts[number] = (_visible(element.get(f"{W}name", "")), len(told.text))
        elif number in starts:
            name, start = starts[number]
            told.marked[name] = told.text[start:]
    return told


def _add_run(told: Kept, run: etree._Element) -> None:
    text = "".join(_said(run))
    told.text += text
    if run.find(f"{W}rPr/{W}b") is not None:
        told.bold += text
    link, look = run.getparent(), run.find(f"{W}rPr/{W}rStyle")
    if link is not None and link.tag == f"{W}hyperlink":
        shown = "" if look is None else look.get(f"{W}val", "")
        told.links.append((_visible(link.get(f"{W}anchor", "")), shown, text))


def _said(run: etree._Element) -> Iterator[str]:
    for element in run:
        if element.tag == f"{W}t":
            yield (element.text or "").replace("\xa0", " ")
        elif element.tag == f"{W}br":
            yield "\n"
        elif element.tag == f"{W}tab":
            yield " "
