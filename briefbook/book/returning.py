"""Book room: what a Word file that came back says of the book: as it went out, as it came back, as it is now; pure."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from briefbook.book.form_tables import read_forms
from briefbook.book.merge import comparable, likeness, merge
from briefbook.book.ordering import Place, order_in_file, out_of_order, standing
from briefbook.book.recognising import Found, Recognised, authors_of, captions_taken_in, recognise, remarks_of, text_of
from briefbook.model.book import NOT_PLACED, Book, Entry, Export, Placed
from briefbook.model.errors import NotThisBook
from briefbook.model.kinds import Copy, EntryId, EntryKind, Language, TabId
from briefbook.model.note import Blocks, plain_text
from briefbook.model.returned import (
    FrameChange,
    NewText,
    ReturnedEntry,
    ReturnedFile,
    ReturnedPiece,
    ReturnReport,
    ReturnState,
    together,
)
from briefbook.ooxml.marks import entry_mark

_ALIKE = 0.6
WITHHELD = re.compile(r"\[[^\[\]\n]{1,40}\]")
"""A label as it stands in a disclosure copy in the place of what is withheld."""
_OLD_EXPORT = (
    "What this file said when it was exported is not remembered any more; it is compared with the book as it is now."
)
_NO_MARKS = (
    "The file has lost the marks that Briefbook leaves in it; its paragraphs were matched with the book by their text."
)
_OTHER_BOOK = "This file was made from another book; open that book, or export the note from this one and send that."
_NOTHING = "This file and the book have no text in common; check that it is the right file."


def compare(book: Book, file: ReturnedFile) -> ReturnReport:
    """Return what the file says of the book, by entry.

    Raises:
        NotThisBook: it was made from another book, or has no text in common with this one.
    """
    marks = _marks(book)
    export = _export(book, file, marks)
    file = replace(file, pieces=read_forms(file.pieces, export.frame if export else None))
    placed = export.placed if export else tuple(_as_it_is(book))
    known = recognise(file.pieces, placed, marks, export.frame if export else ())
    foreign = len({piece.mark for piece in file.pieces} - {"", *marks})
    is_named = export is not None and export.id in file.exports
    if foreign and foreign >= len(known.found) and not known.has_marks and not is_named:
        raise NotThisBook(_OTHER_BOOK)
    if not known.found and not known.emptied:
        raise NotThisBook(_NOTHING)
    placed = placed if export or not known.has_marks else _of_tabs_met(book, placed, known)
    notes = (*((_NO_MARKS,) if not known.has_marks else ()), *((_OLD_EXPORT,) if export is None else ()))
    return _Comparison(book, export, placed, file, known).report(notes)


def _marks(book: Book) -> Mapping[str, EntryId]:
    """Return the entry of each mark that a file of this book may have, also of entries that are gone by now."""
    ids = {EntryId(f"e{number}") for number in range(1, book.next_entry)}
    ids |= {one.entry for export in book.exports for one in export.placed}
    return {entry_mark(book.id, entry): entry for entry in ids}


def _export(book: Book, file: ReturnedFile, marks: Mapping[str, EntryId]) -> Export | None:
    """Return the export that the file is, as the book remembers it; one that lost its marks is told by its text."""
    named = [one for one in book.exports if one.id in file.exports]
    if named:
        return named[-1]
    if file.exports or any(piece.mark in marks for piece in file.pieces):
        return None
    texts = {comparable(plain_text(piece.blocks)) for piece in file.pieces}
    shared = [(sum(comparable(one.text) in texts for one in each.placed), each) for each in book.exports]
    return max(shared, key=lambda one: one[0])[1] if shared else None


def _as_it_is(book: Book) -> Iterator[Placed]:
    for _, section, entry in book.entries():
        if entry.kind is not EntryKind.SELF and section.id != NOT_PLACED and entry.text.strip():
            yield Placed(entry.id, section.id, entry.text)


def _of_tabs_met(book: Book, placed: Sequence[Placed], known: Recognised) -> tuple[Placed, ...]:
    """Return the entries of those notes of which the file has any: nothing tells that the others were in it."""
    tabs = {entry.id: tab.id for tab, _, entry in book.entries()}
    met = {tabs.get(entry) for entry in (*known.found, *known.emptied)}
    return tuple(one for one in placed if tabs.get(one.entry) in met)


@dataclass(frozen=True, slots=True)
class _Now:
    """An entry as the book has it: its place, its text in the language of the file."""

    place: Place
    entry: Entry
    text: str


class _Comparison:
    """One file beside one book."""

    def __init__(
        self, book: Book, export: Export | None, placed: Sequence[Placed], file: ReturnedFile, known: Recognised
    ) -> None:
        self._export = export
        self._pieces = file.pieces
        self._known = known
        self._placed = placed
        language = export.language if export else book.language
        self._now = {
            entry.id: _Now(Place(tab.id, section.id), entry, side_text(book, entry, language))
            for tab, section, entry in book.entries()
        }
        places = {one.entry: now.place for one in placed if (now := self._now.get(one.entry)) is not None}
        self._sent_places = _sent_places(book, export, placed, places)
        self._standing = standing(book, file.pieces, known, self._sent_places, export.frame if export else None)
        self._moved = out_of_order([one.entry for one in placed], order_in_file(known))

    def report(self, notes: tuple[str, ...]) -> ReturnReport:
        """Return what the file says."""
        frame, left = self._frame()
        return ReturnReport(
            export=self._export.id if self._export else "",
            date=self._export.date if self._export else "",
            copy=self._export.copy if self._export else None,
            entries=tuple(self._entry(one) for one in self._placed),
            new=tuple(self._new(left)),
            frame=frame,
            remarks=remarks_of(
                piece
                for place, piece in enumerate(self._pieces)
                if not piece.mark and place not in self._all_found(left)
            ),
            notes=notes,
        )

    def _all_found(self, left: Sequence[int]) -> set[int]:
        return {place for one in self._known.found.values() for place in one.places} | set(left)

    def _entry(self, placed: Placed) -> ReturnedEntry:
        found, now = self._known.found.get(placed.entry), self._now.get(placed.entry)
        here = self._sent_places[placed.entry]
        if found is None:
            emptied = self._known.emptied.get(placed.entry, [])
            return replace(
                self._bare(placed, "same" if now is None else self._gone(placed, now), here, now),
                authors=authors_of(emptied),
                remarks=remarks_of(emptied),
            )
        place = self._standing.places.get(placed.entry, here)
        is_moved = placed.entry in self._moved or place != here
        state, merged = self._state(placed, found, now, is_moved=is_moved, place=place)
        return replace(
            self._bare(placed, state, place, now),
            after=self._standing.after.get(placed.entry),
            returned=found.text,
            merged=merged,
            blocks=found.blocks,
            is_moved=is_moved,
            by_text=found.by_text,
            authors=found.authors,
            remarks=found.remarks,
        )

    def _bare(self, placed: Placed, state: ReturnState, place: Place, now: _Now | None) -> ReturnedEntry:
        text = "" if now is None else now.text
        return ReturnedEntry(placed.entry, state, place.tab, place.section, None, placed.text, "", text)

    def _gone(self, placed: Placed, now: _Now) -> ReturnState:
        return "deleted" if self._is_as_sent(placed, now) else "conflict"

    def _state(
        self, placed: Placed, found: Found, now: _Now | None, *, is_moved: bool, place: Place
    ) -> tuple[ReturnState, str | None]:
        sent, back = comparable(placed.text), comparable(found.text)
        if now is None:
            return ("same" if back == sent else "conflict"), None
        if self._export is None and fits(back, now.entry, now.text):
            back = sent
        if back != sent and back != comparable(now.text):
            if self._is_as_sent(placed, now):
                return "edited", None
            return "conflict", merge(placed.text, now.text, found.text)
        was_moved_here = now.place != self._sent_places[placed.entry]
        if is_moved and was_moved_here and place != now.place:
            return "conflict", None
        return ("moved" if is_moved and not (was_moved_here and place == now.place) else "same"), None

    def _is_as_sent(self, placed: Placed, now: _Now) -> bool:
        """Tell whether the book still says what went out; a disclosure copy does not show what it withholds."""
        sent, present = comparable(placed.text), comparable(now.text)
        if sent == present or self._export is None or self._export.copy is not Copy.DISCLOSURE:
            return sent == present
        return fits(sent, now.entry, now.text)

    def _frame(self) -> tuple[tuple[FrameChange, ...], list[int]]:
        """Return the lines outside of entries that were changed, and the places of what is new."""
        if self._export is None:
            return (), [place for place in self._known.free if self._pieces[place].role == "text"]
        texts = {place: comparable(text_of(self._pieces[place].blocks)) for place in self._known.free}
        there = {
            line
            for place, piece in enumerate(self._pieces)
            if place not in texts
            for line in comparable(plain_text(piece.blocks)).split("\n")
        }
        lost = [one for one in map(comparable, self._export.frame) if one and not set(one.split("\n")) <= there]
        changes: list[FrameChange] = []
        left = list(self._known.free)
        for was in lost[:_MOST_LOST]:
            alike = [(_line_likeness(was, texts[place]), -place) for place in left if not self._pieces[place].mark]
            best, place = max(alike, default=(0.0, 0))
            if best >= _ALIKE:
                left.remove(-place)
            changes.append(FrameChange(was, texts[-place] if best >= _ALIKE else ""))
        return tuple(changes), left

    def _new(self, left: Sequence[int]) -> Iterator[NewText]:
        texts = {comparable(one.text): one.entry for one in self._placed}
        taken = self._written_since()
        number = 0
        for run in self._together(left):
            pieces = [self._pieces[place] for place in run]
            blocks = captions_taken_in(together(tuple(block for piece in pieces for block in piece.blocks)))
            text = text_of(blocks)
            if not comparable(text):
                continue
            place, after = self._standing.spots[run[0]]
            if taken[place.tab, comparable(text)]:
                taken[place.tab, comparable(text)] -= 1
                continue
            number += 1
            copy_of = texts.get(comparable(text))
            authors, remarks = authors_of(pieces), remarks_of(pieces)
            yield NewText(f"n{number}", place.tab, place.section, after, text, blocks, copy_of, authors, remarks)

    def _written_since(self) -> Counter[tuple[TabId, str]]:
        """Return how often each text stands in a note beyond what went out; what was taken before, too."""
        sent = {one.entry for one in self._placed}
        return Counter(
            (now.place.tab, comparable(now.text))
            for entry, now in self._now.items()
            if entry not in sent and now.entry.kind is not EntryKind.SELF
        )

    def _together(self, left: Sequence[int]) -> Iterator[list[int]]:
        """Yield the places of new pieces that follow one another; a copy of an entry is by itself."""
        texts = {*(comparable(one.text) for one in self._placed), *(text for _, text in self._written_since())}
        run: list[int] = []
        for place in left:
            is_copy = _is_copy(self._pieces[place], texts)
            if run and (place != run[-1] + 1 or is_copy or _is_copy(self._pieces[run[-1]], texts)):
                yield run
                run = []
            run.append(place)
        if run:
            yield run


_SHORT = 80
"""Letters of a line at most whose words are too few to tell whether it is another one, changed."""
_LETTERS_ALIKE = 0.8
_MOST_LOST = 200
"""Lines of the frame at most for which a like one is looked for."""


def _line_likeness(one: str, other: str) -> float:
    """Return how like each other two lines are, short ones by their letters."""
    if max(len(one), len(other)) <= _SHORT:
        letters = SequenceMatcher(None, one, other, autojunk=False).ratio()
        if letters >= _LETTERS_ALIKE:
            return letters
    return likeness(one, other)


def _is_copy(piece: ReturnedPiece, texts: set[str]) -> bool:
    return bool(piece.mark) or comparable(text_of(piece.blocks)) in texts


def _sent_places(
    book: Book, export: Export | None, placed: Sequence[Placed], now: Mapping[EntryId, Place]
) -> Mapping[EntryId, Place]:
    """Return where each entry stood when it went out."""
    tabs = {section.id: tab.id for tab in reversed(book.tabs) for section in tab.sections}
    first = export.tabs[0] if export and export.tabs else book.tabs[0].id
    places: dict[EntryId, Place] = {}
    for one in placed:
        known = now.get(one.entry)
        tab = known.tab if known is not None else tabs.get(one.section, first)
        places[one.entry] = Place(tab, one.section)
    return places


def side_text(book: Book, entry: Entry, language: Language) -> str:
    """Return the text of an entry in a language: the second one where the entry has it."""
    return text_of(side_blocks(book, entry, language))


def side_blocks(book: Book, entry: Entry, language: Language) -> Blocks:
    """Return the blocks of an entry in a language: the second one where the entry has it."""
    return entry.other if language != book.language and entry.other else entry.blocks


def fits(sent: str, entry: Entry, text: str) -> bool:
    """Tell whether `sent` is the text with something else in the place of what is withheld of it, and nothing more."""
    redactions = entry.redactions if text == entry.text else entry.other_redactions
    if not redactions:
        return False
    parts: list[str] = []
    place = 0
    for one in redactions:
        parts.append(text[place : one.start])
        place = one.end
    parts.append(text[place:])
    pattern = WITHHELD.pattern.join(re.escape(part) for part in parts)
    whole = re.compile(re.sub(r"(?:\\?\s)+", r"\\s+", pattern))
    return whole.fullmatch(sent) is not None
