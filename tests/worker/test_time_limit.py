"""A child that keeps silent for longer than its job may take is stopped, and the next job gets a new one."""

import os
import signal
import sys
import time
from pathlib import Path

import pytest

from briefbook.model.errors import Cancelled
from briefbook.worker.supervisor import Child, ChildFailed
from tests.worker.test_supervisor import Stopping

if sys.platform != "win32":  # a child is made silent with a signal that Windows does not have

    def test_a_child_that_keeps_silent_is_stopped_at_the_limit_of_its_job(tmp_path: Path) -> None:
        file = tmp_path / "note.txt"
        file.write_text("The ferries ran all winter, and nobody on the quay had thought it possible.\n", "utf-8")
        guest = Child("guest")
        try:
            guest.call("extract", {"file": str(file), "path": "note.txt"}, seconds=20)
            first = guest.pid
            assert first is not None
            os.kill(first, signal.SIGSTOP)
            began = time.monotonic()
            with pytest.raises(ChildFailed, match="too-slow"):
                guest.call("extract", {"file": str(file), "path": "note.txt"}, seconds=0.5)
            assert 0.5 <= time.monotonic() - began < 10
            assert guest.pid is None
            guest.call("extract", {"file": str(file), "path": "note.txt"}, seconds=20)
            assert guest.pid not in (None, first)
        finally:
            guest.close()

    def test_a_guest_that_hangs_is_ended_as_soon_as_the_officer_stops_the_work(tmp_path: Path) -> None:
        file = tmp_path / "note.txt"
        file.write_text("The ferries ran all winter, and nobody on the quay had thought it possible.\n", "utf-8")
        guest = Child("guest")
        try:
            guest.call("extract", {"file": str(file), "path": "note.txt"}, seconds=20)
            assert guest.pid is not None
            os.kill(guest.pid, signal.SIGSTOP)
            began = time.monotonic()
            with pytest.raises(Cancelled):
                guest.call("extract", {"file": str(file), "path": "note.txt"}, seconds=20, monitor=Stopping())
            assert time.monotonic() - began < 5
            assert guest.pid is None
        finally:
            guest.close()
