"""App room: bringing a workspace up to date: the indexer process is started, watched, and its report brought back.

Nothing of the index is loaded here: the indexer alone needs it.
"""

from collections.abc import Sequence

from briefbook.app.listing import unreachable
from briefbook.app.workspace import Workspace
from briefbook.model.document import IndexReport
from briefbook.model.errors import Cancelled, WorkerFailed
from briefbook.model.monitor import Monitor
from briefbook.model.plain import Json, JsonObject, from_plain
from briefbook.worker.supervisor import Child, ChildFailed

_SILENCE_SECONDS = 400.0
"""An indexer that says nothing for so long is stopped; one large file may take five minutes, a large commit less."""
_STOPPED = "Indexing was stopped; what was saved so far can be searched."


def refresh(workspace: Workspace, monitor: Monitor, *, rebuild: bool = False, again: Sequence[str] = ()) -> IndexReport:
    """Index what changed in the folder, in a child process, and return what it came to.

    Args:
        workspace: the open corpus.
        monitor: whom to report to; cancelling keeps what is committed by then, or within a moment.
        rebuild: make the whole index anew; until that is done the old one answers as far as it can be trusted.
        again: paths to read once more though they are unchanged: files, or parts of files.

    Raises:
        FolderUnreachable: the folder was indexed before and cannot be reached now.
        IndexBusy: another process is indexing this folder.
        Cancelled: the monitor asked to stop.
        LibraryError: what the officer decided about the folder cannot be read.
        WorkerFailed: the indexer died; what it had committed is kept.
    """
    if not workspace.is_reachable:
        raise unreachable(workspace.folder)
    workspace.place.mkdir(parents=True, exist_ok=True)
    places: JsonObject = {
        "folder": str(workspace.folder),
        "place": str(workspace.place),
        "library": str(workspace.library),
    }
    files: list[Json] = list(again)
    indexer = Child("index")
    try:
        arguments: JsonObject = {**places, "rebuild": rebuild, "again": files}
        answer = indexer.call("index", arguments, seconds=_SILENCE_SECONDS, monitor=monitor)
    except Cancelled as error:
        raise Cancelled(_STOPPED) from error
    except ChildFailed as error:
        sentence = "Indexing stopped before its end; what was saved is kept. Index the folder again to go on."
        raise WorkerFailed(sentence) from error
    finally:
        indexer.close()
    if answer.result.get("cancelled") is True:
        raise Cancelled(_STOPPED)
    return from_plain(IndexReport, answer.result["report"])
