"""A second process inverts beside the indexer; whatever happens to it, all that was put is found."""

from collections.abc import Sequence
from pathlib import Path

from briefbook.app.invert_job import InvertingChild, inverting_beside
from briefbook.index.folder_index import FolderIndex
from briefbook.worker.supervisor import Child
from tests.index.making import STATE, document, found
from tests.processes import kill

_LETTERS = 20_000
_DOCUMENTS = 60
_ALL = {(f"{number:02}.txt", 1) for number in range(_DOCUMENTS)}


def put_all(
    index: FolderIndex, inverting: InvertingChild, lose_at: int | None = None, child: Child | None = None
) -> None:
    with inverting, index.writer(inverting) as writer:
        for number in range(_DOCUMENTS):
            if number == lose_at and child is not None and child.pid is not None:
                kill(child.pid)
            words = f"ferry number{number} " * (_LETTERS // 15)
            writer.put(document(f"{number:02}.txt", [words]), STATE)
        writer.commit()


def are_found(index: FolderIndex) -> bool:
    reader = index.reader()
    try:
        return found(reader, "ferry") == _ALL and found(reader, "number59") == {("59.txt", 1)}
    finally:
        reader.close()


def segments(place: Path) -> Sequence[Path]:
    return list(place.rglob("*.seg"))


def test_a_second_process_makes_a_segment(tmp_path: Path) -> None:
    child = Child("invert")
    index = FolderIndex(tmp_path)
    put_all(index, InvertingChild(child))
    assert are_found(index)
    assert len(segments(tmp_path)) == 2
    assert child.pid is None


def test_a_second_process_that_is_killed_takes_nothing_with_it(tmp_path: Path) -> None:
    for lose_at in (35, 45, 59):
        child = Child("invert")
        child.call("start", {}, seconds=60)
        index = FolderIndex(tmp_path / str(lose_at))
        put_all(index, InvertingChild(child), lose_at, child)
        assert are_found(index)
        assert child.pid is None


def test_a_second_process_that_does_not_start_is_done_without(tmp_path: Path) -> None:
    index = FolderIndex(tmp_path)
    put_all(index, InvertingChild(Child("invert", [str(tmp_path / "nothing here")])))
    assert are_found(index)


def test_a_second_process_that_was_never_needed_ends(tmp_path: Path) -> None:
    child = Child("invert")
    index = FolderIndex(tmp_path)
    with InvertingChild(child) as inverting, index.writer(inverting) as writer:
        writer.put(document("a.txt", ["A ferry."]), STATE)
        writer.commit()
    assert child.pid is None
    assert len(segments(tmp_path)) == 1


def test_a_second_process_is_for_much_that_is_indexed_and_a_core_to_spare() -> None:
    with inverting_beside([9_999_999], 8) as none, inverting_beside([10_000_000], 2) as neither:
        assert none is neither is None
    with inverting_beside([5_000_000, 5_000_000], 3) as inverting:
        assert inverting is not None
