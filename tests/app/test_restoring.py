"""A damaged or lost book comes back from its backup: nothing that lay there is lost, and no good book is replaced."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from briefbook.app.assembling import create_book, open_book, write
from briefbook.app.changing import held
from briefbook.app.restoring import good_copy, restore
from briefbook.model.errors import BookDamaged, BookError, BookLocked, BookMissing
from briefbook.model.excerpt import paragraphs
from briefbook.settings.places import Places

NOW = datetime(2024, 2, 7, 12, 0, tzinfo=UTC)


@pytest.fixture
def path(tmp_path: Path, places: Places) -> Path:
    book = create_book(tmp_path / "Café.brief", "cimm-narrative", {"committee": "CIMM"}, places)
    write(book, "Introduction", paragraphs("Saved words."))
    book.save(NOW)
    return book.path


def texts(path: Path, places: Places) -> list[str]:
    return [entry.text for _, _, entry in open_book(path, places).book.entries()]


def test_a_damaged_book_comes_back_and_the_damaged_file_is_kept_beside_it(path: Path, places: Places) -> None:
    damaged = path.read_bytes()[:-60]
    path.write_bytes(damaged)
    restored = restore(path, places)
    assert texts(path, places) == ["Saved words."]
    assert (restored.path, restored.saved_at) == (path, NOW.isoformat())
    assert restored.kept == path.with_name("Café (damaged).brief")
    assert restored.kept.read_bytes() == damaged


def test_edits_that_were_not_saved_when_the_file_was_damaged_are_there_too(path: Path, places: Places) -> None:
    write(open_book(path, places), "Introduction", paragraphs("Typed just before."))
    path.write_bytes(b"")
    restore(path, places)
    assert texts(path, places) == ["Saved words.", "Typed just before."]


def test_a_lost_book_comes_back(path: Path, places: Places) -> None:
    path.unlink()
    assert restore(path, places).kept is None
    assert texts(path, places) == ["Saved words."]


def test_a_good_book_is_never_replaced(path: Path, places: Places) -> None:
    before = path.read_bytes()
    with pytest.raises(BookError, match="is not damaged"):
        restore(path, places)
    assert path.read_bytes() == before
    assert [one.name for one in path.parent.glob("*.brief")] == [path.name]


def test_without_a_backup_nothing_is_touched_and_the_sentence_says_so(tmp_path: Path, places: Places) -> None:
    other = tmp_path / "other.brief"
    with pytest.raises(BookMissing):
        restore(other, places)
    other.write_bytes(b"{}")
    with pytest.raises(BookDamaged, match="no backup of it was found"):
        restore(other, places)
    assert other.read_bytes() == b"{}"
    assert good_copy(other, places) is None


def test_a_book_that_another_program_holds_is_left_to_it(path: Path, places: Places) -> None:
    path.write_bytes(b"")
    with held(path, places), pytest.raises(BookLocked):
        restore(path, places, wait_seconds=0.0)
    assert path.read_bytes() == b""


def test_what_would_come_back_is_told_before(path: Path, places: Places) -> None:
    path.write_bytes(b"")
    copy = good_copy(path, places)
    assert copy is not None
    assert copy.saved_at == NOW.isoformat()
    assert texts(copy.path, places) == ["Saved words."]
