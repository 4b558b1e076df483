"""Render room: a Word file that came back, read into pieces: which text stands under the mark of which entry.

What Briefbook put in itself (numbers of sources, contents, what pages repeat) is left aside.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Final

from lxml import etree

from briefbook.model.errors import DamagedFile, EncryptedFile, ExtractError, TooLarge, UnsupportedFormat
from briefbook.model.kinds import ProblemKind
from briefbook.model.note import Block, Blocks, Inlines
from briefbook.model.returned import Remark, ReturnedFile, ReturnedPiece
from briefbook.ooxml.archive import PackageRefused
from briefbook.ooxml.marks import ENTRY_PREFIX, EXPORT_PREFIX, SOURCE_PREFIX
from briefbook.ooxml.names import name_of, value, word_tags
from briefbook.ooxml.numbering import read_numbering
from briefbook.ooxml.package import Package
from briefbook.ooxml.paragraphs import BodyReader, Grid, Mark, Paragraph, Piece, Stretch
from briefbook.ooxml.styles import read_styles
from briefbook.render.redline import AUTHOR
from briefbook.render.word_return_blocks import (
    Inliner,
    grid_block,
    is_caption,
    is_contents,
    is_frame,
    is_heading,
    paragraph_blocks,
)

_NOT_ZIP: Final = "It is no Word file (.docx); save it as one in the program that it comes from."
_OLD: Final = "It is an old Word file (.doc), or asks for a password; save it in Word as .docx, without a password."
_NO_WORD: Final = "It holds no Word document; save it as .docx in the program that it comes from."
_SIGNS: Final = {"br": "\n", "tab": "\t"}
_SAID: Final = frozenset(("t", *_SIGNS))
_ENTRY: Final = re.compile(rf"{ENTRY_PREFIX}[0-9a-f]{{24}}")
_EXPORT: Final = re.compile(rf"{EXPORT_PREFIX}[0-9a-f]{{24}}")
_NUMBER: Final = re.compile(r"[\u00a0 ]*\[[0-9]{1,4}\][\u00a0 ]*")
_REFUSALS: Final[Mapping[ProblemKind, type[ExtractError]]] = {
    ProblemKind.ENCRYPTED: EncryptedFile,
    ProblemKind.TOO_LARGE: TooLarge,
}


def read(data: bytes, name: str) -> ReturnedFile:
    """Return what is in a Word file; `name` is what the officer sees it called.

    Raises:
        UnsupportedFormat: it is no Word file.
        DamagedFile: it is cut off or broken.
        EncryptedFile: a part asks for a password.
        TooLarge: it has more or larger parts than any note needs.
    """
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise UnsupportedFormat(name, _OLD)
    if not data.startswith(b"PK"):
        raise UnsupportedFormat(name, _NOT_ZIP)
    try:
        return _File(Package(data), name).read()
    except PackageRefused as error:
        raise _REFUSALS.get(error.kind, DamagedFile)(name, error.reason) from error


@dataclass(slots=True)
class _Gathered:
    """What stands together under one mark, or without one."""

    mark: Mark | None
    pieces: list[tuple[Piece, Sequence[Stretch]]] = field(default_factory=list)
    others: list[Stretch] = field(default_factory=list)


class _File:
    """One file."""

    def __init__(self, package: Package, name: str) -> None:
        self._package = package
        found = [one.target for one in package.relationships() if one.type == "officeDocument"]
        main = next((one for one in found if one in package), "word/document.xml")
        if main not in package or not main.endswith(".xml"):
            raise UnsupportedFormat(name, _NO_WORD)
        self._main = main
        self._related = package.relationships(main)
        self._remarks = self._comments()
        self._inliner = Inliner(package.addresses(main), self._notes())

    def read(self) -> ReturnedFile:
        """Return the pieces of the body."""
        numbering = read_numbering(self._package, self._part("numbering"))
        reader = BodyReader(read_styles(self._package, self._part("styles")), numbering)
        body = next(self._package.elements(self._main, *word_tags("body")), None)
        pieces = [] if body is None else list(reader.read(body))
        exports = dict.fromkeys(found[0] for name in reader.names_seen if (found := _EXPORT.match(name)) is not None)
        return ReturnedFile(tuple(exports), tuple(self._returned(pieces)))

    def _part(self, kind: str) -> str | None:
        return next((one.target for one in self._related if one.type == kind and one.target in self._package), None)

    def _comments(self) -> Mapping[str, Remark]:
        part = self._part("comments")
        if part is None:
            return {}
        return {
            value(one, "id"): Remark(value(one, "author"), _plain(one))
            for one in self._package.elements(part, *word_tags("comment"))
            if value(one, "author") != AUTHOR
        }

    def _notes(self) -> Mapping[str, str]:
        part = self._part("footnotes")
        if part is None:
            return {}
        return {
            value(one, "id"): _plain(one).lstrip(" \u00a0\t")  # what stands between its number and its text
            for one in self._package.elements(part, *word_tags("footnote"))
            if not value(one, "type")
        }

    def _returned(self, pieces: Sequence[Piece]) -> Iterator[ReturnedPiece]:
        gathered: _Gathered | None = None
        for mark, piece, stretches, grid in _owned(pieces):
            if gathered is not None and (mark is None or mark != gathered.mark or grid is not None):
                yield self._made(gathered)
                gathered = None
            gathered = gathered or _Gathered(mark)
            if any(one.text for one in stretches):
                gathered.pieces.append((piece, stretches))
            gathered.others.extend(stretches)
            if mark is None or grid is not None:
                yield self._made(gathered) if grid is None else self._parted(gathered, piece, grid)
                gathered = None
        if gathered is not None:
            yield self._made(gathered)

    def _parted(self, gathered: _Gathered, piece: Piece, grid: Grid) -> ReturnedPiece:
        """Return a table, or its caption, with what it is when the table is a form's."""
        made = self._made(gathered)
        if piece is not grid:
            return replace(made, apart=(replace(made, mark="", number=0),))
        return replace(made, apart=tuple(self._returned([one for row in grid.rows for cell in row for one in cell])))

    def _made(self, gathered: _Gathered) -> ReturnedPiece:
        blocks = self._blocks(gathered)
        others = gathered.others
        first = gathered.pieces[0][0] if gathered.pieces else None
        is_title = isinstance(first, Paragraph) and is_heading(first)
        is_ours = isinstance(first, Paragraph) and is_frame(first)
        mark = "" if gathered.mark is None else gathered.mark.name[: len(ENTRY_PREFIX) + 24]
        return ReturnedPiece(
            blocks,
            mark,
            0 if gathered.mark is None else gathered.mark.number,
            "text" if mark else "frame" if is_ours else "heading" if is_title else "text",
            tuple(dict.fromkeys(one.author for one in others if one.author not in ("", AUTHOR))),
            tuple(dict.fromkeys(self._remarks[one.comment] for one in others if one.comment in self._remarks)),
        )

    def _blocks(self, gathered: _Gathered) -> Blocks:
        blocks: list[Block] = []
        for is_grid, some in groupby(gathered.pieces, lambda one: isinstance(one[0], Grid)):
            if is_grid:
                blocks += [grid_block(piece, self._inliner) for piece, _ in some if isinstance(piece, Grid)]
            else:
                blocks += paragraph_blocks(
                    [(piece, self._inlines(stretches)) for piece, stretches in some if isinstance(piece, Paragraph)]
                )
        return tuple(blocks)

    def _inlines(self, stretches: Sequence[Stretch]) -> Inlines:
        return self._inliner.inlines(stretches)


