"""GUI room: the left column: topics, folders and saved searches, each with its count at the right."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QLabel,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolButton,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from briefbook.gui.look import Look
from briefbook.gui.models.navigation import FolderRow, NavigationRole, TopicRow
from briefbook.gui.models.topic_drops import TopicDrops
from briefbook.gui.panes.dressing import dress
from briefbook.gui.panes.saved_list import SavedList
from briefbook.gui.theme import TOPIC_COLOURS
from briefbook.gui.typography import GRID, icon_size, row_height, section_label, tabular
from briefbook.gui.wording import speech

_DOT = 8
_NARROWEST_LETTERS = 15
Index = QModelIndex | QPersistentModelIndex


class _Rows(QStyledItemDelegate):
    """Draws a group as a label, a topic with its colour, a folder with its icon, and counts at the right."""

    def __init__(self, look: Look, view: "NavigationTree") -> None:
        super().__init__(view)
        self.look = look
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of one line; a group has room above it."""
        is_group = bool(index.data(NavigationRole.IS_GROUP))
        return QSize(0, row_height(self._view.font()) + (2 * GRID if is_group and index.row() else 0))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a row."""
        painter.save()
        theme, rect = self.look.theme, QRect(option.rect)
        if index.data(NavigationRole.IS_GROUP):
            painter.setFont(section_label(self._view.font()))
            painter.setPen(QColor(theme.muted))
            place = rect.adjusted(3 * GRID, 0, -GRID, -GRID)
            flags = Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft
            painter.drawText(place, flags, str(index.data()))
        else:
            self._paint_ground(painter, option, index)
            text = self._paint_mark(painter, rect, index)
            self._paint_text(painter, text, index)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = self.look.theme
        row = QRect(0, option.rect.top(), self._view.viewport().width(), option.rect.height())
        if self._view.dropped_on == index:
            painter.fillRect(row, QColor(theme.drop))
        elif option.state & QStyle.StateFlag.State_Selected:
            colour = theme.selection if self._view.hasFocus() else theme.selection_idle
            painter.fillRect(row, QColor(colour))
            painter.fillRect(QRect(0, row.top(), 3, row.height()), QColor(theme.accent))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(row, QColor(theme.hover))

    def _paint_mark(self, painter: QPainter, rect: QRect, index: Index) -> QRect:
        """Draw what stands in front of the text and return the place that is left."""
        topic, size = index.data(NavigationRole.TOPIC), icon_size(self._view.font())
        if isinstance(topic, TopicRow) and topic.key:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(QColor(TOPIC_COLOURS[topic.colour % len(TOPIC_COLOURS)].on(self.look.theme)))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawEllipse(rect.left() + (size - _DOT) // 2, rect.center().y() - _DOT // 2, _DOT, _DOT)
        else:
            name = "folder" if index.data(NavigationRole.FOLDER) else "documents"
            icon = self.look.icons.icon(name, size, self.look.theme.muted)
            icon.paint(painter, rect.left(), rect.center().y() - size // 2, size, size)
        return rect.adjusted(size + 2 * GRID, 0, -2 * GRID, 0)

    def _paint_text(self, painter: QPainter, rect: QRect, index: Index) -> None:
        theme = self.look.theme
        number = str(index.data(NavigationRole.COUNT) or "")
        font = tabular(self._view.font())
        painter.setFont(font)
        painter.setPen(QColor(theme.muted))
        flags = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(rect, flags | Qt.AlignmentFlag.AlignRight, number)
        metrics = painter.fontMetrics()
        room = rect.adjusted(0, 0, -(metrics.horizontalAdvance(number) + 2 * GRID if number else 0), 0)
        painter.setPen(QColor(theme.text))
        text = metrics.elidedText(str(index.data()), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, flags | Qt.AlignmentFlag.AlignLeft, text)


class NavigationTree(QTreeView):
    """Topics and folders; while hits are dragged it shows the topic that would take them.

    Attributes:
        dropped_on: that topic.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.dropped_on = QPersistentModelIndex()

    def _mark(self, index: QModelIndex) -> None:
        self.dropped_on = QPersistentModelIndex(index)
        self.viewport().update()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Follow the pointer."""
        super().dragMoveEvent(event)
        index = self.indexAt(event.position().toPoint())
        takes = bool(self.model().flags(index) & Qt.ItemFlag.ItemIsDropEnabled) if index.isValid() else False
        self._mark(index if takes else QModelIndex())

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Show no topic any longer."""
        super().dragLeaveEvent(event)
        self._mark(QModelIndex())

    def dropEvent(self, event: QDropEvent) -> None:
        """Let go; the model says what comes of it."""
        super().dropEvent(event)
        self._mark(QModelIndex())


