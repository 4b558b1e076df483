"""GUI room: the preferences: what is chosen there holds at once, for the window and for the open folder."""

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from briefbook.app.workspace import Workspace
from briefbook.gui.bench import Bench, Handlers
from briefbook.gui.dialogs.preferences import Preferences
from briefbook.gui.problem_words import rule_words
from briefbook.model.folder import FolderRules


class Preferring(QObject):
    """What the officer prefers."""

    def __init__(self, bench: Bench, window: QWidget) -> None:
        super().__init__(window)
        self._bench = bench
        self._window = window

    def handlers(self) -> Handlers:
        """Return what answers to commands."""
        return {
            "preferences": lambda: self._ask(at_corpus=False),
            "folder-rules": lambda: self._ask(at_corpus=True),
        }

    def _ask(self, *, at_corpus: bool) -> None:
        session = self._bench.session
        dialog = Preferences(session.settings, self._bench.appearance.look, self._window)
        dialog.changed.connect(self._bench.appearance.apply)
        workspace = session.corpus.workspace
        if workspace is not None:
            RulesOfFolder(self._bench, dialog, workspace, at_corpus=at_corpus)
        dialog.finished.connect(lambda _code: dialog.deleteLater())
        dialog.open()


class RulesOfFolder(QObject):
    """The wildcards of one folder while the preferences are open."""

    def __init__(self, bench: Bench, dialog: Preferences, workspace: Workspace, *, at_corpus: bool) -> None:
        super().__init__(dialog)
        self._bench = bench
        self._dialog = dialog
        self._workspace = workspace
        self._at_corpus = at_corpus
        self._is_open = True
        self._tried = ""
        dialog.finished.connect(lambda _code: self._close())
        dialog.rules.changed.connect(self._take)
        dialog.rules.test_asked.connect(self._ask_which)
        bench.session.decisions.rules(self._show)

    def _close(self) -> None:
        self._is_open = False

    def _show(self, rules: FolderRules) -> None:
        if self._is_open:
            self._dialog.rules.show_rules(self._workspace.label, rules)
            if self._at_corpus:
                self._dialog.show_corpus()

    def _take(self, rules: FolderRules) -> None:
        self._bench.session.decisions.set_rules(rules)
        if self._tried:
            self.test(self._workspace.file(self._tried))

    def _ask_which(self) -> None:
        title, start = self._bench.say("rules.test"), str(self._workspace.folder)
        chosen, _ = QFileDialog.getOpenFileName(self._dialog, title, start)
        if chosen:
            self.test(Path(chosen))

    def test(self, file: Path) -> None:
        """Say what becomes of a file under the wildcards that stand in the form."""
        say, form = self._bench.say, self._dialog.rules
        try:
            path = file.resolve().relative_to(self._workspace.folder.resolve()).as_posix()
        except ValueError:
            form.answer.setText(say("rules.outside", name=file.name, folder=self._workspace.label))
            return
        self._tried = path

        def tell(rule: str) -> None:
            if self._is_open:
                words = rule_words(rule, self._bench.appearance.language)
                key = "rules.left" if rule else "rules.read"
                form.answer.setText(say(key, name=path, **({"rule": words} if rule else {})))

        self._bench.session.decisions.why_left_out(path, form.rules, tell)
