"""GUI room: from one passage to others: those that speak of the same, and those that state the same figure."""

import re

from PySide6.QtCore import QObject

from briefbook.gui.bench import Bench, Handlers
from briefbook.gui.flows.reading import Reading
from briefbook.gui.flows.searching import Searching
from briefbook.model.query import Filters

_BLANK = r"[\u00a0\u202f ]"
_NUMBER = rf"\d(?:(?:[\d.,]|{_BLANK}(?=\d{{3}}(?!\d)))*\d)?"
_FIGURE = re.compile(rf"{_NUMBER}(?:{_BLANK}?%|{_BLANK}(?:per cent|percent|pour cent))?")


class Resembling(QObject):
    """More like this passage, and who else says this figure."""

    def __init__(self, bench: Bench, searching: Searching, reading: Reading, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._searching = searching
        self._reading = reading

    def handlers(self) -> Handlers:
        """Return what answers to commands."""
        return {"more-like-this": self._seek_like, "who-says": self._seek_figure}

    def _seek_like(self) -> None:
        """Search for passages like the selection in the document, else like the current hit."""
        text = self._reading.text()
        if not text:
            self._bench.tell(self._bench.say("filing.no-hit"))
            return
        search = self._bench.panes.search
        search.box.blockSignals(True)
        search.box.clear()
        search.box.blockSignals(False)
        search.filters.set_filters(Filters(), text)
        self._searching.search()

    def _seek_figure(self) -> None:
        """Search for the figure that is selected, or that the cursor stands on, else the first of the current hit."""
        view = self._bench.panes.preview.view
        cursor, hit = view.textCursor(), self._reading.current_hit()
        selected = figure_at(cursor.selectedText(), 0) if cursor.hasSelection() else ""
        under = figure_at(cursor.block().text(), cursor.positionInBlock()) if view.hasFocus() else ""
        figure = selected or under or (figure_at(hit.text, 0) if hit is not None else "")
        if figure:
            self._searching.search_for(f'figure:"{figure}"')
        else:
            self._bench.tell(self._bench.say("figure.none"))


def figure_at(text: str, place: int) -> str:
    """Return the figure at a place of a text, else the first one behind it, "" where there is none."""
    found = (match for match in _FIGURE.finditer(text) if match.end() >= place)
    match = next(found, None)
    return match.group() if match is not None else ""
