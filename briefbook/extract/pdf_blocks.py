"""Extract room: PDF pages become blocks: what goes on over a page is joined, headings are told by their type."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from briefbook.extract.base import Block, BlockKind
from briefbook.extract.blanks import is_blank, one_line, table_text
from briefbook.extract.headings import is_heading_text
from briefbook.extract.pdf_furniture import HEAD_OR_FOOT, PageLines, take_edges
from briefbook.extract.pdf_joining import compounds_in, is_contents_line, joined, plain_hyphens
from briefbook.extract.pdf_lines import Piece
from briefbook.extract.pdf_page import Grid, Item, Layout, items_of
from briefbook.extract.pdf_paragraphs import Leading, Paragraph, is_bullet, lines_of, may_flow
from briefbook.extract.plain_headings import mark_headings
from briefbook.model.document import Evidence
from briefbook.model.text import clean, fold

CONTENTS = "A line of the table of contents."

_CONTENTS_HEADINGS = frozenset({"contents", "table of contents", "table des matieres", "sommaire", "contenu"})
_ENDS_IN_NUMBER = re.compile(r"[ \t.…](?:\d{1,4}|[ivxl]{1,6})\Z")
_TWO_SENTENCES = re.compile(r"[a-zà-ÿ)][.!?] [A-ZÀ-Ý]")
_LARGE = 1.12
_MUCH_LARGER = 1.3
_LONGEST_TITLE = 220
_MOST_LEVELS = 6


def blocks_of(pages: Sequence[PageLines]) -> tuple[list[Block], tuple[Evidence, ...]]:
    """Return the blocks of a document and the marking at the heads or feet of its pages."""
    edges = take_edges(pages)
    leading = Leading()
    for page in pages:
        leading.learn(page.pieces)
    layout = Layout(leading, compounds_in(piece.text for page in pages for piece in page.pieces))
    items: list[Item] = []
    for page in pages:
        items.extend(_furniture(edges.heads.get(page.number, []), page.number))
        _append(items, items_of(page.pieces, layout, page.number))
        items.extend(_furniture(edges.feet.get(page.number, []), page.number))
    blocks = _blocks(items, layout)
    if not any(block.kind is BlockKind.HEADING or block.is_bold for block in blocks):
        blocks = mark_headings(blocks)
    return blocks, edges.marking


def _furniture(rows: Sequence[Sequence[Piece]], page: int) -> Iterable[Item]:
    for row in rows:
        yield Paragraph(lines_of(row), (0, 0), page, HEAD_OR_FOOT)


def _append(items: list[Item], more: Sequence[Item]) -> None:
    """Put the items of a page at the end; a paragraph that goes on in the next column or page is one."""
    small = _body_size(more)
    for item in more:
        before = _last_text(items, small)
        if isinstance(item, Paragraph) and before is not None and may_flow(before, item):
            before.lines.extend(item.lines)
            before.edges = item.edges
        else:
            items.append(item)


def _last_text(items: Sequence[Item], size: float) -> Paragraph | None:
    """Return the paragraph that the next may belong to: the last, but for the feet, heads and small notes between."""
    for item in reversed(items):
        if isinstance(item, Grid):
            return None
        if not item.why and (item.size > 0.9 * size or item is items[-1]):
            return item
    return None


def _body_size(items: Iterable[Item]) -> float:
    sizes: Counter[float] = Counter()
    for item in items:
        if isinstance(item, Paragraph) and not item.why:
            for line in item.lines:
                sizes[round(line.size * 2) / 2] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _blocks(items: Sequence[Item], layout: Layout) -> list[Block]:
    body = _body_size(items)
    texts = ["" if isinstance(item, Grid) else _text(item, layout) for item in items]
    large = {
        round(item.size)
        for item, text in zip(items, texts, strict=True)
        if isinstance(item, Paragraph) and _is_large(item, text, body)
    }
    levels = {size: min(place, _MOST_LEVELS) for place, size in enumerate(sorted(large, reverse=True), start=1)}
    blocks = (
        _table(item) if isinstance(item, Grid) else _block(item, text, body, levels)
        for item, text in zip(items, texts, strict=True)
    )
    return _with_contents([block for block in blocks if not is_blank(block.text)])


def _with_contents(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks; below a heading such as "Contents" the lines that end in a number are no text."""
    marked: list[Block] = []
    is_contents = is_said = False
    for block in blocks:
        if not block.why:
            is_said = fold(block.text).strip(" :") in _CONTENTS_HEADINGS
            is_listed = all(_ENDS_IN_NUMBER.search(row) for row in block.text.split("\n"))
            is_contents = is_said or (is_contents and is_listed)
        is_line = is_contents and not block.why and not is_said
        marked.append(_contents_line(block) if is_line else block)
    return marked


def _contents_line(block: Block) -> Block:
    return replace(block, kind=BlockKind.PARAGRAPH, text=block.text.replace("\t", " "), level=0, why=CONTENTS)


def _table(grid: Grid) -> Block:
    return Block(BlockKind.TABLE, clean(plain_hyphens(table_text(grid.rows))), page=grid.page)


def _block(item: Paragraph, text: str, body: float, levels: dict[int, int]) -> Block:
    if item.why or is_contents_line(text):
        return Block(BlockKind.PARAGRAPH, text, why=item.why or CONTENTS, page=item.page)
    if _is_large(item, text, body):
        return Block(BlockKind.HEADING, text, level=levels[round(item.size)], page=item.page)
    if is_bullet(item.marker):
        return Block(BlockKind.LIST_ITEM, text[len(item.marker) :].lstrip(" "), page=item.page)
    if item.marker and not (item.is_bold and is_heading_text(text)):
        return Block(BlockKind.LIST_ITEM, text, page=item.page)
    return Block(BlockKind.PARAGRAPH, text, is_bold=item.is_bold, page=item.page)


def _is_large(item: Paragraph, text: str, body: float) -> bool:
    """Tell whether a paragraph is a heading by the size of its type: larger than the text, and said like one."""
    if item.why or item.size < _LARGE * body or is_bullet(item.marker):
        return False
    if sum(letter.isalpha() for letter in text) < 3 or item.lines[0].is_turned:
        return False
    is_much_larger = item.size >= _MUCH_LARGER * body
    if not is_much_larger and _TWO_SENTENCES.search(text):
        return False
    if is_heading_text(text.rstrip(":")):
        return is_much_larger or item.is_bold or ": " not in text
    return is_much_larger and len(text) <= _LONGEST_TITLE and not text.endswith((".", ";", ","))


def _text(item: Paragraph, layout: Layout) -> str:
    return one_line(clean(joined([line.text for line in item.lines], layout.compounds)))
