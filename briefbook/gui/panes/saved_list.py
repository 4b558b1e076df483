"""GUI room: the saved searches in the left column: searched again, renamed, moved and forgotten, each by a key."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QSizePolicy, QWidget

from briefbook.gui.look import Look
from briefbook.gui.typography import GRID, icon_size, row_height
from briefbook.gui.wording import speech

_NAME = Qt.ItemDataRole.UserRole
_TIP = Qt.ItemDataRole.UserRole + 1
_MOST = 6
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class SavedList(QListWidget):
    """The saved searches ("savedSearches") by their names.

    Signals:
        chosen: a search is wanted (its name). forgotten: Del (its name).
        renamed: F2 and another name (the old one, the new one). moved: Alt+Up -1, Alt+Down +1 (its name, step).
        left: Escape.
    """

    chosen = Signal(str)
    forgotten = Signal(str)
    renamed = Signal(str, str)
    moved = Signal(str, int)
    left = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("savedSearches")
        self._look = look
        self._is_filling = False
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setViewportMargins(2 * GRID, 0, 0, 0)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemActivated.connect(self._choose)
        self.itemClicked.connect(self._choose)
        self.itemChanged.connect(self._rename)
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        """Draw and speak by this look from now on."""
        self._look = look
        self.setAccessibleName(speech(look)("nav.saved"))
        self.show_searches([(str(one.data(_NAME)), str(one.data(_TIP))) for one in self._items()])

    def _items(self) -> list[QListWidgetItem]:
        return [self.item(row) for row in range(self.count())]

    def show_searches(self, searches: Sequence[tuple[str, str]]) -> None:
        """Show these searches, each a name and what it asks for; the current one stays so."""
        item = self._current()
        current, row = (str(item.data(_NAME)), self.currentRow()) if item is not None else ("", -1)
        self._is_filling = True
        self.clear()
        edge = icon_size(self.font())
        self.setIconSize(QSize(edge, edge))
        bookmark = self._look.icons.icon("bookmark", edge, self._look.theme.muted)
        keys = speech(self._look)("nav.saved-keys")
        for name, tip in searches:
            item = QListWidgetItem(bookmark, name, self)
            item.setData(_NAME, name)
            item.setData(_TIP, tip)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
            item.setSizeHint(QSize(0, row_height(self.font())))
            item.setToolTip(f"{tip}\n{keys}" if tip != name else f"{name}\n{keys}")
        names = [name for name, _ in searches]
        if current:
            self.setCurrentRow(names.index(current) if current in names else min(row, len(names) - 1))
        self._is_filling = False
        self.setVisible(bool(searches))
        self.setFixedHeight(min(_MOST, self.count()) * row_height(self.font()) + GRID)

    def _current(self) -> QListWidgetItem | None:
        return self.item(self.currentRow()) if self.currentRow() >= 0 else None

    def _choose(self, item: QListWidgetItem) -> None:
        self.chosen.emit(str(item.data(_NAME)))

    def _rename(self, item: QListWidgetItem) -> None:
        if self._is_filling:
            return
        old, new = str(item.data(_NAME)), item.text().strip(" ")
        if new and new != old:
            self.renamed.emit(old, new)
        elif item.text() != old:
            item.setText(old)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Act on the keys of the list; everything else moves in it."""
        item, key = self._current(), Qt.Key(event.key())
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key == Qt.Key.Key_Escape:
            self.left.emit()
        elif item is not None and key == Qt.Key.Key_Delete:
            self.forgotten.emit(str(item.data(_NAME)))
        elif item is not None and held == Qt.KeyboardModifier.AltModifier and key in _STEPS:
            self.moved.emit(str(item.data(_NAME)), _STEPS[key])
        else:
            super().keyPressEvent(event)
