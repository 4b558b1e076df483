"""Library room: the topics of one folder, with what was filed and rejected: durable, with a history of its own."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeAlias

from briefbook.library.decisions import (
    Decisions,
    decision,
    made_again,
    plain_decisions,
    read_decisions,
    taken_back,
)
from briefbook.library.shelf import Shelf
from briefbook.model.errors import LibraryError, NothingToTakeBack
from briefbook.model.plain import Json, JsonObject, PlainError, from_plain, to_plain
from briefbook.model.topic import Topic

_FORMAT = "briefbook-topics/1"
Stamp: TypeAlias = tuple[int, int, int]


class Topics:
    """The topics of a folder in their order. Any number of processes may use them at once."""

    def __init__(self, library: Path, given: Sequence[Topic] = ()) -> None:
        """Take the library folder of a corpus folder, and the topics that it has before anything is decided."""
        self._file = library / "topics.json"
        self._shelf = Shelf(self._file, _FORMAT)
        self._given = tuple(given)
        self._seen: tuple[Stamp | None, JsonObject, tuple[Topic, ...]] | None = None

    def stamp(self) -> Stamp | None:
        """Return what tells this state of the file from others without reading it; None where there is no file."""
        try:
            found = self._file.stat()
        except OSError:
            return None
        return found.st_mtime_ns, found.st_size, found.st_ino

    def all(self) -> tuple[Topic, ...]:
        """Return all topics in their order; the file is read when it changed.

        Raises:
            LibraryError: it cannot be read.
        """
        return self._read()[1]

    def decisions(self) -> Decisions:
        """Return the history.

        Raises:
            LibraryError: it cannot be read.
        """
        return read_decisions(self._read()[0].get("history"))

    def _read(self) -> tuple[JsonObject, tuple[Topic, ...]]:
        stamp = self.stamp()
        if self._seen is None or stamp is None or self._seen[0] != stamp:
            body = self._shelf.read()
            self._seen = (stamp, body, self._topics(body))
        return self._seen[1:]

    def change(self, label: str, decide: Callable[[tuple[Topic, ...]], tuple[Topic, ...]]) -> tuple[Topic, ...]:
        """Decide something and return the topics after it; `label` (`verb:detail`) is how the history calls it.

        Raises:
            LibraryError: it could not be kept; what was decided before stands.
        """

        def work(topics: tuple[Topic, ...], history: Decisions) -> tuple[tuple[Topic, ...], Decisions]:
            after = decide(topics)
            made = decision(label, topics, after)
            return (topics, history) if made is None else (after, history.after(made))

        return self._change(work)

    def undo(self) -> str:
        """Take the last decision back and return its label.

        Raises:
            NothingToTakeBack: there is none.
            LibraryError: it could not be kept.
        """
        labels: list[str] = []

        def work(topics: tuple[Topic, ...], history: Decisions) -> tuple[tuple[Topic, ...], Decisions]:
            if not history.done:
                raise NothingToTakeBack("There is no decision about topics to take back.")
            *rest, last = history.done
            labels.append(last.label)
            return taken_back(topics, last), Decisions(tuple(rest), (*history.undone, last))

        self._change(work)
        return labels[0]

    def redo(self) -> str:
        """Make the decision again that was taken back last, and return its label.

        Raises:
            NothingToTakeBack: there is none.
            LibraryError: it could not be kept.
        """
        labels: list[str] = []

        def work(topics: tuple[Topic, ...], history: Decisions) -> tuple[tuple[Topic, ...], Decisions]:
            if not history.undone:
                raise NothingToTakeBack("There is no decision about topics to make again.")
            *rest, last = history.undone
            labels.append(last.label)
            return made_again(topics, last), Decisions((*history.done, last), tuple(rest))

        self._change(work)
        return labels[0]

    def _change(
        self, work: Callable[[tuple[Topic, ...], Decisions], tuple[tuple[Topic, ...], Decisions]]
    ) -> tuple[Topic, ...]:
        kept: list[tuple[Topic, ...]] = []

        def decide(held: JsonObject) -> JsonObject:
            before = self._topics(held)
            after, history = work(before, read_decisions(held.get("history")))
            kept.append(after)
            if after is before:
                return held
            topics: list[Json] = [to_plain(topic) for topic in after]
            return {**held, "topics": topics, "history": plain_decisions(history)}

        self._shelf.change(decide)
        return kept[-1]

    def _topics(self, body: JsonObject) -> tuple[Topic, ...]:
        rows = body.get("topics")
        if not isinstance(rows, list):
            return self._given
        try:
            return tuple(from_plain(Topic, row) for row in rows)
        except PlainError as error:
            sentence = f"The file {self._file} holds no topics; put back a copy of it, or move it away."
            raise LibraryError(sentence) from error
