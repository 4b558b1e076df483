"""What readers by others see in our Word files, and what the tree says they must: headings, items, cells, notes."""

import io
import json
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import mammoth
from lxml import html
from lxml.etree import _Element

from briefbook.model.note import (
    Block,
    Doc,
    ExcerptBlock,
    Footnote,
    Heading,
    Inline,
    ListBlock,
    Para,
    Quote,
    Table,
    note_text,
    plain_inlines,
)
from tests.word_verifiers import VALIDATOR_SECONDS, program

HEADINGS_OF_BINDERS = """
p[style-name='Tab Divider'] => h1:fresh
p[style-name='Note Title'] => h1:fresh
p[style-name='Annex Title'] => h1:fresh
"""
"""mammoth knows headings by their names alone, not by the level that a style has."""


@dataclass
class Content:
    """What stands in a note: headings below its title, first paragraphs of list items, cells of tables, notes."""

    headings: list[str] = field(default_factory=list)
    items: list[str] = field(default_factory=list)
    cells: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def told(text: str) -> str:
    """Return text in the form in which it is compared: one blank where there is blank space."""
    return " ".join(text.split())


def of_tree(doc: Doc) -> Content:
    """Return what the tree says."""
    found = Content()
    _gather(doc.blocks, found)
    found.headings = found.headings[1:]
    return found


def _gather(blocks: Iterable[Block], found: Content) -> None:
    for block in blocks:
        match block:
            case Heading(inlines=inlines):
                found.headings.append(_said(inlines, found))
            case Para(inlines=inlines):
                _said(inlines, found)
            case Quote(blocks=inner) | ExcerptBlock(blocks=inner):
                _gather(inner, found)
            case ListBlock(items=items):
                for item in items:
                    _gather_item(item, found)
            case Table(header=header, rows=rows):
                found.cells += [_said(cell, found) for row in (header, *rows) for cell in row]
            case _:
                continue


def _gather_item(item: tuple[Block, ...], found: Content) -> None:
    match item:
        case (Para(inlines=inlines, style="body"), *rest):
            found.items.append(_said(inlines, found))
            _gather(rest, found)
        case (ExcerptBlock(blocks=inner), *rest):
            _gather_item(inner, found)
            _gather(rest, found)
        case _:
            _gather(item, found)


def _said(inlines: Iterable[Inline], found: Content) -> str:
    kept = []
    for one in inlines:
        if isinstance(one, Footnote):
            found.notes.append(told(plain_inlines(note_text(one))))
        else:
            kept.append(one)
    return told(plain_inlines(kept))


def by_mammoth(data: bytes) -> Content:
    """Return what mammoth reads."""
    made = mammoth.convert_to_html(io.BytesIO(data), style_map=HEADINGS_OF_BINDERS).value
    root = html.fragment_fromstring(made, create_parent="body")
    notes = [node for node in root.iter("li") if (node.get("id") or "").startswith(("footnote-", "endnote-"))]
    told_notes = [told(_own_text(node)).removesuffix("↑").rstrip() for node in notes]
    for node in notes:
        parent = node.getparent()
        assert parent is not None
        parent.remove(node)
    return Content(
        [told(_own_text(one)) for one in root.iter("h1", "h2", "h3", "h4", "h5", "h6")],
        [told(_own_text(one)) for one in root.iter("li") if _own_text(one).strip()],
        [told(_own_text(one)) for one in root.iter("td", "th")],
        told_notes,
    )


def _own_text(node: _Element) -> str:
    """Return the text of an element without that of lists within it and of the calls of notes."""
    parts = [node.text or ""]
    for child in node:
        if child.tag == "br":
            parts.append("\n")
        elif child.tag not in ("ul", "ol", "sup"):
            parts.append(_own_text(child))
        parts.append(child.tail or "")
    return "".join(parts)


def by_pandoc(file: Path) -> Content:
    """Return what pandoc reads."""
    done = subprocess.run(
        [program("pandoc"), "-f", "docx", "-t", "json", str(file)],
        capture_output=True,
        timeout=VALIDATOR_SECONDS,
        check=True,
    )
    found = Content()
    _walk(json.loads(done.stdout)["blocks"], found)
    return found


def _walk(blocks: list[Any], found: Content) -> None:
    for block in blocks:
        content = block.get("c")
        match block["t"]:
            case "Header":
                found.headings.append(told(_text(content[2], found)))
            case "Para" | "Plain":
                _text(content, found)
            case "BulletList":
                _walk_items(content, found)
            case "OrderedList":
                _walk_items(content[1], found)
            case "BlockQuote":
                _walk(content, found)
            case "Div":
                _walk(content[1], found)
            case "Table":
                _walk_cells(content, found)
            case _:
                continue


def _walk_items(items: list[Any], found: Content) -> None:
    for item in items:
        begins = bool(item) and item[0]["t"] in ("Para", "Plain")
        if begins:
            found.items.append(told(_text(item[0]["c"], found)))
        _walk(item[1:] if begins else item, found)


def _walk_cells(table: list[Any], found: Content) -> None:
    for cell in _cells(table):
        texts = [told(_text(one["c"], found)) for one in cell if one["t"] in ("Para", "Plain")]
        found.cells.append(" ".join(texts))


def _cells(table: list[Any]) -> Iterator[list[Any]]:
    head, bodies = table[3], table[4]
    for row in (*head[1], *(row for body in bodies for row in (*body[2], *body[3]))):
        for cell in row[1]:
            yield cell[4]


def _text(inlines: list[Any], found: Content) -> str:
    parts: list[str] = []
    for one in inlines:
        content = one.get("c")
        match one["t"]:
            case "Str":
                parts.append(content)
            case "Space" | "SoftBreak" | "LineBreak":
                parts.append(" ")
            case "Code":
                parts.append(content[1])
            case "Note":
                inner = Content()
                found.notes.append(told(" ".join(_text(block["c"], inner) for block in content)))
            case "Link" | "Span" | "Quoted":
                parts.append(_text(content[1], found))
            case "Emph" | "Strong" | "Underline" | "Superscript" | "Subscript" | "SmallCaps" | "Strikeout":
                parts.append(_text(content, found))
            case _:
                continue
    return "".join(parts)
