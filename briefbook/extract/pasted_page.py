"""Extract room: HTML from the clipboard becomes blocks of a note: text, lists, tables, quotations; styles go."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

from briefbook.extract.markup import BLOCK_TAGS, CONTROL_TAGS, SKIPPED_TAGS
from briefbook.extract.pasted_lines import Lines
from briefbook.extract.pasted_lists import ListLine, grouped, level_of, typed_item
from briefbook.extract.pasted_lists import Pasted as PastedBlock
from briefbook.extract.pasted_style import Look, is_hidden, is_struck, look_of, style_of
from briefbook.extract.pasted_table import children, table_of
from briefbook.model.errors import BookError
from briefbook.model.note import Block, Heading, ListBlock, Para, Quote, plain_text
from briefbook.model.pasted import Pasted

MOST_CHARACTERS = 500_000
"""Code points of text; a book of 1,000 pages has five times as many."""
TOO_MUCH = "The pasted text is longer than a note can use; paste it in parts."
_DEEPEST = 80
"""Elements within one another; what lies deeper is taken as plain text."""
_FRAGMENT = re.compile(r"<!--\s*StartFragment\s*-->(.*?)(?:<!--\s*EndFragment\s*-->|\Z)", re.DOTALL)
_HEADER = re.compile(r"\AVersion:[0-9.]+\s(?:[A-Za-z]+:[^<\r\n]*\s+)*")
"""What Windows puts before a page; source: Microsoft, HTML Clipboard Format."""
_DROPPED = SKIPPED_TAGS | CONTROL_TAGS | {"title", "meta", "link", "xml", "input"}
_HEADINGS = {f"h{level}": min(level, 4) for level in range(1, 7)} | {"msotitle": 1}
_QUOTES = frozenset({"msoquote", "msointensequote"})


def read(html: str) -> Pasted:
    """Return what HTML from the clipboard says, as blocks.

    Raises:
        BookError: it holds more text than is pasted at once.
    """
    found = _FRAGMENT.search(html)
    source = found[1] if found is not None else _HEADER.sub("", html, count=1)
    body = LexborHTMLParser(source).body
    page = _Page()
    blocks = page.blocks(body, Look(), 0) if body is not None else ()
    if len(plain_text(blocks)) > MOST_CHARACTERS:
        raise BookError(TOO_MUCH)
    return Pasted(tuple(blocks), page.pictures, page.struck)


@dataclass(slots=True)
class _Flow:
    """The blocks of an element as they are read."""

    is_preformatted: bool = False
    out: list[PastedBlock] = field(default_factory=list)
    lines: Lines = field(default_factory=Lines)
    marker: str = ""

    def end_paragraph(self) -> None:
        for inlines, language in self.lines.paragraphs():
            self.out.append(Para(inlines, lang=language))
        self.lines = Lines()


@dataclass(slots=True)
class _Page:
    """Reads one page and counts what it leaves out."""

    pictures: int = 0
    struck: int = 0

    def blocks(self, node: LexborNode, look: Look, depth: int, flow: _Flow | None = None) -> tuple[Block, ...]:
        """Return the blocks within an element."""
        return self._read(children(node), look, depth, flow)

    def _read(
        self, nodes: Iterable[LexborNode], look: Look, depth: int, flow: _Flow | None = None
    ) -> tuple[Block, ...]:
        found = flow or _Flow()
        self._walk(nodes, found, look, depth)
        found.end_paragraph()
        return grouped(found.out)

    def _walk(self, nodes: Iterable[LexborNode], flow: _Flow, look: Look, depth: int) -> None:
        for child in nodes:
            tag = child.tag or ""
            if tag == "-text":
                flow.lines.add(child.text_content or "", look, is_preformatted=flow.is_preformatted)
            elif not tag.startswith(("-", "!")) and tag not in _DROPPED:
                self._take(child, tag, flow, look, depth + 1)

    def _take(self, node: LexborNode, tag: str, flow: _Flow, look: Look, depth: int) -> None:
        style = style_of(node)
        if is_struck(tag, style):
            self.struck += 1
        elif tag == "br":
            flow.lines.end_line()
        elif tag == "img":
            self.pictures += 1
        elif "ignore" in style.get("mso-list", ""):
            flow.marker = node.text(deep=True)
        elif depth > _DEEPEST:
            flow.lines.add(node.text(deep=True), look, is_preformatted=False)
        elif not is_hidden(node, style):
            inner = look_of(node, tag, style, look)
            if tag in BLOCK_TAGS:
                flow.end_paragraph()
                self._take_block(node, tag, flow, inner, depth)
                flow.end_paragraph()
            else:
                self._walk(children(node), flow, inner, depth)

    def _take_block(self, node: LexborNode, tag: str, flow: _Flow, look: Look, depth: int) -> None:
        classes = (node.attributes.get("class") or "").lower().split()
        style = style_of(node)
        level = _HEADINGS.get(tag) or next((_HEADINGS[one] for one in classes if one in _HEADINGS), None)
        if level is not None:
            flow.out += _headings(level, self.blocks(node, Look(lang=look.lang), depth))
        elif tag in ("ul", "ol", "menu", "dir"):
            flow.out += self._list(node, look, depth)
        elif tag == "blockquote" or any(one in _QUOTES for one in classes):
            blocks = self.blocks(node, look, depth)
            flow.out += [Quote(blocks)] if blocks else []
        elif tag == "table":
            self._take_table(node, flow, look, depth)
        elif tag == "pre":
            flow.out += self.blocks(node, look, depth, _Flow(is_preformatted=True))
        elif "mso-list" in style or any(one.startswith("msolistparagraph") for one in classes):
            flow.out += self._word_item(node, style.get("mso-list", ""), look, depth)
        else:
            self._walk(children(node), flow, look, depth)

    def _take_table(self, node: LexborNode, flow: _Flow, look: Look, depth: int) -> None:
        header = Look(lang=look.lang)  # what is bold in a header row is so by the look of the note
        table = table_of(node, lambda cell: self.blocks(cell, header if cell.tag == "th" else look, depth + 1))
        if table is not None:
            flow.out.append(table)
        else:
            self._walk(children(node), flow, look, depth)

    def _list(self, node: LexborNode, look: Look, depth: int) -> list[Block]:
        items: list[tuple[Block, ...]] = []
        for child in children(node):
            tag = child.tag or ""
            if tag == "li":
                found = self.blocks(child, look_of(child, tag, style_of(child), look), depth + 1)
            elif tag in ("ul", "ol"):
                found = tuple(self._list(child, look, depth + 1)) if depth < _DEEPEST else ()
            else:
                found = self._read((child,), look, depth)
            if items and found and isinstance(found[0], ListBlock):
                items[-1] = (*items[-1], *found)  # a list that lies between the items belongs to the one before it
            elif found:
                items.append(found)
        start = node.attributes.get("start") or ""
        first = int(start) if start.isascii() and start.isdecimal() and len(start) < 7 else 1
        is_ordered = node.tag == "ol"
        return [ListBlock(tuple(items), is_ordered, max(1, first) if is_ordered else 1)] if items else []

    def _word_item(self, node: LexborNode, mso_list: str, look: Look, depth: int) -> list[PastedBlock]:
        """Return an item of a list that Word pastes as a paragraph; one without a marker is a paragraph."""
        flow = _Flow()
        blocks = self.blocks(node, look, depth, flow)
        if flow.marker:
            return [ListLine(level_of(mso_list), flow.marker, blocks)] if blocks else []
        first = blocks[0] if blocks else None
        typed = typed_item(first.inlines) if isinstance(first, Para) else None
        if typed is None or not isinstance(first, Para):
            return [*blocks]
        marker, inlines = typed
        return [ListLine(level_of(mso_list), marker, (Para(inlines, lang=first.lang), *blocks[1:]))]


def _headings(level: int, blocks: Sequence[Block]) -> list[Block]:
    """Return the paragraphs within a heading element as headings; what else is in it stays."""
    return [Heading(level, one.inlines) if isinstance(one, Para) else one for one in blocks]
