"""GUI room: the left column as it takes what is dragged: hits that are let go on a topic."""

from PySide6.QtCore import QMimeData, QModelIndex, QPersistentModelIndex, Qt, Signal

from briefbook.gui.dragged import PASSAGES, passages_in
from briefbook.gui.models.navigation import NavigationModel, NavigationRole, TopicRow

Index = QModelIndex | QPersistentModelIndex


class TopicDrops(NavigationModel):
    """Topics and folders; hits can be let go on topics.

    Signals:
        passages_dropped: hits were let go on a topic (its id, tuple[DraggedPassage]).
    """

    passages_dropped = Signal(str, object)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return that a topic takes what is dragged."""
        return super().flags(index) | Qt.ItemFlag.ItemIsDropEnabled if _topic(index) else super().flags(index)

    def index_of_topic(self, key: str) -> QModelIndex:
        """Return the row of a topic, of all documents for ""; an invalid index where there is none."""
        group = self.index(0)
        for row in range(self.rowCount(group)):
            shows = self.index(row, 0, group).data(NavigationRole.TOPIC)
            if isinstance(shows, TopicRow) and shows.key == key:
                return self.index(row, 0, group)
        return QModelIndex()

    def mimeTypes(self) -> list[str]:
        """Return what can be let go here: hits."""
        return [PASSAGES]

    def supportedDropActions(self) -> Qt.DropAction:
        """Return that hits are copied."""
        return Qt.DropAction.CopyAction

    def canDropMimeData(self, data: QMimeData, _action: Qt.DropAction, _row: int, _column: int, parent: Index) -> bool:
        """Tell whether hits can be let go on a row: on a topic."""
        return data.hasFormat(PASSAGES) and bool(_topic(parent))

    def dropMimeData(self, data: QMimeData, _action: Qt.DropAction, _row: int, _column: int, parent: Index) -> bool:
        """Take hits that were let go on a topic."""
        topic, passages = _topic(parent), passages_in(data)
        if topic and passages:
            self.passages_dropped.emit(topic, passages)
        return False


def _topic(index: Index) -> str:
    """Return the id of the topic of a row, "" where it is none."""
    shows = index.data(NavigationRole.TOPIC) if index.isValid() else None
    return shows.key if isinstance(shows, TopicRow) else ""
