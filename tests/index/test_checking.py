"""A whole commit, compared with what was written: nothing that is damaged passes, and nothing that is sound fails."""

import contextlib
import random
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from briefbook.index.folder_index import FolderIndex
from briefbook.index.manifest import CHUNK
from briefbook.model.errors import IndexDamaged
from tests.index.making import BODIES, LEXICON, PASSAGES, STATE, document, falsify, fill, found, indexed

WORDS = [f"word{number}" for number in range(4000)]


def many(tmp_path: Path) -> FolderIndex:
    """Return an index whose segment is compared in several pieces."""
    chance = random.Random(5)
    texts = [" ".join(chance.choices(WORDS, k=30)) for _ in range(300)]
    return indexed(tmp_path, *(document(f"{number}.txt", texts[number::10], title="A title") for number in range(10)))


def steps(index: FolderIndex) -> int:
    return sum(1 for _ in index.check())


def changed(statement: str) -> Callable[[Path], None]:
    def change(store: Path) -> None:
        with contextlib.closing(sqlite3.connect(store / "catalogue.sqlite")) as connection, connection:
            connection.execute(statement)

    return change


def repacked(column: str, old: str, new: str) -> Callable[[Path], None]:
    """Return what puts other text into the first row of a packed column, and packs it well."""

    def change(store: Path) -> None:
        falsify(store / "catalogue.sqlite", column, old, new)

    return change


def turned_over(store: Path) -> None:
    """Turn over a bit among the posting lists, which nothing else looks at."""
    (segment,) = store.glob("*.seg")
    data = bytearray(segment.read_bytes())
    assert len(data) > 4 * CHUNK
    data[len(data) // 3] ^= 16
    segment.write_bytes(data)


def out_of_order(store: Path) -> None:
    """Leave a row out of an index of SQLite's, as a bit there would."""
    with contextlib.closing(sqlite3.connect(store / "catalogue.sqlite")) as connection, connection:
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute("UPDATE sqlite_schema SET sql = replace(sql, 'path)', 'size)') WHERE name LIKE '%by_path'")


DAMAGES = [
    turned_over,
    out_of_order,
    repacked(PASSAGES, '"paragraph"', '"quotation"'),
    repacked(PASSAGES, "null", '"en"'),
    repacked(PASSAGES, "word17", "word71"),
    changed("DELETE FROM passages WHERE row > 40"),
    repacked(BODIES, "[[],[],[]]", '[[],[],[[1,"Page 1",""]]]'),
    changed("UPDATE documents SET title = 'Another' WHERE path = '3.txt'"),
    repacked(LEXICON, "word17", "word71"),
    repacked(LEXICON, "eword17", "eword71"),
    changed("DELETE FROM lexicon"),
]


def test_a_sound_index_passes_after_every_sort_of_commit(tmp_path: Path) -> None:
    index = FolderIndex(tmp_path)
    assert steps(index) == 0
    for texts in (["border"], ["border", "crossing"], [], ["asylum"]):
        with index.writer() as writer:
            writer.put(document("a.txt", texts), STATE)
            writer.put(document(f"{len(texts)}.txt", texts), STATE)
            writer.commit()
            writer.remove("0.txt")
            writer.commit()
        assert steps(index) > 0


@pytest.mark.parametrize("damage", DAMAGES)
def test_what_nobody_asked_for_is_found(tmp_path: Path, damage: Callable[[Path], None]) -> None:
    index = many(tmp_path)
    steps(index)
    (store,) = tmp_path.glob("store-*")
    damage(store)
    with pytest.raises(IndexDamaged):
        steps(index)


def test_a_commit_in_the_midst_of_it_ends_it(tmp_path: Path) -> None:
    index = many(tmp_path)
    looking = index.check()
    next(looking)
    fill(index, [document("new.txt", ["border"])])
    with index.writer() as writer:
        for number in range(10):
            writer.remove(f"{number}.txt")
        writer.commit()
    for _ in looking:
        pass
    steps(index)


def test_one_that_is_left_in_the_midst_lets_go_of_its_files(tmp_path: Path) -> None:
    index = many(tmp_path)
    looking = index.check()
    next(looking)
    del looking
    index.rebuild()
    assert [path.name for path in tmp_path.glob("store-*")] == ["store-2"]


def test_bytes_are_compared_before_their_first_use(tmp_path: Path) -> None:
    index = many(tmp_path)
    (store,) = tmp_path.glob("store-*")
    with contextlib.closing(index.reader()) as reader:
        sound = {word: found(reader, word) for word in WORDS[::40]}
    (segment,) = store.glob("*.seg")
    data = segment.read_bytes()
    refused = 0
    for place in range(100, len(data), CHUNK):
        segment.write_bytes(data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :])
        for word in WORDS[::40]:
            try:
                with contextlib.closing(index.reader()) as reader:
                    assert found(reader, word) == sound[word]
            except IndexDamaged:
                refused += 1
    assert refused > len(data) // CHUNK
