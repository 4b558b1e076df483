"""GUI room: a folder that was moved: its topics, pins and corrections go on at the place where it is now."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from briefbook.app.workspace import Workspace
from briefbook.gui.bench import Bench
from briefbook.model.errors import BriefbookError

if TYPE_CHECKING:
    from briefbook.app.moving import Moved

_LIKE = 0.9
"""Share of the known documents from which on a folder that the officer chose is taken for the one that moved."""


class Moving(QObject):
    """What is asked about folders that moved; the officer is asked in a bar, never in a dialog."""

    def __init__(self, bench: Bench, window: QWidget) -> None:
        super().__init__(window)
        self._bench = bench
        self._window = window
        bench.session.corpus.opened.connect(self._recognise)

    def _recognise(self, workspace: Workspace) -> None:
        """Look whether the folder that was opened is a known one under another path."""
        decisions = self._bench.session.decisions
        decisions.recognise(workspace.folder, lambda found: self._offer(workspace, found), self._pass_over)

    def _pass_over(self, error: BriefbookError) -> None:
        """Nothing is offered where it could not be found out; the status line says why."""
        self._bench.tell(self._bench.say.failure(error))

    def _offer(self, workspace: Workspace, found: tuple["Moved", ...]) -> None:
        best = next((one for one in found if one.id != workspace.id), None)
        if best is None or workspace != self._bench.session.corpus.workspace:
            return
        say = self._bench.say
        self._bench.panes.notice.say(
            say("moved.known", was=str(best.was), share=self._percent(best.share)),
            "info",
            say("moved.carry"),
            lambda: self._bench.session.decisions.move(best.id, workspace.folder, self._open),
        )

    def _percent(self, share: float) -> str:
        """Return a share as it is written; less than all is never called all."""
        number = min(99, round(share * 100)) if share < 1 else 100
        return f"{number}\u00a0%" if self._bench.appearance.language == "fr" else f"{number}%"

    def ask_where(self, workspace: Workspace) -> None:
        """Ask where a folder that cannot be reached is now."""
        say = self._bench.say
        start = str(next((one for one in workspace.folder.parents if one.is_dir()), Path.home()))
        chosen = QFileDialog.getExistingDirectory(self._window, say("moved.choose", name=workspace.label), start)
        if chosen:
            self.take(workspace, Path(chosen))

    def take(self, workspace: Workspace, folder: Path) -> None:
        """Take a folder for the one that moved when its documents prove it; ask otherwise."""
        decisions = self._bench.session.decisions
        self._bench.tell(self._bench.say("moved.looking"))

        def judge(share: float) -> None:
            if share >= _LIKE:
                decisions.move(workspace.id, folder, self._open)
            else:
                self._ask(workspace, folder, share)

        decisions.likeness(workspace.id, folder, judge)

    def _ask(self, workspace: Workspace, folder: Path, share: float) -> None:
        say, decisions = self._bench.say, self._bench.session.decisions
        sentence = say(
            "moved.unlike", share=self._percent(share), name=workspace.label, folder=folder.name or str(folder)
        )
        self._bench.panes.banner.ask(
            sentence,
            "warning",
            [
                (say("moved.use"), lambda: decisions.move(workspace.id, folder, self._open)),
                (say("moved.other"), lambda: self.ask_where(workspace)),
            ],
        )

    def _open(self, workspace: Workspace) -> None:
        self._bench.panes.banner.hide()
        self._bench.tell(self._bench.say("moved.done", name=workspace.label))
        self._bench.session.open_folder(workspace.folder)
