"""Extract room: blocks become numbered passages with their heading path. No text is lost on the way."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from operator import itemgetter

from briefbook.extract.base import Block, BlockKind
from briefbook.extract.blanks import is_blank, label
from briefbook.extract.language import languages_of
from briefbook.model.bulk import made
from briefbook.model.document import Furniture, Passage
from briefbook.model.kinds import PassageKind

_KINDS = {
    BlockKind.HEADING: PassageKind.PARAGRAPH,
    BlockKind.PARAGRAPH: PassageKind.PARAGRAPH,
    BlockKind.LIST_ITEM: PassageKind.LIST_ITEM,
    BlockKind.QUOTATION: PassageKind.QUOTATION,
    BlockKind.TABLE: PassageKind.TABLE,
    BlockKind.NOTE: PassageKind.PARAGRAPH,
}
_NOTE, _HEADING = BlockKind.NOTE, BlockKind.HEADING


@dataclass(slots=True)
class _Open:
    """A heading under which text may still come."""

    ordinal: int
    block: Block
    above: tuple[str, ...]
    label: str
    has_text: bool = False


@dataclass(slots=True)
class _Builder:
    found: list[tuple[int, Block, tuple[str, ...]]] = field(default_factory=list)
    furniture: list[Furniture] = field(default_factory=list)
    open: list[_Open] = field(default_factory=list)
    path: tuple[str, ...] = ()

    def heading(self, ordinal: int, block: Block) -> None:
        self.close(block.level)
        self.open.append(_Open(ordinal, block, self.path, label(block.text)))
        self.path = tuple(heading.label for heading in self.open)

    def text(self, ordinal: int, block: Block) -> None:
        if block.kind is _NOTE:
            self.close(0)
        # of the headings that are open, those above one that has text have it too
        for heading in reversed(self.open):
            if heading.has_text:
                break
            heading.has_text = True
        self.found.append((ordinal, block, self.path))

    def close(self, level: int) -> None:
        """End the headings of `level` and below; one that stands above no text is text itself, or it would be lost."""
        while self.open and self.open[-1].block.level >= level:
            heading = self.open.pop()
            self.path = heading.above
            if not heading.has_text:
                self.found.append((heading.ordinal, heading.block, heading.above))
                for outer in self.open:
                    outer.has_text = True


def build(blocks: Sequence[Block], title: int | None) -> tuple[tuple[Passage, ...], tuple[Furniture, ...]]:
    """Return the passages and the furniture of a file.

    Args:
        blocks: all text blocks in file order; ordinals count them from 1.
        title: place in `blocks` of the one that is the document's title; it is in no heading path.
    """
    builder = _Builder()
    for place, block in enumerate(blocks):
        ordinal = place + 1
        if is_blank(block.text) or place == title:
            continue
        if block.why:
            builder.furniture.append(Furniture(ordinal, block.text, block.why))
        elif block.kind is _HEADING:
            builder.heading(ordinal, block)
        else:
            builder.text(ordinal, block)
    builder.close(0)
    found = sorted(builder.found, key=itemgetter(0))
    texts = [block.text for _, block, _ in found]
    passages = made(
        Passage,
        {
            "ordinal": [ordinal for ordinal, _, _ in found],
            "kind": [_KINDS[block.kind] for _, block, _ in found],
            "text": texts,
            "heading": [path for _, _, path in found],
            "language": languages_of(texts),
            "page": [block.page for _, block, _ in found],
        },
    )
    return passages, tuple(builder.furniture)
