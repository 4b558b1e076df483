"""Render room: the content tree → a Markdown file: CommonMark with pipe tables, properties in front as YAML.

It reads well as plain text and says the same in every viewer: no HTML but comments, no attribute lists. A working copy
names its entries in comments, which viewers do not show.
"""

import json
import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from briefbook.model.note import (
    Block,
    Blocks,
    Br,
    Doc,
    ExcerptBlock,
    Heading,
    Inline,
    Inlines,
    ListBlock,
    Para,
    Placeholder,
    Quote,
    Run,
    Table,
    XRef,
)
from briefbook.model.text import clean
from briefbook.render.columns import alignments
from briefbook.render.markdown_text import escaped, guarded_ends, guarded_line, heading_line, lines_of, may_emphasise
from briefbook.render.token import without_noncharacters
from briefbook.render.wording import words

_SAFE_LINK: Final = re.compile(r"(?:https?://|mailto:)[^\s<>\"]+", re.IGNORECASE)
_SAFE_ID: Final = re.compile(r"[A-Za-z0-9]+(?:[._-][A-Za-z0-9]+)*")
_RULES: Final = {"left": "---", "center": ":---:", "right": "---:"}
_LIST_BREAK: Final = "<!-- -->"


def write(doc: Doc) -> str:
    """Return the note as a Markdown file."""
    writer = _Writer(names_entries=bool(doc.sources))
    return f"{_front(doc)}\n{writer.text(doc.blocks)}\n"


def body(blocks: Blocks) -> str:
    """Return blocks as Markdown, without the properties in front."""
    return _Writer(names_entries=False).text(blocks)


def _front(doc: Doc) -> str:
    meta = doc.meta
    values = {
        "title": meta.title,
        "language": words(meta.language).language_tag,
        "template": meta.template,
        "date": meta.date or "",
        "marking": meta.marking,
    }
    lines = [f"{name}: {_quoted(value)}" for name, value in values.items() if value]
    return "\n".join(["---", *lines, "---", ""])


def _quoted(value: str) -> str:
    """Return a value as JSON, which YAML reads alike; what only YAML takes for a line's end is written as a code."""
    text = json.dumps(_plain(value), ensure_ascii=False)
    return re.sub("[\x7f-\x9f\u2028\u2029\ufeff]", lambda match: f"\\u{ord(match[0]):04x}", text)


def _plain(text: str) -> str:
    return without_noncharacters(clean(text))


