"""Code that was put into the index folder, in files that are whole and sealed as ours are, is never run."""

import contextlib
import os
import pickle
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import IO

import pytest
import whoosh.filedb.structfile
import whoosh.index

from briefbook.index import posting_block, term_table
from briefbook.index.folder_index import FolderIndex
from briefbook.index.segments import INDEX_NAME
from briefbook.model.errors import IndexDamaged
from briefbook.model.query import Request
from tests.index.making import document, indexed

TEXTS = ["border crossing", "border " * 300, *(f"asylum {number}" for number in range(40))]
READS_ALL_WITH_WHOOSH_ALONE = """
import sys, whoosh.index
reader = whoosh.index.open_dir(sys.argv[1], indexname=sys.argv[2]).reader()
for field, term in reader.all_terms():
    list(reader.postings(field, term).all_ids())
"""


class Payload:
    """Makes a folder when it is unpickled."""

    def __init__(self, mark: Path) -> None:
        self.mark = mark

    def __reduce__(self) -> tuple[Callable[[str], object], tuple[str]]:
        return os.mkdir, (str(self.mark),)


def forge_lists(forging: pytest.MonkeyPatch, mark: Path) -> None:
    forging.setattr(posting_block, "written", lambda *_: (0, pickle.dumps(Payload(mark), 4)))


def forge_terms(forging: pytest.MonkeyPatch, mark: Path) -> None:
    forging.setattr(term_table, "dumps", lambda _value: pickle.dumps(Payload(mark), 4))


def forge_directory_and_segments(forging: pytest.MonkeyPatch, mark: Path) -> None:
    def dump(_value: object, file: IO[bytes], _protocol: int = -1) -> None:
        file.write(pickle.dumps(Payload(mark), 4))

    forging.setattr(whoosh.filedb.structfile, "dump_pickle", dump)


def forge_schema(forging: pytest.MonkeyPatch, mark: Path) -> None:
    forging.setattr(whoosh.index.pickle, "dumps", lambda _value, _protocol: pickle.dumps(Payload(mark), 4))


@pytest.mark.parametrize("forge", [forge_lists, forge_terms, forge_directory_and_segments, forge_schema])
def test_no_pickle_of_a_sealed_index_runs_code(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, forge: Callable[[pytest.MonkeyPatch, Path], None]
) -> None:
    mark = tmp_path / "the code was run"
    FolderIndex(tmp_path / "index").rebuild()
    with monkeypatch.context() as forging:
        forge(forging, mark)
        index = indexed(tmp_path / "index", document("a.txt", TEXTS))
    for _ in range(2):
        with contextlib.suppress(IndexDamaged), contextlib.closing(index.reader()) as reader:
            reader.find(Request("border"), True)
            reader.find(Request("asylum 3 bor*"), True)
        with contextlib.suppress(IndexDamaged):
            for _ in index.check():
                pass
        with contextlib.suppress(IndexDamaged), index.writer() as writer:
            writer.remove("a.txt")
            writer.commit()
        assert not mark.exists()
    assert not mark.exists()


@pytest.mark.parametrize("forge", [forge_lists, forge_terms, forge_directory_and_segments, forge_schema])
def test_the_code_that_is_not_run_is_live(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, forge: Callable[[pytest.MonkeyPatch, Path], None]
) -> None:
    mark = tmp_path / "the code was run"
    FolderIndex(tmp_path / "index").rebuild()
    with monkeypatch.context() as forging:
        forge(forging, mark)
        indexed(tmp_path / "index", document("a.txt", TEXTS))
    (store,) = (tmp_path / "index").glob("store-*")
    arguments = [sys.executable, "-W", "ignore", "-c", READS_ALL_WITH_WHOOSH_ALONE, str(store), INDEX_NAME]
    subprocess.run(
        arguments, capture_output=True, check=False, env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    )
    assert mark.exists()