def _owned(pieces: Sequence[Piece]) -> Iterator[tuple[Mark | None, Piece, Sequence[Stretch], Grid | None]]:
    """Yield the pieces, parted where their text belongs to several marks, each with the one it belongs to.

    With them comes the table that may be a form's: the piece itself, or that which it is the caption of.
    """
    for place, piece in enumerate(pieces):
        if isinstance(piece, Grid):
            yield _grid_owner(piece), piece, _grid_stretches(piece), _mixed(piece)
            continue
        behind = pieces[place + 1] if place + 1 < len(pieces) else None
        heads = _grid_owner(behind) if isinstance(behind, Grid) and is_caption(piece) else None
        mixed = _mixed(behind) if heads is not None else None
        for mark, some in _parted(piece):
            if mark is not None or not is_contents(piece):
                yield mark or heads, piece, some, mixed if mark is None else None


def _mixed(grid: Piece | None) -> Grid | None:
    """Return a table that holds text of an entry and other text, which may be another entry's."""
    if not isinstance(grid, Grid):
        return None
    paragraphs = (one for row in grid.rows for cell in row for one in cell)
    parts = [part for one in paragraphs for part in _parted(one)]
    owners = {mark for mark, some in parts if any(one.text.strip() for one in some)}
    return grid if len(owners) > 1 else None