class _Writer:
    """Writes blocks as Markdown, one after the other."""

    def __init__(self, *, names_entries: bool) -> None:
        self._names_entries = names_entries

    def text(self, blocks: Iterable[Block], *, tight: bool = False) -> str:
        """Return blocks with a blank line between them, list items of neighbouring entries as one list."""
        parts: list[str] = []
        last: Block | None = None
        for block in self._flat(blocks):
            if isinstance(block, str):
                parts.append(f"\n\n{block}")
                last = None
                continue
            parts.append(_gap(last, block, tight=tight))
            parts.append(self._block(block))
            last = block
        return "".join(parts).lstrip("\n")

    def _flat(self, blocks: Iterable[Block]) -> Iterable[Block | str]:
        for block in blocks:
            if not isinstance(block, ExcerptBlock):
                yield block
                continue
            if self._names_entries and _SAFE_ID.fullmatch(block.id):
                yield f"<!-- excerpt {block.id} -->"
            yield from self._flat(block.blocks)

    def _block(self, block: Block) -> str:
        match block:
            case Heading(level=level, inlines=inlines):
                return f"{'#' * level} {heading_line(' '.join(_lines(inlines)))}"
            case Para():
                return _paragraph(block)
            case ListBlock():
                return self._list(block)
            case Table():
                return _table(block)
            case Quote(blocks=inner) | ExcerptBlock(blocks=inner):
                return "\n".join(f"> {line}" if line else ">" for line in self.text(inner).split("\n"))
        return "---"

    def _list(self, block: ListBlock) -> str:
        items = []
        is_flat = _is_flat(block)
        for number, item in enumerate(block.items, block.start):
            marker = f"{number}." if block.ordered else "-"
            width = len(marker) + 1 if is_flat else 4 * (len(marker) // 4 + 1)
            text = self.text(item, tight=True)
            # Python-Markdown keeps an indent within the first paragraph of an item; both take a line without one.
            lazy = len(_paragraph(item[0])) if item and isinstance(item[0], Para) else 0
            indented = text[:lazy] + text[lazy:].replace("\n", "\n" + " " * width)
            items.append(marker.ljust(width) + re.sub(r"\n +(?=\n)", "\n", indented))
        return ("\n" if _is_tight(block) else "\n\n").join(items)


def _is_flat(block: ListBlock) -> bool:
    return all(len(item) == 1 and isinstance(item[0], Para) for item in block.items)


def _is_tight(block: ListBlock) -> bool:
    """Tell whether a list needs no blank lines: each item a paragraph, at most with a flat list below it."""
    for item in block.items:
        match item:
            case (Para(),):
                continue
            case (Para(), ListBlock() as below) if _is_flat(below):
                continue
            case _:
                return False
    return True


def _gap(last: Block | None, block: Block, *, tight: bool) -> str:
    """Return what parts a block from the one before it."""
    if isinstance(last, ListBlock) and isinstance(block, ListBlock):
        return f"\n\n{_LIST_BREAK}\n\n" if last.ordered or block.ordered else "\n"
    if tight and isinstance(last, Para) and isinstance(block, ListBlock) and _is_flat(block):
        return "\n"
    return "" if last is None and tight else "\n\n"


def _paragraph(block: Para) -> str:
    inlines = block.inlines
    if block.style in ("placeholder", "caption"):
        inlines = tuple(_in_look(one, italic=block.style == "placeholder") for one in inlines)
    return "  \n".join(guarded_line(line) if line else "&#32;" for line in _lines(inlines))


def _in_look(inline: Inline, *, italic: bool) -> Inline:
    if not isinstance(inline, Run):
        return inline
    return replace(inline, italic=True) if italic else replace(inline, bold=True)


def _table(block: Table) -> str:
    rows = [[_cell(cell) for cell in row] for row in (block.header, *block.rows)]
    rule = [_RULES[side] for side in alignments(block)]
    lines = [f"| {' | '.join(row)} |" for row in (rows[0], rule, *rows[1:])]
    caption = f"{_paragraph(Para(block.caption, 'caption'))}\n\n" if block.caption else ""
    return caption + "\n".join(lines)


def _cell(inlines: Inlines) -> str:
    return guarded_ends(" ".join(_lines(inlines)))


def _lines(inlines: Inlines) -> list[str]:
    """Return the lines of a paragraph, escaped, with emphasis and links; without empty lines at the ends."""
    pieces: list[list[Run]] = [[]]
    for inline in inlines:
        match inline:
            case Run(text=text):
                for number, line in enumerate(lines_of(_plain(text))):
                    if number:
                        pieces.append([])
                    pieces[-1].append(replace(inline, text=line))
            case Br():
                pieces.append([])
            case XRef(text=text):
                pieces[-1].append(Run(_plain(text)))
            case Placeholder(label=label):
                pieces[-1].append(Run(_plain(f"[{label}]"), bold=True))
    lines = [_line(piece) for piece in pieces]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return lines


def _line(runs: list[Run]) -> str:
    out = ""
    filled = [run for run in runs if run.text]
    for place, run in enumerate(filled):
        following = next((escaped(one.text)[:1] for one in filled[place + 1 :]), "")
        out += _run(run, out[-1:], following)
    return out


def _run(run: Run, before: str, following: str) -> str:
    """Return a run with its look, where both parsers would see it; text goes before look."""
    stripped = run.text.strip()
    if not stripped:
        return escaped(run.text)
    start = run.text.index(stripped[0])
    head, tail = escaped(run.text[:start]), escaped(run.text[start + len(stripped) :])
    inner = f"`{stripped}`" if run.code and "`" not in stripped else escaped(stripped)
    stars = "*" * (2 * run.bold + run.italic)
    if stars and may_emphasise(head[-1:] or before, inner, tail[:1] or following):
        inner = f"{stars}{inner}{stars}"
    if run.href is not None and _SAFE_LINK.fullmatch(run.href):
        inner = f"[{inner}]({_address(run.href)})"
    return f"{head}{inner}{tail}"


def _address(href: str) -> str:
    return re.sub(r"[()\[\]\\`{}|]", lambda match: f"%{ord(match[0]):02X}", href)
