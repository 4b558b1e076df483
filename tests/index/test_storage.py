"""What a commit leaves on the disk, in which order, and what is left when the power goes or the system refuses."""

import contextlib
import errno
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from briefbook.index import tables
from briefbook.index.folder_index import FolderIndex
from briefbook.index.manifest import check_of, unsealed
from briefbook.model.errors import IndexingError
from briefbook.model.query import Request
from tests.index.making import STATE, document, fill, indexed
from tests.index.test_crash import shown_version, version

pytestmark = pytest.mark.skipif(
    not Path("/proc/self/fd").is_dir(), reason="this system does not say which file a handle is of"
)


def store_of(index: FolderIndex) -> Path:
    (store,) = index.place.glob("store-*")
    return store


def file_of(handle: int) -> Path:
    return Path(f"/proc/self/fd/{handle}").readlink()


def watch(monkeypatch: pytest.MonkeyPatch, tell: Callable[[str, Path], None]) -> None:
    """Have `tell` called after each step that makes something lasting: what was done, and to which file."""
    flush, name = os.fsync, os.replace

    def fsync(handle: int) -> None:
        flush(handle)
        tell("flushed", file_of(handle))

    def replace(source: Path, target: Path) -> None:
        name(source, target)
        tell("named", target)

    monkeypatch.setattr(os, "fsync", fsync)
    monkeypatch.setattr(os, "replace", replace)


def test_a_commit_is_the_catalogue_then_segments_then_the_manifest_then_the_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    index = indexed(tmp_path, document("a.txt", ["border"]))
    store = store_of(index)
    steps: list[str] = []

    def tell(what: str, path: Path) -> None:
        if path == store:
            steps.append(f"{what} folder")
        elif ".seg" in path.name:
            steps.append(f"{what} segment, catalogue at {catalogue_generation(store)}")
        elif ".toc" in path.name:
            manifest = unsealed(path.read_bytes())
            assert manifest == {one.name: check_of(one) for one in store.glob("*.seg")}
            steps.append(f"{what} list with manifest of {len(manifest)}")

    with monkeypatch.context() as watched:
        watch(watched, tell)
        fill(index, [document("b.txt", ["crossing"])])
    assert steps == [
        "flushed segment, catalogue at 2",
        "named segment, catalogue at 2",
        "flushed folder",
        "flushed list with manifest of 2",
        "named list with manifest of 2",
        "flushed folder",
    ]


def catalogue_generation(store: Path) -> int:
    with contextlib.closing(sqlite3.connect(store / tables.CATALOGUE)) as connection:
        (generation,) = connection.execute("SELECT value FROM facts WHERE name = 'generation'").fetchone()
        return int(generation)


def test_the_catalogue_is_flushed_by_each_transaction(tmp_path: Path) -> None:
    index = indexed(tmp_path, document("a.txt", ["border"]))
    with contextlib.closing(tables.connect(store_of(index) / tables.CATALOGUE)) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert connection.execute("PRAGMA synchronous").fetchone() == (2,)  # FULL


def test_an_old_file_is_not_hashed_again(tmp_path: Path) -> None:
    index = indexed(tmp_path, document("a.txt", ["border " * 500]))
    store = store_of(index)
    (old,) = store.glob("*.seg")
    before = check_of(old)
    old.write_bytes(bytes(before.size))
    fill(index, [document("b.txt", ["crossing"])])
    (toc,) = store.glob("*.toc")
    manifest = unsealed(toc.read_bytes())
    assert len(manifest) == 2
    assert manifest[old.name] == before


