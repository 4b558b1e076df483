"""Render room: the house's dialect of Markdown → the HTML of its parser, with each footnote put where it is called."""

import copy
import re
from typing import Final
from xml.etree.ElementTree import Element, SubElement

import markdown
from lxml import etree, html
from lxml.etree import _Element
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.extensions.footnotes import FootnoteExtension
from markdown.inlinepatterns import SubstituteTagInlineProcessor
from markdown.preprocessors import Preprocessor
from markdown.util import AtomicString

from briefbook.render.token import holds_blocks, is_block

FOOTNOTE_CLASS: Final = "footnote"
"""Class of a `sup` that holds the text of a footnote."""
_COMMENT_LINE = re.compile(r"(\s*(?:> ?)*)<!--(?:(?!-->).)*-->\s*")
_PUNCTUATION: Final = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
_DEEPEST_NOTE: Final = 3
_TEXT_BLOCKS: Final = frozenset(("p", "blockquote", "ul", "ol", "li", "div", "h1", "h2", "h3", "h4", "h5", "h6", "pre"))


def to_tree(text: str) -> _Element:
    """Return the HTML that the parser makes of Markdown, in a `div`; footnotes stand within a `sup` at their call."""
    converter = markdown.Markdown(
        extensions=["tables", "attr_list", "sane_lists", _Footnotes(), _Dialect()], output_format="xhtml", tab_length=4
    )
    made = converter.convert(text)
    root: _Element = html.fragment_fromstring(made, create_parent="div", parser=html.HTMLParser(huge_tree=True))
    _put_notes_in_place(root)
    return root


class _Dialect(Extension):
    """No HTML, CommonMark's escapes and its backslash at the end of a line."""

    def extendMarkdown(self, md: markdown.Markdown) -> None:
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")
        md.preprocessors.register(_CommentsDropped(md), "comments", 20)
        md.preprocessors.register(_BlocksApart(md), "entries", 19)
        md.parser.blockprocessors.register(_EntryBlocks(md.parser), "entry", 110)
        md.inlinePatterns.register(SubstituteTagInlineProcessor("\\\\\n", "br"), "backslash_break", 185)
        md.ESCAPED_CHARS.extend(char for char in _PUNCTUATION if char not in md.ESCAPED_CHARS)


class _Footnotes(FootnoteExtension):
    """Footnotes, gathered at the end whatever the text says."""

    def __init__(self) -> None:
        super().__init__(BACKLINK_TEXT="")

    def findFootnotesPlaceholder(self, root: Element) -> None:
        """Find no place that the text names for the footnotes: such words are text."""


class _CommentsDropped(Preprocessor):
    """Drops the comment lines that Briefbook's own Markdown carries."""

    def run(self, lines: list[str]) -> list[str]:
        return [match[1].rstrip() if (match := _COMMENT_LINE.fullmatch(line)) else line for line in lines]


class _BlocksApart(Preprocessor):
    """Parts an entry that has a line of its own from the lines around it, so that a template needs no blank lines.

    Entries at the margin with nothing between them are one paragraph on their way: a book has ten thousand.
    """

    def run(self, lines: list[str]) -> list[str]:
        parted: list[str] = []
        together: list[str] = []
        for line in (*lines, "\n"):
            if is_block(line) and not line.startswith(" "):
                together.append(line.rstrip())
            elif line or not together:
                parted += ("", "".join(together), "") if together else ()
                parted += ("", line, "") if is_block(line) else (line,)
                together = []
        return parted[:-1]


class _EntryBlocks(BlockProcessor):
    """Takes a paragraph of entries as it is: there is nothing in it to look for."""

    def test(self, parent: Element, block: str) -> bool:
        return parent.tag == "div" and holds_blocks(block)

    def run(self, parent: Element, blocks: list[str]) -> None:
        SubElement(parent, "p").text = AtomicString(blocks.pop(0).strip())


def _put_notes_in_place(root: _Element) -> None:
    gathered = [node for node in root.iterchildren("div") if node.get("class") == "footnote"]
    notes = {f"#{item.get('id')}": _note(item) for node in gathered for item in node.iter("li") if item.get("id")}
    for node in gathered:
        root.remove(node)
    called: set[str] = set()
    for call in [node for node in root.iter("sup") if _target(node)]:
        _fill(call, notes, called, 1)
    for target, note in notes.items():
        if target not in called:
            note.tag = "p"  # a note that nothing calls is not lost
            root.append(note)


def _target(call: _Element) -> str:
    """Return the address of the footnote that a `sup` calls, empty when it calls none."""
    link = call.find("a")
    return "" if link is None or link.get("class") != "footnote-ref" else link.get("href") or ""


def _note(item: _Element) -> _Element:
    """Return the text of a footnote as one paragraph: its blocks are parted by line breaks."""
    note = etree.Element("sup", {"class": FOOTNOTE_CLASS})
    blocks = [block for block in item if isinstance(block.tag, str)]
    for block in blocks:
        for link in [link for link in block.iter("a") if link.get("class") == "footnote-backref"]:
            _without_its_gap(link)
        etree.strip_tags(block, *_TEXT_BLOCKS)
        if block is not blocks[0]:
            etree.SubElement(note, "br")
        _append_text(note, block.text)
        for child in list(block):
            note.append(child)
    return note


def _without_its_gap(link: _Element) -> None:
    """Take the way back out of a footnote, with the no-break space that the parser puts before it."""
    parent, before = link.getparent(), link.getprevious()
    if before is not None:
        before.tail = (before.tail or "").removesuffix("\u00a0")
    elif parent is not None:
        parent.text = (parent.text or "").removesuffix("\u00a0")
    if parent is not None:
        parent.remove(link)


def _append_text(note: _Element, text: str | None) -> None:
    if len(note):
        note[-1].tail = (note[-1].tail or "") + (text or "")
    else:
        note.text = (note.text or "") + (text or "")


def _fill(call: _Element, notes: dict[str, _Element], called: set[str], depth: int) -> None:
    note = notes.get(_target(call))
    if note is None or depth > _DEEPEST_NOTE:
        return
    called.add(_target(call))
    tail = call.tail
    call.clear()
    call.set("class", FOOTNOTE_CLASS)
    call.text, call.tail = note.text, tail
    for child in note:
        call.append(copy.deepcopy(child))
    for inner in [node for node in call.iter("sup") if node is not call and _target(node)]:
        _fill(inner, notes, called, depth + 1)
