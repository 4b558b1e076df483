"""App room: bringing a workspace up to date: the indexer process is started, watched, and its report brought back."""

from collections.abc import Mapping

from briefbook.app.workspace import Workspace
from briefbook.disk.walk import UNREADABLE_FOLDER, FolderGone, file_of, walk
from briefbook.extract.base import EXTRACTOR_VERSION
from briefbook.extract.presence import can_be_opened
from briefbook.index.changes import FileState, compare
from briefbook.index.folder_index import FolderIndex
from briefbook.model.document import IndexReport
from briefbook.model.errors import Cancelled, FolderUnreachable, WorkerFailed
from briefbook.model.monitor import Monitor
from briefbook.model.plain import JsonObject, from_plain
from briefbook.worker.supervisor import Child, ChildFailed

_SILENCE_SECONDS = 120.0
"""An indexer that says nothing for so long is stopped; one file may take ten seconds, a large commit more."""


def refresh(workspace: Workspace, monitor: Monitor, *, rebuild: bool = False) -> IndexReport:
    """Index what changed in the folder, in a child process, and return what it came to.

    Args:
        workspace: the open corpus.
        monitor: whom to report to; cancelling keeps what was read so far.
        rebuild: make the whole index anew.

    Raises:
        FolderUnreachable: the folder was indexed before and cannot be reached now.
        IndexBusy: another process is indexing this folder.
        Cancelled: the monitor asked to stop.
        WorkerFailed: the indexer died; what it had committed is kept.
    """
    if not workspace.is_reachable:
        raise FolderUnreachable(
            f"The folder {workspace.folder} cannot be reached; what was indexed before can still be searched."
        )
    workspace.place.mkdir(parents=True, exist_ok=True)
    arguments: JsonObject = {"folder": str(workspace.folder), "place": str(workspace.place), "rebuild": rebuild}
    indexer = Child("index")
    try:
        answer = indexer.call("index", arguments, seconds=_SILENCE_SECONDS, monitor=monitor)
    except ChildFailed as error:
        sentence = "Indexing stopped before its end; what was read is kept. Index the folder again to go on."
        raise WorkerFailed(sentence) from error
    finally:
        indexer.close()
    if answer.result.get("cancelled") is True:
        raise Cancelled("Indexing was stopped; what was read so far can be searched.")
    return from_plain(IndexReport, answer.result["report"])


def is_stale(workspace: Workspace) -> bool:
    """Tell whether the folder differs from its index: a file was added, changed or removed, or can now be opened.

    Raises:
        FolderUnreachable: the folder cannot be looked into.
        IndexDamaged: the index must be rebuilt.
    """
    files: dict[str, FileState] = {}
    closed: list[str] = []
    try:
        for one in walk(workspace.folder):
            if one.skip is None:
                files[one.path] = FileState(one.size, one.mtime_ns, EXTRACTOR_VERSION)
            elif one.skip == UNREADABLE_FOLDER:
                closed.append(one.path)
    except FolderGone as error:
        sentence = f"The folder {workspace.folder} cannot be reached; what was indexed before can still be searched."
        raise FolderUnreachable(sentence) from error
    known: Mapping[str, FileState] = FolderIndex(workspace.place).states()
    changes = compare(files, known, closed)
    return bool(changes.added or changes.removed) or any(
        known[path] != files[path].unopened() or can_be_opened(file_of(workspace.folder, path))
        for path in changes.changed
    )