def _grid_stretches(grid: Grid) -> list[Stretch]:
    return [one for row in grid.rows for cell in row for paragraph in cell for one in paragraph.stretches]


def _grid_owner(grid: Grid) -> Mark | None:
    """Return the mark of the entry that a table is; LibreOffice (7.4) leaves it in the last cell, off the caption."""
    return next((mark for one in _grid_stretches(grid) if one.text and (mark := _owner(one)) is not None), None)


def _parted(paragraph: Paragraph) -> Iterator[tuple[Mark | None, Sequence[Stretch]]]:
    """Yield the stretches of a paragraph by the mark they belong to; text beside a mark belongs to the one before."""
    stretches = [one for one in paragraph.stretches if not one.target.startswith(SOURCE_PREFIX)]
    owners = [_owner(one) for one in stretches]
    filled = [owner for owner, one in zip(owners, stretches, strict=True) if owner is not None and one.text]
    if not filled:
        yield from _without_text(stretches, owners)
        return
    last = filled[0]
    belongs: list[Mark] = []
    for owner, one in zip(owners, stretches, strict=True):
        last = owner if owner is not None and (one.text or one.is_gone) else last
        belongs.append(owner or last)
    for mark, some in groupby(zip(belongs, stretches, owners, strict=True), key=lambda each: each[0]):
        yield mark, _without_number([(one, owner) for _, one, owner in some])


def _without_text(
    stretches: Sequence[Stretch], owners: Sequence[Mark | None]
) -> Iterator[tuple[Mark | None, Sequence[Stretch]]]:
    """Yield what is left of marks that have no text here any more, and the text that stands under none."""
    for mark in dict.fromkeys(owner for owner in owners if owner is not None):
        yield mark, [one for one, owner in zip(stretches, owners, strict=True) if owner == mark]
    free = [one for one, owner in zip(stretches, owners, strict=True) if owner is None]
    if any(one.text for one in free) or any(one.comment or one.is_gone for one in free):
        yield None, free


def _without_number(stretches: Sequence[tuple[Stretch, Mark | None]]) -> Sequence[Stretch]:
    """Return stretches without the number of a source behind the mark, also where its link is lost."""
    end = len(stretches)
    while end and stretches[end - 1][1] is None:
        end -= 1
    behind = "".join(one.text for one, _ in stretches[end:])
    is_number = _NUMBER.fullmatch(behind) is not None or not behind.strip("\u00a0 ")
    return [one for place, (one, _) in enumerate(stretches) if place < end or not one.text or not is_number]


def _owner(stretch: Stretch) -> Mark | None:
    """Return the mark of the entry that a stretch stands in, the last that began where it stands in several."""
    return next((mark for mark in reversed(stretch.marks) if _ENTRY.match(mark.name)), None)


def _plain(element: etree._Element) -> str:
    lines = [
        "".join(_SIGNS.get(name_of(one)) or one.text or "" for one in paragraph.iter() if name_of(one) in _SAID)
        for paragraph in element.iter()
        if name_of(paragraph) == "p"
    ]
    return "\n".join(line for line in lines if line)