class NavigationPane(QWidget):
    """Topics and folders ("nav") with the saved searches below.

    Attributes:
        saved: the saved searches.
        starter: the button that adds the starter topics where there is none ("starterTopics").
        manage: the button that opens the topics.

    Signals:
        topic_chosen: a topic (its id, "" for all documents). folder_chosen: a folder (its path, "" for all).
        passages_dropped: hits were let go on a topic (its id, tuple[DraggedPassage]).
        left: Escape.
    """

    topic_chosen = Signal(str)
    folder_chosen = Signal(str)
    passages_dropped = Signal(str, object)
    left = Signal()

    def __init__(self, model: TopicDrops, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.model = model
        self.view = self._make_view()
        model.passages_dropped.connect(self.passages_dropped)
        self._rows = _Rows(look, self.view)
        self.view.setItemDelegate(self._rows)
        self.view.clicked.connect(self._choose)
        self.view.activated.connect(self._choose)
        self.starter = QPushButton(self)
        self.starter.setObjectName("starterTopics")
        self.starter.setProperty("role", "quiet")
        self.starter.hide()
        self.manage = QToolButton(self.view)  # it stands at the right of the first label
        self.manage.setObjectName("manageTopics")
        self._saved_label = QLabel(self)
        self._saved_label.setProperty("role", "section-label")
        self._saved_label.setContentsMargins(3 * GRID, 2 * GRID, 2 * GRID, GRID)
        self.saved = SavedList(look, self)
        self.saved.left.connect(self.left)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GRID, 0, GRID)
        column.setSpacing(0)
        column.addWidget(self.view, 1)
        column.addWidget(self.starter)
        column.addWidget(self._saved_label)
        column.addWidget(self.saved)
        self.view.installEventFilter(self)
        self.show_saved(())
        self.set_look(look)

    def _make_view(self) -> NavigationTree:
        view = NavigationTree(self)
        view.setObjectName("nav")
        view.setModel(self.model)
        view.setHeaderHidden(True)
        view.setMouseTracking(True)
        view.setIndentation(3 * GRID)
        view.setRootIsDecorated(False)
        view.setItemsExpandable(True)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setDragDropMode(QTreeView.DragDropMode.DropOnly)
        view.setDropIndicatorShown(False)
        return view

    def set_look(self, look: Look) -> None:
        """Draw and speak by this look from now on."""
        self._look = look
        self._rows.look = look
        self.model.set_words(look.words)
        self.view.setAccessibleName(look.words.navigation)
        self.starter.setText(speech(look)("topic.starter"))
        self.starter.setToolTip(speech(look)("topic.starter-tip"))
        dress(self.manage, look, "more", speech(look)("topic.manage"), look.theme.muted)
        self._saved_label.setText(speech(look)("nav.saved"))
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * _NARROWEST_LETTERS)
        self.view.expandToDepth(0)
        self._place_button()

    def show_topics(self, topics: Sequence[TopicRow], documents: int | None) -> None:
        """Show these topics under "All documents"."""
        self.model.set_topics(topics, documents or 0)
        self.starter.setVisible(not topics and documents is not None)
        self.view.expandToDepth(0)

    def choose_topic(self, key: str | None) -> None:
        """Show which topic is filtered by, "" for all documents, None for neither; nothing is told."""
        index = self.model.index_of_topic(key) if key is not None else QModelIndex()
        if index.isValid():
            self.view.setCurrentIndex(index)
        else:
            self.view.clearSelection()

    def show_folders(self, folders: Sequence[FolderRow]) -> None:
        """Show the folders of the corpus."""
        self.model.set_folders(folders)
        self.view.expandToDepth(0)

    def show_saved(self, searches: Sequence[tuple[str, str]]) -> None:
        """Show the saved searches, each a name and what it asks for."""
        self.saved.show_searches(searches)
        self._saved_label.setVisible(bool(searches))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the button of the topics at the right of their label."""
        super().resizeEvent(event)
        self._place_button()

    def _place_button(self) -> None:
        size = self.manage.sizeHint()
        line = row_height(self.view.font())
        self.manage.setGeometry(
            QRect(
                self.view.viewport().width() - size.width() - GRID,
                (line - size.height()) // 2,
                size.width(),
                size.height(),
            )
        )

    def _choose(self, index: QModelIndex) -> None:
        topic, folder = index.data(NavigationRole.TOPIC), index.data(NavigationRole.FOLDER)
        if isinstance(topic, TopicRow):
            self.topic_chosen.emit(topic.key)
        elif isinstance(folder, FolderRow):
            self.folder_chosen.emit(folder.path)
        elif index.data(NavigationRole.IS_GROUP):
            return
        else:
            self.topic_chosen.emit("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take Escape from the tree."""
        is_key = event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent)
        if is_key and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return True
        return super().eventFilter(watched, event)
