"""Render room: the content tree → an accessible HTML page, or the same in the tags and styles that Qt's text shows.

Colours come in as a `Look`, so that the window's preview follows its theme. Entries bear anchors: in a page the opaque
marks that the Word file bears too, in the preview the entry ids, to which the window scrolls.
"""

import base64
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from html import escape
from typing import Final

from briefbook.model.note import (
    Alignment,
    Block,
    Blocks,
    Br,
    Doc,
    ExcerptBlock,
    Footnote,
    Heading,
    Image,
    Inline,
    Inlines,
    ListBlock,
    Para,
    Placeholder,
    Quote,
    Redacted,
    Run,
    Table,
    Toc,
    XRef,
    note_text,
    plain_inlines,
)
from briefbook.model.text import clean
from briefbook.render.columns import alignments
from briefbook.render.contents import listed_headings
from briefbook.render.html_style import PAGE, Look, sheet
from briefbook.render.list_joining import joined
from briefbook.render.token import without_noncharacters
from briefbook.render.wording import words

__all__ = ["PAGE", "Look", "write"]
_PREVIEW_WIDTH: Final = 480
"""Pixels: wide enough to see a picture beside the text that is edited."""
_SAFE_LINK: Final = re.compile(r"(?:https?://|mailto:)[^\s<>\"]+", re.IGNORECASE)


def write(doc: Doc, look: Look = PAGE) -> str:
    """Return the note as a whole HTML page in this look."""
    writer = _Writer(doc, look)
    tag = words(doc.meta.language).language_tag
    marking = _text(doc.meta.marking)
    head = f"<title>{_text(doc.meta.title)}</title>\n<style>\n{sheet(look)}</style>\n"
    if look.is_preview:
        mark = f'<p class="marking">{marking}</p>\n' if marking else ""
        return f'<html lang="{tag}"><head>{head}</head>\n<body>\n{mark}{writer.whole()}</body></html>\n'
    top = f'<header><p class="marking">{marking}</p></header>\n' if marking else ""
    bottom = f'<footer><p class="marking">{marking}</p></footer>\n' if marking else ""
    width = '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    return (
        f'<!DOCTYPE html>\n<html lang="{tag}">\n<head>\n<meta charset="utf-8">\n{width}{head}</head>\n<body>\n'
        f"{top}<main>\n{writer.whole()}</main>\n{bottom}</body>\n</html>\n"
    )


@dataclass(frozen=True, slots=True)
class _Placed:
    """A block with the anchor of the entry that begins with it."""

    block: Block
    anchor: str = ""


