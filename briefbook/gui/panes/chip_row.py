"""GUI room: chips in lines, with the button that adds one behind them and the one that takes all away.

However many there are, two lines of them are in sight at most: the results need the room; the rest is scrolled to.
"""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QToolButton, QWidget

from briefbook.gui.chip_words import ChipWords
from briefbook.gui.filters import Chip
from briefbook.gui.panes.dressing import dress
from briefbook.gui.panes.filter_chip import FilterChip
from briefbook.gui.panes.flow_layout import FlowLayout
from briefbook.gui.typography import GRID
from briefbook.gui.wording import speech

_GAP = 2 * GRID
_LINES = 2


class ChipRow(QScrollArea):
    """The chips, gone through with Left and Right.

    Attributes:
        add: the button that opens the menu of filters ("addFilter").

    Signals:
        removed: a chip is not wanted any more (Chip). chosen: a chip is pressed (FilterChip). cleared: none is wanted.
    """

    removed = Signal(object)
    chosen = Signal(object)
    cleared = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chips: list[FilterChip] = []
        self._lines = QWidget(self)
        self._flow = FlowLayout(self._lines, _GAP)
        self.setWidget(self._lines)
        self.setWidgetResizable(True)
        self.viewport().setAutoFillBackground(False)
        self._lines.setAutoFillBackground(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.add, self._clear = QToolButton(self._lines), QToolButton(self._lines)
        self.add.setObjectName("addFilter")
        self.add.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.add.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._clear.setObjectName("clearFilters")
        self._clear.clicked.connect(self._ask_clear)
        for button in (self.add, self._clear):
            button.setProperty("role", "quiet")
            self._flow.addWidget(button)

    @property
    def count(self) -> int:
        """How many chips there are."""
        return len(self._chips)

    def sizeHint(self) -> QSize:
        """Return the size of all on one line: beside something else, nothing of them is cut."""
        return QSize(self._flow.sizeHint().width(), self.height())

    def minimumSizeHint(self) -> QSize:
        """Return the size of the button that adds a chip."""
        return self.add.sizeHint()

    def word(self, words: ChipWords) -> None:
        """Draw and speak by this look from now on."""
        say = speech(words.look)
        self.add.setText(say("filter.add"))
        self.add.setAccessibleName(say("filter.add-name"))
        self.add.setToolTip(say("filter.add-name"))
        dress(self.add, words.look, "plus", colour=words.look.theme.muted)
        self._clear.setText(say("filter.clear"))
        self._clear.setAccessibleName(say("filter.clear-name"))
        self._replace(tuple(one.shown for one in self._chips), words)

    def show_chips(self, wanted: Sequence[Chip], words: ChipWords, *, can_clear: bool) -> None:
        """Show these chips; where they are those that are there, the widgets stay, and the keyboard in them."""
        if tuple(wanted) != tuple(one.shown for one in self._chips):
            self._replace(wanted, words)
        self._clear.setVisible(can_clear)
        self._fit()

    def _replace(self, wanted: Sequence[Chip], words: ChipWords) -> None:
        focused = next((place for place, one in enumerate(self._chips) if one.value.hasFocus()), None)
        for old in self._chips:
            self._flow.removeWidget(old)
            old.hide()
            old.deleteLater()
        for button in (self.add, self._clear):
            self._flow.removeWidget(button)
        self._chips = [self._made(chip, words) for chip in wanted]
        for widget in (*self._chips, self.add, self._clear):
            self._flow.addWidget(widget)
        if focused is not None:
            target = self._chips[min(focused, len(self._chips) - 1)].value if self._chips else self.add
            target.setFocus()
        self._set_tab_order()
        self._fit()

    def _fit(self) -> None:
        """Be as tall as the lines are, two of them at most."""
        line = self.add.sizeHint().height()
        whole = self._flow.heightForWidth(self.width())
        self.setFixedHeight(min(max(whole, line), _LINES * line + _GAP))
        is_cut = whole > _LINES * line + _GAP
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(policy.ScrollBarAlwaysOn if is_cut else policy.ScrollBarAlwaysOff)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Be as tall as the width makes it."""
        super().resizeEvent(event)
        self._fit()

    def _set_tab_order(self) -> None:
        before: QWidget | None = None
        for widget in (*(chip.value for chip in self._chips), self.add, self._clear):
            if before is not None:
                QWidget.setTabOrder(before, widget)
            before = widget

    def _made(self, shown: Chip, words: ChipWords) -> FilterChip:
        chip = FilterChip(shown, words, self._lines)
        chip.removed.connect(lambda: self.removed.emit(shown))
        chip.chosen.connect(lambda: self.chosen.emit(chip))
        chip.stepped.connect(lambda step: self._step(chip, step))
        chip.show()
        return chip

    def _ask_clear(self) -> None:
        had_keyboard = self._clear.hasFocus()
        self.cleared.emit()
        if had_keyboard:
            self.add.setFocus()

    def _step(self, chip: FilterChip, step: int) -> None:
        place = self._chips.index(chip) + step
        if place >= 0:
            target = self.add if place == len(self._chips) else self._chips[place].value
            target.setFocus()
            self.ensureWidgetVisible(target, 0, 0)
