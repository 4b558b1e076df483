"""Extract room: lines at the head or foot of every page: furniture, but they may say how the document is marked."""

from collections.abc import Iterable

from briefbook.extract.base import Block, BlockKind
from briefbook.extract.vocabulary import marking_of
from briefbook.model.document import Evidence

_WHY = "Stands at the head or foot of every page."


def running_heads(found: Iterable[Block]) -> tuple[tuple[Block, ...], tuple[Evidence, ...]]:
    """Return the headers and footers of a document as furniture, each line once, and the marking that they state."""
    lines = dict.fromkeys(block.text for block in found)
    blocks = tuple(Block(BlockKind.PARAGRAPH, line, why=_WHY) for line in lines)
    markings = ((marking_of(line), line) for line in lines)
    said = tuple(Evidence("marking", marking, line, 0.9) for marking, line in markings if marking)
    return blocks, said[:1]
