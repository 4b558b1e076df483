"""Whatever a guest does, its parent names it, stays small and awake, and has the next call answered."""

import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest

from briefbook.model.errors import Cancelled, DamagedFile
from briefbook.model.monitor import Silent
from briefbook.model.plain import JsonObject
from briefbook.worker.child import Answer
from briefbook.worker.limits import GUEST_RSS
from briefbook.worker.supervisor import RECYCLE_AFTER, Child, ChildFailed
from tests.processes import kill
from tests.worker import mock_guest

NOT_WINDOWS = pytest.mark.skipif(sys.platform == "win32", reason="asks for what only POSIX systems have")
PEAK = 1_500_000_000
"""Most memory of a guest in bytes (source: safety design, S1)."""
GROWTH = 100_000_000
GENEROUS_SECONDS = 15.0


@pytest.fixture
def guest() -> Iterator[Child]:
    child = Child("guest", mock_guest.command("guest"))
    child.call("echo", {}, seconds=30)
    yield child
    child.close()


class Watching(Silent):
    """A monitor that remembers what it was told, and may want to stop after a number of labels."""

    def __init__(self, stop_after: int | None = None) -> None:
        self.labels: list[str] = []
        self.steps: list[tuple[int, int]] = []
        self._stop_after = stop_after

    def label(self, text: str) -> None:
        self.labels.append(text)

    def advance(self, done: int, total: int) -> None:
        self.steps.append((done, total))

    def cancelled(self) -> bool:
        return self._stop_after is not None and len(self.labels) >= self._stop_after


class Peak:
    """The most memory of a process while it was looked at, in bytes, and how much it grew."""

    def __init__(self, pid: int | None = None) -> None:
        self._process = psutil.Process(pid)
        self._first = self.bytes = self._process.memory_info().rss

    def look(self) -> None:
        try:
            self.bytes = max(self.bytes, self._process.memory_info().rss)
        except psutil.Error:
            return

    @property
    def growth(self) -> int:
        return self.bytes - self._first


@contextmanager
def peak_of(pid: int | None = None) -> Iterator[Peak]:
    """Look at a process, this one where None, a hundred times a second."""
    peak = Peak(pid)
    is_over = threading.Event()

    def look() -> None:
        while not is_over.wait(0.01):
            peak.look()

    thread = threading.Thread(target=look)
    thread.start()
    try:
        yield peak
    finally:
        is_over.set()
        thread.join()


def fails(guest: Child, job: str, arguments: JsonObject | None = None, *, seconds: float = 10.0) -> ChildFailed:
    """Let a call fail, hold that it did so in good time, and that the next one is answered."""
    began = time.monotonic()
    with pytest.raises(ChildFailed) as caught:
        guest.call(job, arguments or {}, seconds=seconds)
    assert time.monotonic() - began < seconds + GENEROUS_SECONDS
    assert guest.call("echo", {"word": "é"}, b"data", seconds=30).result == {"word": "é", "size": 4}
    return caught.value


@pytest.mark.parametrize(
    ("job", "reason"),
    [
        ("hang", "too-slow"),
        ("hang_in_c", "too-slow"),
        ("print_endlessly", "too-slow"),
        ("bloat_in_steps", "memory"),
        ("bloat_at_once", "memory"),
        ("answer_too_long", "memory"),
        ("abort", "died"),
        ("segfault", "died"),
        ("leave", "died"),
        ("recurse", "fault"),
        ("flood_garbage", "fault"),
        ("flood_progress", "fault"),
    ],
)
def test_what_a_guest_does_is_named_and_the_next_call_is_answered(guest: Child, job: str, reason: str) -> None:
    assert fails(guest, job, seconds=1.0 if reason == "too-slow" else 10.0).reason == reason


@NOT_WINDOWS
@pytest.mark.parametrize("job", ["bloat_in_steps", "bloat_at_once", "many_threads"])
def test_a_guest_never_holds_more_than_a_gigabyte_and_a_half(guest: Child, job: str) -> None:
    with peak_of(guest.pid) as peak:
        fails(guest, job)
    assert peak.bytes <= PEAK
    assert job != "bloat_in_steps" or peak.bytes > GUEST_RSS * 0.9


@pytest.mark.parametrize(
    ("job", "arguments"),
    [
        ("flood_garbage", {}),
        ("flood_line", {"start": '{"label": "'}),
        ("flood_line", {"start": '{"result": {"text": "'}),
        ("flood_progress", {}),
    ],
)
def test_a_guest_that_talks_without_end_does_not_make_its_parent_grow(
    guest: Child, job: str, arguments: JsonObject
) -> None:
    with peak_of() as peak:
        assert fails(guest, job, arguments).reason == "fault"
    assert peak.growth <= GROWTH


