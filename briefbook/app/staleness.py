"""App room: what of a folder is not in its index: files that changed, and files that could not be read."""

from briefbook.app.listing import file_holding, list_folder
from briefbook.app.workspace import Workspace
from briefbook.disk.walk import file_of
from briefbook.extract.presence import can_be_opened
from briefbook.index.changes import compare
from briefbook.index.folder_index import FolderIndex


def is_stale(workspace: Workspace) -> bool:
    """Tell whether the folder differs from its index: a file was added, changed or removed, or can now be opened.

    An index that is half made anew differs too.

    Raises:
        FolderUnreachable: the folder cannot be looked into.
        IndexDamaged: the index must be rebuilt.
        LibraryError: what the officer decided about the folder cannot be read.
    """
    index = FolderIndex(workspace.place)
    listing = list_folder(workspace.folder, workspace.library)
    known = index.states()
    changes = compare(listing.files, known, listing.closed)
    return (
        index.is_unfinished()
        or bool(changes.added or changes.removed)
        or any(
            known[path] != listing.files[path].unopened() or can_be_opened(file_of(workspace.folder, path))
            for path in changes.changed
        )
    )


def unread_files(workspace: Workspace) -> tuple[str, ...]:
    """Return the paths of the files that gave no document, or hold a file that gave none.

    Raises:
        IndexDamaged: the index must be rebuilt.
    """
    index = FolderIndex(workspace.place)
    known = index.states()
    reader = index.reader()
    try:
        problems = reader.problems()
    finally:
        reader.close()
    return tuple(dict.fromkeys(file_holding(problem.path, known) for problem in problems))
