"""Book room: which piece of a file that came back is which entry: by its mark, else by its text; pure.

A mark may be there twice, since text was copied with it, or be lost, since a program dropped it or the text was pasted.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from briefbook.book.merge import comparable, likeness
from briefbook.model.book import Placed
from briefbook.model.kinds import EntryId
from briefbook.model.note import Block, Blocks, Para, Table, plain_text
from briefbook.model.returned import Remark, ReturnedPiece, lines_of, together

_ALIKE = 0.6
"""From this likeness on a text without a mark is taken for an entry whose mark is lost."""
_LONGEST_SEARCH = 250_000
"""Comparisons of texts at most when marks are lost: more would take minutes."""


@dataclass(slots=True)
class Found:
    """An entry in a file: the pieces it is made of, by their places in the file."""

    places: list[int]
    blocks: Blocks
    by_text: bool = False
    authors: tuple[str, ...] = ()
    remarks: tuple[Remark, ...] = ()

    @property
    def text(self) -> str:
        """Its text there."""
        return text_of(self.blocks)


@dataclass(slots=True)
class Recognised:
    """What is in a file.

    Attributes:
        found: the entries that are there.
        emptied: what is left of those of which only the mark is there.
        free: places of the pieces that belong to none.
        has_marks: whether any mark of the book is in it.
    """

    found: dict[EntryId, Found] = field(default_factory=dict)
    emptied: dict[EntryId, list[ReturnedPiece]] = field(default_factory=dict)
    free: list[int] = field(default_factory=list)
    has_marks: bool = False


def text_of(blocks: Blocks) -> str:
    """Return the text of an entry's blocks; the caption of a table is not of it."""
    return plain_text(captions_taken_in(blocks))


def captions_taken_in(blocks: Blocks) -> Blocks:
    """Return blocks in which the caption before a table is the table's own."""
    out: list[Block] = []
    for block in blocks:
        last = out[-1] if out else None
        if isinstance(block, Table) and isinstance(last, Para) and last.style == "caption":
            out[-1] = Table(block.header, block.rows, block.align, last.inlines)
        else:
            out.append(block)
    return tuple(out)


def recognise(
    pieces: Sequence[ReturnedPiece], placed: Sequence[Placed], marks: Mapping[str, EntryId], frame: Iterable[str]
) -> Recognised:
    """Return which piece is which entry.

    Args:
        pieces: of the file.
        placed: the entries as they went out.
        marks: the entry of each mark of the book.
        frame: what else went out; text that is the same is no entry, whatever it looks like.
    """
    out = Recognised()
    sent = {one.entry: comparable(one.text) for one in placed}
    _by_mark(pieces, marks, placed, sent, out)
    _leave_frame(pieces, frame, out)
    missing = [entry for entry in sent if entry not in out.found]
    _by_equal_text(pieces, missing, placed, sent, out)
    _by_like_text(pieces, [entry for entry in missing if entry not in out.found], sent, out)
    return out


def _by_mark(
    pieces: Sequence[ReturnedPiece],
    marks: Mapping[str, EntryId],
    placed: Sequence[Placed],
    sent: Mapping[EntryId, str],
    out: Recognised,
) -> None:
    groups: dict[EntryId, dict[int, list[int]]] = {}
    for place, piece in enumerate(pieces):
        entry = marks.get(piece.mark)
        out.has_marks |= entry is not None
        if entry is None or entry not in sent:
            out.free += [place] if piece.blocks else []
        elif not piece.blocks:
            out.emptied.setdefault(entry, []).append(piece)
        else:
            groups.setdefault(entry, {}).setdefault(piece.number, []).append(place)
    once = {
        place: one
        for one, copies in groups.items()
        if len(copies) == 1
        for places in copies.values()
        for place in places
    }
    beside = _Neighbours(pieces, once, placed)
    for entry, copies in groups.items():
        best = next(iter(copies.values()))
        if len(copies) > 1:
            ranks = [(_rank(_text(pieces, one), sent[entry]), beside.agree(entry, one)) for one in copies.values()]
            best = list(copies.values())[ranks.index(max(ranks))]
        out.found[entry] = _found(pieces, best)
        out.free += [place for places in copies.values() if places is not best for place in places]
    out.free.sort()


def _rank(text: str, sent: str) -> float:
    """Of copies the one that still says what went out is the entry, else the most alike; of equals see beside them."""
    return 2.0 if text == sent else likeness(text, sent)


class _Neighbours:
    """Which entries, of those that are there once, stand before and behind a place, now and as they went out."""

    def __init__(self, pieces: Sequence[ReturnedPiece], known: Mapping[int, EntryId], placed: Sequence[Placed]) -> None:
        self._number = {one.entry: number for number, one in enumerate(placed)}
        self._numbers = [self._number[known[place]] if place in known else None for place in range(len(pieces))]
        self._section = [one.section for one in placed]
        self._under = list(accumulate(piece.role == "heading" for piece in pieces))
        self._shared = {
            (self._section[number], under)
            for number, under in zip(self._numbers, self._under, strict=True)
            if number is not None
        }

    def agree(self, entry: EntryId, places: Sequence[int]) -> tuple[int, bool, int]:
        """Return how many neighbours of an entry at these places are on the side where they were, and how near.

        Between the two it counts whether others of its section stand under the same heading.
        """
        own = self._number[entry]
        before = next((one for one in reversed(self._numbers[: places[0]]) if one not in (None, own)), None)
        behind = next((one for one in self._numbers[places[-1] + 1 :] if one not in (None, own)), None)
        low, high = -1 if before is None else before, len(self._number) if behind is None else behind
        is_at_home = (self._section[own], self._under[places[0]]) in self._shared
        return (low < own) + (own < high), is_at_home, -abs(own - low) - abs(high - own)


