"""Render room: the text of entries written into a document that was typed in Word, wherever its tags ask for it.

One writer serves the whole document, so that bookmarks, lists and notes are counted through.
"""

from collections.abc import Callable
from copy import deepcopy
from typing import Final

from lxml.etree import _Element

from briefbook.model.note import Block, Blocks, Doc
from briefbook.render.list_joining import joined
from briefbook.render.word_blocks import Body
from briefbook.render.word_building import Spot
from briefbook.render.word_order import paragraph_properties, put
from briefbook.render.word_paragraphs import Surroundings
from briefbook.render.wordml import W, number

_NOT_TAKEN: Final = frozenset(f"{W}{name}" for name in ("sectPr", "rPr", "pageBreakBefore", "pPrChange"))


class Placing:
    """Writes what tokens stand for.

    Attributes:
        blocks: all that was written, in order.
        names: of the tokens that were asked for.
    """

    def __init__(self, around: Surroundings, doc: Doc, texts: Callable[[str], Blocks]) -> None:
        self.blocks: list[Block] = []
        self.names: set[str] = set()
        self._around = around
        self._texts = texts
        self._body = Body(around, doc.marks, doc.blocks)
        self._plain = around.styles.id("Body Text")

    @property
    def contents(self) -> list[_Element]:
        """The lists of contents that were written, whose pages are still to be numbered."""
        return self._body.contents

    def write(self, name: str, spot: Spot | None) -> list[_Element]:
        """Return the paragraphs and tables that the token `name` stands for, fit for the spot that asks for them."""
        blocks = self._texts(name)
        self.names.add(name)
        self.blocks += blocks
        before = len(self._body.elements)
        self._body.add(joined(blocks))
        made = self._body.elements[before:]
        if spot is not None:
            for one in made:
                if one.tag == f"{W}tbl" and spot.width:
                    self._fit(one, spot.width)
                elif one.tag == f"{W}p" and spot.properties is not None:
                    self._dress(one, spot.properties)
        return made

    def _dress(self, paragraph: _Element, properties: _Element) -> None:
        """Give plain text the looks of the paragraph that it takes the place of, when that has a style of its own."""
        style, own = properties.find(f"{W}pStyle"), paragraph.find(f"{W}pPr/{W}pStyle")
        if style is None or own is None or own.get(f"{W}val") != self._plain:
            return
        held = paragraph_properties(paragraph)
        for node in properties:
            if node.tag not in _NOT_TAKEN:
                put(held, deepcopy(node))

    def _fit(self, table: _Element, width: int) -> None:
        """Make a table as wide as the cell that it stands in."""
        columns = table.findall(f"{W}tblGrid/{W}gridCol")
        sizes = [max(1, number(column, "w") * width // self._around.width) for column in columns]
        for column, size in zip(columns, sizes, strict=True):
            column.set(f"{W}w", str(size))
        for row in table.findall(f"{W}tr"):
            for cell, size in zip(row.iter(f"{W}tcW"), sizes, strict=False):
                cell.set(f"{W}w", str(size))
        for whole in table.findall(f"{W}tblPr/{W}tblW"):
            whole.set(f"{W}w", str(sum(sizes)))
