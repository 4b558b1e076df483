"""Extract room: RTF and plain text from the clipboard become blocks of a note."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from briefbook.extract import rtf_file
from briefbook.extract.base import Block as Found
from briefbook.extract.base import BlockKind
from briefbook.extract.pasted_page import MOST_CHARACTERS, TOO_MUCH
from briefbook.model.errors import BookError, ExtractError
from briefbook.model.excerpt import blocks_of, paragraphs
from briefbook.model.kinds import PassageKind
from briefbook.model.note import Block, Heading, ListBlock, Para, Run
from briefbook.model.pasted import Pasted
from briefbook.model.text import clean

_KINDS = {
    BlockKind.PARAGRAPH: PassageKind.PARAGRAPH,
    BlockKind.LIST_ITEM: PassageKind.LIST_ITEM,
    BlockKind.QUOTATION: PassageKind.QUOTATION,
    BlockKind.TABLE: PassageKind.TABLE,
    BlockKind.NOTE: PassageKind.PARAGRAPH,
}


def read_rtf(data: bytes) -> Pasted:
    """Return what RTF from the clipboard says, as blocks.

    Raises:
        BookError: it is no RTF, or holds more text than is pasted at once.
    """
    try:
        content = rtf_file.read(data, "")
    except ExtractError as error:
        raise BookError(f"The pasted text cannot be read: {error.reason} Paste it as plain text.") from error
    shown = [block for block in content.blocks if not block.why]
    if sum(len(block.text) for block in shown) > MOST_CHARACTERS:
        raise BookError(TOO_MUCH)
    blocks: list[Block] = []
    for is_item, group in groupby(shown, lambda block: block.kind is BlockKind.LIST_ITEM):
        if is_item:
            blocks.append(ListBlock(tuple(_items(list(group)))))
        else:
            blocks += [_block(block) for block in group]
    return Pasted(tuple(blocks))


def read_text(text: str) -> Pasted:
    """Return plain text from the clipboard as paragraphs.

    Raises:
        BookError: it is more text than is pasted at once.
    """
    if len(text) > MOST_CHARACTERS:
        raise BookError(TOO_MUCH)
    return Pasted(paragraphs(clean(text)))


def _items(found: list[Found]) -> Iterator[tuple[Block, ...]]:
    for one in found:
        yield blocks_of(PassageKind.PARAGRAPH, one.text)


def _block(found: Found) -> Block:
    if found.kind is BlockKind.HEADING:
        return Heading(max(1, min(found.level, 4)), (Run(found.text),))
    (block,) = blocks_of(_KINDS[found.kind], found.text)
    if found.is_bold and isinstance(block, Para):
        return Para(tuple(replace(one, bold=True) if isinstance(one, Run) else one for one in block.inlines))
    return block
