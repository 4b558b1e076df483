"""GUI room: drawing of the rows of the problems: path, reason, and at the right what can be done, as links."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractScrollArea, QStyledItemDelegate, QStyleOptionViewItem

from briefbook.gui.look import Look
from briefbook.gui.problem_words import KINDS
from briefbook.gui.typography import GRID, icon_size, row_height
from briefbook.gui.wording import speech
from briefbook.model.document import Problem

Index = QModelIndex | QPersistentModelIndex
SIDE = 3 * GRID
_GAP = 4 * GRID
_LINKS_SHARE = 0.45
_PATH_SHARE = 0.45
_ONE_LINE_LETTERS = 90
"""Where path and reason together have less room than that, the reason stands below the path."""
MORE = "more"
_DEEDS = ("folder", "exclude", "retry", "advice")


class ProblemRole(IntEnum):
    """What a row holds beside its text: its problem (or None), and what stands at its right (reason or count)."""

    PROBLEM = Qt.ItemDataRole.UserRole + 1
    ASIDE = Qt.ItemDataRole.UserRole + 2


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where the parts of a row stand: its text, the reason beside or below it, its links or the mark for more."""

    text: QRect
    aside: QRect
    links: tuple[tuple[str, str, QRect], ...]


def deeds(problem: Problem) -> tuple[str, ...]:
    """Return what can be done about a problem, in order: folder, exclude, retry, advice."""
    exclude = () if problem.part else ("exclude",)
    retry = ("retry",) if KINDS[problem.kind].may_pass else ()
    return ("folder", *exclude, *retry, "advice")


class ProblemDelegate(QStyledItemDelegate):
    """One line for each row, or two where the pane is narrow for the size of the text."""

    def __init__(self, look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._pointed: tuple[QPersistentModelIndex, str] | None = None

    def set_look(self, look: Look) -> None:
        """Draw and speak by this look from now on."""
        self._look = look

    def point(self, index: Index, link: str) -> None:
        """Show that the pointer is on a link of a row, "" for none."""
        self._pointed = (QPersistentModelIndex(index), link) if link else None

    def wording(self, deed: str) -> str:
        """Return what a deed is called."""
        return speech(self._look)(f"problem.{deed}")

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the size of a row in the width of its view."""
        height = row_height(option.font)
        stacked = isinstance(index.data(ProblemRole.PROBLEM), Problem) and self._is_stacked(option)
        return QSize(0, height + QFontMetrics(option.font).height() if stacked else height)

    def _is_stacked(self, option: QStyleOptionViewItem) -> bool:
        room = self._width(option) - self._links_width(option) - 2 * SIDE
        return room < _ONE_LINE_LETTERS * QFontMetrics(option.font).averageCharWidth()

    @staticmethod
    def _width(option: QStyleOptionViewItem) -> int:
        view = option.widget
        rect: QRect = option.rect
        return view.viewport().width() if isinstance(view, QAbstractScrollArea) else rect.width()

    def _links_width(self, option: QStyleOptionViewItem) -> int:
        """Return the width in pixels of the column of links; that of one mark where they would take too much."""
        metrics = QFontMetrics(option.font)
        whole = sum(metrics.horizontalAdvance(self.wording(deed)) + _GAP for deed in _DEEDS)
        return whole if whole <= self._width(option) * _LINKS_SHARE else icon_size(option.font) + _GAP

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a row on the ground that the view has laid."""
        painter.save()
        theme, font = self._look.theme, QFont(option.font)
        columns = self._columns(option, index)
        problem = index.data(ProblemRole.PROBLEM)
        ink = theme.text if isinstance(problem, Problem) or index.model().hasChildren(index) else theme.muted
        _write(painter, columns.text, str(index.data()), font, ink, Qt.TextElideMode.ElideMiddle)
        _write(painter, columns.aside, str(index.data(ProblemRole.ASIDE) or ""), font, theme.muted)
        for deed, word, box in columns.links:
            font.setUnderline(self._pointed == (QPersistentModelIndex(index), deed))
            if deed == MORE:
                self._draw_more(painter, box)
            else:
                _write(painter, box, word, font, theme.accent)
        painter.restore()

    def _draw_more(self, painter: QPainter, box: QRect) -> None:
        size, scale = min(box.width(), box.height()), painter.device().devicePixelRatio()
        picture = self._look.icons.pixmap("more", size, self._look.theme.accent, scale)
        painter.drawPixmap(QPoint(box.left(), box.center().y() - size // 2), picture)

    def link_at(self, option: QStyleOptionViewItem, index: Index, place: QPoint) -> str:
        """Return the link of a row at a place of the view: a deed, `more`, or "" for none."""
        links = self._columns(option, index).links
        reach = QPoint(GRID, 0)
        return next(
            (deed for deed, _, box in links if QRect(box.topLeft() - reach, box.bottomRight() + reach).contains(place)),
            "",
        )

    def _columns(self, option: QStyleOptionViewItem, index: Index) -> _Columns:
        metrics, whole = QFontMetrics(option.font), QRect(option.rect)
        problem = index.data(ProblemRole.PROBLEM)
        row = QRect(whole.left(), whole.top(), self._width(option) - whole.left() - SIDE, whole.height())
        if not isinstance(problem, Problem):
            return self._plain(row, str(index.data()), metrics)
        taken = self._links_width(option)
        room = row.width() - taken
        links = self._links(problem, QRect(row.left() + room + _GAP, row.top(), taken - _GAP, row.height()), metrics)
        if self._is_stacked(option):
            line = metrics.height()
            top = row.top() + (row.height() - 2 * line) // 2
            return _Columns(QRect(row.left(), top, room, line), QRect(row.left(), top + line, room, line), tuple(links))
        end = round((row.left() + room) * _PATH_SHARE)
        text = QRect(row.left(), row.top(), end - row.left() - _GAP, row.height())
        aside = QRect(end, row.top(), row.left() + room - end, row.height())
        return _Columns(text, aside, tuple(links))

    @staticmethod
    def _plain(row: QRect, text: str, metrics: QFontMetrics) -> _Columns:
        """Return a row without links: what stands aside follows its text."""
        taken = min(metrics.horizontalAdvance(text) + 2, row.width())
        left = QRect(row.left(), row.top(), taken, row.height())
        return _Columns(
            left, QRect(left.right() + _GAP, row.top(), row.right() - left.right() - _GAP, row.height()), ()
        )

    def _links(self, problem: Problem, column: QRect, metrics: QFontMetrics) -> Sequence[tuple[str, str, QRect]]:
        words = [(deed, self.wording(deed)) for deed in deeds(problem)]
        needed = sum(metrics.horizontalAdvance(word) + _GAP for _, word in words) - _GAP
        if needed > column.width() + 1:
            return [(MORE, "", column)]
        made, left = [], column.left()
        for deed, word in words:
            width = metrics.horizontalAdvance(word) + 1
            made.append((deed, word, QRect(left, column.top(), width, column.height())))
            left += width - 1 + _GAP
        return made


def _write(
    painter: QPainter,
    box: QRect,
    text: str,
    font: QFont,
    colour: str,
    mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
) -> None:
    painter.setFont(font)
    painter.setPen(QColor(colour))
    shown = QFontMetrics(font).elidedText(text, mode, box.width())
    painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
