"""Extract room: tables of Word files as rows of cells; tables that only lay out a page are told apart."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from briefbook.extract.blanks import is_blank
from briefbook.extract.word_xml import child, name_of, value

_WIDEST_SPAN = 60
_LAYOUT_CELL = 1_000
"""A cell with several paragraphs and more code points than this is a part of a page, not a datum."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its paragraphs in order, those of nested tables among them, and how many columns it spans."""

    paragraphs: tuple[str, ...]
    span: int

    @property
    def is_part_of_page(self) -> bool:
        """Whether it holds running text rather than a datum."""
        return sum(not is_blank(text) for text in self.paragraphs) > 2 and sum(map(len, self.paragraphs)) > _LAYOUT_CELL


def read_rows(table: etree._Element, text_of: Callable[[etree._Element], Sequence[str]]) -> list[list[Cell]]:
    """Return the rows of a table; rows deleted under tracking are gone. `text_of` gives the texts of a `w:p`."""
    return [_row(row, text_of) for row in _inside(table, "tr") if not _is_deleted(row)]


def is_layout(rows: Sequence[Sequence[Cell]]) -> bool:
    """Tell whether a table only lays out the page: one column, or running text in a cell."""
    return max((len(row) for row in rows), default=0) < 2 or any(cell.is_part_of_page for row in rows for cell in row)


def grid(rows: Sequence[Sequence[Cell]]) -> list[list[str]]:
    """Return the texts of the cells; a cell that spans several columns stands in the first of them."""
    return [[text for cell in row for text in (" ".join(cell.paragraphs), *[""] * (cell.span - 1))] for row in rows]


def cells_of(table: etree._Element) -> Iterator[etree._Element]:
    """Yield the cells of a table, row by row."""
    for row in _inside(table, "tr"):
        if not _is_deleted(row):
            yield from _inside(row, "tc")


def _row(row: etree._Element, text_of: Callable[[etree._Element], Sequence[str]]) -> list[Cell]:
    before, after = (_number(child(child(row, "trPr"), name), 0) for name in ("gridBefore", "gridAfter"))
    cells = [Cell(tuple(_texts(cell, text_of)), _span(cell)) for cell in _inside(row, "tc")]
    return [*[Cell((), 1)] * before, *cells, *[Cell((), 1)] * after]


def _texts(cell: etree._Element, text_of: Callable[[etree._Element], Sequence[str]]) -> Iterator[str]:
    for element in cell:
        name = name_of(element)
        if name == "p":
            yield from text_of(element)
        elif name not in {"tcPr", "tblPr", "trPr"}:
            yield from _texts(element, text_of)


def _inside(parent: etree._Element, wanted: str) -> Iterator[etree._Element]:
    """Yield the children of that name, also those that content controls and custom XML wrap."""
    for element in parent:
        name = name_of(element)
        if name == wanted:
            yield element
        elif name in {"sdt", "sdtContent", "customXml", "ins", "moveTo"}:
            yield from _inside(element, wanted)


def _is_deleted(row: etree._Element) -> bool:
    return child(child(row, "trPr"), "del") is not None


def _span(cell: etree._Element) -> int:
    return max(1, _number(child(child(cell, "tcPr"), "gridSpan"), 1))


def _number(element: etree._Element | None, default: int) -> int:
    text = value(element) or ""
    return min(int(text), _WIDEST_SPAN) if text.isascii() and text.isdigit() and len(text) < 6 else default
