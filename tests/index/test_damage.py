"""What is not as it was written is noticed, and never shown or run."""

import contextlib
import errno
import json
import os
import pickle
import random
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import whoosh.index
from whoosh.fields import Schema
from whoosh.filedb.filestore import FileStorage

from briefbook.index.folder_index import FolderIndex
from briefbook.index.pickling import loads
from briefbook.model.errors import IndexDamaged, IndexingError
from briefbook.model.query import Request
from tests.index.making import PASSAGES, STATE, document, falsify, fill, found, indexed

HELD = tuple(
    document(f"{number}.txt", [f"border crossing {number}", "The rule of law", f"l’asile {number} " * 30], date="2024")
    for number in range(8)
)
QUERIES = ("border", '"rule of law"', "asi*", "crossing 3 -law", "", "title:x", "law OR asile since:2023")


def store_of(place: Path) -> Path:
    (store,) = place.glob("store-*")
    return store


def only(folder: Path, pattern: str) -> Path:
    (path,) = folder.glob(pattern)
    return path


def read_all(index: FolderIndex) -> list[object]:
    """Return everything that the officer could see, or fail as the index fails."""
    reader = index.reader()
    try:
        answers: list[object] = [reader.find(Request(text, limit=1000), True) for text in QUERIES]
        answers += [reader.document(one.path) for one in HELD]
        return [*answers, reader.documents(), reader.problems(), reader.skipped()]
    finally:
        reader.close()


