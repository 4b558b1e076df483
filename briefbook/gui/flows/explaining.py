"""GUI room: how the search is taken: its explanation, its notes, the filters within its text, what may be meant."""

import re
from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from briefbook.gui.bench import Bench, Handlers
from briefbook.gui.explaining import lines
from briefbook.gui.filters import Chip, chips
from briefbook.gui.flows.searching import Searching
from briefbook.model.hit import Results
from briefbook.model.query import Explanation, Request, Understood

_PIECE = re.compile(r'-?[^\s:"()]+:(?:"[^"]*"?|[^\s()]+)')


class Explaining(QObject):
    """What the officer is told about the query as it is taken."""

    def __init__(self, bench: Bench, searching: Searching, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._searching = searching
        self._before: QWidget | None = None
        self._explanation = Explanation(())
        panes, corpus = bench.panes, bench.session.corpus
        self._panel = panes.search.explain
        corpus.results_arrived.connect(self._follow)
        corpus.understood_arrived.connect(self._show_filters)
        self._panel.asked.connect(self._turn)
        self._panel.closed.connect(self._close)
        panes.search.filters.unsaid.connect(self._unsay)
        panes.results.empty.suggestion_taken.connect(searching.search_for)
        panes.results.empty.left.connect(searching.focus)
        bench.appearance.changed.connect(lambda _look: self._word())

    def handlers(self) -> Handlers:
        """Return what answers to commands."""
        return {"explain-query": self._turn}

    def _request(self) -> Request:
        return self._bench.panes.search.request(typing=False)

    def _follow(self, results: Results) -> None:
        self._panel.show_notes([*map(self._bench.say.sentence, results.notes)])
        if self._panel.is_open:
            self._ask()

    def _show_filters(self, understood: Understood) -> None:
        self._bench.panes.search.filters.show_understood(understood.filters)

    def _turn(self) -> None:
        """Show how the search is taken, with the keyboard in it, or put it away."""
        if self._panel.is_open:
            self._close()
            return
        self._before = QApplication.focusWidget()
        self._panel.open(shown=True)
        self._ask()

    def _ask(self) -> None:
        self._bench.session.corpus.explain(self._request(), self._show)

    def _show(self, explanation: Explanation) -> None:
        self._explanation = explanation
        self._word()

    def _word(self) -> None:
        self._panel.show_lines(lines(self._explanation, self._bench.panes.search.filters.words))

    def _close(self) -> None:
        had_keyboard = self._panel.isAncestorOf(QApplication.focusWidget() or self._bench.panes.results)
        self._panel.open(shown=False)
        if had_keyboard:
            is_there = self._before is not None and self._before.isVisible()
            (self._before if self._before is not None and is_there else self._bench.panes.search.box).setFocus()

    def _unsay(self, chip: Chip) -> None:
        """Take the words out of the search box that hold a filter: those without which it holds no more."""
        request = self._request()
        found = list(_PIECE.finditer(request.text))
        texts = [_without(request.text, one.start(), one.end()) for one in found]

        def then(understood: tuple[Understood, ...]) -> None:
            self._say_without(chip, texts, understood)

        self._bench.session.corpus.understand([replace(request, text=text) for text in texts], then)

    def _say_without(self, chip: Chip, texts: Sequence[str], understood: Sequence[Understood]) -> None:
        beside = self._bench.panes.search.filters.filters
        for text, one in zip(texts, understood, strict=True):
            if chip not in chips(beside, understood=one.filters):
                self._searching.search_for(text)
                return
        self._searching.focus()


def _without(text: str, start: int, end: int) -> str:
    """Return a text without a piece of it, and without a second blank where it stood."""
    return f"{text[:start].rstrip(' ')} {text[end:].lstrip(' ')}".strip(" ")
