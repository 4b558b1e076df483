"""What a reader shows is of one moment, also when a writer goes on while it opens."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from briefbook.index.folder_index import FolderIndex
from briefbook.index.matching import Matcher
from briefbook.index.place import Place as IndexPlace
from briefbook.index.recent import Recent
from briefbook.index.snapshot import Snapshot
from briefbook.model.errors import IndexDamaged
from briefbook.model.query import Word
from tests.index.making import STATE, document, found, indexed


def remove_and_go_on(index: FolderIndex) -> None:
    """Remove a file in one commit; the next one clears away what the first has removed."""
    with index.writer() as writer:
        writer.remove("a.txt")
        writer.commit()
    with index.writer() as writer:
        writer.put(document("c.txt", ["The third ferry"]), STATE)
        writer.commit()


def test_commits_that_come_while_a_reader_opens_are_shown_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    index = indexed(tmp_path, document("a.txt", ["The first ferry"]), document("b.txt", ["The second ferry"]))
    real: Callable[..., sqlite3.Connection] = sqlite3.connect

    def connect(*arguments: object, **named: object) -> sqlite3.Connection:
        monkeypatch.setattr(sqlite3, "connect", real)
        remove_and_go_on(index)  # the reader has its segments, and is about to open the catalogue
        return real(*arguments, **named)

    monkeypatch.setattr(sqlite3, "connect", connect)
    reader = index.reader()
    try:
        assert [row.path for row in reader.documents()] == ["b.txt", "c.txt"]
        assert found(reader, "ferry") == {("b.txt", 1), ("c.txt", 1)}
    finally:
        reader.close()


def test_a_refresh_opens_new_segments_only(tmp_path: Path) -> None:
    index = indexed(tmp_path, *(document(f"{number}.txt", ["A ferry"]) for number in range(200)))
    store = IndexPlace(tmp_path).store()
    assert store is not None
    with closing(Snapshot.open(store)) as before:
        with index.writer() as writer:
            writer.put(document("new.txt", ["A new ferry"]), STATE)
            writer.remove("0.txt")
            writer.commit()
        after = Snapshot.open(store, before)
        ((_, large), (_, small)) = after.segments.spans
        ((_, known),) = before.segments.spans
        assert large.shares_files_with(known)
        assert not small.shares_files_with(known)
        assert (before.live.bit_count(), after.live.bit_count()) == (200, 200)
        before.close(after)
        # what both read is still open
        assert Matcher(after).bits(Word("ferry")).bit_count() == 200
        after.close()


def test_an_older_snapshot_answers_on_when_a_newer_one_cannot_be_opened(tmp_path: Path) -> None:
    index = indexed(tmp_path, document("a.txt", ["The first ferry"]))
    reader = index.reader()
    with index.writer() as writer:
        writer.put(document("b.txt", ["The second ferry"]), STATE)
        writer.commit()
    store = IndexPlace(tmp_path).store()
    assert store is not None
    newest = max(store.glob("*.seg"), key=lambda path: path.stat().st_mtime_ns)
    newest.write_bytes(newest.read_bytes()[:-1])
    with pytest.raises(IndexDamaged):
        reader.refresh()
    assert found(reader, "ferry") == {("a.txt", 1)}
    reader.close()


def test_what_is_remembered_is_bounded() -> None:
    kept: Recent[int, str] = Recent(100)
    for number in range(1000):
        kept.put(number % 60, "x", 10)
    assert sum(number in kept for number in range(60)) == 10
    kept.put(61, "heavier than all", 101)
    assert not any(number in kept for number in range(62))
