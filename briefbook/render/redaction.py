"""Render room: text that the disclosure copy withholds: taken out there, marked in the working copy.

Spans are code points [start, end) of the plain text of an entry's blocks (see `model.note.plain_text`). What is taken
out leaves one label for each unbroken stretch within a paragraph, a point or a cell, so that not even its length is
told; a link that it stood in loses its address everywhere in the entry.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeAlias, TypeVar

from briefbook.model.book import Redaction
from briefbook.model.note import (
    Block,
    Blocks,
    Br,
    ExcerptBlock,
    Footnote,
    Heading,
    Image,
    Inline,
    Inlines,
    ListBlock,
    PageBreak,
    Para,
    Placeholder,
    Quote,
    Redacted,
    Run,
    Table,
    Toc,
    XRef,
    plain_inlines,
    plain_text,
)

_Span: TypeAlias = tuple[int, int]
_Part = TypeVar("_Part")


def withheld(blocks: Blocks, redactions: Sequence[Redaction], label: str) -> Blocks:
    """Return blocks without the text of the redactions; `label` stands in its place."""
    spans = _spans(redactions, len(plain_text(blocks)))
    if not spans:
        return blocks
    links = frozenset(run.href for run in _runs(_Marking(spans).blocks(blocks)) if run.withheld and run.href)
    return _TakingOut(spans, label=label, links=links).blocks(blocks)


def marked(blocks: Blocks, redactions: Sequence[Redaction]) -> Blocks:
    """Return blocks whose text of the redactions is marked as withheld; their plain text stays the same."""
    spans = _spans(redactions, len(plain_text(blocks)))
    return _Marking(spans).blocks(blocks) if spans else blocks


def _spans(redactions: Sequence[Redaction], length: int) -> tuple[_Span, ...]:
    """Return the spans within the text, in order, those that touch as one."""
    spans: list[_Span] = []
    for start, end in sorted((max(0, one.start), min(length, one.end)) for one in redactions):
        if start >= end:
            continue
        if spans and start <= spans[-1][1]:
            spans[-1] = (spans[-1][0], max(end, spans[-1][1]))
        else:
            spans.append((start, end))
    return tuple(spans)


@dataclass(slots=True)
class _Walk:
    """Walks over blocks in the order of their plain text; `place` is where in it the walk is."""

    spans: tuple[_Span, ...]
    place: int = field(default=0, init=False)

    def blocks(self, blocks: Iterable[Block]) -> Blocks:
        """Return blocks with what this walk does to their text."""
        made: list[Block] = []
        is_first = True
        for block in blocks:
            if not isinstance(block, PageBreak | Toc):
                self.place += not is_first
                is_first = False
            made.append(self._block(block))
        return tuple(made)

    def _block(self, block: Block) -> Block:
        match block:
            case Heading(inlines=inlines) | Para(inlines=inlines):
                return replace(block, inlines=self.inlines(inlines))
            case ListBlock(items=items):
                return replace(block, items=tuple(self._parts(items, self.blocks)))
            case Quote(blocks=inner) | ExcerptBlock(blocks=inner):
                return replace(block, blocks=self.blocks(inner))
            case Table(header=header, rows=rows):
                told = tuple(self._parts((header, *rows), lambda row: tuple(self._parts(row, self.inlines))))
                return replace(block, header=told[0], rows=told[1:])
            case Image(caption=caption):
                return replace(block, caption=self.inlines(caption))
        return block

    def _parts(self, parts: Iterable[_Part], change: Callable[[_Part], _Part]) -> Iterator[_Part]:
        for number, part in enumerate(parts):
            self.place += number > 0
            yield change(part)

    def inlines(self, inlines: Inlines) -> Inlines:
        """Return inlines with what this walk does to their text."""
        return tuple(part for inline in inlines for part in self._inline(inline))

    def _inline(self, inline: Inline) -> Iterator[Inline]:
        raise NotImplementedError

    def _pieces(self, length: int) -> Iterator[tuple[int, int, bool]]:
        """Walk over the next `length` code points: start and end of each piece, and whether a span covers it."""
        start, end = self.place, self.place + length
        at = start
        for low, high in self.spans:
            if high <= at or low >= end:
                continue
            if low > at:
                yield at - start, low - start, False
            yield max(low, at) - start, min(high, end) - start, True
            at = min(high, end)
        if at < end:
            yield at - start, length, False
        self.place = end


class _Marking(_Walk):
    """Marks the runs that are withheld; everything else stays."""

    def _inline(self, inline: Inline) -> Iterator[Inline]:
        match inline:
            case Run(text=text):
                for start, end, is_covered in self._pieces(len(text)):
                    yield replace(inline, text=text[start:end], withheld=is_covered)
            case Footnote(inlines=inner):
                self.place += 1
                yield Footnote(self.inlines(inner))
                self.place += 1
            case _:
                self.place += len(plain_inlines((inline,)))
                yield inline


@dataclass(slots=True)
class _TakingOut(_Walk):
    """Takes out what the spans cover."""

    label: str = ""
    links: frozenset[str] = frozenset()

    def inlines(self, inlines: Inlines) -> Inlines:
        """Return inlines without what is withheld; labels that touch are one."""
        kept: list[Inline] = []
        for part in (part for inline in inlines for part in self._inline(inline)):
            if not (isinstance(part, Redacted) and kept and isinstance(kept[-1], Redacted)):
                kept.append(part)
        return tuple(kept)

    def _inline(self, inline: Inline) -> Iterator[Inline]:
        match inline:
            case Run(text=text, href=href):
                whole = replace(inline, href=None) if href in self.links else inline
                for start, end, is_covered in self._pieces(len(text)):
                    yield Redacted(self.label) if is_covered else replace(whole, text=text[start:end])
            case Footnote(inlines=inner):
                yield from self._footnote(inline, inner)
            case Br() | XRef() | Placeholder() | Redacted():
                pieces = list(self._pieces(len(plain_inlines((inline,)))))
                yield Redacted(self.label) if any(is_covered for *_, is_covered in pieces) else inline

    def _footnote(self, note: Footnote, inner: Inlines) -> Iterator[Inline]:
        end = self.place + len(plain_inlines((note,)))
        if any(low <= self.place and end <= high for low, high in self.spans):
            self.place = end
            yield Redacted(self.label)
            return
        self.place += 1
        yield Footnote(self.inlines(inner))
        self.place = end


def _runs(blocks: Iterable[Block]) -> Iterator[Run]:
    for block in blocks:
        match block:
            case Heading(inlines=inlines) | Para(inlines=inlines) | Image(caption=inlines):
                yield from _runs_in(inlines)
            case ListBlock(items=items):
                yield from (run for item in items for run in _runs(item))
            case Quote(blocks=inner) | ExcerptBlock(blocks=inner):
                yield from _runs(inner)
            case Table(header=header, rows=rows):
                yield from (run for row in (header, *rows) for cell in row for run in _runs_in(cell))


def _runs_in(inlines: Inlines) -> Iterator[Run]:
    for inline in inlines:
        if isinstance(inline, Run):
            yield inline
        elif isinstance(inline, Footnote):
            yield from _runs_in(inline.inlines)
