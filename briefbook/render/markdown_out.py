"""Render room: the content tree → a Markdown file: CommonMark with pipe tables, properties in front as YAML.

It reads well as plain text and says the same in every viewer: no HTML but comments, no attribute lists. A working copy
names its entries in comments, which viewers do not show, and sets what the disclosure copy withholds in ⟦ ⟧. Footnotes
are GFM's `[^1]`; a picture is named by its file and said in words, for the bytes stay in the template's folder.
"""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from briefbook.model.note import (
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
)
from briefbook.model.text import clean
from briefbook.render.columns import alignments
from briefbook.render.contents import as_list, listed_headings
from briefbook.render.list_joining import joined
from briefbook.render.markdown_text import escaped, guarded_ends, guarded_line, heading_line, lines_of, may_emphasise
from briefbook.render.token import without_noncharacters
from briefbook.render.wording import words

_SAFE_LINK: Final = re.compile(r"(?:https?://|mailto:)[^\s<>\"]+", re.IGNORECASE)
_SAFE_ID: Final = re.compile(r"[A-Za-z0-9]+(?:[._-][A-Za-z0-9]+)*")
_RULES: Final = {"left": "---", "center": ":---:", "right": "---:"}
_LIKE_A_LINK: Final = re.compile(r"\S+(?:\s+[\"'(].*)?")
_LIST_BREAK: Final = "<!-- -->"


def write(doc: Doc) -> str:
    """Return the note as a Markdown file."""
    writer = _Writer(doc.blocks, names_entries=bool(doc.sources), contents=words(doc.meta.language).contents)
    return f"{_front(doc)}\n{writer.whole()}\n"


