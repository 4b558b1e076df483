"""Render room: a form typed in Word as Markdown with tags, for files that are no Word files.

What was typed stands in its order: title, headings, paragraphs, points, tables, text boxes. Looks, pictures, headers
and footers stay in Word, and so do the pages. What was typed is text: it goes by tokens and is never read as Markdown.
"""

import functools
import json
import re
from collections.abc import Iterator, Sequence
from typing import Final, TypeAlias

from lxml.etree import _Element

from briefbook.render.catalog import BODY, Template
from briefbook.render.script import SECTIONS, TITLE, WORD_BODY, Script
from briefbook.render.token import without_noncharacters
from briefbook.render.word_package import StyleSheet, open_package
from briefbook.render.word_tags import TAG, Tag, straightened
from briefbook.render.word_tidying import drop_fallbacks
from briefbook.render.word_typed_contents import CONTENTS, hold_contents
from briefbook.render.wordml import W, number

_WHOLE: Final = re.compile(r"\{\{-?\s*(\w+)\s*-?\}\}")
"""A tag that prints one name, as it is."""
_BLOCKS: Final = re.compile(rf"\b(?:text|body|sources|{CONTENTS})\b")
"""What prints more than a line, which no cell of a table in Markdown holds."""
_POINTS: Final = {"list bullet": "- ", "list number": "1. "}
_LEVEL: Final = re.compile(r"heading ([1-9])")
_DEEPEST: Final = 4
_OF_CONTENTS: Final = "toc heading"
_FEWEST_ROWS: Final = 2
"""A table has a header and what stands below it; a single row is words beside one another."""
_BOX: Final = f"{W}txbxContent"
_SIGNS: Final = {f"{W}tab": " ", f"{W}br": " ", f"{W}noBreakHyphen": "-"}
_Row: TypeAlias = tuple[_Element, tuple[Tag, ...]]
"""A row of a table, and the tags that it gives way to; none for a row that is printed."""
_KEPT: Final = 8
"""Forms whose text is kept: those of a book, and while it is written they are asked for again and again."""


def form_script(template: Template) -> Script:
    """Return the script of a form typed in Word for Markdown and HTML.

    Raises:
        NotAPackage: it is no Word file that may be opened.
        TemplateError: a list of contents in it cannot be told.
    """
    return Script(template, BODY, _text_of_form(template.read(WORD_BODY), template.name))


@functools.lru_cache(maxsize=_KEPT)
def _text_of_form(data: bytes, name: str) -> str:
    package = open_package(data)
    document = package.xml["word/document.xml"]
    drop_fallbacks(document)
    hold_contents(document, WORD_BODY, name)
    return _Form(package.styles).text(document)


