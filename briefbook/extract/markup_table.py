"""Extract room: HTML tables as rows of cells; tables that only lay out a page are told apart."""

from collections.abc import Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from briefbook.extract.blanks import one_line, table_text

_UNREAD = frozenset({"script", "style", "template", "noscript", "svg"})
_INLINE = frozenset(
    """
    a abbr b bdi bdo big cite code del em font i ins kbd mark q s samp small span strong sub sup u var wbr
    """.split()  # noqa: SIM905
)
_WIDEST_SPAN = 50
_TALLEST_SPAN = 200
_LAYOUT_CELL = 1_000
"""A cell with several paragraphs and more code points than this is a part of a page, not a datum."""
_LAYOUT_ROWS = 4
"""Tables that lay out a page have few rows."""
_MENU_LINKS = 3
_SENTENCE = 60
_LAYOUT_TAGS = "h1, h2, h3, h4, h5, h6, article, section, main, nav, form"


@dataclass(frozen=True, slots=True)
class Table:
    """A table of data: its caption, its text, rows joined by newlines and cells by tabs, and the texts of its links."""

    caption: str
    text: str
    links: tuple[str, ...] = ()


def inner_text(node: LexborNode) -> str:
    """Return all text in an element, with a blank where a block ends; nothing that is never shown."""
    pieces: list[str] = []
    for inner in _descendants(node):
        tag = inner.tag or ""
        if tag == "-text":
            pieces.append(inner.text_content or "")
        elif tag not in _INLINE:
            pieces.append(" ")
    return "".join(pieces)


def nested_tables(root: LexborNode) -> set[int]:
    """Return the ids of the tables that hold another table; such a table lays out its page."""
    holders: set[int] = set()
    for table in root.css("table table"):
        parent = table.parent
        while parent is not None and parent.tag != "table":
            parent = parent.parent
        if parent is not None:
            holders.add(parent.mem_id)
    return holders


def read_table(table: LexborNode) -> Table | None:
    """Return a table of data, None when it lays out the page."""
    if (table.attributes.get("role") or "") in {"presentation", "none"}:
        return None
    rows = [list(_children(row, ("td", "th"))) for row in _rows(table)]
    if max((len(row) for row in rows), default=0) < 2 or any(_is_part_of_page(cell) for row in rows for cell in row):
        return None
    if len(rows) <= _LAYOUT_ROWS and _has_menu_beside_text(rows):
        return None
    captions = [one_line(inner_text(caption)) for caption in _children(table, ("caption",))]
    links = tuple(inner_text(link) for link in table.css("a[href]"))
    return Table(" ".join(captions), table_text(_grid(rows)), links)


def _rows(table: LexborNode) -> Iterator[LexborNode]:
    for child in _children(table, ("tr", "thead", "tbody", "tfoot")):
        if child.tag == "tr":
            yield child
        else:
            yield from _children(child, ("tr",))


def _children(node: LexborNode, tags: tuple[str, ...]) -> Iterator[LexborNode]:
    child = node.child
    while child is not None:
        if child.tag in tags:
            yield child
        child = child.next


def _is_part_of_page(cell: LexborNode) -> bool:
    if cell.tag == "th":
        return False
    return cell.css_first(_LAYOUT_TAGS) is not None or (
        len(cell.css("p, li, div")) > 2 and len(inner_text(cell)) > _LAYOUT_CELL
    )


def _has_menu_beside_text(rows: list[list[LexborNode]]) -> bool:
    """Tell whether one cell holds nothing but links, several of them, and another a sentence or more."""
    cells = [cell for row in rows for cell in row if cell.tag == "td"]
    menus = [cell for cell in cells if len(cell.css("a[href]")) >= _MENU_LINKS and _is_all_links(cell)]
    texts = [cell for cell in cells if len(inner_text(cell)) >= _SENTENCE and cell not in menus]
    return bool(menus and texts)


def _is_all_links(cell: LexborNode) -> bool:
    linked = sum(len(one_line(inner_text(link))) for link in cell.css("a[href]"))
    return 5 * linked >= 4 * len(one_line(inner_text(cell)))


def _grid(rows: list[list[LexborNode]]) -> list[list[str]]:
    """Lay cells into a grid: a cell that spans others stands in the first place, the rest of its places are empty."""
    grid: list[list[str]] = []
    hanging: dict[int, int] = {}
    for row in rows:
        line: list[str] = []
        for cell in row:
            _skip_hanging(line, hanging)
            wide, tall = _span(cell, "colspan", _WIDEST_SPAN), _span(cell, "rowspan", _TALLEST_SPAN)
            for step in range(wide):
                if tall > 1:
                    hanging[len(line)] = tall
                line.append("" if step else one_line(inner_text(cell)))
        _skip_hanging(line, hanging)
        hanging = {column: rest - 1 for column, rest in hanging.items() if rest > 1}
        grid.append(line)
    return grid


def _skip_hanging(line: list[str], hanging: dict[int, int]) -> None:
    """Leave places empty into which a cell of an earlier row reaches down."""
    while hanging.get(len(line), 0) > 0 and len(line) < 10 * _WIDEST_SPAN:
        line.append("")


def _span(cell: LexborNode, name: str, most: int) -> int:
    value = (cell.attributes.get(name) or "1").strip()
    return max(1, min(int(value), most)) if value.isascii() and value.isdigit() and len(value) < 6 else 1


def _descendants(root: LexborNode) -> Iterator[LexborNode]:
    """Yield an element's descendants in document order, without those that are never shown."""
    node = root.child
    depth = 1
    while node is not None and depth:
        yield node
        if node.child is not None and node.tag not in _UNREAD:
            node = node.child
            depth += 1
            continue
        while node is not None and node.next is None and depth > 1:
            node = node.parent
            depth -= 1
        node = node.next if node is not None else None
