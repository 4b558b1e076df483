"""Command line room: how text is set in lines: wrapped between words, with its hits marked, safe for a console."""

from collections.abc import Iterable, Iterator, Sequence

from briefbook.cli.output import Look

_UNSAFE = {code: "\ufffd" for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) not in "\n\t"}
"""Characters that could move the cursor of a console or change its state."""


def safe(text: str) -> str:
    """Return text without what a console would take as an order; its length stays the same."""
    return text.translate(_UNSAFE)


def one_line(text: str) -> str:
    """Return text on one line, safe for a console."""
    return safe(text.replace("\n", " ").replace("\t", " "))


def line_spans(text: str, width: int) -> Iterator[tuple[int, int]]:
    """Walk over the lines in which `text` is set: [start, end) in code points, broken at blanks and newlines only."""
    start = 0
    for paragraph in text.split("\n"):
        yield from _broken(text, start, start + len(paragraph), width)
        start += len(paragraph) + 1


def _broken(text: str, start: int, end: int, width: int) -> Iterator[tuple[int, int]]:
    while end - start > width:
        cut = text.rfind(" ", start, start + width + 1)
        if cut <= start:
            cut = text.find(" ", start + width, end)
        if cut < 0:
            break
        yield start, cut
        start = cut + 1
    yield start, end


def paragraph(text: str, look: Look, indent: str = "", spans: Sequence[tuple[int, int]] = ()) -> Iterator[str]:
    """Walk over the lines of `text`, indented, with the spans of its hits marked."""
    harmless = safe(text)
    for start, end in line_spans(harmless, max(20, look.width - len(indent))):
        yield indent + _marked(harmless, (start, end), spans, look)


def _marked(text: str, line: tuple[int, int], spans: Iterable[tuple[int, int]], look: Look) -> str:
    """Return one line of the text; a hit that runs over its end is marked on both lines."""
    pieces: list[str] = []
    place, end = line
    for first, last in spans:
        first, last = max(first, place), min(last, end)  # noqa: PLW2901  # cut to the line
        if first < last:
            pieces += [text[place:first], look.mark_start, text[first:last], look.mark_end]
            place = last
    return "".join(pieces) + text[place:end]


def columns(rows: Sequence[Sequence[str]], indent: str = "  ") -> Iterator[str]:
    """Walk over the lines of a table without rules: every column but the last as wide as its widest cell."""
    widths = [max(len(row[place]) for row in rows) for place in range(len(rows[0]) - 1)] if rows else []
    for row in rows:
        cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=False)]
        yield (indent + "  ".join([*cells, row[-1]])).rstrip(" ")
