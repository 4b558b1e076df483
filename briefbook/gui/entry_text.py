"""GUI room: an entry's blocks as the plain text that is edited, and back; what differs from the text as taken."""

import difflib
import re
from collections.abc import Sequence

from briefbook.model.excerpt import blocks_of, paragraphs
from briefbook.model.kinds import PassageKind
from briefbook.model.note import Blocks, ListBlock, Quote, Table, plain_text

_WORDS = re.compile(r"[\w’'-]+|[^\w\s]|\s+")


def to_text(blocks: Blocks) -> str:
    """Return blocks as they are edited: a blank line between paragraphs, a table as lines of cells parted by tabs."""
    return "\n\n".join(plain_text((block,)) for block in blocks)


def to_blocks(text: str, like: Blocks) -> Blocks:
    """Return edited text as blocks; a single list item, quotation or table stays one."""
    match like:
        case (Table(),) if "\t" in text:
            return blocks_of(PassageKind.TABLE, text.strip("\n"))
        case (Quote(),) if "\n\n" not in text:
            return blocks_of(PassageKind.QUOTATION, text)
        case (ListBlock(items=(_,)),) if "\n\n" not in text:
            return blocks_of(PassageKind.LIST_ITEM, text)
        case _:
            return paragraphs(text)


def followed_span(then: str, now: str, part: str) -> tuple[int, int]:
    """Return where a part of a text stands in its new wording, [start, end) in code points; all of it where unknown.

    The part reaches as far as the words that stand right before and behind it in both.
    """
    start = then.find(part)
    if start < 0 or part == then:
        return 0, len(now)
    end = start + len(part)
    before, after = _WORDS.findall(then), _WORDS.findall(now)
    old, new = _starts(before), _starts(after)
    first, last = 0, len(now)
    for low, at, size in difflib.SequenceMatcher(a=before, b=after, autojunk=False).get_matching_blocks():
        if old[low] <= start <= old[low + size] and size:
            first = new[at] + start - old[low]
        if old[low] <= end <= old[low + size] and size:
            last = new[at] + end - old[low]
    return (first, last) if first < last else (0, len(now))


def _starts(words: Sequence[str]) -> list[int]:
    starts = [0]
    for word in words:
        starts.append(starts[-1] + len(word))
    return starts


def missing_spans(taken: str, used: str) -> list[tuple[int, int]]:
    """Return the spans [start, end) in code points of `taken` whose words do not stand in `used` any more."""
    before, after = _WORDS.findall(taken), _WORDS.findall(used)
    starts = _starts(before)
    changes = difflib.SequenceMatcher(a=before, b=after, autojunk=False).get_opcodes()
    return [(starts[low], starts[high]) for kind, low, high, _, _ in changes if kind in ("delete", "replace")]
