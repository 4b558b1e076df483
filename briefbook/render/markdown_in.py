"""Render room: Markdown (of a template, or typed by the officer) → the content tree.

The dialect: CommonMark's paragraphs, headings, lists, quotations, emphasis, links and breaks, pipe tables, and
attribute lists `{: .caption }` for a paragraph's style or language. HTML is text here. Entries and literals are tokens.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final, get_args

import markdown
from lxml import html
from lxml.etree import _Element
from markdown.extensions import Extension
from markdown.inlinepatterns import SubstituteTagInlineProcessor
from markdown.preprocessors import Preprocessor

from briefbook.model.errors import TemplateError
from briefbook.model.kinds import Language
from briefbook.model.note import (
    Alignment,
    Block,
    Blocks,
    Br,
    ExcerptBlock,
    Heading,
    Inline,
    Inlines,
    ListBlock,
    PageBreak,
    Para,
    ParaStyle,
    Placeholder,
    Quote,
    Run,
    Table,
    plain_inlines,
)
from briefbook.render.token import Token, TokenKind, decode, is_entry, without_noncharacters

_COMMENT_LINE = re.compile(r"(\s*(?:> ?)*)<!--(?:(?!-->).)*-->\s*")
_BLANKS = re.compile("[ \t\n\r]+")
_STYLES: Final[tuple[ParaStyle, ...]] = get_args(ParaStyle)
_PUNCTUATION: Final = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
_BLOCK_TAGS: Final = frozenset(
    ("blockquote", "div", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "ol", "p", "pre", "table", "ul")
)


def parse(text: str, entries: Mapping[str, Blocks] | None = None) -> Blocks:
    """Return the content tree of Markdown; a token of an entry, alone in its paragraph, stands for its blocks.

    Args:
        text: Markdown in the house dialect.
        entries: blocks by entry id.

    Raises:
        TemplateError: the token of an entry stands within a line of text, or names no entry.
    """
    reader = _Reader(entries or {})
    root = html.fragment_fromstring(_to_html(text), create_parent="div", parser=html.HTMLParser(huge_tree=True))
    return tuple(reader.flow(root))


def _to_html(text: str) -> str:
    converter = markdown.Markdown(
        extensions=["tables", "attr_list", "sane_lists", _Dialect()], output_format="xhtml", tab_length=4
    )
    return converter.convert(text)


class _Dialect(Extension):
    """No HTML, CommonMark's escapes and its backslash at the end of a line."""

    def extendMarkdown(self, md: markdown.Markdown) -> None:
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")
        md.preprocessors.register(_CommentsDropped(md), "comments", 20)
        md.preprocessors.register(_EntriesApart(md), "entries", 19)
        md.inlinePatterns.register(SubstituteTagInlineProcessor("\\\\\n", "br"), "backslash_break", 185)
        md.ESCAPED_CHARS.extend(char for char in _PUNCTUATION if char not in md.ESCAPED_CHARS)


class _CommentsDropped(Preprocessor):
    """Drops the comment lines that Briefbook's own Markdown carries."""

    def run(self, lines: list[str]) -> list[str]:
        return [match[1].rstrip() if (match := _COMMENT_LINE.fullmatch(line)) else line for line in lines]


class _EntriesApart(Preprocessor):
    """Parts an entry that has a line of its own from the lines around it, so that a template needs no blank lines."""

    def run(self, lines: list[str]) -> list[str]:
        return [part for line in lines for part in (("", line, "") if is_entry(line) else (line,))]


