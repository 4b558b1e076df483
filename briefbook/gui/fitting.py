"""GUI room: what gives way where the window is small for its letters, so that large text stays usable.

In a narrow window the left column is closed; while the keyboard is in it, it stands in the place of the right one. In
a low one the search takes fewer lines, and of two panes that lie above each other the one with the keyboard has the
room. Room is counted in letters and lines of the window's own font, so that 20 points in 1024 pixels are as narrow as
10 points in 512 (source: WCAG 2.2, 1.4.10).
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from briefbook.gui.bench import Panes
from briefbook.gui.layout import Frame
from briefbook.gui.panes.splitter import Splitter
from briefbook.settings.storage import Settings

_NARROW = 100
"""Average letters across the window; with fewer, three columns have no room for what they say."""
_LOW = 26
"""Lines of text from the top of the window to its foot; with fewer, a pane is too low beside another one."""
_LIST_LINES = 9.1
"""Lines in which three hits begin, each with its title, its source and one line of its text."""
_READ_SHARE, _ARRANGE_SHARE = 0.75, 0.6
"""Of a low column, for the pane with the keyboard: to read or write there, and to arrange the outline."""
_LEFT_SHARE = 0.45
_MIDDLE_SHARE = 0.6


class Fitting(QObject):
    """Gives every pane the room there is, as the window, its text and the place of the keyboard change.

    Attributes:
        is_narrow, is_low: whether there is too little room for everything at once.
    """

    def __init__(self, panes: Panes, frame: Frame, settings: Settings, window: QWidget) -> None:
        super().__init__(window)
        self._panes, self._frame, self._settings, self._window = panes, frame, settings, window
        self.is_narrow = self.is_low = False
        self._is_full = False
        self._again, self._afterwards = self._soon(), self._soon()
        self._again.timeout.connect(self.fit)
        self._again.timeout.connect(self._afterwards.start)
        self._afterwards.timeout.connect(self.fit)  # what gave way may need less room by then
        panes.search.left_column.clicked.connect(lambda _checked: self._turn_left())
        for watched in (window, frame.middle):
            watched.installEventFilter(self)
        program = QApplication.instance()
        if isinstance(program, QApplication):
            program.focusChanged.connect(self._follow_keyboard)

    def _soon(self) -> QTimer:
        """Return a timer for what is to be done once all has its place."""
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(0)
        return timer

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fit again when the window has another size, or a bar took some of the room of its middle."""
        if event.type() is QEvent.Type.Resize:
            self._again.start()
        return super().eventFilter(watched, event)

    def show_welcome(self, *, welcome: bool) -> None:
        """Show the welcome page in the place of search and results, or these."""
        self._panes.first_run.setVisible(welcome)
        self._panes.middle.setVisible(not welcome)
        self._show_columns()

    def give_note(self, *, full: bool) -> None:
        """Give the note the whole window, or its pane again."""
        self._is_full = full
        self._show_columns()
        if not full:
            self._again.start()

    def fit(self) -> None:
        """Look how much room there is and let give way what must."""
        metrics, frame = self._window.fontMetrics(), self._frame
        narrow = self._window.width() < _NARROW * metrics.averageCharWidth()
        low = self._window.height() < _LOW * metrics.height()
        columns = [frame.columns] if narrow != self.is_narrow else []
        rows = [frame.middle, frame.right] if low != self.is_low else []
        self._change_over(columns, is_tight=narrow)
        self._change_over(rows, is_tight=low)
        self.is_narrow, self.is_low = narrow, low
        self._panes.search.left_column.setVisible(narrow)
        self._panes.search.set_low(low=low)
        self._share()
        if low and not self._is_full:
            self._give_results_room()

    def _change_over(self, splitters: Sequence[Splitter], *, is_tight: bool) -> None:
        """Keep the shares of panes that lose their room, and give them back once it is there again."""
        if is_tight:
            self._frame.remember(self._settings, splitters)
        else:
            self._frame.restore(self._settings, splitters)

    def remember(self) -> None:
        """Keep the shares that the officer gave the panes; those that want of room gave are no choice."""
        frame = self._frame
        ours = ((frame.columns, self.is_narrow), (frame.middle, self.is_low), (frame.right, self.is_low))
        frame.remember(self._settings, [splitter for splitter, is_ours in ours if not is_ours])

    def _turn_left(self) -> None:
        panes = self._panes
        target: QWidget = panes.results if self._holds_keyboard(panes.navigation) else panes.navigation.view
        target.setFocus()

    def _show_columns(self) -> None:
        self._panes.navigation.setVisible(self._panes.first_run.isHidden() and not self._is_full)
        for widget in (self._frame.columns.widget(1), self._panes.outline):
            if widget is not None:
                widget.setVisible(not self._is_full)

    def _share(self) -> None:
        """Give the columns of a narrow window their shares; one that is closed takes the keyboard nevertheless."""
        columns = self._frame.columns
        width, is_left = columns.width(), self._holds_keyboard(self._panes.navigation)
        if self.is_narrow and not self._is_full:
            left = round(width * _LEFT_SHARE) if is_left else 0
            middle = width - left if is_left else round(width * _MIDDLE_SHARE)
            columns.setSizes([left, middle, width - left - middle])

    def _give_results_room(self) -> None:
        """Let three hits be seen, unless it is the document or a text that is worked on."""
        if self._panes.preview.isVisible() and not self._holds_keyboard(self._panes.preview):
            self._give_results()

    def _give_results(self) -> None:
        """Let three hits be seen, as far as what lies below can do with less: a question there is read whole."""
        middle, layout = self._frame.middle, self._panes.preview.layout()
        asked = layout is not None and not self._panes.preview.question.isHidden()
        below = layout.minimumHeightForWidth(middle.width()) if asked and layout is not None else 0
        wanted = round(_LIST_LINES * self._window.fontMetrics().height())
        _give(middle, 0, min(wanted, sum(middle.sizes()) - below))

    def _follow_keyboard(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Give the pane with the keyboard the room; the mouse goes to what is seen, and that shall stay where it is."""
        if now is None or now.window() is not self._window or self._is_full:
            return
        self._share()
        if self.is_low and not QGuiApplication.mouseButtons().value:
            self._give_room_to(now)

    def _give_room_to(self, now: QWidget) -> None:
        middle, right, panes = self._frame.middle, self._frame.right, self._panes
        lower = middle.widget(1)
        if lower is not None and lower.isAncestorOf(now):
            _give(middle, 1, round(sum(middle.sizes()) * _READ_SHARE))
        elif panes.middle.isAncestorOf(now):
            self._give_results()
        elif panes.outline.isAncestorOf(now):
            _give(right, 0, round(sum(right.sizes()) * _ARRANGE_SHARE))
        elif panes.note.isAncestorOf(now):
            _give(right, 1, round(sum(right.sizes()) * _READ_SHARE))

    def _holds_keyboard(self, pane: QWidget) -> bool:
        now = QApplication.focusWidget()
        return now is not None and (pane is now or pane.isAncestorOf(now))


def _give(panes: Splitter, place: int, pixels: int) -> None:
    """Let one of two panes have this much room where it has less; the other keeps the rest."""
    sizes = panes.sizes()
    if sizes[place] < pixels:
        rest = max(0, sum(sizes) - pixels)
        panes.setSizes([pixels, rest] if place == 0 else [rest, pixels])
