"""Render room: what a note says where, by entry, so that a file that comes back can be compared with what went out."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from briefbook.model.note import (
    Block,
    Doc,
    ExcerptBlock,
    ListBlock,
    Quote,
    Table,
    excerpt_blocks,
    plain_inlines,
    plain_text,
)
from briefbook.model.returned import ReturnedPiece, lines_of
from briefbook.ooxml.marks import export_mark
from briefbook.render import word_return
from briefbook.render.sources import own_text


@dataclass(frozen=True, slots=True)
class Exported:
    """A note as it went out.

    Attributes:
        id: the mark of the export in a Word file.
        texts: the id of each entry in order, and its plain text there, without the number of its source.
        frame: what else stands in it: a paragraph, or a row of a table with its cells parted by tabs, each.
    """

    id: str
    texts: tuple[tuple[str, str], ...]
    frame: tuple[str, ...]


def exported(doc: Doc) -> Exported:
    """Return what a note says where."""
    texts = [(one.id, own_text(one.blocks)) for one in excerpt_blocks(doc.blocks)]
    return Exported(export_mark(doc), tuple(texts), tuple(one for one in _frame(doc.blocks) if one))


def _frame(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        match block:
            case ExcerptBlock():
                pass
            case Quote(blocks=inner):
                yield from _frame(inner)
            case ListBlock(items=items):
                for item in items:
                    yield from _frame(item)
            case Table(header=header, rows=rows, caption=caption):
                yield plain_inlines(caption)
                yield from ("\t".join(map(plain_inlines, row)) for row in (header, *rows))
            case _:
                yield plain_text([block])


def exported_form(doc: Doc, data: bytes) -> Exported:
    """Return what a note says where that was made in a form typed in Word; what is the form's own, its file tells."""
    file = word_return.read(data, doc.meta.title)
    frame = tuple(line for piece in file.pieces for line in _own_lines(piece) if line.split())
    return replace(exported(doc), id=file.exports[0], frame=frame)


def _own_lines(piece: ReturnedPiece) -> Iterator[str]:
    if piece.apart:  # nobody has worked on it yet: such a table is the form's
        for one in piece.apart:
            yield from _own_lines(one)
    elif not piece.mark:
        yield from lines_of(piece)
