"""LibreOffice is found where it is, and whatever it does, nothing of it runs on afterwards."""

import os
import sys
from pathlib import Path

import psutil
import pytest

from briefbook.model.errors import Cancelled
from briefbook.model.monitor import Silent
from briefbook.worker.office import OfficeFailed, convert_to_pdf, find_office

STALL_SECONDS = 60.0
"""No test waits so long unless something hangs."""
posix = pytest.mark.skipif(sys.platform == "win32", reason="a script plays LibreOffice, which Windows cannot start")

HANGS = """
import os, subprocess, sys, time
started = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(90)"])
open("pids.new", "w").write(f"{os.getpid()} {started.pid}")
os.rename("pids.new", "pids")
time.sleep(90)
"""
LEAVES_ONE_BEHIND = """
import os, pathlib, subprocess, sys
started = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(90)"])
open("pids.new", "w").write(f"{os.getpid()} {started.pid}")
os.rename("pids.new", "pids")
out = pathlib.Path(sys.argv[sys.argv.index("--outdir") + 1])
for file in sys.argv[sys.argv.index("--outdir") + 2 :]:
    (out / pathlib.Path(file).with_suffix(".pdf").name).write_bytes(b"%PDF")
"""
WRITES_ITS_SURROUNDINGS = """
import json, os, pathlib, sys
out = pathlib.Path(sys.argv[sys.argv.index("--outdir") + 1])
said = {"environ": dict(os.environ), "arguments": sys.argv}
(out / "note.pdf").write_text(json.dumps(said))
"""


def office(folder: Path, script: str) -> Path:
    """A program that stands for LibreOffice."""
    program = folder / "soffice"
    program.write_text(f"#!{sys.executable}\n{script}", "utf-8")
    program.chmod(0o700)
    return program


def is_running(pid: int) -> bool:
    return psutil.pid_exists(pid) and psutil.Process(pid).status() != psutil.STATUS_ZOMBIE


class StopsOnce(Silent):
    """A monitor that asks to stop as soon as a file is there."""

    def __init__(self, file: Path) -> None:
        self.file = file

    def cancelled(self) -> bool:
        return self.file.exists()


@pytest.fixture
def out(tmp_path: Path) -> Path:
    folder = tmp_path / "out"
    folder.mkdir()
    return folder


def started_in(out: Path) -> list[int]:
    return [int(pid) for pid in (out / "pids").read_text("utf-8").split()]


@posix
def test_a_stop_ends_it_and_all_that_it_started(tmp_path: Path, out: Path) -> None:
    with pytest.raises(Cancelled):
        convert_to_pdf(
            office(tmp_path, HANGS),
            [tmp_path / "note.docx"],
            out,
            seconds=STALL_SECONDS,
            monitor=StopsOnce(out / "pids"),
        )
    assert len(started_in(out)) == 2
    assert not any(is_running(pid) for pid in started_in(out))


@posix
def test_an_office_that_hangs_is_ended_in_its_time(tmp_path: Path, out: Path) -> None:
    with pytest.raises(OfficeFailed, match="did not finish in its time"):
        convert_to_pdf(office(tmp_path, HANGS), [tmp_path / "note.docx"], out, seconds=2.0, monitor=Silent())
    assert not any(is_running(pid) for pid in started_in(out))


@posix
def test_what_it_leaves_behind_is_ended_too(tmp_path: Path, out: Path) -> None:
    program = office(tmp_path, LEAVES_ONE_BEHIND)
    files = [tmp_path / "a.docx", tmp_path / "b.docx"]
    made = convert_to_pdf(program, files, out, seconds=STALL_SECONDS, monitor=Silent())
    assert [file.name for file in made] == ["a.pdf", "b.pdf"], "both files in one process"
    assert not any(is_running(pid) for pid in started_in(out))


@posix
@pytest.mark.parametrize("script", ["raise SystemExit(1)", "pass"])
def test_an_office_that_makes_nothing_is_named(tmp_path: Path, out: Path, script: str) -> None:
    with pytest.raises(OfficeFailed, match="it made no PDF"):
        convert_to_pdf(office(tmp_path, script), [tmp_path / "note.docx"], out, seconds=STALL_SECONDS, monitor=Silent())


def test_a_program_that_cannot_be_started_is_named(tmp_path: Path, out: Path) -> None:
    program = tmp_path / "soffice"
    program.write_bytes(b"no program")
    with pytest.raises(OfficeFailed, match="could not be started"):
        convert_to_pdf(program, [tmp_path / "note.docx"], out, seconds=STALL_SECONDS, monitor=Silent())


@posix
def test_it_knows_no_proxy_and_runs_on_a_profile_of_its_own(
    tmp_path: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("https_proxy", "http://127.0.0.1:9")
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    program = office(tmp_path, WRITES_ITS_SURROUNDINGS)
    (made,) = convert_to_pdf(program, [tmp_path / "note.docx"], out, seconds=STALL_SECONDS, monitor=Silent())
    said = made.read_text("utf-8")
    assert "127.0.0.1:9" not in said
    assert f"-env:UserInstallation={(out / 'profile').resolve().as_uri()}" in said
    settings = (out / "profile" / "user" / "registrymodifications.xcu").read_text("utf-8")
    for name in ("DisableMacrosExecution", "UseTaggedPDF", "PDFUACompliance", "AutoCheckEnabled"):
        assert f'oor:name="{name}"' in settings


@posix
def test_it_is_found_on_the_search_path_or_where_it_is_named(tmp_path: Path) -> None:
    program = office(tmp_path, "pass")
    assert find_office({"PATH": str(tmp_path)}) == program
    assert find_office({"PATH": "", "BRIEFBOOK_OFFICE": str(program)}) == program
    assert find_office({"PATH": os.defpath, "BRIEFBOOK_OFFICE": str(tmp_path / "none")}) is None
    usual = tmp_path / "Applications" / "LibreOffice.app" / "Contents" / "MacOS" / "soffice"
    usual.parent.mkdir(parents=True)
    usual.write_bytes(b"")
    found = find_office({"PATH": "", "HOME": str(tmp_path)})
    assert found is not None
    assert found.name == "soffice"
