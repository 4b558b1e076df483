"""GUI room: an entry's blocks as the plain text that is edited, and back; what differs from the text as taken."""

import difflib
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import accumulate

from briefbook.app.arranging import retyped
from briefbook.model.excerpt import blocks_of, item_like, paragraphs
from briefbook.model.kinds import PassageKind
from briefbook.model.note import Block, Blocks, ListBlock, Quote, Table, plain_text

_PARTED = re.compile(r"\n{2,}")
_WORDS = re.compile(r"[\w’'-]+|[^\w\s]|\s+")


def to_text(blocks: Blocks) -> str:
    """Return blocks as they are edited: a blank line between paragraphs, a table as lines of cells parted by tabs."""
    return "\n\n".join(plain_text((block,)) for block in blocks)


def to_blocks(text: str, like: Blocks) -> Blocks:
    """Return edited text as blocks; what was not touched keeps its form and its look, and so does a word beside it.

    A single list item, quotation or table stays one.
    """
    old, new = [plain_text((block,)) for block in like], _PARTED.split(text.strip("\n"))
    out: list[Block] = []
    for kind, low, high, first, last in difflib.SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes():
        if kind == "equal":
            out += like[low:high]
        elif high - low == last - first:
            out += (one for place in range(last - first) for one in _retyped(new[first + place], like[low + place]))
        else:
            out += (one for piece in new[first:last] for one in paragraphs(piece))
    return tuple(out)


def _retyped(text: str, block: Block) -> Blocks:
    same_form = retyped((block,), text)
    if same_form is not None:
        return same_form
    match block:
        case Table() if "\t" in text:
            return blocks_of(PassageKind.TABLE, text)
        case Quote():
            return blocks_of(PassageKind.QUOTATION, text)
        case ListBlock(items=(_,)):
            return (item_like(block, blocks_of(PassageKind.PARAGRAPH, text)),)
        case ListBlock():
            items = (paragraphs(line) for line in text.split("\n"))
            return (replace(block, items=tuple(item for item in items if item)),)
        case _:
            return paragraphs(text)


def shown_spans(blocks: Blocks, spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return stretches of the plain text of blocks, [start, end) in code points, as they stand in the edited text.

    What parts two blocks is a line there and a blank line here, so a stretch may grow by what lies between.
    """
    ends = _ends(blocks)
    return [(start + bisect_right(ends, start), end + bisect_left(ends, end)) for start, end in spans]


def entry_span(blocks: Blocks, span: tuple[int, int]) -> tuple[int, int]:
    """Return a stretch of the edited text, [start, end) in code points, in the plain text of the blocks it makes."""
    ends = [end + place for place, end in enumerate(_ends(blocks))]
    whole = len(plain_text(blocks))
    start, end = (min(one - bisect_left(ends, one), whole) for one in span)
    return start, max(start, end)


def _ends(blocks: Blocks) -> list[int]:
    """Return where each block but the last ends in the plain text."""
    return list(accumulate(len(plain_text((block,))) + 1 for block in blocks[:-1]))


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
