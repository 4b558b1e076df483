"""A catalogue is copied into memory whole, with what was written ahead, and only while nobody else has it."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from briefbook.index import tables
from briefbook.index.copying import copied
from tests.index.making import document, indexed


@pytest.fixture
def file(tmp_path: Path) -> Path:
    indexed(tmp_path, document("a.txt", ["the border"]))
    (found,) = tmp_path.rglob(tables.CATALOGUE)
    return found


def everything(connection: sqlite3.Connection) -> list[list[tuple[object, ...]]]:
    return [connection.execute(f"SELECT * FROM {table}").fetchall() for table in (tables.PASSAGES, *tables.SMALL)]


def test_a_copy_holds_all_that_the_file_holds_and_leaves_it_free(file: Path) -> None:
    with closing(tables.connect(file)) as connection:
        held = everything(connection)
    assert held[0]
    with closing(copied(file)) as copy:
        assert everything(copy) == held
        with closing(tables.connect(file)) as connection:
            connection.execute("UPDATE facts SET value = 7 WHERE name = 'generation'")
        assert everything(copy) == held


def test_what_was_written_ahead_is_copied_too(file: Path, tmp_path: Path) -> None:
    with closing(tables.connect(file)) as connection:
        connection.execute("UPDATE facts SET value = 7 WHERE name = 'generation'")
        # as a kill leaves them: what was written ahead is not in the file yet
        left = {path.name: path.read_bytes() for path in file.parent.glob(f"{tables.CATALOGUE}*")}
    assert left[f"{tables.CATALOGUE}-wal"]
    other = tmp_path / "left"
    other.mkdir()
    for name in (tables.CATALOGUE, f"{tables.CATALOGUE}-wal"):
        (other / name).write_bytes(left[name])
    with closing(copied(other / tables.CATALOGUE)) as copy:
        assert copy.execute("SELECT value FROM facts WHERE name = 'generation'").fetchone() == (7,)


def test_while_another_has_the_file_nothing_is_copied(file: Path) -> None:
    with closing(tables.connect(file)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        with pytest.raises(sqlite3.OperationalError) as refused:
            copied(file, wait_ms=0)
    assert refused.value.sqlite_errorcode == sqlite3.SQLITE_BUSY


def test_where_no_catalogue_lies_none_is_made(tmp_path: Path) -> None:
    with pytest.raises(sqlite3.OperationalError):
        copied(tmp_path / tables.CATALOGUE)
    assert not [*tmp_path.iterdir()]
