"""GUI room: topics carried from one folder, or computer, to another as a file."""

from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from briefbook.app.topic_file import Imported, import_topics
from briefbook.gui.bench import Bench
from briefbook.gui.exports import export_folder
from briefbook.gui.topics import exported
from briefbook.model.errors import FileOpenElsewhere


class TopicFiles(QObject):
    """Import and export of topics."""

    def __init__(self, bench: Bench, window: QWidget) -> None:
        super().__init__(window)
        self._bench = bench
        self._window = window

    def ask_export(self) -> None:
        """Ask where the topics are written to."""
        say = self._bench.say
        start = export_folder(self._bench.session.settings) / f"{say('topics.file-name')}.json"
        chosen, _ = QFileDialog.getSaveFileName(self._window, say("topics.export"), str(start), say("topics.file"))
        if chosen:
            self.export(Path(chosen))

    def export(self, file: Path) -> None:
        """Write all topics, with what is filed under them, into a file."""
        say = self._bench.say
        refusal = FileOpenElsewhere(say("topics.unwritten", name=file.name), str(file))
        self._bench.session.corpus.ask(
            exported(file, datetime.now(UTC), refusal),
            lambda _count: self._bench.tell(say("topics.exported", name=file.name)),
            self._bench.complain,
        )

    def ask_import(self) -> None:
        """Ask for a file with topics."""
        say = self._bench.say
        start = export_folder(self._bench.session.settings)
        chosen, _ = QFileDialog.getOpenFileName(self._window, say("topics.import"), str(start), say("topics.file"))
        if chosen:
            self.take_in(Path(chosen))

    def take_in(self, file: Path) -> None:
        """Merge the topics of a file into those of the folder."""

        def tell(outcome: Imported) -> None:
            count = len(outcome.added) + len(outcome.changed)
            self._bench.tell(self._bench.say.counted("imported", count), can_undo=count > 0)

        workspace = self._bench.session.corpus.workspace
        if workspace is not None:
            topics = self._bench.session.topics
            topics.decide(lambda _filing: import_topics(workspace, file), tell, self._bench.complain)
