"""What a reader shows is of one moment, also when a writer goes on while it opens."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from briefbook.index.folder_index import FolderIndex
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