class _Reader:
    """Walks over the HTML that the parser made and builds the tree."""

    def __init__(self, entries: Mapping[str, Blocks]) -> None:
        self._entries = entries
        self._anchors: set[str] = set()

    def flow(self, element: _Element, *, in_item: bool = False) -> list[Block]:
        """Return the blocks within an element; loose text between them becomes paragraphs."""
        blocks: list[Block] = []
        loose = _inlines_of_text(element.text, Run(""))
        for child in element:
            if child.tag in _BLOCK_TAGS:
                blocks += self._paragraph(loose, Para(()), in_item=in_item)
                loose = []
                self._add(child, blocks, in_item=in_item)
            else:
                loose += _inlines_of_child(child, Run(""))
            loose += _inlines_of_text(child.tail, Run(""))
        return blocks + self._paragraph(loose, Para(()), in_item=in_item)

    def _add(self, element: _Element, blocks: list[Block], *, in_item: bool) -> None:
        tag = element.tag
        if tag == "p":
            blocks += self._paragraph(_inlines(element, Run("")), _frame(element), in_item=in_item)
        elif tag in ("ul", "ol"):
            blocks.append(self._list(element))
        elif tag == "blockquote":
            blocks.append(Quote(tuple(self.flow(element))))
        elif tag == "table":
            blocks.append(self._table(element, _caption_before(blocks)))
        elif tag == "pre":
            blocks.append(Para((Run("".join(map(str, element.itertext())).strip("\n"), code=True),)))
        elif tag == "hr":
            blocks.append(PageBreak())
        elif tag == "div":
            blocks += self.flow(element, in_item=in_item)
        elif _plain(_inlines(element, Run(""))).strip():
            blocks.append(self._heading(element))

    def _paragraph(self, inlines: list[Inline | Token], frame: Para, *, in_item: bool) -> list[Block]:
        trimmed = _trimmed(inlines)
        if all(isinstance(one, Run | Br) for one in trimmed) and not _plain(trimmed).strip():
            return []
        ids = [one.text for one in trimmed if isinstance(one, Token)]
        if not ids:
            return [replace(frame, inlines=_without_tokens(trimmed))]
        if any(not _is_blank(one) for one in trimmed):
            raise TemplateError("The text of an entry must stand in the template on a line of its own.")
        return [self._entry(entry_id, in_item=in_item) for entry_id in ids]

    def _entry(self, entry_id: str, *, in_item: bool) -> Block:
        blocks = self._entries.get(entry_id)
        if blocks is None:
            raise TemplateError(f"The template asks for the text of {entry_id}, which is not in this note.")
        match blocks:
            case (ListBlock(items=(item,), ordered=False),) if in_item:
                blocks = item
        return ExcerptBlock(entry_id, blocks)

    def _heading(self, element: _Element) -> Block:
        found = _trimmed(_inlines(element, Run("")))
        level = min(4, int(str(element.tag)[1:]))
        if len(found) == 1 and isinstance(found[0], Token):
            return self._entry_heading(found[0].text, level)
        inlines = _without_tokens(found)
        return Heading(level, inlines, self._anchor(element.get("id") or plain_inlines(inlines)))

    def _entry_heading(self, entry_id: str, level: int) -> Block:
        """Return an entry that the template uses as a heading: its first paragraph is one, a question above answers."""
        match self._entry(entry_id, in_item=False):
            case ExcerptBlock(blocks=(Para(inlines=inlines), *rest)):
                title = Heading(level, inlines, self._anchor(plain_inlines(inlines)))
                return ExcerptBlock(entry_id, (title, *rest))
            case block:
                return block

    def _anchor(self, text: str) -> str:
        base = re.sub(r"[^\w]+", "-", text.lower()).strip("-")[:48] or "section"
        anchor, number = base, 1
        while anchor in self._anchors:
            number += 1
            anchor = f"{base}-{number}"
        self._anchors.add(anchor)
        return anchor

    def _list(self, element: _Element) -> ListBlock:
        items = tuple(tuple(self.flow(item, in_item=True)) for item in element if item.tag == "li")
        start = element.get("start") or "1"
        return ListBlock(items, ordered=element.tag == "ol", start=int(start) if start.isdecimal() else 1)

    def _table(self, element: _Element, caption: Inlines) -> Table:
        rows = [
            [_without_tokens(_trimmed(_inlines(cell, Run("")))) for cell in row if cell.tag in ("td", "th")]
            for row in element.iter("tr")
        ]
        first = next(element.iter("tr"))
        width = len(rows[0])
        padded = [(*row[:width], *[()] * (width - len(row))) for row in rows]
        return Table(padded[0], tuple(padded[1:]), tuple(_alignment(cell) for cell in first), caption)


def _caption_before(blocks: list[Block]) -> Inlines:
    match blocks:
        case [*_, Para(inlines=inlines, style="caption")]:
            blocks.pop()
            return inlines
    return ()


