"""Extract room: which block is the title of a document. A type word, a date or a sentence is none."""

from collections.abc import Sequence

from briefbook.extract.base import Block, BlockKind
from briefbook.extract.blanks import label
from briefbook.extract.datelines import is_dateline
from briefbook.extract.dates import find_dates, whole_date
from briefbook.extract.headings import is_body, is_heading_text
from briefbook.extract.kinds import is_type_word
from briefbook.extract.vocabulary import is_generic_title, is_letterhead, is_section_word, marking_of
from briefbook.model.text import fold

_DEPTH = 12
_LONGEST = 250


def title_place(blocks: Sequence[Block]) -> int | None:
    """Return the place of the block that is the document's title, None when no block is."""
    own = [(place, block) for place, block in enumerate(blocks) if not block.why]
    if all(block.kind is BlockKind.HEADING for _, block in own):
        return None
    is_first = True
    is_headed = False
    for place_in_own, (place, block) in enumerate(own[:_DEPTH]):
        if _says_something_else(block.text):
            is_headed |= block.kind is BlockKind.HEADING and is_generic_title(block.text)
            continue
        if is_headed and block.level > 1 and _has_equals(block, own[place_in_own + 1 :]):
            return None
        if block.kind is BlockKind.HEADING and _may_be_title(block, is_first):
            return place
        if block.kind is BlockKind.HEADING or is_body(block):
            return None
        is_first = False
    return None


def _has_equals(block: Block, below: Sequence[tuple[int, Block]]) -> bool:
    """Tell whether headings of its level follow a heading: on a page headed "News" they are stories, none its title."""
    return any(other.kind is BlockKind.HEADING and other.level == block.level for _, other in below)


def place_of(title: str, blocks: Sequence[Block]) -> int | None:
    """Return the place of the block that repeats a title known from elsewhere, None when none does."""
    wanted = fold(label(title))
    own = [(place, block) for place, block in enumerate(blocks) if not block.why]
    for place, block in own[:_DEPTH]:
        is_line = block.kind in {BlockKind.HEADING, BlockKind.PARAGRAPH}
        # most lines begin otherwise, which is told at once
        may_be = is_line and len(block.text) <= _LONGEST and wanted.startswith(fold(block.text.lstrip()[:1]))
        if may_be and fold(label(block.text)) == wanted:
            return place
    return None


def acceptable(title: str | None) -> str | None:
    """Return a title cleaned, or None when it says nothing about its document."""
    clean = label(title or "")
    if not clean or is_generic_title(clean) or is_type_word(clean) or not any(char.isalpha() for char in clean):
        return None
    return clean


def _says_something_else(text: str) -> bool:
    is_said_elsewhere = is_type_word(text) or is_letterhead(text) or is_dateline(text) or marking_of(text) is not None
    return is_said_elsewhere or whole_date(text) is not None


def _may_be_title(block: Block, is_first: bool) -> bool:
    """A heading of the first level may follow other short lines; any other has to be the first line of the text."""
    if len(block.text) > _LONGEST or acceptable(block.text) is None or is_section_word(block.text):
        return False
    return block.level <= 1 or (is_first and (is_heading_text(block.text) or bool(next(find_dates(block.text), None))))
