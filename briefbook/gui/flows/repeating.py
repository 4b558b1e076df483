"""GUI room: what is said in several documents: which of them is shown, and picked."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from briefbook.gui.bench import Bench, Handlers
from briefbook.gui.standing import MIDDLE_DOT
from briefbook.model.hit import Also, Hit

_MOST = 30
"""Places in the menu; an officer who needs the 31st filters by publisher or year."""


class Repeating(QObject):
    """The other places of a passage."""

    def __init__(self, bench: Bench, window: QWidget) -> None:
        super().__init__(window)
        self._bench = bench
        self.menu = QMenu(window)
        self.menu.setObjectName("elsewhere")
        bench.panes.results.elsewhere_asked.connect(self._offer)

    def handlers(self) -> Handlers:
        """Return what answers to commands."""
        return {"elsewhere": lambda: self._offer(self._bench.panes.results.currentIndex().row())}

    def _offer(self, row: int) -> None:
        """Offer the documents that say the same, the one that is shown first, below the row."""
        results, say = self._bench.panes.results, self._bench.say
        hit = self._bench.panes.results_model.hit(row) if row >= 0 else None
        if hit is None or not hit.also:
            self._bench.tell(say("also.none"))
            return
        self.menu.clear()
        group = QActionGroup(self.menu)
        here = Also(hit.passage_id, hit.ordinal, identical=True, document=hit.document)
        for other in (here, *hit.also[:_MOST]):
            action = group.addAction(self._worded(other))
            action.setCheckable(True)
            action.setChecked(other is here)
            self.menu.addAction(action)
            if other is not here:
                action.triggered.connect(lambda _checked=False, other=other: self._show(row, hit, other))
        rect = results.visualRect(results.currentIndex())
        self.menu.setActiveAction(self.menu.actions()[0])
        self.menu.popup(results.viewport().mapToGlobal(rect.bottomLeft()))

    def _worded(self, other: Also) -> str:
        words, say = self._bench.appearance.look.words, self._bench.say
        parts = [other.document.date or words.undated, other.document.name, f"¶{other.ordinal}"]
        if not other.identical:
            parts.append(say("also.nearly"))
        return MIDDLE_DOT.join(parts).replace("&", "&&")

    def _show(self, row: int, hit: Hit, other: Also) -> None:
        panes = self._bench.panes

        def then(found: Hit) -> None:
            model = panes.results_model
            if row < model.rowCount() and model.hit(row).passage_id == hit.passage_id:
                model.show_variant(row, found)
                panes.results.hit_changed.emit(panes.results.currentIndex().row())

        request = panes.search.request(typing=False)
        self._bench.session.corpus.elsewhere(hit, other, request, then)
