"""GUI room: the outline of the book, where passages go."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTreeView, QWidget

from briefbook.gui.look import Look
from briefbook.gui.models.outline import OutlineModel
from briefbook.model.kinds import EntryId, SectionId


class OutlineView(QTreeView):
    """Sections with their entries; drops and renames are signals of the model.

    Signals:
        row_changed: another row is current (section id, entry id or "").
        entry_opened: Enter or a double click on an entry (entry id).
        removal_asked: Del (section id, entry id or "" when the section itself is meant).
        move_asked: Alt+Up -1, Alt+Down +1 (section id, entry id or "", step).
        left: Escape.
    """

    row_changed = Signal(str, str)
    entry_opened = Signal(str)
    removal_asked = Signal(str, str)
    move_asked = Signal(str, str, int)
    left = Signal()

    def __init__(self, model: OutlineModel, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)

    def set_look(self, look: Look) -> None:
        """Draw by this look from now on."""

    def set_hint(self, sentence: str) -> None:
        """Say this where there is no section."""

    def select_section(self, section_id: SectionId) -> None:
        """Make a section current."""

    def select_entry(self, entry_id: EntryId) -> None:
        """Open its section, make an entry current and bring it into sight."""

    def flash(self, entry_id: EntryId) -> None:
        """Show for 150 ms where an entry went; without motion it is only brought into sight."""

    def rename_current(self) -> None:
        """Edit the heading of the current section in place (F2)."""
