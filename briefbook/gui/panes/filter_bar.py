"""GUI room: the filters beside the search: which hold, shown as chips, and the menu that adds more."""

from collections.abc import Mapping

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from briefbook.gui.chip_words import ChipWords, TopicMark
from briefbook.gui.filters import Chip, chips, dated, turned, without
from briefbook.gui.look import Look
from briefbook.gui.panes.chip_row import ChipRow
from briefbook.gui.panes.date_range import DateRange
from briefbook.gui.panes.filter_chip import FilterChip
from briefbook.gui.panes.filter_menu import Facets, Offer, fill, fill_values
from briefbook.gui.typography import GRID
from briefbook.model.kinds import FacetName
from briefbook.model.query import Filters


class FilterBar(QWidget):
    """Chips for the filters that hold ("filters"), with a menu for more and a button for none.

    Attributes:
        row: the chips. range: the form that asks for dates. menu: of the filters that can be added.
        words: what filters and their values are called.

    Signals:
        changed: other filters hold. unsaid: a filter of the search box is not wanted any more (Chip).
    """

    changed = Signal()
    unsaid = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("filters")
        self._filters, self._like = Filters(), ""
        self._understood: Filters | None = None
        self._facets: Facets = {}
        self.words = ChipWords(look)
        self.row, self.range = ChipRow(self), DateRange(look, self)
        self.menu = QMenu(self.row.add)
        self.menu.aboutToShow.connect(lambda: fill(self.menu, self.words, self._offer()))
        self.row.add.setMenu(self.menu)
        self.row.removed.connect(self._remove)
        self.row.chosen.connect(self._offer_values)
        self.row.cleared.connect(self.clear)
        self.range.hide()
        self.range.chosen.connect(self._set_dates)
        self.range.closed.connect(self._close_range)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.row)
        column.addWidget(self.range)
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        """Draw and speak by this look from now on."""
        self.words = ChipWords(look, self.words.topics)
        self.row.word(self.words)
        self._show()

    def set_topics(self, topics: Mapping[str, TopicMark]) -> None:
        """Name topics, known by their ids, by these labels."""
        if topics != self.words.topics:
            self.words = ChipWords(self.words.look, topics)
            self.row.word(self.words)
            self._show()

    def set_facets(self, facets: Facets) -> None:
        """Offer these values, with how many of the passages found have them."""
        self._facets = facets

    def show_understood(self, filters: Filters | None) -> None:
        """Show beside the chips what filters the text itself holds, out of all that were understood."""
        self._understood = filters
        self._show()

    @property
    def filters(self) -> Filters:
        """The filters that hold beside the text."""
        return self._filters

    @property
    def like(self) -> str:
        """The paragraph whose like is searched for, "" for none."""
        return self._like

    @property
    def is_active(self) -> bool:
        """Whether anything narrows the search beside its words."""
        return self._filters != Filters() or bool(self._like)

    @property
    def is_wide(self) -> bool:
        """Whether more is shown than the button that adds a filter, so that nothing has room beside it."""
        return bool(self.row.count) or not self.range.isHidden()

    def set_filters(self, filters: Filters, like: str = "") -> None:
        """Let these filters hold and no others."""
        if (filters, like) != (self._filters, self._like):
            self._filters, self._like, self._understood = filters, like, None
            self._show()
            self.changed.emit()

    def clear(self) -> None:
        """Let everything through."""
        self.set_filters(Filters())

    def open_menu(self) -> None:
        """Open the menu of filters, to be gone through with the arrow keys."""
        add = self.row.add
        self.menu.popup(add.mapToGlobal(QPoint(0, add.height())))
        self.menu.setActiveAction(self.menu.actions()[0])

    def turn(self, sort: FacetName, value: str) -> None:
        """Let a value through that was not, or the other way round."""
        self.set_filters(turned(self._filters, sort, value), self._like)

    def ask_range(self) -> None:
        """Show the form that asks for dates, with the keyboard in it."""
        self.range.ask(self._filters.since or "", self._filters.until or "")

    def _offer(self) -> Offer:
        return Offer(self._facets, self._filters, self.turn, self.ask_range)

    def _set_dates(self, since: str, until: str) -> None:
        self._close_range()
        self.set_filters(dated(self._filters, since or None, until or None), self._like)

    def _close_range(self) -> None:
        self.range.hide()
        self.row.add.setFocus()

    def _show(self) -> None:
        wanted = chips(self._filters, self._like or None, self._understood)
        self.row.show_chips(wanted, self.words, can_clear=self.is_active)

    def _remove(self, chip: Chip) -> None:
        if chip.is_typed:
            self.unsaid.emit(chip)
        elif chip.sort == "like":
            self.set_filters(self._filters)
        else:
            self.set_filters(without(self._filters, chip), self._like)

    def _offer_values(self, chip: FilterChip) -> None:
        """Offer the other values of the chip's sort below it."""
        sort = chip.shown.sort
        if sort == "like" or chip.shown.is_typed:
            return
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        fill_values(menu, sort, self.words, self._offer())
        menu.popup(chip.mapToGlobal(QPoint(0, chip.height())))
