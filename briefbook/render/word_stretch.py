"""Render room: where the text of an entry stands in a finished Word body: between the ends of its bookmark."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml.etree import _Element

from briefbook.render.wordml import W, number


@dataclass(frozen=True, slots=True)
class Line:
    """The own text of one paragraph: the children [start, end) of `paragraph`."""

    paragraph: _Element
    start: int
    end: int

    @property
    def nodes(self) -> list[_Element]:
        """The children that hold the text, in order."""
        return list(self.paragraph)[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Stretch:
    """The text of an entry: its paragraphs in order, those in the cells of tables among them."""

    lines: tuple[Line, ...]

    def groups(self) -> Iterator[tuple[_Element | None, tuple[Line, ...]]]:
        """Walk over runs of lines that stand in a table of their own, or (None) in none.

        A table that holds other text as well is a template's; what stands in it is no table of the entry.
        """
        held: list[Line] = []
        table: _Element | None = None
        own = {line.paragraph for line in self.lines}
        for line in self.lines:
            found = next(line.paragraph.iterancestors(f"{W}tbl"), None)
            if found is not None and found is not table and not own.issuperset(found.iter(f"{W}p")):
                found = None
            if held and found is not table:
                yield table, tuple(held)
                held = []
            table = found
            held.append(line)
        if held:
            yield table, tuple(held)


def stretches(body: _Element, marks: Mapping[str, str]) -> Iterator[tuple[str, Stretch]]:
    """Walk over the entries of a note with their text, in the order of the file.

    Args:
        body: the body of the document.
        marks: entry id → name of the entry's bookmark.
    """
    entries = {mark: entry_id for entry_id, mark in marks.items()}
    open_entries: dict[int, tuple[str, list[Line]]] = {}
    for paragraph in list(body.iter(f"{W}p")):
        starts = dict.fromkeys(open_entries, 1 if paragraph.find(f"{W}pPr") is not None else 0)
        for place, node in enumerate(paragraph):
            if node.tag == f"{W}bookmarkStart" and (node.get(f"{W}name") or "") in entries:
                open_entries[number(node, "id")] = (entries[node.get(f"{W}name") or ""], [])
                starts[number(node, "id")] = place + 1
            elif node.tag == f"{W}bookmarkEnd" and number(node, "id") in open_entries:
                key = number(node, "id")
                entry_id, lines = open_entries.pop(key)
                yield entry_id, Stretch((*lines, Line(paragraph, starts.pop(key), place)))
        for key, start in starts.items():
            open_entries[key][1].append(Line(paragraph, start, len(paragraph)))


def text_of_run(run: _Element) -> str:
    """Return the text of a run; a tab and a line break are characters, anything else is none."""
    parts = {f"{W}tab": "\t", f"{W}br": "\n"}
    return "".join(parts.get(str(node.tag), (node.text or "") if node.tag == f"{W}t" else "") for node in run)


def runs_of(line: Line) -> Iterator[_Element]:
    """Walk over the runs of a line, those within links and insertions among them."""
    for node in line.nodes:
        if node.tag == f"{W}r":
            yield node
        elif node.tag in (f"{W}hyperlink", f"{W}ins"):
            yield from node.iter(f"{W}r")


def text_of_line(line: Line) -> str:
    """Return the text of a line."""
    return "".join(text_of_run(run) for run in runs_of(line))
