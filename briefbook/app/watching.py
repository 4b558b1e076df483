"""App room: word of changes in an open folder, so that a saved document can be found seconds later."""

from collections.abc import Callable

from briefbook.app.workspace import Workspace
from briefbook.disk import watch


class Watch:
    """Watches the folder of a workspace until it is closed; a folder that cannot be watched gives no word."""

    def __init__(self, workspace: Workspace, changed: Callable[[], None]) -> None:
        """Begin to watch; `changed` is called from a thread of the watch's own when the folder was quiet again."""
        self.is_watching = True
        try:
            self._watch: watch.Watch | None = watch.Watch(workspace.folder, changed)
        except OSError:
            self._watch = None  # the folder is away; opening it again, or Refresh, looks anew
            self.is_watching = False

    def close(self) -> None:
        """Stop watching; no word is given afterwards."""
        if self._watch is not None:
            self._watch.close()
            self._watch = None
            self.is_watching = False
