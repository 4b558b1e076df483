"""Render room: Markdown (of a template, or typed by the officer) → the content tree.

The dialect: CommonMark's paragraphs, headings, lists, quotations, emphasis, links and breaks, pipe tables, footnotes
`[^1]`, and attribute lists `{: .caption }` for a paragraph's style or language. A template may show a picture of its
folder, `![words for it](file.png "caption")`, alone in its paragraph. HTML is text here; entries, literals are tokens.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from typing import Final, get_args

from lxml.etree import _Element

from briefbook.model.errors import TemplateError
from briefbook.model.kinds import Language
from briefbook.model.note import (
    Alignment,
    Block,
    Blocks,
    Br,
    ExcerptBlock,
    Footnote,
    Heading,
    Image,
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
    Toc,
    plain_inlines,
)
from briefbook.render.markdown_dialect import FOOTNOTE_CLASS, to_tree
from briefbook.render.token import Token, TokenKind, decode, sole, without_noncharacters

_BLANKS = re.compile("[ \t\n\r]+")
_STYLES: Final[tuple[ParaStyle, ...]] = get_args(ParaStyle)
_NOT_ALONE: Final = "The text of an entry must stand in the template on a line of its own, and so must the contents."
_BLOCK_TAGS: Final = frozenset(
    ("blockquote", "div", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "ol", "p", "pre", "table", "ul")
)


def parse(text: str, entries: Mapping[str, Blocks] | None = None, pictures: Collection[str] | None = None) -> Blocks:
    """Return the content tree of Markdown; a token of an entry, alone in its paragraph, stands for its blocks.

    Args:
        text: Markdown in the house dialect.
        entries: blocks by entry id.
        pictures: names of the pictures that the text may show; None where there are none and they are only words.

    Raises:
        TemplateError: the token of an entry stands within a line of text, or names no entry; a picture is not there
            or has no words for it.
    """
    return tuple(_Reader(entries or {}, pictures).flow(to_tree(text)))


class _Reader:
    """Walks over the HTML that the parser made and builds the tree."""

    def __init__(self, entries: Mapping[str, Blocks], pictures: Collection[str] | None) -> None:
        self._entries = entries
        self._pictures = pictures
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
                if (child.tail or "").isspace():  # between two blocks it stands for nothing
                    continue
            else:
                loose += _inlines_of_child(child, Run(""))
            loose += _inlines_of_text(child.tail, Run(""))
        return blocks + self._paragraph(loose, Para(()), in_item=in_item)

    def _add(self, element: _Element, blocks: list[Block], *, in_item: bool) -> None:
        tag = element.tag
        if tag == "p" and (whole := self._whole(element, in_item=in_item)) is not None:
            blocks.append(whole)
        elif tag == "p":
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

    def _whole(self, element: _Element, *, in_item: bool) -> Block | None:
        """Return the entry, the contents or the picture that a paragraph consists of, None when it is one of text."""
        token = None if len(element) else sole(element.text or "")
        return self._picture(element) if token is None else self._placed(token, in_item=in_item)

    def _picture(self, element: _Element) -> Image | None:
        """Return the picture that a paragraph consists of, None when it is one of text."""
        match list(element):
            case [only] if only.tag == "img" and not f"{element.text or ''}{only.tail or ''}".strip():
                name, alt = only.get("src") or "", _literal(only.get("alt") or "").strip()
            case _:
                return None
        if self._pictures is None:
            return None
        if name not in self._pictures:
            raise TemplateError(f"The template shows the picture {name}, which is not in its folder.")
        if not alt:
            raise TemplateError(f"The picture {name} needs words for those who do not see it: ![words]({name}).")
        return Image(name, alt, _without_tokens(_trimmed(_inlines_of_text(only.get("title"), Run("")))))

    def _paragraph(self, inlines: list[Inline | Token], frame: Para, *, in_item: bool) -> list[Block]:
        trimmed = _trimmed(inlines) if inlines else []
        if all(isinstance(one, Run | Br) for one in trimmed) and not _plain(trimmed).strip():
            return []
        tokens = [one for one in trimmed if isinstance(one, Token)]
        if not tokens:
            return [replace(frame, inlines=_without_tokens(trimmed))]
        if any(not _is_blank(one) for one in trimmed):
            raise TemplateError(_NOT_ALONE)
        return [self._placed(token, in_item=in_item) for token in tokens]

    def _placed(self, token: Token, *, in_item: bool) -> Block:
        if token.kind is TokenKind.CONTENTS:
            return Toc()
        return self._entry(token.text, in_item=in_item)

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
    if tag == "sup" and child.get("class") == FOOTNOTE_CLASS:
        return [Footnote(_without_tokens(_trimmed(_inlines(child, Run("")))))]
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
        elif part.kind in (TokenKind.ENTRY, TokenKind.CONTENTS):
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
        raise TemplateError(_NOT_ALONE)
    return tuple(one for one in inlines if not isinstance(one, Token))
