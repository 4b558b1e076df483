"""App room: the open corpus: which folder it is, under which id it is known, and where its index lies."""

import json
import os
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from briefbook.disk import atomic
from briefbook.disk.lock import FileLock
from briefbook.disk.walk import file_of
from briefbook.model.errors import FolderInUse, FolderMissing
from briefbook.model.kinds import FolderId
from briefbook.model.plain import JsonObject
from briefbook.settings.places import Places

SAMPLE_ID = FolderId("sample")
_WAIT_SECONDS = 10.0
"""Longest time that another process takes to note a folder."""


@dataclass(frozen=True, slots=True)
class Workspace:
    """A corpus folder with its id.

    Attributes:
        folder: the present path; it may be unreachable.
        label: what the officer sees it called.
        place: folder of its index in the user's own data.
        library: folder of what the officer decided about it, there too.
    """

    id: FolderId
    folder: Path
    label: str
    place: Path
    library: Path

    @property
    def is_reachable(self) -> bool:
        """Whether the folder can be looked into now."""
        return self.folder.is_dir()

    def file(self, path: str) -> Path:
        """Return the file at `path` within the folder; of an attachment or an archive's member, the file it is in."""
        holder = path
        while "/" in holder and not os.path.lexists(file_of(self.folder, holder)):
            holder = holder.rpartition("/")[0]
        found = file_of(self.folder, holder)
        return file_of(self.folder, path) if found.is_dir() else found


def open_workspace(folder: Path, places: Places) -> Workspace:
    """Return the workspace of a folder; a folder not seen before gets an id.

    Raises:
        FolderMissing: it is no folder, and it was never indexed.
    """
    path = folder.expanduser().absolute().resolve()
    known = known_folders(places)
    for folder_id, entry in known.items():
        if entry == str(path):
            return _workspace(FolderId(folder_id), path, places)
    if not path.is_dir():
        raise FolderMissing(f"There is no folder at {folder}; check the name, or choose another folder.")
    return _workspace(_register(path, places), path, places)


def known_folders(places: Places) -> Mapping[str, str]:
    """Return the folders seen before: id → path, newest last."""
    try:
        plain = json.loads(places.folders.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except ValueError:
        return {}  # the index and its ids can be made anew at any time; the books keep path and fingerprint
    if not isinstance(plain, dict):
        return {}
    return {str(key): str(value) for key, value in plain.items()}


def _workspace(folder_id: FolderId, path: Path, places: Places) -> Workspace:
    return Workspace(folder_id, path, path.name or str(path), places.index(folder_id), places.library(folder_id))


def registered_at(folder: Path, folder_id: FolderId, places: Places) -> Workspace:
    """Note that the folder of an id lies at another path now, and return its workspace.

    Raises:
        FolderMissing: no folder was ever known under this id.
        FolderInUse: the folder at that path has an id of its own, under which the officer decided things.
    """
    path = folder.expanduser().absolute().resolve()
    with FileLock(places.folders.with_suffix(".lock")).acquire(_WAIT_SECONDS):
        known: JsonObject = dict(known_folders(places))
        if folder_id not in known:
            raise FolderMissing("This folder is not known to Briefbook; open it as a folder of its own.")
        for other, entry in list(known.items()):
            if entry == str(path) and other != folder_id:
                if places.library(other).is_dir():
                    sentence = (
                        f"{path} is a folder of its own already, with your decisions; it cannot become another one."
                    )
                    raise FolderInUse(sentence)
                del known[other]
        known[folder_id] = str(path)
        _write(known, places)
    return _workspace(folder_id, path, places)


def _register(path: Path, places: Places) -> FolderId:
    places.data.mkdir(parents=True, exist_ok=True)
    with FileLock(places.folders.with_suffix(".lock")).acquire(_WAIT_SECONDS):
        known: JsonObject = dict(known_folders(places))
        for folder_id, entry in known.items():
            if entry == str(path):
                return FolderId(folder_id)
        is_sample = path == places.sample_corpus.resolve()
        folder_id = SAMPLE_ID if is_sample else FolderId(uuid.uuid4().hex[:16])
        known[folder_id] = str(path)
        _write(known, places)
    return folder_id


def _write(known: JsonObject, places: Places) -> None:
    text = json.dumps(known, ensure_ascii=False, indent=1)
    atomic.write(places.folders, text.encode("utf-8"))