class Disk:
    """What of a folder would be there after a power cut: what was flushed, under the names that were flushed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._held = contextlib.ExitStack()
        self._contents: dict[int, bytes] = {}
        self._names: dict[str, int] = {}
        for path in self._files():
            self._held.enter_context(path.open("rb"))  # an inode in use is not given to another file
            self._contents[path.stat().st_ino] = path.read_bytes()
        self._note_names()

    def _files(self) -> list[Path]:
        return [path for path in self.folder.iterdir() if not path.name.startswith(tables.CATALOGUE)]

    def _note_names(self) -> None:
        self._names = {path.name: path.stat().st_ino for path in self._files()}

    def tell(self, what: str, path: Path) -> None:
        """Learn of a step."""
        if what == "flushed" and path == self.folder:
            self._note_names()
        elif what == "flushed" and path.parent == self.folder:
            self._held.enter_context(path.open("rb"))
            self._contents[path.stat().st_ino] = path.read_bytes()

    def cut(self, target: Path, *, all_names: bool) -> None:
        """Write what would be there; with `all_names` names that were not flushed lasted all the same."""
        target.mkdir()
        names = {path.name: path.stat().st_ino for path in self._files()} if all_names else self._names
        for name, inode in names.items():
            (target / name).write_bytes(self._contents.get(inode, b""))
        for path in self.folder.glob(f"{tables.CATALOGUE}*"):
            shutil.copy(path, target)  # SQLite's own flushing is SQLite's to prove

    def close(self) -> None:
        self._held.close()


def test_a_power_cut_leaves_the_commit_before_or_the_new_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    index = indexed(tmp_path / "index", *version(0))
    store = store_of(index)
    cuts: list[Path] = []
    for number in range(1, 4):
        disk = Disk(store)

        def tell(what: str, path: Path, disk: Disk = disk) -> None:
            disk.tell(what, path)
            for all_names in (False, True):
                place = tmp_path / f"{len(cuts)}"
                place.mkdir()
                disk.cut(place / store.name, all_names=all_names)
                shutil.copy(index.place / "index.json", place)
                cuts.append(place)

        first = len(cuts)
        with contextlib.closing(disk), monkeypatch.context() as watched:
            watch(watched, tell)
            fill_version(index, number)
        shown = [version_after(place) for place in cuts[first:]]
        assert set(shown) == {number - 1, number}
        assert shown[-2:] == [number, number]
    assert len(cuts) >= 3 * 12


def fill_version(index: FolderIndex, number: int) -> None:
    with index.writer() as writer:
        for one in version(number):
            writer.put(one, STATE)
        writer.remove(f"{number - 1}.gone")
        writer.commit()


def version_after(place: Path) -> int:
    with contextlib.closing(FolderIndex(place).reader()) as reader:
        return shown_version(reader)


FOLDER_FLUSHED = 2
REFUSALS = [errno.ENOSPC, errno.EACCES, errno.EIO]


def refusing(step: int, code: int, do: Callable[..., None], done: Iterator[int]) -> Callable[..., None]:
    def refuse(*arguments: object) -> None:
        if next(done) == step:
            raise OSError(code, os.strerror(code))
        do(*arguments)

    return refuse


def refusal_of(do: Callable[[], None]) -> IndexingError | None:
    try:
        do()
    except IndexingError as error:
        return error
    return None


@pytest.mark.parametrize("code", REFUSALS, ids=errno.errorcode.__getitem__)
@pytest.mark.parametrize("step", range(5))
def test_a_refusal_at_any_step_leaves_the_last_commit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: int, code: int
) -> None:
    index = indexed(tmp_path, *version(0))
    with index.writer() as writer:
        for one in version(1):
            writer.put(one, STATE)
        writer.remove("0.gone")
        with monkeypatch.context() as patched:
            done = iter(range(100))
            patched.setattr(os, "fsync", refusing(step, code, os.fsync, done))
            patched.setattr(os, "replace", refusing(step, code, os.replace, done))
            refusal = refusal_of(writer.commit)
        if (step, code) == (FOLDER_FLUSHED, errno.EACCES):
            assert refusal is None  # a folder that may not be flushed is flushed by nobody
        else:
            assert type(refusal) is IndexingError
            assert "disk is full" in refusal.sentence or "try again" in refusal.sentence
        with contextlib.closing(index.reader()) as reader:
            shown = shown_version(reader)
        if shown == 0:
            writer.commit()
    with contextlib.closing(index.reader()) as reader:
        assert shown_version(reader) == 1
        assert reader.find(Request("version0"), True).total == 0
    for _ in index.check():
        pass
