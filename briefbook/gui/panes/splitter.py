"""GUI room: what parts two panes: one pixel to see, and enough to grab."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QWidget

_HANDLE = 1


class Splitter(QSplitter):
    """A splitter whose panes can be closed by dragging, and are remembered by whoever made it."""

    def __init__(self, orientation: Qt.Orientation, parent: QWidget | None = None) -> None:
        super().__init__(orientation, parent)
        self.setHandleWidth(_HANDLE)
        self.setChildrenCollapsible(True)

    def hidden_panes(self) -> list[bool]:
        """Return for each pane whether it is hidden; its share is then no choice of the officer's."""
        panes = [self.widget(place) for place in range(self.count())]
        return [pane is None or pane.isHidden() for pane in panes]
