"""Extract room: headings in text without any mark-up: a short line of its own above text."""

from collections.abc import Sequence
from dataclasses import replace

from briefbook.extract.base import Block, BlockKind
from briefbook.extract.datelines import is_dateline
from briefbook.extract.field_lines import field_of
from briefbook.extract.furniture import why_page_line
from briefbook.extract.headings import is_body, is_heading_text
from briefbook.extract.kinds import is_type_word
from briefbook.extract.organisations import is_body as is_federal_body
from briefbook.extract.vocabulary import is_section_word

_TITLE_LEVEL = 1
_HEADING_LEVEL = 2
_QUESTION_LEVEL = 3
_HEAD = 6
"""Blocks among which a type word such as "News story" stands at the head of the document."""


def mark_headings(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks, short lines above text as headings; where there are only short lines, none is a heading."""
    if not any(is_body(block) for block in blocks[1:]):
        return list(blocks)
    has_blank_lines = sum(block.is_run_on for block in blocks) < 0.8 * (len(blocks) - 1)
    marked: list[Block] = []
    for place, block in enumerate(blocks):
        after = blocks[place + 1] if place + 1 < len(blocks) else None
        level = 0
        if after is not None and _may_be_heading(block) and not (block.is_run_on and has_blank_lines):
            level = _level(block.text, after, place)
        marked.append(replace(block, kind=BlockKind.HEADING, level=level) if level else block)
    return marked


def _may_be_heading(block: Block) -> bool:
    text = block.text
    if block.kind is not BlockKind.PARAGRAPH or block.why or not is_heading_text(text):
        return False
    return not (field_of(text) or is_dateline(text) or why_page_line(text) or is_federal_body(text))


def _says_when(text: str) -> bool:
    """A date or a labelled line right below the first line shows that this one is no broken line of a paragraph."""
    return is_dateline(text) or field_of(text) is not None


def _level(text: str, after: Block, place: int) -> int:
    """Return the level of the heading that a line is, 0 when what follows shows that it is none."""
    is_question = after.text.endswith("?") and is_heading_text(after.text)
    stands_above_text = is_body(after) and not is_question and not why_page_line(after.text)
    is_head = place < _HEAD and is_type_word(text)
    if place == 0 and (is_head or stands_above_text or not after.is_run_on or _says_when(after.text)):
        return _TITLE_LEVEL
    if not (is_head or stands_above_text or is_section_word(text)):
        return 0
    return _QUESTION_LEVEL if text.endswith("?") else _HEADING_LEVEL
