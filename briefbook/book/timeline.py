"""Book room: what the journal of a history says: every state the book was in, and how it came there; pure.

Records: `start` holds a whole book; `edit` holds a patch; `undo` and `redo` go along the edits; `saved` says that the
state reached the book's file. Each but the first says in which state it began, so that a record can also go on from an
earlier state than the last: the book was opened as it was then.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from briefbook.book.changes import Patch, PatchMisfit, apply, invert
from briefbook.disk.envelope import digest
from briefbook.model.plain import JsonObject

KEPT = 200
"""How many changes can be undone."""


@dataclass(frozen=True, slots=True)
class Change:
    """An edit: what the officer sees it called, its patch, and the digests of the states before and after."""

    label: str
    patch: Patch
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Cursor:
    """Where the book stands in its history.

    Attributes:
        state: digest of the book.
        done: the changes that can be undone, the next one last.
        undone: the changes that can be redone, the next one last.
    """

    state: str
    done: tuple[Change, ...] = ()
    undone: tuple[Change, ...] = ()

    def after_edit(self, change: Change) -> "Cursor":
        """Return the cursor after a new change: what was undone before it cannot be redone any more."""
        return Cursor(change.after, (*self.done, change)[-KEPT:])

    def after_undo(self) -> "Cursor":
        """Return the cursor after the last of `done` is taken back."""
        return Cursor(self.done[-1].before, self.done[:-1], (*self.undone, self.done[-1]))

    def after_redo(self) -> "Cursor":
        """Return the cursor after the last of `undone` is made again."""
        return Cursor(self.undone[-1].after, (*self.done, self.undone[-1]), self.undone[:-1])


class RecordUnfit(ValueError):
    """A record of the journal cannot be understood after those before it."""


@dataclass(frozen=True, slots=True)
class _Moment:
    cursor: Cursor
    parent: int
    patch: Patch
    is_saved: bool = False


class Timeline:
    """The states of a book in the order in which the journal tells them, numbered from 0."""

    def __init__(self, body: JsonObject) -> None:
        self._base = body
        first = _Moment(Cursor(digest(body)), -1, [], is_saved=True)
        self._moments = [first]
        self._latest = {first.cursor.state: 0}

    def follow(self, record: JsonObject) -> None:
        """Take in the next record.

        Raises:
            RecordUnfit: it does not go on from a state that is known.
        """
        before = record.get("before")
        parent = self._latest.get(before) if isinstance(before, str) else None
        if parent is None:
            raise RecordUnfit("the state before is not known")
        moment = _next(self._moments[parent].cursor, parent, record)
        if moment.cursor.state != record.get("after"):
            raise RecordUnfit("the state after is another one")
        self._latest[moment.cursor.state] = len(self._moments)
        self._moments.append(moment)

    def find(self, state: str) -> int | None:
        """Return the number of the latest moment in which the book was in this state, None when it never was."""
        return self._latest.get(state)

    def cursor(self, number: int) -> Cursor:
        """Return where the book stood at this moment."""
        return self._moments[number].cursor

    def unsaved_after(self, number: int) -> int | None:
        """Return the last moment that came of this one and never reached the file; None when there is none.

        When one in between was saved, the file was newer once: then it is an older copy that is open, and the edits
        after it are in the newer one.
        """
        line = {number}
        for place in range(number + 1, len(self._moments)):
            if self._moments[place].parent in line:
                line.add(place)
        last = max(line)
        between = self._ancestry(last)
        saved = any(self._moments[place].is_saved for place in between[: between.index(number)])
        return None if saved or self.cursor(last).state == self.cursor(number).state else last

    def last_unsaved(self) -> int | None:
        """Return the last moment of all when it never reached the file, else None."""
        last = len(self._moments) - 1
        saved = next(place for place in self._ancestry(last) if self._moments[place].is_saved)
        return None if self.cursor(saved).state == self.cursor(last).state else last

    def body(self, number: int) -> JsonObject:
        """Return the book as it was at this moment.

        Raises:
            RecordUnfit: the patches do not lead there.
        """
        body = self._base
        try:
            for place in reversed(self._ancestry(number)):
                body = apply(self._moments[place].patch, body)
        except PatchMisfit as error:
            raise RecordUnfit("a patch does not fit the state before it") from error
        if digest(body) != self.cursor(number).state:
            raise RecordUnfit("the patches lead to another state")
        return body

    def _ancestry(self, number: int) -> list[int]:
        """Return this moment, the one it came of, and so on to the first."""
        line = [number]
        while line[-1] > 0:
            line.append(self._moments[line[-1]].parent)
        return line


def read_timeline(records: Sequence[JsonObject]) -> Timeline:
    """Return the timeline that the records tell.

    Raises:
        RecordUnfit: one of them cannot be understood, or there is none.
    """
    match records:
        case [{"do": "start", "body": dict(body)}, *rest]:
            timeline = Timeline(body)
            for record in rest:
                timeline.follow(record)
            return timeline
    raise RecordUnfit("the journal does not begin with a book")


def start_record(body: JsonObject) -> JsonObject:
    """Return the record that a journal begins with."""
    return {"do": "start", "body": body}


def edit_record(change: Change) -> JsonObject:
    """Return the record of an edit."""
    return {"do": "edit", "label": change.label, "patch": change.patch, "before": change.before, "after": change.after}


def step_record(step: str, before: str, after: str) -> JsonObject:
    """Return the record of an `undo`, `redo` or `saved` that led from one state to another."""
    return {"do": step, "before": before, "after": after}


def _next(cursor: Cursor, parent: int, record: JsonObject) -> _Moment:
    match record:
        case {"do": "edit", "label": str(label), "patch": list(patch), "after": str(after)}:
            return _Moment(cursor.after_edit(Change(label, patch, cursor.state, after)), parent, patch)
        case {"do": "undo"} if cursor.done:
            return _Moment(cursor.after_undo(), parent, invert(cursor.done[-1].patch))
        case {"do": "redo"} if cursor.undone:
            return _Moment(cursor.after_redo(), parent, cursor.undone[-1].patch)
        case {"do": "saved"}:
            return _Moment(cursor, parent, [], is_saved=True)
    raise RecordUnfit("this is no step of a history")
