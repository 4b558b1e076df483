"""A child that hangs, dies or runs wild is stopped, named, and replaced; its parent goes on."""

import contextlib
import subprocess
import sys
from pathlib import Path

import pytest

from briefbook.model.errors import Cancelled, DamagedFile, TemplateError
from briefbook.worker.protocol import error_from_plain, error_to_plain
from briefbook.worker.supervisor import Child, ChildFailed, child_command
from tests.processes import kill


class Stopping:
    """A monitor that asks to stop from the first moment."""

    def label(self, text: str) -> None: ...

    def advance(self, done: int, total: int) -> None: ...

    def cancelled(self) -> bool:
        return True


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    file = tmp_path / "note.txt"
    file.write_text("A first line of the note.\n\nA second paragraph with enough words to stand alone.\n", "utf-8")
    return file


def test_a_guest_reads_a_file_and_answers_with_its_document(corpus: Path) -> None:
    guest = Child("guest")
    try:
        answer = guest.call("extract", {"file": str(corpus), "path": "note.txt"}, seconds=20)
    finally:
        guest.close()
    reading = answer.result["reading"]
    assert isinstance(reading, dict)
    assert isinstance(reading["document"], dict)
    assert reading["document"]["path"] == "note.txt"


def test_what_a_job_reports_arrives_as_the_same_error(tmp_path: Path) -> None:
    damaged = tmp_path / "broken.docx"
    damaged.write_bytes(b"PK\x03\x04 not a zip at all")
    guest = Child("guest")
    try:
        with pytest.raises(DamagedFile) as caught:
            guest.call("extract", {"file": str(damaged), "path": "broken.docx"}, seconds=20)
    finally:
        guest.close()
    assert caught.value.path == "broken.docx"


@pytest.mark.skipif(sys.platform == "win32", reason="stops a process with a POSIX signal")
def test_a_killed_guest_is_named_and_the_next_call_gets_a_new_one(corpus: Path) -> None:
    guest = Child("guest")
    try:
        guest.call("extract", {"file": str(corpus), "path": "note.txt"}, seconds=20)
        first = guest.pid
        assert first is not None
        kill(first)
        with contextlib.suppress(ChildFailed):  # whether its death is seen before or during the call is the system's
            guest.call("extract", {"file": str(corpus), "path": "note.txt"}, seconds=20)
        guest.call("extract", {"file": str(corpus), "path": "note.txt"}, seconds=20)
        assert guest.pid not in (None, first)
    finally:
        guest.close()


def test_a_job_nobody_knows_is_a_fault_and_the_guest_lives_on(corpus: Path) -> None:
    guest = Child("guest")
    try:
        with pytest.raises(ChildFailed, match="fault"):
            guest.call("no such job", {}, seconds=20)
        guest.call("extract", {"file": str(corpus), "path": "note.txt"}, seconds=20)
    finally:
        guest.close()


def test_a_guest_loads_neither_whoosh_nor_qt(tmp_path: Path) -> None:
    jobs = "import briefbook.app.guest_jobs, briefbook.app.note_jobs"
    probe = f"import sys; {jobs}; print([m for m in ('whoosh', 'PySide6') if m in sys.modules])"
    command = child_command("guest")
    command[command.index("-c") + 1] = "import sys; sys.path.insert(0, sys.argv.pop(1)); " + probe
    run = subprocess.run(command, capture_output=True, text=True, check=True, encoding="utf-8")
    assert run.stdout.strip() == "[]"


def test_every_error_survives_the_way_between_processes() -> None:
    error = error_from_plain(error_to_plain(TemplateError("No such name.", "cimm", 3, "{{ nme }}")))
    assert isinstance(error, TemplateError)
    assert (error.sentence, error.template, error.line, error.text_of_line) == ("No such name.", "cimm", 3, "{{ nme }}")


def test_a_cancelled_call_ends() -> None:
    guest = Child("guest")
    try:
        with pytest.raises((Cancelled, ChildFailed)):
            guest.call("no such job", {}, seconds=20, monitor=Stopping())
    finally:
        guest.close()
