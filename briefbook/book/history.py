"""Book room: the one history of a book: every edit is on disk before it counts, and can be undone after a restart too.

The history knows the book by its content alone. So it finds its place again whatever happened to the file: killed
before a save, an older copy opened, somebody else's version put in its place.
"""

from pathlib import Path
from typing import Self

from briefbook.book.changes import Patch, apply, diff, invert
from briefbook.book.failure import history_failure, record_failure
from briefbook.book.timeline import (
    KEPT,
    Change,
    Cursor,
    RecordUnfit,
    edit_record,
    read_timeline,
    start_record,
    step_record,
)
from briefbook.disk import atomic
from briefbook.disk.envelope import digest
from briefbook.disk.journal import Journal
from briefbook.model.errors import NothingToUndo
from briefbook.model.plain import JsonObject

_LONGEST = 3 * KEPT
"""How many records the journal may hold before it is written anew with the changes that can still be undone."""


class History:
    """The history of the book that is open, kept in one journal; made by `open`.

    Attributes:
        recovered: the book with the edits that were recorded and never saved, when there are such; the history stands
            there. Whoever goes on with the book as it was loaded instead, leaves them behind.
        set_aside: as `recovered`, where the book was changed by another program meanwhile, so that the edits do not
            fit it any more; a book that may be kept beside. The history stands at the book as loaded.
    """

    def __init__(self, journal: Journal, length: int, loaded: Cursor) -> None:
        self._journal = journal
        self._length = length
        self._loaded = loaded
        self._cursor = loaded
        self.recovered: JsonObject | None = None
        self.set_aside: JsonObject | None = None

    @classmethod
    def open(cls, path: Path, body: JsonObject) -> Self:
        """Return the history of a book that was just loaded.

        Args:
            path: the journal; it need not be there yet. When it does not know the book in this state, it is kept
                beside as `….old` and begun anew.
            body: the book as loaded, in its plain form.

        Raises:
            BookError: the journal cannot be read or written.
        """
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            journal = Journal(path)
            records = journal.read()
            try:
                return cls._resumed(journal, records, digest(body)) or cls._begun_anew(journal, records, body)
            except RecordUnfit:
                return cls._begun_anew(journal, (), body)
        except OSError as error:
            raise history_failure(path, error) from error

    @classmethod
    def _resumed(cls, journal: Journal, records: tuple[JsonObject, ...], state: str) -> Self | None:
        timeline = read_timeline(records)
        place = timeline.find(state)
        if place is None:
            return None
        history = cls(journal, len(records), timeline.cursor(place))
        unsaved = timeline.unsaved_after(place)
        if unsaved is not None:
            history.recovered = timeline.body(unsaved)
            history._cursor = timeline.cursor(unsaved)
        return history

    @classmethod
    def _begun_anew(cls, journal: Journal, records: tuple[JsonObject, ...], body: JsonObject) -> Self:
        timeline = read_timeline(records) if records else None
        unsaved = timeline.last_unsaved() if timeline else None
        set_aside = timeline.body(unsaved) if timeline and unsaved is not None else None
        if journal.path.exists():
            atomic.write(journal.path.with_name(f"{journal.path.name}.old"), journal.path.read_bytes())
        journal.rewrite([start_record(body)])
        history = cls(journal, 1, Cursor(digest(body)))
        history.set_aside = set_aside
        return history

    @property
    def undo_label(self) -> str | None:
        """Label of the change that undo takes back; None when there is none."""
        return self._cursor.done[-1].label if self._cursor.done else None

    @property
    def redo_label(self) -> str | None:
        """Label of the change that redo makes again; None when there is none."""
        return self._cursor.undone[-1].label if self._cursor.undone else None

    def record(self, label: str, before: JsonObject, after: JsonObject) -> None:
        """Take an edit into the history; when this returns it is on the disk.

        Args:
            label: what the officer sees it called.
            before: the present book, in its plain form.
            after: the book after the edit. Nothing is recorded when it is the same.

        Raises:
            BookError: the journal cannot be written; the edit is not in the history.
            ValueError: `before` is not the book that the history stands at.
        """
        self._stand_at(before)
        patch = diff(before, after)
        if not patch:
            return
        change = Change(label, patch, self._cursor.state, digest(after))
        self._append(edit_record(change))
        self._cursor = self._cursor.after_edit(change)

    def undo(self, current: JsonObject) -> tuple[JsonObject, str]:
        """Take the last change back and return the book without it, and its label.

        Raises:
            NothingToUndo: there is none.
            BookError: the journal cannot be written; nothing is taken back.
            ValueError: `current` is not the book that the history stands at.
        """
        self._stand_at(current)
        if not self._cursor.done:
            raise NothingToUndo("There is nothing to undo in this book.")
        change = self._cursor.done[-1]
        return self._step("undo", self._cursor.after_undo(), invert(change.patch), current), change.label

    def redo(self, current: JsonObject) -> tuple[JsonObject, str]:
        """Make the change again that was taken back last and return the book with it, and its label.

        Raises:
            NothingToUndo: there is none.
            BookError: the journal cannot be written; nothing is made again.
            ValueError: `current` is not the book that the history stands at.
        """
        self._stand_at(current)
        if not self._cursor.undone:
            raise NothingToUndo("There is nothing to redo in this book.")
        change = self._cursor.undone[-1]
        return self._step("redo", self._cursor.after_redo(), change.patch, current), change.label

    def mark_saved(self, body: JsonObject) -> None:
        """Note that the book's file holds this state: what comes after is what a crash leaves to be recovered.

        Raises:
            BookError: the journal cannot be written.
            ValueError: `body` is not the book that the history stands at.
        """
        self._stand_at(body)
        state = self._cursor.state
        if self._length < _LONGEST:
            self._append(step_record("saved", state, state))
            return
        records = [*_shortest(self._cursor, body), step_record("saved", state, state)]
        try:
            self._journal.rewrite(records)
        except OSError as error:
            raise record_failure(self._journal.path, error) from error
        self._length = len(records)

    def _step(self, step: str, after: Cursor, patch: Patch, current: JsonObject) -> JsonObject:
        body = apply(patch, current)
        self._append(step_record(step, self._cursor.state, after.state))
        self._cursor = after
        return body

    def _stand_at(self, body: JsonObject) -> None:
        state = digest(body)
        if state == self._cursor.state:
            return
        if state != self._loaded.state:
            raise ValueError("the history of the book stands at another state than the book")
        self._cursor = self._loaded

    def _append(self, record: JsonObject) -> None:
        try:
            self._journal.append(record)
        except OSError as error:
            raise record_failure(self._journal.path, error) from error
        self._length += 1


def _shortest(cursor: Cursor, body: JsonObject) -> list[JsonObject]:
    """Return the fewest records that lead to this cursor, with all that can be undone and redone."""
    base = body
    for change in reversed(cursor.done):
        base = apply(invert(change.patch), base)
    ahead = cursor.undone[::-1]
    edits = [edit_record(change) for change in (*cursor.done, *ahead)]
    undos = [step_record("undo", change.after, change.before) for change in cursor.undone]
    return [start_record(base), *edits, *undos]
