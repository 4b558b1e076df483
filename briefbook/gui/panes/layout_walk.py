"""GUI room: laying out a long text as far as a place in it without holding up the window.

5,000 paragraphs take 400 ms to lay out (measured), so it is done in slices; a short text is done at once.
"""

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QTextDocument

SLICE_SECONDS = 0.025
_BLOCKS_AT_ONCE = 40


class LayoutWalk(QObject):
    """Walks down a text document, block by block, and says when it has come to the block asked for."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._go_on)
        self._rich: QTextDocument | None = None
        self._next = 0
        self._goal = 0
        self._arrived: Callable[[], None] | None = None

    def start(self, rich: QTextDocument, goal: int, arrived: Callable[[], None]) -> None:
        """Lay out `rich` as far as block `goal`, then call `arrived`; a walk under way is given up."""
        self.stop()
        self._rich, self._next, self._goal, self._arrived = rich, 0, goal, arrived
        self._go_on()

    def stop(self) -> None:
        """Give up the walk."""
        self._timer.stop()
        self._rich, self._arrived = None, None

    def _go_on(self) -> None:
        if self._rich is None or self._arrived is None:
            return
        end = time.perf_counter() + SLICE_SECONDS
        layout = self._rich.documentLayout()
        while self._next < self._goal and time.perf_counter() < end:
            self._next = min(self._goal, self._next + _BLOCKS_AT_ONCE)
            layout.blockBoundingRect(self._rich.findBlockByNumber(self._next))
        if self._next < self._goal:
            self._timer.start()
            return
        arrived = self._arrived
        self.stop()
        arrived()
