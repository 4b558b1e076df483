"""Index room: the files of Whoosh, written so that a power cut leaves the old commit or the new one.

Whoosh itself never flushes to the disk. Here each finished segment is flushed before it gets its name, and the list of
segments (TOC), whose name carries the generation, is flushed, named and lasting before a commit counts as done. What
each file must hold stands in the manifest, at the end of the TOC; nothing is read that is not as it was written.
"""

import os
import sys
from collections.abc import Callable
from pathlib import Path

from whoosh.filedb.filestore import FileStorage
from whoosh.filedb.structfile import StructFile

from briefbook.index.checked_file import CheckedFile, CheckedParts
from briefbook.index.manifest import FileCheck, Manifest, check_of, sealed, unsealed
from briefbook.index.pickling import guard_whoosh

if sys.platform == "win32":
    from briefbook.disk import sync_windows as sync
else:
    from briefbook.disk import sync_posix as sync

guard_whoosh()  # before any file of an index can be opened: all of them are opened through this module

_SEGMENT = ".seg"
_UNNAMED = ".unnamed"
_TOC, _TOC_END = "_", ".toc"
"""What the names of TOCs begin with, those of their temporary files too, and what they end with."""


class _LastingFile(StructFile):
    """A file that is on the disk once it is closed; it gets its name `target` only then."""

    def __init__(self, path: Path, target: Path, finish: Callable[["_LastingFile", Path], None]) -> None:
        super().__init__(path.open("wb"), name=target.name)
        self._path = path
        self._target = target
        self._finish = finish

    def close(self) -> None:
        """Flush, close and name the file.

        Raises:
            OSError: the system refused; there is no file of that name.
        """
        self.flush()
        self._finish(self, self._path)
        self.flush()
        os.fsync(self.fileno())
        super().close()
        if self._path != self._target:
            sync.replace(self._path, self._target)


class LastingStorage(FileStorage):
    """The folder of an index; what Whoosh opens in it and forgets to close is closed on release."""

    def __init__(self, folder: Path) -> None:
        super().__init__(str(folder))
        self._folder = folder
        self._opened: list[StructFile] = []
        self._checks: dict[str, FileCheck] = {}

    def create_file(self, name: str) -> StructFile:
        """Return a new file, a segment or a TOC; both are lasting."""
        path = self._folder / name
        is_segment = name.endswith(_SEGMENT)
        written = path.with_name(name + _UNNAMED) if is_segment else path
        file = _LastingFile(written, path, self._note if is_segment else self._seal)
        self._opened.append(file)
        return file

    def _note(self, file: _LastingFile, path: Path) -> None:
        self._checks[str(file)] = check_of(path)

    def _seal(self, file: _LastingFile, path: Path) -> None:
        """Write the manifest: of the segments that are there, those included that this commit no longer names."""
        held = {name: check for name, check in self._checks.items() if (self._folder / name).exists()}
        file.write(sealed(path.read_bytes(), held))

    def open_file(self, name: str, **options: object) -> StructFile:
        """Return an existing file; of a TOC the manifest is read, and counts from then on.

        Raises:
            OSError: it is not there.
            ValueError: a TOC is not as it was written.
        """
        if name.endswith(_TOC_END):
            self._checks = dict(unsealed((self._folder / name).read_bytes()))
        file = super().open_file(name, **options)
        self._opened.append(file)
        return file

    def open_parts(self, name: str) -> CheckedParts:
        """Return what lies in a segment's file; no byte of it is used before it was compared with the manifest.

        Raises:
            OSError: it is not there.
            KeyError: the TOC that was read last does not name it.
            ValueError: it is not as it was written.
        """
        return CheckedParts(CheckedFile(self._folder / name, self._checks[name]))

    @property
    def manifest(self) -> Manifest:
        """What the files must hold, by the TOC that was read last."""
        return self._checks

    def rename_file(self, oldname: str, newname: str, safe: bool = False) -> None:
        """Name a finished TOC: the moment of the commit.

        Raises:
            OSError: the system refused; the commit before it stands.
        """
        if safe and self.file_exists(newname):
            raise FileExistsError(f"{newname} is there already")
        sync.replace(self._folder / oldname, self._folder / newname)

    def release(self) -> None:
        """Close what is still open; `close` is called by each reader of a segment, and the storage outlives it."""
        for file in self._opened:
            if not file.is_closed:
                file.is_closed = True
                file.raw_file().close()
        self._opened.clear()


def sweep(folder: Path) -> None:
    """Remove what a writer that was killed left behind; only the writer may do this.

    Raises:
        OSError: the folder cannot be listed, or a file not removed.
    """
    for path in folder.iterdir():
        if path.name.endswith(_UNNAMED) or (path.name.startswith(_TOC) and path.suffix != _TOC_END):
            path.unlink()
