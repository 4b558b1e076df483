"""Extract room: headings in text without any mark-up: a short line of its own above text."""

from collections.abc import Sequence
from dataclasses import replace

from briefbook.extract.base import Block, BlockKind
from briefbook.extract.datelines import is_dateline
from briefbook.extract.field_lines import field_of
from briefbook.extract.furniture import why_page_line
from briefbook.extract.headings import is_body, is_heading_text
from briefbook.extract.kinds import is_type_word
from briefbook.extract.vocabulary import is_section_word

_TITLE_LEVEL = 1
_HEADING_LEVEL = 2


def mark_headings(blocks: Sequence[Block], first_is_alone: bool) -> list[Block]:
    """Return the blocks, short lines above text as headings; where there are only short lines, none is a heading.

    Args:
        blocks: of a file that marks no headings.
        first_is_alone: whether a blank line parts the first block from the next one.
    """
    if not any(is_body(block) for block in blocks[1:]):
        return list(blocks)
    marked: list[Block] = []
    for place, block in enumerate(blocks):
        after = blocks[place + 1] if place + 1 < len(blocks) else None
        level = _level(block, after, first_is_alone if place == 0 else None)
        marked.append(replace(block, kind=BlockKind.HEADING, level=level) if level else block)
    return marked


def _level(block: Block, after: Block | None, first_is_alone: bool | None) -> int:
    """Return the level of the heading that `block` is, 0 when it is none; the flag is None but for the first block."""
    if block.kind is not BlockKind.PARAGRAPH or after is None or not is_heading_text(block.text):
        return 0
    if block.why or field_of(block.text) or is_dateline(block.text) or why_page_line(block.text):
        return 0
    stands_above_text = is_body(after) and not why_page_line(after.text)
    if first_is_alone is not None and (first_is_alone or stands_above_text or is_type_word(block.text)):
        return _TITLE_LEVEL
    return _HEADING_LEVEL if stands_above_text or is_section_word(block.text) else 0
