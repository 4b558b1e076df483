"""GUI room, the library side of the window's session: what the officer decides about the folder and its documents.

What is decided is on the disk when the window hears of it; it shows when the files concerned were read again.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from briefbook.app import rules as folder_rules
from briefbook.app.workspace import Workspace
from briefbook.gui.corpus import Corpus
from briefbook.gui.jobs import Failed, Jobs, Lane
from briefbook.model.errors import BriefbookError
from briefbook.model.excerpt import Excerpt
from briefbook.model.folder import FolderRules
from briefbook.model.kinds import FolderId
from briefbook.settings.places import Places

if TYPE_CHECKING:
    from briefbook.app.comparing import Comparison
    from briefbook.app.moving import Moved

T = TypeVar("T")


class Decisions(QObject):
    """What the officer decides about the open folder.

    Signals:
        decided: files are to be read anew (their paths; none for the whole folder, where it changed).
        failed: one sentence for the officer (BriefbookError).
    """

    decided = Signal(object)
    failed = Signal(object)

    def __init__(self, jobs: Jobs, places: Places, corpus: Corpus, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._places = places
        self._corpus = corpus

    def _run(
        self,
        lane: Lane,
        work: Callable[[Workspace], T],
        then: Callable[[T], None],
        failed: Failed | None = None,
    ) -> None:
        """Run work on the open folder; nothing happens where none is open."""
        workspace = self._corpus.workspace
        if workspace is not None:
            self._jobs.run(lane, lambda: work(workspace), then, failed or self.failed.emit)

    def correct(
        self, path: str, field: str, value: str | None, then: Callable[[], None], failed: Failed | None = None
    ) -> None:
        """Correct what was read of a document, or take the correction back with None; then read its file anew."""

        def work(workspace: Workspace) -> None:
            from briefbook.app.correcting import correct  # noqa: PLC0415  # Whoosh is loaded after the first paint

            correct(workspace, path, field, value)

        def tell(_: None) -> None:
            self.decided.emit((path,))
            then()

        self._run(Lane.SEARCH, work, tell, failed)

    def rules(self, then: Callable[[FolderRules], None]) -> None:
        """Hand to `then` which files of the folder are read."""
        self._run(Lane.SEARCH, folder_rules.rules, then)

    def set_rules(self, rules: FolderRules) -> None:
        """Say which files of the folder are read; it holds at once."""

        def work(workspace: Workspace) -> None:
            folder_rules.set_rules(workspace, rules)

        self._run(Lane.SEARCH, work, lambda _: self.decided.emit(()))

    def exclude(self, path: str, then: Callable[[FolderRules], None]) -> None:
        """Leave a file out from now on, and hand the rules as they were before to `then`."""

        def work(workspace: Workspace) -> FolderRules:
            before = folder_rules.rules(workspace)
            folder_rules.exclude(workspace, path)
            return before

        def tell(before: FolderRules) -> None:
            self.decided.emit(())
            then(before)

        self._run(Lane.SEARCH, work, tell)

    def why_left_out(self, path: str, rules: FolderRules, then: Callable[[str], None]) -> None:
        """Hand to `then` by which rule a file would not be read under these rules, "" when it would be."""
        self._run(Lane.SEARCH, lambda workspace: folder_rules.why_left_out(workspace, path, rules), then)

    def recognise(self, folder: Path, then: Callable[[tuple["Moved", ...]], None], failed: Failed) -> None:
        """Hand to `then` which known folders, now away, may be this one."""

        def work() -> tuple["Moved", ...]:
            from briefbook.app.moving import candidates  # noqa: PLC0415  # Whoosh is loaded after the first paint

            return candidates(self._places, folder)

        self._jobs.run(Lane.ASIDE, work, then, failed)

    def likeness(self, folder_id: FolderId, folder: Path, then: Callable[[float], None]) -> None:
        """Hand to `then` which share of the documents known under an id lie in a folder, 0 to 1."""

        def work() -> float:
            from briefbook.app.moving import likeness  # noqa: PLC0415  # Whoosh is loaded after the first paint

            return likeness(self._places, folder_id, folder)

        self._jobs.run(Lane.ASIDE, work, then, self.failed.emit)

    def move(self, folder_id: FolderId, folder: Path, then: Callable[[Workspace], None]) -> None:
        """Point a known folder at the path where it is now."""

        def work() -> Workspace:
            from briefbook.app.moving import move  # noqa: PLC0415  # Whoosh is loaded after the first paint

            return move(self._places, folder_id, folder)

        self._jobs.run(Lane.ASIDE, work, then, self.failed.emit)

    def compare(self, excerpts: Sequence[Excerpt], then: Callable[[tuple["Comparison", ...]], None]) -> None:
        """Hand to `then` excerpts beside their sources as they are now; nothing where the index is being made."""

        def work(workspace: Workspace) -> tuple["Comparison", ...]:
            from briefbook.app.comparing import compare  # noqa: PLC0415  # Whoosh is loaded after the first paint

            return tuple(compare(workspace, excerpt) for excerpt in excerpts)

        self._run(Lane.ASIDE, work, then, _pass_over)


def _pass_over(_error: BriefbookError) -> None:
    """Say nothing: the comparison is asked for again when the index is there."""
