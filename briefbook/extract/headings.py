"""Extract room: headings that no mark-up names: a short line of its own above text, a line all in bold type."""

import re
from collections.abc import Sequence
from dataclasses import replace

from briefbook.extract.base import Block, BlockKind
from briefbook.extract.dates import find_dates, whole_date

_LONGEST = 110
_MOST_WORDS = 16
_SENTENCE_END = re.compile(r"[.!;,:…][\"'”’»)\]\u00a0 ]*\Z")
_BODY_END = re.compile(r"[.!?;,:…][\"'”’»)\]\u00a0 ]*\Z")
_BOLD_LEVEL = 7
"""Below every level that a format has: a bold line stands under the heading above it."""


def is_heading_text(text: str) -> bool:
    """Tell whether a line could be a heading: short, begins like one, does not end like a sentence, is no date."""
    if len(text) > _LONGEST or text.count(" ") >= _MOST_WORDS or "\n" in text or "\t" in text:
        return False
    first = text[:1]
    if not (first.isupper() or first.isdigit() or first in "«“\"'‘¿") or _SENTENCE_END.search(text):
        return False
    return any(char.isalpha() for char in text) and whole_date(text) is None and "@" not in text


def is_body(block: Block) -> bool:
    """Tell whether a block is text that a heading can stand above: a sentence, a list, a table, a quotation."""
    if block.kind is BlockKind.PARAGRAPH:
        return len(block.text) > _LONGEST or bool(_BODY_END.search(block.text))
    return block.kind is not BlockKind.HEADING


def promote_bold(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks with bold lines that stand above text as headings, under the heading that precedes them."""
    out: list[Block] = []
    for place, block in enumerate(blocks):
        after = blocks[place + 1] if place + 1 < len(blocks) else None
        if block.is_bold and _is_bold_heading(block, after):
            out.append(replace(block, kind=BlockKind.HEADING, level=_BOLD_LEVEL))
        else:
            out.append(block)
    return out


def _is_bold_heading(block: Block, after: Block | None) -> bool:
    if block.kind is not BlockKind.PARAGRAPH or after is None or after.why or block.why:
        return False
    if after.is_bold or after.kind is BlockKind.HEADING:
        return False
    text = block.text.rstrip(": \u00a0")
    return is_heading_text(text) and not any(found.is_full for found in find_dates(text))
