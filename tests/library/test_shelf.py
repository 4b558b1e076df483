"""A file of decisions is whole, or the one before it is; nothing that was decided is lost without a word."""

import errno
import functools
from pathlib import Path

import pytest

from briefbook.disk import atomic, envelope
from briefbook.library.shelf import Shelf
from briefbook.model.errors import LibraryError
from briefbook.model.plain import JsonObject

FORMAT = "briefbook-test/1"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "library" / "test.json"


def _with(word: str, held: JsonObject) -> JsonObject:
    return {**held, word: True}


def decided(file: Path, *words: str) -> Shelf:
    shelf = Shelf(file, FORMAT)
    for word in words:
        shelf.change(functools.partial(_with, word))
    return shelf


def test_nothing_is_decided_where_no_file_lies(file: Path) -> None:
    assert Shelf(file, FORMAT).read() == {}


def test_what_is_decided_is_read_again(file: Path) -> None:
    decided(file, "a", "b")
    assert Shelf(file, FORMAT).read() == {"a": True, "b": True}


def test_deciding_the_same_again_writes_nothing(file: Path) -> None:
    shelf = decided(file, "a")
    before = file.stat().st_mtime_ns, file.read_bytes()
    shelf.change(dict)
    assert (file.stat().st_mtime_ns, file.read_bytes()) == before


@pytest.mark.parametrize("damage", [b"", b"{", b"\x00" * 500])
def test_a_damaged_file_gives_what_was_decided_before(file: Path, damage: bytes) -> None:
    shelf = decided(file, "a", "b")
    file.write_bytes(damage)
    assert shelf.read() == {"a": True}
    shelf.change(lambda held: {**held, "c": True})
    assert shelf.read() == {"a": True, "c": True}


def test_when_both_files_are_damaged_it_is_said_and_neither_is_touched(file: Path) -> None:
    shelf = decided(file, "a", "b")
    before = next(file.parent.glob("*.before"))
    for one in (file, before):
        one.write_bytes(b"?")
    with pytest.raises(LibraryError, match="is damaged"):
        shelf.change(lambda _: {})
    assert (file.read_bytes(), before.read_bytes()) == (b"?", b"?")


def test_a_file_of_a_newer_briefbook_is_left_alone(file: Path) -> None:
    file.parent.mkdir()
    file.write_bytes(envelope.wrap("briefbook-test/2", {"x": 1}, "2030-01-01"))
    held = file.read_bytes()
    with pytest.raises(LibraryError, match="newer Briefbook"):
        Shelf(file, FORMAT).change(lambda _: {})
    assert file.read_bytes() == held


def test_a_full_disk_leaves_what_was_decided(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shelf = decided(file, "a")

    def refuse(path: Path, data: bytes) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", str(path))

    monkeypatch.setattr(atomic, "write", refuse)
    with pytest.raises(LibraryError, match="make room"):
        shelf.change(lambda held: {**held, "b": True})
    assert shelf.read() == {"a": True}