@pytest.mark.parametrize("pattern", ["catalogue.sqlite", "*.seg", "*.toc"])
@pytest.mark.parametrize("how", ["removed", "emptied", "halved", "overwritten"])
def test_a_damaged_file_is_noticed_and_the_index_made_anew(tmp_path: Path, pattern: str, how: str) -> None:
    index = indexed(tmp_path, *HELD)
    path = only(store_of(tmp_path), pattern)
    data = path.read_bytes()
    path.unlink()
    if how != "removed":
        path.write_bytes({"emptied": b"", "halved": data[: len(data) // 2], "overwritten": os.urandom(len(data))}[how])
    with pytest.raises(IndexDamaged, match="damaged; it is being made anew"):
        read_all(index)
    index.rebuild()
    fill(index, HELD)
    assert len(read_all(index)) == len(QUERIES) + len(HELD) + 3


@pytest.mark.parametrize("content", ["", "{", "[]", '{"layout": 1}', '{"layout": 1, "store": "../elsewhere"}'])
def test_a_damaged_pointer_is_noticed(tmp_path: Path, content: str) -> None:
    index = indexed(tmp_path, *HELD)
    (tmp_path / "index.json").write_text(content, encoding="utf-8")
    for use in (index.reader, index.states, lambda: index.exists):
        with pytest.raises(IndexDamaged):
            use()
    with pytest.raises(IndexDamaged), index.writer():
        pass
    index.rebuild()
    assert index.states() == {}


def test_an_index_of_another_layout_is_made_anew(tmp_path: Path) -> None:
    index = indexed(tmp_path, *HELD)
    pointer = tmp_path / "index.json"
    plain = json.loads(pointer.read_text(encoding="utf-8"))
    pointer.write_text(json.dumps({**plain, "layout": plain["layout"] + 1}), encoding="utf-8")
    with pytest.raises(IndexDamaged):
        index.reader()


def test_a_catalogue_of_another_time_is_noticed(tmp_path: Path) -> None:
    index = indexed(tmp_path / "index", *HELD)
    catalogue = store_of(index.place) / "catalogue.sqlite"
    shutil.copy(catalogue, tmp_path / "old")
    fill(index, [document("0.txt", ["another text"])])
    shutil.copy(tmp_path / "old", catalogue)
    with pytest.raises(IndexDamaged):
        index.reader()
    with pytest.raises(IndexDamaged), index.writer():
        pass


def test_a_passage_that_is_not_the_one_indexed_is_never_shown(tmp_path: Path) -> None:
    index = indexed(tmp_path, *HELD)
    falsify(store_of(tmp_path) / "catalogue.sqlite", PASSAGES, "crossing 1", "crossinx 1")
    reader = index.reader()
    assert len(found(reader, "asile")) == len(HELD)
    with pytest.raises(IndexDamaged):
        reader.find(Request("border"), True)
    with pytest.raises(IndexDamaged):
        reader.find(Request('"border crossing"'), True)
    reader.close()


def test_no_single_bit_shows_a_text_that_was_never_there(tmp_path: Path, full_size: bool) -> None:
    index = indexed(tmp_path / "index", *HELD)
    texts = {one.passage_id(passage.ordinal): passage.text for one in HELD for passage in one.passages}
    store = store_of(index.place)
    files = sorted(path for path in store.iterdir() if path.is_file())
    chance = random.Random(2024)
    noticed = 0
    for _ in range(500 if full_size else 60):
        path = chance.choice(files)
        data = bytearray(path.read_bytes())
        bit = chance.randrange(8 * len(data))
        data[bit // 8] ^= 1 << bit % 8
        path.write_bytes(data)
        try:
            for answer in read_all(index):
                for hit in getattr(answer, "hits", ()):
                    assert texts[hit.passage_id] == hit.text
        except IndexDamaged:
            noticed += 1
        data[bit // 8] ^= 1 << bit % 8
        path.write_bytes(data)
    assert noticed
    read_all(index)


class Payload:
    """Makes a file when it is unpickled."""

    def __init__(self, mark: Path) -> None:
        self.mark = mark

    def __reduce__(self) -> tuple[Callable[[str], object], tuple[str]]:
        return os.mkdir, (str(self.mark),)


@pytest.mark.parametrize("route", ["segments", "schema", "directory"])
def test_code_in_the_index_folder_is_not_run(tmp_path: Path, route: str) -> None:
    index = indexed(tmp_path / "index", *HELD)
    store, mark = store_of(index.place), tmp_path / "the code was run"
    payload = pickle.dumps(Payload(mark))
    storage = FileStorage(str(store))
    if route == "directory":
        segment = storage.create_file(only(store, "*.seg").name)
        segment.write_long(12)
        segment.write_int(len(payload))
        segment.write(payload)
        segment.close()
    else:
        schema = payload if route == "schema" else pickle.dumps(Schema())
        forge_toc(storage, only(store, "*.toc"), schema, payload if route == "segments" else pickle.dumps([]))
    with contextlib.suppress(IndexDamaged):
        read_all(index)
    assert not mark.exists()
    run_unguarded(store)
    assert mark.exists()  # the code was live


def forge_toc(storage: FileStorage, toc: Path, schema: bytes, segments: bytes) -> None:
    """Write a TOC as Whoosh does, of generation 1, with pickles of our choice."""
    data = toc.read_bytes()
    length_of_schema = 2  # bytes of the number that stands before its pickle
    head = data[: data.index(b"\x80") - length_of_schema]
    file = storage.create_file(toc.name)
    file.write(head)
    file.write_string(schema)
    file.write_int(1)
    file.write_int(0)
    file.write(segments)
    file.close()


def run_unguarded(store: Path) -> None:
    """Open an index with Whoosh as it comes."""
    code = "import sys, whoosh.index; whoosh.index.open_dir(sys.argv[1]).searcher()"
    subprocess.run([sys.executable, "-W", "ignore", "-c", code, str(store)], capture_output=True, check=False)


@pytest.mark.parametrize("protocol", [0, 2, 5])
def test_a_pickle_that_names_anything_else_is_refused(tmp_path: Path, protocol: int) -> None:
    mark = tmp_path / "the code was run"
    for harmful in (Payload(mark), os.system, getattr, whoosh.index.TOC):
        with pytest.raises(pickle.UnpicklingError, match="an index holds no"):
            loads(pickle.dumps(harmful, protocol))
    assert not mark.exists()
    assert loads(pickle.dumps(((1, 2), None, (b"a", b"b")), 5)) == ((1, 2), None, (b"a", b"b"))


def test_a_full_disk_leaves_the_last_commit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_room(handle: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    index = indexed(tmp_path, *HELD)
    before = read_all(index)
    with index.writer() as writer:
        writer.put(document("new.txt", ["a new border " * 1000]), STATE)
        with monkeypatch.context() as patched:
            patched.setattr(os, "fsync", no_room)
            with pytest.raises(IndexingError, match="disk is full"):
                writer.commit()
        assert read_all(index) == before
        writer.commit()
    reader = index.reader()
    assert ("new.txt", 1) in found(reader, "border")
    reader.close()
