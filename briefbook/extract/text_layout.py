"""Extract room: which lines of a plain text belong to one paragraph.

Files differ: one line per paragraph, or lines broken at a margin; each file is measured, none is told.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from briefbook.extract.blanks import LAYOUT, is_blank, one_line, trim

_MARKER = re.compile(r"[ \t]*(?:[-–—*•·▪◦‣●○]|\d{1,3}[.)]|\(?[a-z]\)|\([ivx]{1,4}\))[ \t\u00a0]+(?=\S)")
_LABEL = re.compile(r"[ \t]*[A-ZÀ-Ý][\w’' /().&-]{0,45}[ \u00a0\u202f]?:[ \t\u00a0]")
_QUOTED = re.compile(r"\A[ \t]*>[ \t]?")
_NARROWEST, _NARROW = 30, 55
"""Few lines prove no narrow margin: an address and a head of a letter look like one."""
_MARGIN_LIMIT = 110
"""No editor or mail program breaks lines later than this many characters."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Lines that form one block.

    Attributes:
        lines: as they stand in the file.
        is_run_on: whether it follows the one before without a blank line between.
    """

    lines: tuple[str, ...]
    is_run_on: bool

    @property
    def text(self) -> str:
        """The block on one line: a line broken at the margin goes on after a blank."""
        return " ".join(trim(line) for line in self.lines).strip(LAYOUT)

    @property
    def marker(self) -> str:
        """The list marker it begins with, or nothing."""
        match = _MARKER.match(self.lines[0])
        return match.group() if match else ""


def pieces(text: str) -> Iterator[Piece]:
    """Divide a text into its blocks, in order; every line that can be seen is in exactly one."""
    groups = list(_groups(text.split("\n")))
    margin = _margin(groups)
    for group in groups:
        for place, part in enumerate(_divide(group, margin)):
            yield Piece(tuple(part), is_run_on=place > 0)


def _groups(lines: Sequence[str]) -> Iterator[list[str]]:
    group: list[str] = []
    for line in lines:
        if is_blank(line):
            if group:
                yield group
            group = []
        else:
            group.append(line)
    if group:
        yield group


def _margin(groups: Sequence[Sequence[str]]) -> int:
    """Return the width at which the lines of the file are broken, 0 when each line is a paragraph of its own.

    A line was broken when the first word of the next one had no room on it; in a file with a margin nearly all were.
    """
    pairs = [pair for group in groups for pair in pairwise(group) if not _begins_block(*pair)]
    lengths = sorted(len(line) for line, _ in pairs)
    if not lengths:
        return 0
    width = lengths[min(len(lengths) - 1, int(len(lengths) * 0.95))]
    if not (_NARROWEST if len(pairs) > 3 else _NARROW) <= width <= _MARGIN_LIMIT:
        return 0
    full = sum(_was_broken(line, after, width) for line, after in pairs)
    return width if full >= 0.6 * len(pairs) else 0


def _was_broken(line: str, after: str, width: int) -> bool:
    word = one_line(after).partition(" ")[0]
    return len(line) + 1 + len(word) > 0.9 * width


def _divide(group: Sequence[str], margin: int) -> Iterator[list[str]]:
    part: list[str] = []
    for line in group:
        if part and not _goes_on(part, line, margin):
            yield part
            part = []
        part.append(line)
    yield part


def _goes_on(part: Sequence[str], line: str, margin: int) -> bool:
    """Tell whether `line` continues the block that `part` has begun."""
    if _quoted(part[-1]) or _quoted(line):
        return _quoted(part[-1]) and _quoted(line)
    if _hangs(part[0], line):
        return True
    if not margin or _begins_block(part[0], line) or "\t" in trim(line):
        return False
    if _was_broken(part[-1], line, margin):
        return True
    first = trim(line)[:1]
    return first.islower() and len(part[-1]) > 0.5 * margin


def _hangs(first: str, line: str) -> bool:
    """Tell whether `line` stands under the text of the list item that begins with `first`, clear of its marker."""
    marker = _MARKER.match(first)
    if marker is None or _begins_block(first, line) or "\t" in trim(line):
        return False
    indent = line[: len(line) - len(line.lstrip(LAYOUT))]
    return len(indent.expandtabs(8)) >= len(marker.group().expandtabs(8))


def _begins_block(first: str, line: str) -> bool:
    """Tell whether `line` must begin a block after the one that begins with `first`: an item, a label among labels."""
    return bool(_MARKER.match(line) or _quoted(line) or (_LABEL.match(first) and _LABEL.match(line)))


def _quoted(line: str) -> bool:
    return _QUOTED.match(line) is not None


def unquoted(line: str) -> str:
    """Return a line without the `> ` of a quotation."""
    return _QUOTED.sub("", line, count=1)