class _Writer:
    """Writes blocks as HTML, one after the other."""

    def __init__(self, doc: Doc, look: Look) -> None:
        self._doc = doc
        self._is_preview = look.is_preview
        self._notes: list[Inlines] = []

    def whole(self) -> str:
        """Return the note with its footnotes at the end."""
        text = self.flow(joined(self._doc.blocks))
        return f"{text}{self._footnotes()}"

    def flow(self, blocks: Iterable[Block]) -> str:
        """Return blocks as HTML; lists of neighbouring entries become one list."""
        out: list[str] = []
        items: list[str] = []
        for placed in self._flat(blocks):
            block = placed.block
            if isinstance(block, ListBlock) and not block.ordered:
                items += self._items(block, placed.anchor)
                continue
            out += _unordered(items)
            items = []
            out.append(self._block(block, placed.anchor))
        return "".join([*out, *_unordered(items)])

    def _flat(self, blocks: Iterable[Block]) -> Iterator[_Placed]:
        for block in blocks:
            if isinstance(block, Heading) and block.role == "note":
                continue  # what it says stands in the heading of the tab, with no page between them here
            if isinstance(block, ExcerptBlock):
                anchor = block.id if self._is_preview else self._doc.marks.get(block.id, "")
                for number, inner in enumerate(self._flat(block.blocks)):
                    yield replace(inner, anchor=anchor) if number == 0 else inner
            else:
                yield _Placed(block)

    def _block(self, block: Block, anchor: str) -> str:
        match block:
            case Heading(level=level, inlines=inlines, id=own):
                inner = f'<a id="{escape(anchor)}"></a>' if anchor and own and not self._is_preview else ""
                named = own if inner else anchor or own
                return self._element(f"h{level}", f"{inner}{self._inlines(inlines)}", named)
            case Para():
                return self._para(block, anchor)
            case ListBlock(start=start):
                first = f' start="{start}"' if start != 1 else ""
                return f"<ol{first}>\n{''.join(self._items(block, anchor))}</ol>\n"
            case Quote(blocks=inner) | ExcerptBlock(blocks=inner):
                return self._quote(inner, anchor)
            case Table():
                return self._table(block, anchor)
        return self._rare(block)

    def _rare(self, block: Block) -> str:
        match block:
            case Image():
                return self._picture(block)
            case Toc():
                return self._contents(block)
        return "<hr>\n"

    def _picture(self, block: Image) -> str:
        picture = self._doc.pictures.get(block.name)
        if picture is None:
            return self._element("p", _text(block.alt), "")
        data = base64.b64encode(picture.data).decode("ascii")
        alt = escape(_plain(block.alt))
        width = min(picture.width, _PREVIEW_WIDTH) if self._is_preview else picture.width
        shown = f'<img src="data:image/{picture.kind};base64,{data}" alt="{alt}" width="{width}">'
        caption = self._inlines(block.caption)
        if self._is_preview:
            below = self._element("p", caption, "", ' class="caption"') if caption else ""
            above = self._element("p", shown, "", ' class="picture"')
            return f"{above}{below}"
        below = self._element("figcaption", caption, "") if caption else ""
        return self._element("figure", f"\n{shown}\n{below}", "")

    def _contents(self, block: Toc) -> str:
        title = self._element("p", words(self._doc.meta.language).contents, "", ' class="contents-title"')
        lines = []
        for heading in listed_headings(self._doc.blocks, block):
            link = f'<a href="#{escape(heading.id)}">{self._inlines(heading.inlines)}</a>'
            lines.append(self._element("li", link, "", f' class="level-{heading.level - 1}"'))
        listed = self._element("ul", f"\n{''.join(lines)}", "", ' class="contents"')
        label = escape(words(self._doc.meta.language).contents)
        return f"{title}{listed}" if self._is_preview else f'<nav aria-label="{label}">\n{title}{listed}</nav>\n'

    def _footnotes(self) -> str:
        if not self._notes:
            return ""
        items, place = "", 0
        while place < len(self._notes):
            place += 1
            content = self._inlines(self._notes[place - 1])
            back = "" if self._is_preview else f' <a href="#fnref-{place}" aria-label="↩ {place}">↩</a>'
            items += self._element("li", f"{content}{back}", f"fn-{place}")
        label = escape(words(self._doc.meta.language).notes)
        listed = f"<ol>\n{items}</ol>\n"
        return f"<hr>\n{listed}" if self._is_preview else f'<section aria-label="{label}">\n{listed}</section>\n'

    def _quote(self, blocks: Blocks, anchor: str) -> str:
        match blocks:
            case (Para() as first, *rest):
                content = f"{self._para(first, anchor)}{self.flow(rest)}"
            case _:
                content = self.flow(blocks)
        return f"<blockquote>\n{content}</blockquote>\n"

    def _items(self, block: ListBlock, anchor: str) -> list[str]:
        made = []
        for number, item in enumerate(block.items):
            here = anchor if number == 0 else ""
            match tuple(self._flat(item)):
                case (_Placed(block=Para(lang=None, inlines=inlines), anchor=own),):
                    made.append(self._element("li", self._inlines(inlines), here or own))
                case _:
                    made.append(self._element("li", f"\n{self.flow(item)}", here))
        return made

    def _para(self, block: Para, anchor: str) -> str:
        attributes = "" if block.style == "body" else f' class="{block.style}"'
        if block.lang is not None and block.lang != self._doc.meta.language:
            attributes += f' lang="{words(block.lang).language_tag}"'
        return self._element("p", self._inlines(block.inlines), anchor or block.anchor, attributes)

    def _element(self, tag: str, content: str, anchor: str, attributes: str = "") -> str:
        name = escape(anchor)
        if anchor and self._is_preview:
            content = f'<a name="{name}"></a>{content}'
        elif anchor:
            attributes = f' id="{name}"{attributes}'
        return f"<{tag}{attributes}>{content}</{tag}>\n"

    def _table(self, block: Table, anchor: str) -> str:
        columns = ", ".join(plain_inlines(cell).replace("\n", " ") for cell in block.header)
        caption = self._inlines(block.caption)
        sides = alignments(block)
        rows = "".join(self._row("td", row, sides) for row in block.rows)
        content = f"<tbody>\n{rows}</tbody>\n"
        if self._is_preview:
            above = self._element("p", caption, "", ' class="caption"') if caption else ""
            head = f"<thead>\n{self._row('th', block.header, sides, anchor)}</thead>\n"
            look = ' width="100%" cellspacing="0" cellpadding="4"'
            return above + self._element("table", f"\n{head}{content}", "", look)
        head = f"<thead>\n{self._row('th', block.header, sides)}</thead>\n"
        titled = f"<caption>{caption}</caption>\n" if caption else ""
        label = "" if caption else f' aria-label="{escape(_plain(columns))}"'
        return self._element("table", f"\n{titled}{head}{content}", anchor, label)

    def _row(self, tag: str, row: Iterable[Inlines], sides: Iterable[Alignment], anchor: str = "") -> str:
        """Return a row; the anchor goes to its first cell."""
        scope = ' scope="col"' if tag == "th" else ""
        cells = []
        for number, (cell, side) in enumerate(zip(row, sides, strict=True)):
            look = f'{scope} align="{side}"' if self._is_preview else f'{scope} class="{side}"'
            cells.append(self._element(tag, self._inlines(cell), anchor if number == 0 else "", look))
        return f"<tr>\n{''.join(cells)}</tr>\n"

    def _inlines(self, inlines: Inlines) -> str:
        return "".join(self._inline(inline) for inline in inlines)

    def _inline(self, inline: Inline) -> str:
        match inline:
            case Run():
                return self._run(inline)
            case Br():
                return "<br>"
            case XRef(target=target, text=text):
                return f'<a class="reference" href="#{escape(target)}">{_text(text)}</a>'
            case Placeholder(label=label):
                return f'<span class="place">[{_text(label)}]</span>'
            case Redacted(label=label):
                return f'<span class="redacted">{_text(label)}</span>'
            case Footnote():
                return self._call(inline)

    def _call(self, note: Footnote) -> str:
        self._notes.append(note_text(note))
        number = len(self._notes)
        name = "" if self._is_preview else f' id="fnref-{number}"'
        return f'<sup><a{name} href="#fn-{number}">{number}</a></sup>'

    def _run(self, run: Run) -> str:
        made = _text(run.text).replace("\n", "<br>")
        for wanted, tag in ((run.code, "code"), (run.italic, "em"), (run.bold, "strong")):
            made = f"<{tag}>{made}</{tag}>" if wanted else made
        if run.withheld:
            tag = "span" if self._is_preview else "mark"
            made = f'<{tag} class="withheld">{made}</{tag}>'
        if run.lang is not None and run.lang != self._doc.meta.language:
            made = f'<span lang="{words(run.lang).language_tag}">{made}</span>'
        if run.href is not None and _SAFE_LINK.fullmatch(run.href):
            made = f'<a href="{escape(run.href)}">{made}</a>'
        return made


def _unordered(items: list[str]) -> list[str]:
    return [f"<ul>\n{''.join(items)}</ul>\n"] if items else []


def _plain(text: str) -> str:
    return without_noncharacters(clean(text))


def _text(text: str) -> str:
    return escape(_plain(text), quote=False)
