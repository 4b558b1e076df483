"""GUI room: the part of a passage that a results row shows: the text around the first words that answer the query."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_BLANKS = " \u00a0\n\t"
_WITHIN_A_PHRASE = " \u00a0"
_ON_ONE_LINE = {ord(char): " " for char in "\n\t\r\u2028\u2029"}
_SENTENCE_END = re.compile('[.!?;:][\u201d\u00bb")]?[ \u00a0\n]')
_ROW_BREAK = "\u2028"
_CELL_GAP = "\u2003"
_IN_A_TABLE = {ord("\n"): _ROW_BREAK, ord("\t"): _CELL_GAP}
_SENTENCE_REACH = 1.35
ELLIPSIS = "…"

Spans = Sequence[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Snippet:
    """A part of a passage, with an ellipsis where it is cut; rows of a table are parted by U+2028.

    Attributes:
        spans: [start, end) in code points of `text`, in order.
    """

    text: str
    spans: tuple[tuple[int, int], ...]


def joined(text: str, spans: Spans) -> tuple[tuple[int, int], ...]:
    """Return spans with those made one that only blanks part: words of a phrase are one place, not several."""
    made: list[tuple[int, int]] = []
    for start, end in spans:
        if made and not text[made[-1][1] : start].strip(_WITHIN_A_PHRASE):
            made[-1] = (made[-1][0], end)
        else:
            made.append((start, end))
    return tuple(made)


def cut(text: str, spans: Spans, longest: int = 900, lead: int = 72) -> Snippet:
    """Return the snippet of a passage: it starts with a word, so that the first span stands in its first lines.

    Args:
        text: of the passage.
        spans: [start, end) in code points of it, in order.
        longest: how many code points of the passage it holds at most.
        lead: about how many code points stand before the first span.
    """
    start = _start(text, spans[0][0], lead) if spans else 0
    return _part(text, spans, start, start + longest, ELLIPSIS if start else "")


def cut_table(text: str, spans: Spans, longest: int = 900) -> Snippet:
    """Return the snippet of a table: its first row, then the rows from the one with the first span."""
    first_end = text.find("\n") + 1
    start = text.rfind("\n", 0, spans[0][0]) + 1 if spans else 0
    if start <= first_end:
        return _part(text, spans, 0, longest, "")
    header = _part(text, [span for span in spans if span[1] <= first_end], 0, first_end, "")
    rest = _part(text, spans, start, start + longest, "")
    shift = first_end
    header_text = header.text.removesuffix(ELLIPSIS)
    return Snippet(header_text + rest.text, (*header.spans, *((one + shift, two + shift) for one, two in rest.spans)))


def _part(text: str, spans: Spans, start: int, stop: int, lead: str) -> Snippet:
    end = min(len(text), stop)
    shift = len(lead) - start
    kept = tuple((max(one, start) + shift, min(two, end) + shift) for one, two in spans if start < two and one < end)
    shown = text[start:end].translate(_IN_A_TABLE if "\t" in text else _ON_ONE_LINE)
    return Snippet(f"{lead}{shown}{ELLIPSIS if end < len(text) else ''}", kept)


def _start(text: str, first: int, lead: int) -> int:
    """Return the code point at which the snippet starts: a sentence when one begins near, else a word."""
    reach = int(lead * _SENTENCE_REACH)
    if first <= reach:
        return 0
    ends = [match.end() for match in _SENTENCE_END.finditer(text, first - reach, first)]
    if ends:
        return ends[-1]
    place = first - lead
    while place < first and text[place - 1] not in _BLANKS:
        place += 1
    return place