def _alignment(cell: _Element) -> Alignment:
    style = cell.get("style") or ""
    if "right" in style:
        return "right"
    return "center" if "center" in style else "left"


def _frame(element: _Element) -> Para:
    names = (element.get("class") or "").split()
    style: ParaStyle = next((style for style in _STYLES if style in names), "body")
    return Para((), style, _language(element))


def _language(element: _Element) -> Language | None:
    tag = (element.get("lang") or "").lower()
    if tag.startswith("fr"):
        return "fr"
    return "en" if tag.startswith("en") else None


def _inlines(element: _Element, look: Run) -> list[Inline | Token]:
    found = _inlines_of_text(element.text, look)
    for child in element:
        found += _inlines_of_child(child, look)
        found += _inlines_of_text(child.tail, look)
    return found


def _inlines_of_child(child: _Element, look: Run) -> list[Inline | Token]:
    tag = child.tag
    if tag == "br":
        return [Br()]
    if tag == "img":
        return _inlines_of_text(child.get("alt"), look)
    look = replace(look, lang=_language(child) or look.lang)
    if tag in ("strong", "b"):
        look = replace(look, bold=True)
    elif tag in ("em", "i"):
        look = replace(look, italic=True)
    elif tag == "code":
        look = replace(look, code=True)
    elif tag == "a":
        look = replace(look, href=_literal(child.get("href") or "") or None)
    return _inlines(child, look)


def _literal(text: str) -> str:
    return "".join(part.text if isinstance(part, Token) else part for part in decode(text))


def _inlines_of_text(text: str | None, look: Run) -> list[Inline | Token]:
    found: list[Inline | Token] = []
    for part in decode(text or ""):
        if isinstance(part, str):
            found.append(replace(look, text=_BLANKS.sub(" ", without_noncharacters(part))))
        elif part.kind is TokenKind.ENTRY:
            found.append(part)
        elif part.kind is TokenKind.PLACEHOLDER:
            name, _newline, label = part.text.partition("\n")
            found.append(Placeholder(name, label))
        else:
            found += _literal_lines(part.text, look)
    return found


def _literal_lines(text: str, look: Run) -> Iterator[Inline]:
    for number, line in enumerate(text.split("\n")):
        if number:
            yield Br()
        if line:
            yield replace(look, text=line)


def _plain(inlines: list[Inline | Token]) -> str:
    return "".join(one.text if isinstance(one, Token) else plain_inlines([one]) for one in inlines)


def _is_blank(one: Inline | Token) -> bool:
    return isinstance(one, Token | Br) or (isinstance(one, Run) and not one.text.strip(" "))


def _trimmed(inlines: list[Inline | Token]) -> list[Inline | Token]:
    """Return inlines as HTML shows them: no blanks at the ends of lines, no breaks at the ends, one look in one run."""
    joined: list[Inline | Token] = []
    for one in inlines:
        last = joined[-1] if joined else Br()
        if isinstance(one, Run):
            text = one.text.lstrip(" ") if isinstance(last, Br) else one.text
            if isinstance(last, Run) and replace(last, text="") == replace(one, text=""):
                joined[-1] = replace(last, text=last.text + text)
            elif text:
                joined.append(replace(one, text=text))
        elif isinstance(one, Br):
            _close_line(joined)
            if joined:
                joined.append(one)
        else:
            joined.append(one)
    _close_line(joined)
    while joined and isinstance(joined[-1], Br):
        joined.pop()
        _close_line(joined)
    return joined


def _close_line(inlines: list[Inline | Token]) -> None:
    """Take the blanks off the end of the last line."""
    while inlines and isinstance(last := inlines[-1], Run):
        inlines.pop()
        if last.text.rstrip(" "):
            inlines.append(replace(last, text=last.text.rstrip(" ")))
            return


def _without_tokens(inlines: list[Inline | Token]) -> Inlines:
    if any(isinstance(one, Token) for one in inlines):
        raise TemplateError("The text of an entry must stand in the template on a line of its own.")
    return tuple(one for one in inlines if not isinstance(one, Token))