def body(blocks: Blocks) -> str:
    """Return blocks as Markdown, without the properties in front."""
    return _Writer(tuple(blocks), names_entries=False).whole()


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
    """Writes blocks as Markdown, one after the other; footnotes are gathered for the end."""

    def __init__(self, blocks: Blocks, *, names_entries: bool, contents: str = "") -> None:
        self._blocks = blocks
        self._names_entries = names_entries
        self._contents = contents
        self._notes: list[Inlines] = []

    def whole(self) -> str:
        """Return all blocks with their footnotes at the end."""
        blocks = joined(self._blocks)
        text = self.text(blocks if self._names_entries else _without_entries(blocks))
        notes, place = [], 0
        while place < len(self._notes):
            place += 1
            notes.append(_definition(place, " ".join(self._lines(self._notes[place - 1]))))
        return "\n\n".join([text, *notes]) if notes else text

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
            if isinstance(block, Heading) and block.role == "note":
                continue  # what it says stands in the heading of the tab, with no page between them here
            if not isinstance(block, ExcerptBlock):
                yield block
                continue
            if self._names_entries and _SAFE_ID.fullmatch(block.id):
                yield f"<!-- excerpt {block.id} -->"
            yield from self._flat(block.blocks)

    def _block(self, block: Block) -> str:
        match block:
            case Heading(level=level, inlines=inlines):
                return f"{'#' * level} {heading_line(' '.join(self._lines(inlines)))}"
            case Para():
                return self._paragraph(block)
            case ListBlock():
                return self._list(block)
            case Table():
                return self._table(block)
            case Quote(blocks=inner):
                return "\n".join(f"> {line}" if line else ">" for line in self.text(inner).split("\n"))
        return self._rare(block)

    def _rare(self, block: Block) -> str:
        match block:
            case Image():
                return self._picture(block)
            case Toc():
                return self._list_of_headings(block)
        return "---"

    def _picture(self, block: Image) -> str:
        alt = " ".join(escaped(line) for line in lines_of(_plain(block.alt)))
        shown = f"![{alt}]({block.name})" if _SAFE_ID.fullmatch(block.name) else alt
        return f"{shown}\n\n{self._paragraph(Para(block.caption, 'caption'))}" if block.caption else shown

    def _list_of_headings(self, block: Toc) -> str:
        listed = self._list(as_list(listed_headings(self._blocks, block)))
        return f"**{escaped(self._contents)}**\n\n{listed}"

    def _list(self, block: ListBlock) -> str:
        items = []
        is_flat = _is_flat(block)
        for number, item in enumerate(block.items, block.start):
            marker = f"{number}." if block.ordered else "-"
            width = len(marker) + 1 if is_flat else 4 * (len(marker) // 4 + 1)
            called = len(self._notes)
            # Python-Markdown keeps an indent within the first paragraph of an item; both take a line without one.
            lazy = len(self._paragraph(item[0])) if item and isinstance(item[0], Para) else 0
            del self._notes[called:]
            text = self.text(item, tight=True)
            indented = text[:lazy] + text[lazy:].replace("\n", "\n" + " " * width)
            items.append(marker.ljust(width) + re.sub(r"\n +(?=\n)", "\n", indented))
        return ("\n" if _is_tight(block) else "\n\n").join(items)

    def _paragraph(self, block: Para) -> str:
        inlines = block.inlines
        if block.style in ("placeholder", "caption"):
            inlines = tuple(_in_look(one, italic=block.style == "placeholder") for one in inlines)
        return "  \n".join(guarded_line(line) if line else "&#32;" for line in self._lines(inlines))

    def _table(self, block: Table) -> str:
        rows = [[self._cell(cell) for cell in row] for row in (block.header, *block.rows)]
        rule = [_RULES[side] for side in alignments(block)]
        lines = [f"| {' | '.join(row)} |" for row in (rows[0], rule, *rows[1:])]
        caption = f"{self._paragraph(Para(block.caption, 'caption'))}\n\n" if block.caption else ""
        return caption + "\n".join(lines)

    def _cell(self, inlines: Inlines) -> str:
        return guarded_ends(" ".join(self._lines(inlines)))

    def _lines(self, inlines: Inlines) -> list[str]:
        """Return the lines of a paragraph, escaped, with emphasis and links; without empty lines at the ends."""
        pieces: list[list[Run | _Call]] = [[]]
        for inline in inlines:
            if isinstance(inline, Br):
                pieces.append([])
                continue
            for number, piece in enumerate(self._pieces(inline)):
                if number:
                    pieces.append([])
                pieces[-1].append(piece)
        lines = [_line(piece) for piece in pieces]
        while lines and not lines[-1]:
            lines.pop()
        while lines and not lines[0]:
            lines.pop(0)
        return lines

    def _pieces(self, inline: Inline) -> "list[Run | _Call]":
        """Return an inline line by line."""
        match inline:
            case Run(text=text):
                shown = f"⟦{text}⟧" if inline.withheld else text
                return [replace(inline, text=line) for line in lines_of(_plain(shown))]
            case XRef(text=text) | Redacted(label=text):
                return [Run(_plain(text))]
            case Placeholder(label=label):
                return [Run(_plain(f"[{label}]"), bold=True)]
            case Footnote():
                self._notes.append(note_text(inline))
                return [_Call(f"[^{len(self._notes)}]")]
        return []


@dataclass(frozen=True, slots=True)
class _Call:
    """The mark of a footnote in the text."""

    text: str


def _definition(number: int, text: str) -> str:
    """Return the text of a footnote; a reader without footnotes must not take it for the address of a link."""
    shown = guarded_line(text)
    return f"[^{number}]: {shown}{'&#32;' if _LIKE_A_LINK.fullmatch(shown) else ''}"


def _without_entries(blocks: Iterable[Block]) -> Blocks:
    """Return blocks with the content of entries in their place, in lists too: how a list is set depends on it."""
    out: list[Block] = []
    for block in blocks:
        match block:
            case ExcerptBlock(blocks=inner):
                out += _without_entries(inner)
            case ListBlock(items=items):
                out.append(replace(block, items=tuple(_without_entries(item) for item in items)))
            case _:
                out.append(block)
    return tuple(out)


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
    if isinstance(last, ListBlock | Toc) and isinstance(block, ListBlock):
        is_apart = isinstance(last, Toc) or last.ordered or block.ordered
        return f"\n\n{_LIST_BREAK}\n\n" if is_apart else "\n"
    if tight and isinstance(last, Para) and isinstance(block, ListBlock) and _is_flat(block):
        return "\n"
    return "" if last is None and tight else "\n\n"


def _in_look(inline: Inline, *, italic: bool) -> Inline:
    if not isinstance(inline, Run):
        return inline
    return replace(inline, italic=True) if italic else replace(inline, bold=True)


def _line(pieces: list["Run | _Call"]) -> str:
    out = ""
    filled = [one for one in pieces if one.text]
    for place, one in enumerate(filled):
        if isinstance(one, _Call):
            out += one.text
            continue
        following = next((_first(other) for other in filled[place + 1 :]), "")
        made = _run(one, out[-1:], following)
        after_call = place > 0 and isinstance(filled[place - 1], _Call) and made.startswith((":", "("))
        out += f"&#{ord(made[0])};{made[1:]}" if after_call else made
    return out


def _first(piece: "Run | _Call") -> str:
    return "[" if isinstance(piece, _Call) else escaped(piece.text)[:1]


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
