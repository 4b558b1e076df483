"""A page that hangs the guest or ends it is left out and named; the pages beside it are kept."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from briefbook.app import file_reading
from briefbook.app.file_reading import PassedOver, Unread, read_file, read_files
from briefbook.model.document import Problem, Reading
from briefbook.model.kinds import ProblemKind
from briefbook.model.monitor import Silent
from briefbook.worker.supervisor import Child
from tests.app import failing_guest


@pytest.fixture
def guest() -> Iterator[Child]:
    child = Child("guest", failing_guest.command())
    yield child
    child.close()


def outcome(guest: Child, file: Path) -> Reading | Problem | PassedOver:
    return read_file(guest, file, file.name, Silent())


def pages(found: Reading | Problem | PassedOver) -> list[int | None]:
    assert isinstance(found, Reading), found
    return [passage.page for passage in found.document.passages]


def test_all_pages_are_read_when_none_fails(guest: Child, tmp_path: Path) -> None:
    assert pages(outcome(guest, failing_guest.file(tmp_path, 5))) == [1, 2, 3, 4, 5]


def test_pages_that_end_the_guest_are_left_out_and_named(guest: Child, tmp_path: Path) -> None:
    found = outcome(guest, failing_guest.file(tmp_path, 6, crash=(2, 5)))
    assert pages(found) == [1, 3, 4, 6]
    assert isinstance(found, Reading)
    assert [one.line for one in found.document.evidence if one.field == "unread"] == ["left: [2, 5]"]


def test_a_page_that_hangs_is_left_out(guest: Child, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file_reading, "STEP_SECONDS", 1.0)
    assert pages(outcome(guest, failing_guest.file(tmp_path, 4, hang=(3,)))) == [1, 2, 4]


def test_after_too_many_failures_the_pages_up_to_the_last_are_kept(guest: Child, tmp_path: Path) -> None:
    found = outcome(guest, failing_guest.file(tmp_path, 30, crash=tuple(range(10, 31))))
    assert pages(found) == list(range(1, 10))


def test_a_file_none_of_whose_pages_can_be_read_is_a_problem(guest: Child, tmp_path: Path) -> None:
    found = outcome(guest, failing_guest.file(tmp_path, 3, crash=(1, 2, 3)))
    assert isinstance(found, Problem)
    assert outcome(guest, failing_guest.file(tmp_path, 1)) is not None


def test_when_the_time_is_up_the_pages_read_so_far_are_kept(
    guest: Child, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    outcome(guest, failing_guest.file(tmp_path, 1))
    monkeypatch.setattr(file_reading, "FILE_SECONDS", 0.0)
    found = outcome(guest, failing_guest.file(tmp_path, 3))
    assert isinstance(found, Problem)
    assert found.kind is ProblemKind.NO_TEXT


def test_a_file_that_is_nothing_known_is_passed_over_by_rule(guest: Child, tmp_path: Path) -> None:
    (tmp_path / "a.xyz").write_bytes(bytes(range(256)))
    assert outcome(guest, tmp_path / "a.xyz") == PassedOver("unknown type of file")


def together(guest: Child, *files: Path) -> list[Reading | Problem | PassedOver]:
    """Read files as indexing does, and make sure that they come in their order."""
    unread = [Unread(file, str(file), file.stat().st_size) for file in files]
    found = list(read_files(guest, unread, Silent()))
    assert [path for path, _ in found] == [str(file) for file in files]
    return [outcome for _, outcome in found]


def files_of(folder: Path, count: int) -> list[Path]:
    """Make folders with a file of one page each."""
    for number in range(count):
        (folder / str(number)).mkdir()
    return [failing_guest.file(folder / str(number), 1) for number in range(count)]


def test_files_that_are_sent_together_are_what_they_are_alone(guest: Child, tmp_path: Path) -> None:
    files = files_of(tmp_path, 70)
    (files[3].parent / "a.xyz").write_bytes(bytes(range(256)))
    files[3] = files[3].parent / "a.xyz"
    files[5].write_bytes(b"")
    found = together(guest, *files)
    assert found == [read_file(guest, file, str(file), Silent()) for file in files]
    assert isinstance(found[3], PassedOver)
    assert isinstance(found[5], Problem)


def test_a_file_that_ends_the_guest_takes_none_of_its_company_with_it(guest: Child, tmp_path: Path) -> None:
    files = files_of(tmp_path, 6)
    failing_guest.file(files[2].parent, 3, crash=(2,))
    failing_guest.file(files[3].parent, 2, crash=(1, 2))
    found = together(guest, *files)
    assert pages(found[2]) == [1, 3]
    assert isinstance(found[3], Problem)
    assert [pages(found[number]) for number in (0, 1, 4, 5)] == [[1]] * 4


def test_a_page_that_hangs_in_company_is_left_out(
    guest: Child, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file_reading, "STEP_SECONDS", 1.0)
    files = files_of(tmp_path, 4)
    failing_guest.file(files[1].parent, 4, hang=(3,))
    assert [pages(one) for one in together(guest, *files)] == [[1], [1, 2, 4], [1], [1]]
