"""App room: a folder that was moved keeps its index, its topics, pins and provenance: its id goes with it.

The files prove it: their sizes and paths, and the content of some of them.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from briefbook.app.workspace import Workspace, known_folders, registered_at
from briefbook.disk.walk import FolderGone, file_of, walk
from briefbook.index.folder_index import FolderIndex
from briefbook.model.document import DocumentRow
from briefbook.model.errors import FolderMissing, IndexDamaged
from briefbook.model.kinds import FolderId
from briefbook.settings.places import Places

_ENOUGH = 0.5
"""Share of the known files that must be there for a folder to be offered as the one that moved."""
_PROBES = 20
"""Documents whose content is compared."""


@dataclass(frozen=True, slots=True)
class Moved:
    """A known folder that may be the one at another path now.

    Attributes:
        was: where it was.
        share: of its documents, how many lie in the folder with the same path and content; 0 to 1.
    """

    id: FolderId
    was: Path
    share: float


def candidates(places: Places, folder: Path) -> tuple[Moved, ...]:
    """Return the known folders, now unreachable, at least half of whose documents lie in `folder`; the best first."""
    found = []
    for folder_id, path in known_folders(places).items():
        if not Path(path).is_dir():
            share = likeness(places, FolderId(folder_id), folder)
            if share >= _ENOUGH:
                found.append(Moved(FolderId(folder_id), Path(path), share))
    return tuple(sorted(found, key=lambda one: (-one.share, one.was)))


def likeness(places: Places, folder_id: FolderId, folder: Path) -> float:
    """Return which share of the documents known under an id lie in `folder`, 0 to 1.

    Paths and sizes are compared for all of them, the content for some, spread over them.
    """
    rows, sizes = _known(places, folder_id)
    if not rows:
        return 0.0
    try:
        there = {one.path: one.size for one in walk(folder) if one.skip is None}
    except FolderGone:
        return 0.0
    alike = [row for row in rows if there.get(row.path) == sizes[row.path]]
    probes = alike[:: max(1, len(alike) // _PROBES)]
    proven = sum(_starts_with(folder, row) for row in probes)
    return len(alike) / len(rows) * proven / max(1, len(probes))


def _known(places: Places, folder_id: FolderId) -> tuple[list[DocumentRow], Mapping[str, int]]:
    index = FolderIndex(places.index(folder_id))
    try:
        sizes = {path: state.size for path, state in index.states().items()}
        reader = index.reader()
    except IndexDamaged:
        return [], {}
    try:
        return [row for row in reader.documents() if row.path in sizes], sizes
    finally:
        reader.close()


def _starts_with(folder: Path, row: DocumentRow) -> bool:
    """Tell whether the file's content has the fingerprint that stands in the document's id."""
    try:
        with file_of(folder, row.path).open("rb") as stream:
            found = hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return False
    return found[:16] == row.id.partition("@")[0]


def same_folder(places: Places, was: Path, folder: Path) -> FolderId:
    """Return the id of the folder that was known at `was`, proven to be the one at `folder`.

    Raises:
        FolderMissing: no folder was known there, or less than half of its documents lie in `folder`.
    """
    path = str(was.expanduser().absolute().resolve())
    known = next((FolderId(one) for one, entry in known_folders(places).items() if entry == path), None)
    if known is None:
        raise FolderMissing(f"No folder at {was} is known; check the name, or index the new folder as it is.")
    share = likeness(places, known, folder)
    if share < _ENOUGH:
        sentence = f"Only {share:.0%} of the documents of {was} lie in {folder}; index it as a folder of its own."
        raise FolderMissing(sentence)
    return known


def move(places: Places, folder_id: FolderId, folder: Path) -> Workspace:
    """Point an id at the path where its folder is now, and return its workspace.

    Raises:
        FolderMissing: there is no folder at that path.
        FolderInUse: the folder is known under an id of its own, with decisions of the officer's.
    """
    if not folder.is_dir():
        raise FolderMissing(f"There is no folder at {folder}; check the name, or choose another folder.")
    return registered_at(folder, folder_id, places)
