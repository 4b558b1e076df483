"""GUI room: one step back, whatever was done last: an edit of the book, or a decision about topics."""

from enum import Enum

from PySide6.QtCore import QObject, Signal

from briefbook.gui.bench import Bench, Handlers
from briefbook.gui.desk import BookState


class _Done(Enum):
    """Whose history holds what was done."""

    BOOK = "book"
    TOPICS = "topics"


class Undoing(QObject):
    """What Undo and Redo act on, in the order in which things were done since the start.

    Signals:
        named: what they would do now (label or None each).
    """

    named = Signal(object, object)

    def __init__(self, bench: Bench, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._done: list[_Done] = []
        self._undone: list[_Done] = []
        session, panes = bench.session, bench.panes
        session.desk.opened.connect(lambda _opened: self._forget_book())
        session.desk.changed.connect(self._note_edit)
        session.topics.decided.connect(lambda _label: self._note(_Done.TOPICS))
        session.topics.changed.connect(lambda _state: self.name())
        session.corpus.opened.connect(lambda _workspace: self._forget(_Done.TOPICS))
        panes.status.undo_asked.connect(self.undo)
        panes.toast.undo_asked.connect(self.undo)

    def handlers(self) -> Handlers:
        """Return what answers to commands."""
        return {"undo": self.undo, "redo": self.redo}

    def _forget_book(self) -> None:
        self._forget(_Done.BOOK)

    def _forget(self, whose: _Done) -> None:
        self._done = [one for one in self._done if one is not whose]
        self._undone = [one for one in self._undone if one is not whose]

    def _note_edit(self, state: BookState) -> None:
        verb = state.label.partition(" ")[0]
        if state.label and verb not in ("undo", "redo"):
            self._note(_Done.BOOK)
        self.name()

    def _note(self, whose: _Done) -> None:
        self._done.append(whose)
        self._undone.clear()
        self.name()

    def _labels(self, whose: _Done) -> tuple[str | None, str | None]:
        if whose is _Done.TOPICS:
            topics = self._bench.session.topics.state
            return topics.undo, topics.redo
        book = self._bench.session.desk.state
        return (book.undo, book.redo) if book is not None else (None, None)

    def _next(self, steps: list[_Done], place: int) -> _Done:
        """Return whose step is next: what was done last since the start, else the book's, else that of topics."""
        if steps:
            return steps[-1]
        return _Done.BOOK if self._labels(_Done.BOOK)[place] or not self._labels(_Done.TOPICS)[place] else _Done.TOPICS

    def name(self) -> None:
        """Tell what they would do now."""
        undo = self._labels(self._next(self._done, 0))[0]
        redo = self._labels(self._next(self._undone, 1))[1]
        self.named.emit(undo, redo)

    def undo(self) -> None:
        """Take back what was done last."""
        self._step(self._done, self._undone, 0)

    def redo(self) -> None:
        """Do again what was taken back last."""
        self._step(self._undone, self._done, 1)

    def _step(self, steps: list[_Done], others: list[_Done], place: int) -> None:
        whose = self._next(steps, place)
        if steps:
            steps.pop()
        others.append(whose)
        desk, topics = self._bench.session.desk, self._bench.session.topics
        if whose is _Done.BOOK:
            (desk.undo, desk.redo)[place]()
        else:
            (topics.undo, topics.redo)[place](lambda label: self._tell(label, place))

    def _tell(self, label: str, place: int) -> None:
        say = self._bench.say
        key = ("status.undone", "status.redone")[place]
        self._bench.panes.toast.hide()
        self._bench.tell(say(key, edit=say.edit(label)))
