"""Book room: text typed over an entry's: what was not touched keeps its bold, its links and its language; pure."""

import re

from briefbook.book.splicing import Splice, spliced
from briefbook.model.note import Blocks, plain_text

_BETWEEN = re.compile(r"([\n\t])")


def retyped(blocks: Blocks, text: str) -> Blocks | None:
    """Return blocks with another plain text; None where paragraphs, rows or cells came or went, or one was empty.

    Args:
        blocks: the entry as it stands.
        text: as `plain_text` gives it: blocks and rows parted by a newline, cells by a tab.
    """
    old, new = _BETWEEN.split(plain_text(blocks)), _BETWEEN.split(text)
    if old[1::2] != new[1::2] or any(now and not was for was, now in zip(old, new, strict=True)):
        return None
    splices, at = [], 0
    for was, now in zip(old, new, strict=True):
        if was != now:
            splices.append(_splice(was, now, at))
        at += len(was)
    return spliced(blocks, splices) if splices else blocks


def _splice(was: str, now: str, at: int) -> Splice:
    """Return what makes `now` of `was`, which begins at `at`; what is put in has the look of what stands before it."""
    shorter = min(len(was), len(now))
    start = next((place for place in range(shorter) if was[place] != now[place]), shorter)
    rest = shorter - start
    end = next((place for place in range(rest) if was[-1 - place] != now[-1 - place]), rest)
    last = len(was) - end
    if start == last:
        start, last = (start - 1, last) if start else (start, last + 1)
    return Splice(at + start, at + last, now[start : len(now) - (len(was) - last)])