@pytest.mark.parametrize(
    "line",
    [
        "no JSON",
        "[1, 2]",
        "[" * 900_000,
        '{"error": {"type": "NoSuchError", "fields": []}}',
        '{"error": {"type": "DamagedFile", "fields": [1, 2, 3, 4, 5, 6, 7]}}',
        '{"result": {}, "bytes": 999999999999}',
        '{"result": {}, "bytes": -1}',
    ],
)
def test_what_is_no_message_is_a_fault(guest: Child, line: str) -> None:
    assert fails(guest, "speak_nonsense", {"line": line}).reason == "fault"


@pytest.mark.parametrize("job", ["open_socket", "resolve_name", "start_program"])
def test_what_a_guest_may_not_do_is_a_fault_of_its_job(guest: Child, job: str) -> None:
    assert fails(guest, job).detail.startswith("PermissionError")


def test_a_guest_writes_no_file(guest: Child, tmp_path: Path) -> None:
    assert fails(guest, "write_file", {"file": str(tmp_path / "new.txt")}).detail.startswith("PermissionError")
    assert list(tmp_path.iterdir()) == []


def test_a_call_is_over_after_its_whole_time_however_much_is_reported(guest: Child) -> None:
    began = time.monotonic()
    monitor = Watching(stop_after=2_000)
    with pytest.raises(ChildFailed, match="too-slow"):
        guest.call("ignore_cancel", {}, seconds=5, total=1.0, monitor=monitor)
    assert 1.0 <= time.monotonic() - began < GENEROUS_SECONDS
    assert set(monitor.labels) == {"still here"}


def test_a_report_starts_the_silence_anew(guest: Child) -> None:
    monitor = Watching()
    labels: JsonObject = {"labels": [f"page {number}" for number in range(8)], "pause": 0.2}
    guest.call("report", labels, seconds=1.0, total=30.0, monitor=monitor)
    assert monitor.labels == labels["labels"]
    assert monitor.steps == [(number, 8) for number in range(8)]


def test_the_last_label_says_where_a_guest_hung(guest: Child) -> None:
    monitor = Watching()
    with pytest.raises(ChildFailed, match="too-slow"):
        guest.call("hang_in_c", {}, seconds=0.5, monitor=monitor)
    assert monitor.labels == ["about to hang"]


def test_a_guest_that_ignores_the_wish_to_stop_is_ended_at_once(guest: Child) -> None:
    began = time.monotonic()
    with pytest.raises(Cancelled):
        guest.call("ignore_cancel", {}, seconds=30, monitor=Watching(stop_after=1))
    assert time.monotonic() - began < GENEROUS_SECONDS
    assert guest.pid is None


def test_an_indexer_that_ignores_the_wish_to_stop_is_ended_after_its_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefbook.worker.supervisor.CANCEL_SECONDS", 0.5)
    indexer = Child("index", mock_guest.command("index"))
    try:
        with pytest.raises(Cancelled):
            indexer.call("ignore_cancel", {}, seconds=30, monitor=Watching(stop_after=1))
        assert indexer.pid is None
    finally:
        indexer.close()


def test_a_job_that_a_hanging_guest_does_not_take_holds_nobody_up(guest: Child) -> None:
    psutil.Process(guest.pid).suspend()
    began = time.monotonic()
    with pytest.raises(ChildFailed, match="too-slow"):
        guest.call("hang", {}, b"x" * 50_000_000, seconds=1.0)
    assert time.monotonic() - began < GENEROUS_SECONDS


def test_a_guest_that_goes_on_holding_much_memory_is_started_anew(guest: Child) -> None:
    first = guest.pid
    guest.call("echo", {}, seconds=30)
    assert guest.pid == first
    guest.call("keep_memory", {}, seconds=30)
    assert guest.pid == first
    guest.call("echo", {}, seconds=30)
    assert guest.pid not in (None, first)


def test_a_guest_is_started_anew_after_its_share_of_calls(guest: Child) -> None:
    first = guest.pid
    for _ in range(RECYCLE_AFTER - 1):  # one call was made already
        guest.call("echo", {}, seconds=30)
    assert guest.pid == first
    guest.call("echo", {}, seconds=30)
    assert guest.pid not in (None, first)


