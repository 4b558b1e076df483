"""GUI room: the window itself: where the keyboard is, what is shown, how large, in which theme and language."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from briefbook import __version__
from briefbook.gui.actions import Actions
from briefbook.gui.bench import Bench, Handlers
from briefbook.gui.dialogs.key_sheet import KeySheet
from briefbook.gui.dialogs.palette import CommandPalette
from briefbook.gui.fitting import Fitting
from briefbook.gui.flows.noting import Noting


class Viewing(QObject):
    """What the officer does with the window rather than with the work in it."""

    def __init__(self, bench: Bench, noting: Noting, fitting: Fitting, window: QWidget) -> None:
        super().__init__(window)
        self._bench = bench
        self._window = window
        self._fitting = fitting
        self._before: QWidget | None = None
        noting.full_size_changed.connect(self._give_room)
        bench.panes.first_run.language_asked.connect(bench.appearance.switch_language)
        bench.panes.status.language_asked.connect(bench.appearance.switch_language)

    def handlers(self) -> Handlers:
        """Return what answers to commands."""
        appearance, panes = self._bench.appearance, self._bench.panes
        return {
            "go-left": panes.navigation.view.setFocus,
            "go-middle": self._go_to_middle,
            "go-right": panes.outline.view.setFocus,
            "next-pane": lambda: self._cycle(1),
            "previous-pane": lambda: self._cycle(-1),
            "larger-text": lambda: appearance.resize_text(1),
            "smaller-text": lambda: appearance.resize_text(-1),
            "usual-text": lambda: appearance.resize_text(0),
            "next-theme": appearance.turn_theme,
            "switch-language": appearance.switch_language,
            "full-screen": self._turn_full_screen,
            "about": self._tell_about,
            "quit": self._quit,
        }

    def _go_to_middle(self) -> None:
        panes = self._bench.panes
        target: QWidget = panes.topics.table if panes.topics.isVisible() else panes.results
        target.setFocus()

    def handlers_over(self, actions: Callable[[], Actions]) -> Handlers:
        """Return what answers to the commands that speak of all commands."""
        return {"keys": self._show_keys, "palette": lambda: self._show_palette(actions())}

    def _panes(self) -> list[QWidget]:
        """Return what F6 goes through, in the order of reading."""
        panes = self._bench.panes
        ring: list[QWidget] = [
            *(panes.navigation.view, panes.search.box, panes.results, panes.preview.view, panes.editor.box),
            *(panes.compare.then, panes.problems.list, panes.topics.table, panes.outline.view, panes.note.view),
        ]
        return [pane for pane in ring if pane.isVisible()]

    def _cycle(self, step: int) -> None:
        ring, now = self._panes(), QApplication.focusWidget()
        place = next((number for number, pane in enumerate(ring) if now is not None and _holds(pane, now)), -step)
        if ring:
            ring[(place + step) % len(ring)].setFocus()

    def _give_room(self, full: bool) -> None:
        """Give the note the whole window, or its pane again, with the keyboard where it was."""
        panes = self._bench.panes
        if full:
            self._before = QApplication.focusWidget()
        self._fitting.give_note(full=full)
        if full:
            panes.note.view.setFocus()
        elif self._before is not None:
            self._before.setFocus()

    def _quit(self) -> None:
        self._window.close()

    def _turn_full_screen(self) -> None:
        if self._window.isFullScreen():
            self._window.showNormal()
        else:
            self._window.showFullScreen()

    def _show_keys(self) -> None:
        sheet = KeySheet(self._bench.appearance.look, self._window)
        sheet.finished.connect(lambda _code: sheet.deleteLater())
        sheet.open()

    def _show_palette(self, actions: Actions) -> None:
        palette = CommandPalette(actions, self._bench.appearance.look, self._window)
        palette.finished.connect(lambda _code: palette.deleteLater())
        palette.open()

    def _tell_about(self) -> None:
        say = self._bench.say
        box = QMessageBox(self._window)
        box.setWindowTitle(say("about.title"))
        box.setText(say("about.text", version=__version__, data=str(self._bench.session.places.data)))
        box.setIconPixmap(
            self._bench.appearance.look.icons.pixmap("briefbook", 48, self._bench.appearance.theme.accent)
        )
        box.finished.connect(lambda _code: box.deleteLater())
        box.open()


def _holds(pane: QWidget, widget: QWidget) -> bool:
    return pane is widget or pane.isAncestorOf(widget)
