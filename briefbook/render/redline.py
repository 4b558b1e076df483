"""Render room: the redline of a note: every edited excerpt shows its text as taken struck out, its text as used added.

Tracked changes of Word, word by word (ECMA-376 Part 1, 17.13.5): with all accepted the note says what the working copy
says, with all rejected each excerpt says what its source said. What the source says has no look of its own: a line
break in it counts as the end of a paragraph, a tab as the end of a cell. The date is that of the note, never the
clock's.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import count
from typing import Final, Literal

from lxml.etree import _Element

from briefbook.model.note import Doc
from briefbook.render.difference import Change, changes
from briefbook.render.word_keeping import section_end
from briefbook.render.word_order import put
from briefbook.render.word_stretch import Line, Stretch, runs_of, stretches, text_of_line, text_of_run
from briefbook.render.wordml import W, add, add_text, element, number, plain

AUTHOR: Final = "Briefbook"
_Mark = Literal["ins", "del"]


def stamp(doc: Doc) -> Mapping[str, str]:
    """Return who made a change or comment and when, as attributes: the product, and the day of the note at noon."""
    return {"author": AUTHOR, **({"date": f"{doc.meta.date}T12:00:00Z"} if doc.meta.date else {})}


def mark_changes(body: _Element, doc: Doc) -> None:
    """Track in the body what differs between the text as taken and the text as used; `doc.taken` says which entries."""
    if not doc.taken:
        return
    last = max((number(node, "id") for node in body.iter(f"{W}bookmarkStart")), default=0)
    pen = _Pen(stamp(doc), count(last + 1))
    for entry_id, stretch in list(stretches(body, doc.marks)):
        if entry_id in doc.taken:
            pen.revise(stretch, plain(doc.taken[entry_id]))


@dataclass(frozen=True, slots=True)
class _Pen:
    """Marks changes; each mark has a number of its own."""

    stamp: Mapping[str, str]
    numbers: Iterator[int]

    def revise(self, stretch: Stretch, taken: str) -> None:
        """Mark what differs between an entry as it stands and the text as taken.

        The text as taken is compared with the table of the entry that has as many columns, else with its first
        paragraphs; what else the entry holds was inserted.
        """
        groups = list(stretch.groups())
        rows = [row.split("\t") for row in taken.split("\n")]
        partner = next((place for place, (table, _) in enumerate(groups) if _is_like(table, rows)), None)
        if partner is None:
            partner = next((place for place, (table, _) in enumerate(groups) if table is None), None)
        if partner is None:
            table = groups[0][0]
            if table is not None:
                table.addprevious(self._struck_paragraph(taken, groups[0][1][0]))
        for place, (table, lines) in enumerate(groups):
            if table is None:
                self._write_lines(lines, taken if place == partner else None)
            elif place == partner:
                self._write_rows(table, rows)
            else:
                for row in table.findall(f"{W}tr"):
                    self._insert_row(row)

    def _write_lines(self, lines: Sequence[Line], taken: str | None) -> None:
        """Mark paragraphs outside tables; None: all of them were inserted."""
        used = "\n".join(text_of_line(line) for line in lines)
        told = changes(taken, used) if taken is not None else (Change("inserted", used),)
        for line, (parts, is_end_inserted) in zip(lines, _by_line(told, lines), strict=True):
            self._write_line(line, parts)
            if is_end_inserted or taken is None:
                self._mark_end(line.paragraph, "ins")

    def _write_line(self, line: Line, parts: Sequence[Change]) -> None:
        """Put the changes of one line into its runs."""
        left = list(parts)
        anchor = line.paragraph[line.start - 1] if line.start else None
        like: _Element | None = None
        for run in list(runs_of(line)):
            if text := text_of_run(run):
                self._write_run(run, text, left)
                like = run
        rest = [self._struck(part.text, like) for part in left]
        ends = line.nodes[-1] if line.end > line.start and like is None else None
        where = _top(like, line.paragraph) if like is not None else ends if ends is not None else anchor
        for made in reversed(rest):
            if where is None:
                line.paragraph.insert(0, made)
            else:
                where.addnext(made)

    def _write_run(self, run: _Element, text: str, left: list[Change]) -> None:
        """Take from `left` what this run says, and replace the run with the pieces of it; the last piece is `run`."""
        while text:
            part = left.pop(0)
            if part.kind == "deleted":
                _start_of(run).addprevious(self._struck(part.text, run))
                continue
            said, text = text[: len(part.text)], text[len(part.text) :]
            if rest := part.text[len(said) :]:
                left.insert(0, Change(part.kind, rest))
            piece = _run_like(run, said) if text else run
            if not text:
                _say(run, said)
            else:
                run.addprevious(piece)
            if part.kind == "inserted":
                self._wrap(piece)

    def _write_rows(self, table: _Element, taken: list[list[str]]) -> None:
        """Mark a table row by row; rows are the same one where their first cells are, else where they stand."""
        rows = table.findall(f"{W}tr")
        before = [row[0] for row in taken]
        after = [_cell_text(row.findall(f"{W}tc")[0]) for row in rows]
        for old, new in _pairs(before, after):
            if new is None and old is not None:
                continue
            if new is not None and old is None:
                self._insert_row(rows[new])
            elif new is not None and old is not None:
                for cell, said in zip(rows[new].findall(f"{W}tc"), taken[old], strict=True):
                    self._write_cell(cell, said)
        self._strike_rows(rows, taken, list(_pairs(before, after)))

    def _strike_rows(
        self, rows: list[_Element], taken: list[list[str]], pairs: list[tuple[int | None, int | None]]
    ) -> None:
        previous: _Element | None = None
        for old, new in pairs:
            if new is not None:
                previous = rows[new]
            elif old is not None:
                made = self._struck_row(previous if previous is not None else rows[0], taken[old])
                if previous is None:
                    rows[0].addprevious(made)
                else:
                    _drop(made, f"{W}trPr/{W}tblHeader")
                    previous.addnext(made)
                    previous = made

    def _write_cell(self, cell: _Element, taken: str) -> None:
        lines = [_line_of(paragraph) for paragraph in cell.findall(f"{W}p")]
        self._write_lines(lines, taken)

    def _insert_row(self, row: _Element) -> None:
        self._mark_row(row, "ins")
        for paragraph in row.iter(f"{W}p"):
            self._write_lines([_line_of(paragraph)], None)

    def _struck_row(self, like: _Element, texts: Sequence[str]) -> _Element:
        row = deepcopy(like)
        _drop(row, f"{W}trPr/{W}ins")
        for cell, text in zip(row.findall(f"{W}tc"), texts, strict=True):
            paragraphs = cell.findall(f"{W}p")
            for other in paragraphs[1:]:
                cell.remove(other)
            paragraph = paragraphs[0]
            for node in [node for node in paragraph if node.tag != f"{W}pPr"]:
                paragraph.remove(node)
            _drop(paragraph, f"{W}pPr/{W}rPr/{W}ins")
            if text:
                paragraph.append(self._struck(text, None))
            self._mark_end(paragraph, "del")
        self._mark_row(row, "del")
        return row

    def _struck_paragraph(self, text: str, like: Line) -> _Element:
        """Return a paragraph that was deleted, with the look of text in a cell: it stands before its table."""
        paragraph = element("p")
        properties = like.paragraph.find(f"{W}pPr")
        if properties is not None:
            paragraph.append(deepcopy(properties))
        paragraph.append(self._struck(text, None))
        self._mark_end(paragraph, "del")
        return paragraph

    def _mark_row(self, row: _Element, mark: _Mark) -> None:
        properties = row.find(f"{W}trPr")
        if properties is None:
            properties = element("trPr")
            row.insert(0, properties)
        properties.append(self._revision(mark))

    def _mark_end(self, paragraph: _Element, mark: _Mark) -> None:
        """Mark the end of a paragraph, which Word keeps in the properties of its paragraph mark."""
        properties = paragraph.find(f"{W}pPr")
        if properties is None:
            properties = element("pPr")
            paragraph.insert(0, properties)
        section = properties.find(f"{W}sectPr")
        if section is not None:  # it would go with the end of the paragraph
            paragraph.addnext(section_end(section))
        look = properties.find(f"{W}rPr")
        if look is None:
            look = element("rPr")
            put(properties, look)
        look.insert(0, self._revision(mark))

    def _revision(self, mark: _Mark) -> _Element:
        return element(mark, id=next(self.numbers), **self.stamp)

    def _wrap(self, run: _Element) -> None:
        made = self._revision("ins")
        run.addprevious(made)
        made.append(run)

    def _struck(self, text: str, like: _Element | None) -> _Element:
        """Return deleted text in the language of the run `like`."""
        made = self._revision("del")
        run = add(made, "r")
        language = None if like is None else like.find(f"{W}rPr/{W}lang")
        if language is not None:
            add(run, "rPr").append(deepcopy(language))
        add_text(run, text)
        for said in run.findall(f"{W}t"):
            said.tag = f"{W}delText"
        return made


def _is_like(table: _Element | None, rows: Sequence[Sequence[str]]) -> bool:
    """Tell whether a text is a table of as many columns, more than one, in each of its rows."""
    if table is None:
        return False
    width = len(table.findall(f"{W}tblGrid/{W}gridCol"))
    return width > 1 and all(len(row) == width for row in rows)


def _by_line(told: Iterable[Change], lines: Sequence[Line]) -> list[tuple[list[Change], bool]]:
    """Return for each line the changes in it, and whether its end was inserted."""
    out: list[tuple[list[Change], bool]] = []
    parts: list[Change] = []
    left = len(text_of_line(lines[0]))
    for change in told:
        text = change.text
        if change.kind == "deleted":
            parts.append(change)
            continue
        while len(text) > left:
            parts += [Change(change.kind, text[:left])] if left else []
            out.append((parts, change.kind == "inserted"))
            text, parts, left = text[left + 1 :], [], len(text_of_line(lines[len(out)]))
        parts += [Change(change.kind, text)] if text else []
        left -= len(text)
    return [*out, (parts, False)]


def _pairs(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[int | None, int | None]]:
    """Walk over the rows of two tables: the same row in both, a row of the first alone, a row of the second alone."""
    old = new = 0
    for start, other, size in _blocks(before, after):
        while old < start and new < other:
            yield old, new
            old, new = old + 1, new + 1
        yield from ((place, None) for place in range(old, start))
        yield from ((None, place) for place in range(new, other))
        yield from ((start + step, other + step) for step in range(size))
        old, new = start + size, other + size


def _blocks(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    yield from SequenceMatcher(a=before, b=after, autojunk=False).get_matching_blocks()


def _cell_text(cell: _Element) -> str:
    return "\n".join(text_of_line(_line_of(paragraph)) for paragraph in cell.findall(f"{W}p"))


def _line_of(paragraph: _Element) -> Line:
    return Line(paragraph, 1 if paragraph.find(f"{W}pPr") is not None else 0, len(paragraph))


def _start_of(run: _Element) -> _Element:
    """Return the link that a run begins, else the run: what stood before a link was no part of it."""
    parent = run.getparent()
    is_first = parent is not None and parent.tag == f"{W}hyperlink" and parent[0] is run
    return parent if is_first and parent is not None else run


def _top(node: _Element, paragraph: _Element) -> _Element:
    """Return the child of `paragraph` that a run stands in."""
    while (parent := node.getparent()) is not None and parent is not paragraph:
        node = parent
    return node


def _run_like(run: _Element, text: str) -> _Element:
    made = element("r")
    look = run.find(f"{W}rPr")
    if look is not None:
        made.append(deepcopy(look))
    add_text(made, text)
    return made


def _say(run: _Element, text: str) -> None:
    """Let a run say no more than the last piece of what it said."""
    if text_of_run(run) == text:
        return
    for node in [node for node in run if node.tag != f"{W}rPr"]:
        run.remove(node)
    add_text(run, text)


def _drop(node: _Element, path: str) -> None:
    for found in node.findall(path):
        parent = found.getparent()
        if parent is not None:
            parent.remove(found)