@pytest.mark.parametrize(
    "text", ["naïve café – “deux”", "漢字かな", "😀", "a\udce9b", "\ud83d\ude00", "\x00\x1f\x7f\u2028"]
)
def test_every_text_comes_back_as_it_went(guest: Child, text: str) -> None:
    assert guest.call("echo", {"text": text}, seconds=30).result["text"] == text


def test_twenty_million_characters_come_back(guest: Child) -> None:
    text = "Élève à côté; " * (20_000_000 // 14)
    assert guest.call("echo", {"text": text}, seconds=60).result["text"] == text


def test_an_error_about_a_name_that_is_no_text_comes_back(guest: Child) -> None:
    with pytest.raises(DamagedFile) as caught:
        guest.call("refuse", {}, seconds=30)
    assert caught.value.path == "caf\udce9.txt"


def test_a_guest_runs_in_a_neutral_place_without_proxies_and_with_its_own_pipe_alone(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name in ("http_proxy", "HTTPS_PROXY", "ALL_PROXY", "no_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    monkeypatch.chdir(tmp_path)
    guest = Child("guest", mock_guest.command("guest"))
    with (tmp_path / "open.txt").open("wb") as file:
        file.write(b"not the guest's to see")
        try:
            told = guest.call("tell_limits", {}, seconds=30).result
        finally:
            guest.close()
    assert told["cwd"] == Path(sys.executable).anchor
    assert told["proxies"] == []
    handles = told["handles"]
    assert isinstance(handles, list)
    assert len(handles) == 1
    assert sys.platform == "win32" or (isinstance(told["niceness"], int) and told["niceness"] >= 5)


PARENT = """
import sys
sys.path.insert(0, sys.argv[1])
from briefbook.model.monitor import Silent
from briefbook.worker.supervisor import Child
from tests.worker import mock_guest

class Telling(Silent):
    def label(self, text):
        print(guest.pid, flush=True)

guest = Child("guest", mock_guest.command("guest"))
guest.call("hang_in_c", {}, seconds=600, monitor=Telling())
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux ends a child that hangs together with its parent")
def test_a_guest_that_hangs_dies_with_its_parent() -> None:
    command = [sys.executable, "-c", PARENT, str(mock_guest.REPOSITORY)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stdin=subprocess.DEVNULL) as parent:
        assert parent.stdout is not None
        guest = psutil.Process(int(parent.stdout.readline()))
        kill(parent.pid)
    _, alive = psutil.wait_procs([guest], timeout=10)
    assert not alive


def test_one_job_is_done_for_each_of_several_arguments_in_their_order(guest: Child) -> None:
    told = list(guest.each("echo", [{"number": number} for number in range(50)], seconds=20))
    assert [one.result["number"] for one in told if isinstance(one, Answer)] == list(range(50))


def test_what_a_job_reports_is_one_of_its_answers_and_the_next_is_done(guest: Child) -> None:
    told = list(guest.each("refuse", [{}, {}], seconds=20))
    assert [type(one) for one in told] == [DamagedFile, DamagedFile]
    assert guest.call("echo", {}, seconds=20).result == {"size": 0}


def test_a_guest_whose_answers_are_not_all_taken_is_ended_and_the_next_call_is_answered(guest: Child) -> None:
    answers = guest.each("echo", [{"number": 1}, {"number": 2}], seconds=20)
    next(answers)
    answers.close()
    assert guest.pid is None
    assert guest.call("echo", {"number": 3}, seconds=20).result == {"number": 3, "size": 0}


def test_a_fault_among_several_ends_the_guest_after_the_answers_before_it(guest: Child) -> None:
    labels: list[JsonObject] = [{"labels": []}, {"labels": None}, {"labels": []}]
    answers = guest.each("report", labels, seconds=20)
    assert isinstance(next(answers), Answer)
    with pytest.raises(ChildFailed, match="fault"):
        next(answers)
    assert guest.pid is None


def test_the_time_of_each_answer_is_its_own(guest: Child) -> None:
    guest.call("echo", {}, seconds=20)
    slow: list[JsonObject] = [{"labels": ["here"], "pause": 0.7} for _ in range(4)]
    assert len(list(guest.each("report", slow, seconds=2, total=2))) == 4


def test_a_guest_is_started_anew_after_its_share_of_answers(guest: Child) -> None:
    first = guest.pid
    nothing: list[JsonObject] = [{} for _ in range(RECYCLE_AFTER - 1)]  # one call was made already
    assert len(list(guest.each("echo", nothing, seconds=30))) == RECYCLE_AFTER - 1
    assert guest.pid == first
    list(guest.each("echo", [{}], seconds=30))
    assert guest.pid not in (None, first)