class _Form:
    """Writes the body of one form as Markdown."""

    def __init__(self, styles: StyleSheet) -> None:
        self._styles = styles
        self._title = ""
        self._lines: list[str] = []

    def text(self, document: _Element) -> str:
        """Return the Markdown of a document; its title comes first, whatever stands above it."""
        self._add(document)
        return "\n".join((self._title or TITLE, *self._lines, ""))

    def _add(self, node: _Element) -> None:
        if node.tag == f"{W}p":
            self._paragraph(node)
        elif node.tag == f"{W}tbl":
            self._table(node)
        else:
            for child in node:
                self._add(child)

    def _paragraph(self, paragraph: _Element) -> None:
        pieces = list(_pieces(_said(paragraph)))
        tags = [one for one in pieces if isinstance(one, Tag)]
        is_bare = len(tags) == len(pieces)
        whole = _WHOLE.fullmatch(tags[0].source) if is_bare and len(tags) == 1 else None
        if tags and is_bare and not any(one.is_value for one in tags):
            self._lines += [one.source for one in tags]
        elif whole is not None and whole[1] in ("body", "sources"):
            # the sources of a working copy come by themselves, behind the text
            self._lines += ["", SECTIONS] if whole[1] == "body" else []
        elif pieces:
            self._write(paragraph, "".join(map(_printing, pieces)))
        for box in paragraph.iter(_BOX):
            if next(box.iterancestors(f"{W}p"), None) is paragraph:
                for child in box:
                    self._add(child)

    def _write(self, paragraph: _Element, line: str) -> None:
        named = paragraph.find(f"{W}pPr/{W}pStyle")
        style = "" if named is None else named.get(f"{W}val") or ""
        name = self._styles.name(style)
        if name == "title" and not self._title:
            self._title = f"# {line}\n"
            return
        if name == _OF_CONTENTS:  # a list of contents brings its own, where there is one
            return
        level = self._level(paragraph, style, name)
        point = next((sign for kind, sign in _POINTS.items() if name.startswith(kind)), "")
        start = "#" * min(level + 1, _DEEPEST) + " " if level else point if not _BLOCKS.search(line) else ""
        self._lines += ["", f"{start}{line}", ""]

    def _level(self, paragraph: _Element, style: str, name: str) -> int:
        """Return the level of a heading from 1, 0 for no heading."""
        if found := _LEVEL.fullmatch(name):
            return int(found[1])
        own = paragraph.find(f"{W}pPr/{W}outlineLvl")
        outline = own if own is not None else self._styles.first(style, f"{W}pPr/{W}outlineLvl")
        level = 0 if outline is None else number(outline, "val") + 1
        return level if level <= 9 else 0

    def _table(self, table: _Element) -> None:
        rows = [(row, _row_tags(row)) for row in table.iterchildren(f"{W}tr") if _pieces_of(row)]
        is_nested = any(one is not table for one in table.iter(f"{W}tbl"))
        if len(rows) < _FEWEST_ROWS or is_nested or _BLOCKS.search(_tags_of(table)):
            self._cells(rows)
        elif rows[0][1]:
            self._details(rows)
        else:
            self._grid(rows)

    def _grid(self, rows: Sequence[_Row]) -> None:
        """Write a table as one, with its first row for a header."""
        self._lines.append("")
        for place, (row, tags) in enumerate(rows):
            cells = [_line(cell) for cell in row.iterchildren(f"{W}tc")]
            self._lines += [one.source for one in tags] or [f"| {' | '.join(cells)} |"]
            if not place:
                self._lines.append(f"|{' --- |' * len(cells)}")
        self._lines.append("")

    def _details(self, rows: Sequence[_Row]) -> None:
        """Write a table whose first row may be missing row by row: what the first cell names, and the others."""
        for row, tags in rows:
            cells = [line for cell in row.iterchildren(f"{W}tc") if (line := _line(cell))]
            if tags or not cells:
                self._lines += [one.source for one in tags]
            else:
                first = f"**{cells[0]}{{{{ t.colon }}}}**" if len(cells) > 1 else cells[0]
                self._lines += ["", " ".join((first, *cells[1:])), "{: .details }", ""]

    def _cells(self, rows: Sequence[_Row]) -> None:
        """Write a table cell by cell, one below the other."""
        for row, tags in rows:
            self._lines += [one.source for one in tags]
            for cell in () if tags else row.iterchildren(f"{W}tc"):
                for child in cell:
                    self._add(child)


def _said(paragraph: _Element) -> str:
    """Return the text of a paragraph without that of its text boxes; a tab or a break is a blank."""
    said = []
    for node in paragraph.iter(f"{W}t", *_SIGNS):
        parent = node.getparent()
        if parent is not None and parent.tag == f"{W}r" and next(node.iterancestors(f"{W}p"), None) is paragraph:
            said.append(_SIGNS.get(str(node.tag)) or node.text or "")
    return "".join(said)


def _pieces(text: str) -> Iterator[Tag | str]:
    """Walk over the tags of a text and what stands between them; remarks are left out, and so is a blank alone."""
    end = 0
    for found in TAG.finditer(text):
        yield from _between(text[end : found.start()])
        tag, end = Tag(straightened(found[0])), found.end()
        if not tag.is_remark:
            yield tag
    yield from _between(text[end:])


def _between(text: str) -> Iterator[str]:
    if text.strip(" \u00a0"):
        yield text


def _printing(piece: Tag | str) -> str:
    """Return what prints a piece: a tag itself, a text as a value of its own, which no Markdown is read in."""
    return piece.source if isinstance(piece, Tag) else f"{{{{ {_quoted(piece)} }}}}"


def _quoted(text: str) -> str:
    return json.dumps(without_noncharacters(text), ensure_ascii=False)


def _line(cell: _Element) -> str:
    return " ".join("".join(map(_printing, _pieces(_said(one)))) for one in cell.iter(f"{W}p")).strip()


def _tags_of(node: _Element) -> str:
    return " ".join(found[0] for one in node.iter(f"{W}p") for found in TAG.finditer(_said(one)))


def _pieces_of(row: _Element) -> list[Tag | str]:
    return [piece for one in row.iter(f"{W}p") for piece in _pieces(_said(one))]


def _row_tags(row: _Element) -> tuple[Tag, ...]:
    """Return the tags of a row that holds block tags alone, none for another row."""
    pieces = _pieces_of(row)
    tags = tuple(one for one in pieces if isinstance(one, Tag))
    return tags if tags and len(tags) == len(pieces) and not any(one.is_value for one in tags) else ()
