"""GUI room: the outline of the book, where passages go."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QDrag, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from briefbook.gui.look import Look
from briefbook.gui.models.outline import OutlineModel
from briefbook.gui.models.outline_shown import OutlineRole
from briefbook.gui.panes.drag_picture import drag_picture
from briefbook.gui.panes.drop_tree import DropTree
from briefbook.gui.panes.empty_hint import EmptyHint
from briefbook.gui.panes.outline_delegate import OutlineDelegate
from briefbook.model.kinds import EntryId, SectionId, TabId

_FLASH_MS = 150
Index = QModelIndex | QPersistentModelIndex


class OutlineView(DropTree):
    """Tabs with their sections and entries; drops and renames are signals of the model.

    The only tab of a book is not shown: the book reads as one note. A row is told by the ids of its tab, its section
    and its entry; those of what is below it are empty.

    Signals:
        row_changed: another row is current (tab id, section id, entry id).
        entry_opened: Enter or a double click on an entry (entry id).
        removal_asked: Del (tab id, section id, entry id).
        move_asked: Alt+Up -1, Alt+Down +1 (tab id, section id, entry id, step).
        left: Escape.
    """

    row_changed = Signal(str, str, str)
    entry_opened = Signal(str)
    removal_asked = Signal(str, str, str)
    move_asked = Signal(str, str, str, int)
    left = Signal()

    def __init__(self, model: OutlineModel, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._rows = model
        self._flashed = EntryId("")
        self._flash = QTimer(self)
        self._flash.setSingleShot(True)
        self._flash.setInterval(_FLASH_MS)
        self._flash.timeout.connect(self._end_flash)
        self._delegate = OutlineDelegate(look, self)
        self._hint = EmptyHint(self)
        self.setObjectName("outline")
        self.setItemDelegate(self._delegate)
        self.setModel(model)
        self._hint.watch(model, model.has_sections)
        self.set_look(look)
        self.expandAll()
        model.rowsInserted.connect(self._open_new)
        model.rowsMoved.connect(lambda _from, first, last, to, _row: self._open_new(to, first, last))
        for change in (model.rowsInserted, model.rowsRemoved, model.modelReset):
            change.connect(self._show_level)
        self._show_level()
        self.doubleClicked.connect(self._open_entry)

    def set_look(self, look: Look) -> None:
        """Draw by this look from now on."""
        self.take_look(look)
        self._delegate.set_look(look)
        self._rows.set_words(look.words)
        self.setAccessibleName(look.words.outline)

    def set_hint(self, sentence: str) -> None:
        """Say this where there is no section."""
        self._hint.say(sentence)

    def _show_level(self) -> None:
        """Show the tabs only where there are several."""
        top = self._rows.index(0) if self._rows.rowCount() == 1 else QModelIndex()
        if self.rootIndex() != top:
            self.setRootIndex(top)

    def select_tab(self, tab_id: TabId) -> None:
        """Make a tab current."""
        self._select(self._rows.index_of_tab(tab_id))

    def select_section(self, tab_id: TabId, section_id: SectionId) -> None:
        """Make a section current."""
        self._select(self._rows.index_of_section(tab_id, section_id))

    def select_entry(self, entry_id: EntryId) -> None:
        """Open its section, make an entry current and bring it into sight."""
        self._select(self._rows.index_of_entry(entry_id))

    def _select(self, index: QModelIndex) -> None:
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def flash(self, entry_id: EntryId) -> None:
        """Show for 150 ms where an entry went; without motion it is only brought into sight."""
        index = self._rows.index_of_entry(entry_id)
        if not index.isValid():
            return
        self.scrollTo(index)
        if self.look.motion:
            self._flashed = entry_id
            self._flash.start()
            self.viewport().update()

    def _end_flash(self) -> None:
        self._flashed = EntryId("")
        self.viewport().update()

    def rename_current(self) -> None:
        """Edit the heading of the current section, or the name of a tab, in place (F2)."""
        index, is_free = self.currentIndex(), self.state() is not QAbstractItemView.State.EditingState
        if is_free and self.isVisible() and index.isValid() and index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.edit(index)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell which row is current."""
        super().currentChanged(current, previous)
        if not self.is_entering:
            self.row_changed.emit(*self._rows.ids_of(current))

    def current_ids(self) -> tuple[str, str, str]:
        """Return the ids of tab, section and entry of the current row, empty where there is none."""
        return self._rows.ids_of(self.currentIndex())

    def _open_new(self, parent: QModelIndex, first: int, last: int) -> None:
        """Keep tabs and sections open when they come, and when what they hold first comes."""
        if parent.isValid() and self._rows.rowCount(parent) == last - first + 1:
            self.expand(parent)

    def _open_entry(self, index: Index) -> None:
        entry_id = self._rows.entry_id(index)
        if entry_id:
            self.entry_opened.emit(entry_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Act on the keys of the outline; everything else moves in it."""
        if self._acted(event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier):
            event.accept()
        else:
            super().keyPressEvent(event)

    def _acted(self, key: int, held: Qt.KeyboardModifier) -> bool:
        if key == Qt.Key.Key_Escape:
            self.left.emit()
            return True
        index = self.currentIndex()
        if not index.isValid():
            return False
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if held == Qt.KeyboardModifier.AltModifier and key in steps:
            self.move_asked.emit(*self._rows.ids_of(index), steps[Qt.Key(key)])
            return True
        if held != Qt.KeyboardModifier.NoModifier:
            return False
        acts: dict[int, Callable[[], None]] = {
            Qt.Key.Key_Delete: lambda: self.removal_asked.emit(*self._rows.ids_of(index)),
            Qt.Key.Key_F2: self.rename_current,
            Qt.Key.Key_Return: lambda: self._open_entry(index),
            Qt.Key.Key_Enter: lambda: self._open_entry(index),
        }
        act = acts.get(key)
        if act is not None:
            act()
        return act is not None

    def row_colour(self, index: Index) -> str:
        """Return the colour of an entry that has just come, or of the row that something is dragged on."""
        if self._flashed and self._rows.entry_id(index) == self._flashed:
            return self.look.theme.drop
        return super().row_colour(index)

    def is_barred(self, index: Index) -> bool:
        """Tell whether passages are added to this section."""
        return index.data(OutlineRole.IS_DESTINATION) is True

    def startDrag(self, supported: Qt.DropAction) -> None:
        """Drag the current row, with its first words on the pointer."""
        index = self.currentIndex()
        drag = QDrag(self)
        drag.setMimeData(self._rows.mimeData([index]))
        text = str(index.data())
        drag.setPixmap(drag_picture(text, self.font(), self.look.theme, self.devicePixelRatioF()))
        drag.exec(supported, Qt.DropAction.MoveAction)