def _text(pieces: Sequence[ReturnedPiece], places: Iterable[int]) -> str:
    return comparable("\n".join(text_of(pieces[place].blocks) for place in places))


def _found(pieces: Sequence[ReturnedPiece], places: Sequence[int], *, by_text: bool = False) -> Found:
    some = [pieces[place] for place in places]
    blocks = together(tuple(block for piece in some for block in piece.blocks))
    return Found(list(places), captions_taken_in(blocks), by_text, authors_of(some), remarks_of(some))


def authors_of(pieces: Iterable[ReturnedPiece]) -> tuple[str, ...]:
    """Return who changed pieces under tracking, each once."""
    return tuple(dict.fromkeys(author for piece in pieces for author in piece.authors))


def remarks_of(pieces: Iterable[ReturnedPiece]) -> tuple[Remark, ...]:
    """Return the comments on pieces, each once."""
    return tuple(dict.fromkeys(remark for piece in pieces for remark in piece.remarks))


def _leave_frame(pieces: Sequence[ReturnedPiece], frame: Iterable[str], out: Recognised) -> None:
    left = Counter(comparable(one) for one in frame)
    kept: list[int] = []
    for place in out.free:
        piece = pieces[place]
        lines = [line for line in map(comparable, lines_of(piece)) if line]
        if not piece.mark and lines and all(left[line] > 0 for line in lines):
            left.subtract(lines)
        else:
            kept.append(place)
    out.free = kept


def _runs(pieces: Sequence[ReturnedPiece], out: Recognised, lines: int) -> Iterator[list[int]]:
    """Yield pieces that belong to no entry, follow one another in the file, and have so many lines together."""
    free = [place for place in out.free if pieces[place].role == "text"]
    counts = [_text(pieces, [place]).count("\n") + 1 for place in free]
    for first in range(len(free)):
        total = 0
        for last in range(first, len(free)):
            total += counts[last]
            if free[last] - free[first] != last - first or total > lines:
                break
            if total == lines:
                yield free[first : last + 1]
                break


def _by_equal_text(
    pieces: Sequence[ReturnedPiece],
    missing: Sequence[EntryId],
    placed: Sequence[Placed],
    sent: Mapping[EntryId, str],
    out: Recognised,
) -> None:
    there: dict[str, list[list[int]]] = {sent[entry]: [] for entry in missing}
    for lines in {text.count("\n") + 1 for text in there}:
        for run in _runs(pieces, out, lines):
            there.get(_text(pieces, run), []).append(run)
    known = {place: entry for entry, found in out.found.items() for place in found.places}
    beside = _Neighbours(pieces, known, placed)
    free = set(out.free)
    for entry in missing:
        runs = [run for run in there[sent[entry]] if free.issuperset(run)]
        if runs:
            best = runs[0] if len(runs) == 1 else max(runs, key=lambda run: beside.agree(entry, run))
            free.difference_update(_take(pieces, entry, best, free, out))
    out.free = sorted(free)


def _by_like_text(
    pieces: Sequence[ReturnedPiece], missing: Sequence[EntryId], sent: Mapping[EntryId, str], out: Recognised
) -> None:
    lines = {one: sent[one].count("\n") + 1 for one in missing}
    runs = {length: list(_runs(pieces, out, length)) for one in lines.values() for length in _lengths(one)}
    if len(missing) * sum(map(len, runs.values())) > _LONGEST_SEARCH:
        return
    said = {line for text in sent.values() for line in text.split("\n")}
    texts = {tuple(run): _text(pieces, run) for some in runs.values() for run in some}
    # what is a copy of another entry is not this one reworded
    copies = {run for run, text in texts.items() if set(text.split("\n")) <= said}
    pairs = [
        (alike, -number, run, entry)
        for number, entry in enumerate(missing)
        for run in {tuple(run) for length in _lengths(lines[entry]) for run in runs[length]} - copies
        if (alike := likeness(sent[entry], texts[run])) >= _ALIKE
    ]
    free = set(out.free)
    for _, _, run, entry in sorted(pairs, key=lambda one: (-one[0], -one[1], one[2])):
        if entry not in out.found and free.issuperset(run):
            free.difference_update(_take(pieces, entry, list(run), free, out))
    out.free = sorted(free)


def _lengths(lines: int) -> set[int]:
    """Return how many lines a text of so many may have when it comes back: it may be parted, or joined."""
    return {1, *range(max(1, lines - 1), lines + 3)}


def _is_caption(piece: ReturnedPiece) -> bool:
    return isinstance(piece.blocks[-1], Para) and piece.blocks[-1].style == "caption"


def _take(
    pieces: Sequence[ReturnedPiece], entry: EntryId, run: list[int], free: Collection[int], out: Recognised
) -> list[int]:
    """Let an entry be these pieces, with the caption before a table, and return which they are."""
    before = run[0] - 1
    if before in free and isinstance(pieces[run[0]].blocks[0], Table) and _is_caption(pieces[before]):
        run = [before, *run]
    found = _found(pieces, run, by_text=True)
    left = out.emptied.get(entry, [])
    found.authors = tuple(dict.fromkeys((*found.authors, *authors_of(left))))
    found.remarks = tuple(dict.fromkeys((*found.remarks, *remarks_of(left))))
    out.found[entry] = found
    return run
