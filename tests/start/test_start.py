"""start.py: what a newcomer sees, whatever is missing. Each test has a checkout of its own, with a small Briefbook."""

import ast
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import tomllib
import venv
from collections.abc import Mapping
from pathlib import Path

import pytest

import start

BRIEFBOOK = """
import os, sys
print("briefbook", *sys.argv[1:])
print("in", os.getcwd())
if "echo" in sys.argv:
    sys.stdout.write(sys.stdin.read())
sys.exit(7 if "fail" in sys.argv else 0)
"""
OFFLINE = "WARNING: Retrying after connection broken by 'NewConnectionError'\nERROR: No matching distribution found\n"
UNFINISHED = "Installing collected packages: whoosh"
posix_only = pytest.mark.skipif(os.name == "nt", reason="the scripts of this test are for a POSIX shell")


class Checkout:
    """A folder with start.py, lock files without packages, and an environment that is set up."""

    def __init__(self, root: Path, repository: Path) -> None:
        self.root = root
        (root / "briefbook").mkdir(parents=True)
        (root / "briefbook" / "__init__.py").touch()
        (root / "briefbook" / "__main__.py").write_text(BRIEFBOOK, encoding="utf-8")
        shutil.copy(repository / "start.py", root)
        for name in start.LOCKS.values():
            (root / name).write_text("# no packages\n", encoding="utf-8")

    @property
    def environment(self) -> start.Environment:
        return start.Environment(self.root)

    @property
    def packages(self) -> Path:
        return next((self.root / ".venv").glob("[Ll]ib/**/site-packages"))

    def set_up(self) -> None:
        venv.create(self.root / ".venv", with_pip=False, symlinks=os.name != "nt")
        (self.packages / "briefbook.pth").write_text(os.path.relpath(self.root, self.packages), encoding="utf-8")
        environment = self.environment
        stamps = {group: environment.digest(group) for group in start.LOCKS}
        python = "{}.{}".format(*sys.version_info[:2])
        environment.note(python=python, libraries="present", packages=start.TEST_PACKAGES, **stamps)
        environment.tools.mkdir()
        (environment.tools / "pins").write_text(" ".join(start.NODE_TOOLS), encoding="utf-8")

    def fake(self, module: str, code: str) -> None:
        folder = self.packages / module
        folder.mkdir(exist_ok=True)
        (folder / "__init__.py").touch()
        (folder / "__main__.py").write_text(code, encoding="utf-8")

    def change_lock(self) -> None:
        (self.root / "requirements.lock").write_text("# changed\n", encoding="utf-8")

    def start(
        self, *arguments: str, given: str = "", prelude: str = "", variables: Mapping[str, str] | None = None
    ) -> subprocess.CompletedProcess[str]:
        script = str(self.root / "start.py")
        command = [sys.executable, script, *arguments]
        if prelude:
            rest = (
                f"import runpy, sys; sys.argv = {[script, *arguments]}; runpy.run_path({script!r}, run_name='__main__')"
            )
            command = [sys.executable, "-c", f"{prelude}; {rest}"]
        return subprocess.run(
            command,
            input=given,
            capture_output=True,
            text=True,
            encoding="utf-8",
            env={**headless(), **(variables or {})},
            cwd=self.root.parent,
            check=False,
        )


def headless() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}


@pytest.fixture
def bare(tmp_path: Path, repository: Path) -> Checkout:
    return Checkout(tmp_path / "a folder", repository)


@pytest.fixture
def checkout(bare: Checkout) -> Checkout:
    bare.set_up()
    return bare


def test_an_old_python_can_read_start_py_and_the_standard_library_is_enough(repository: Path) -> None:
    tree = ast.parse((repository / "start.py").read_text("utf-8"), feature_version=(3, 8))
    imports = {
        alias.name.partition(".")[0] for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names
    }
    imports |= {str(node.module).partition(".")[0] for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert imports <= sys.stdlib_module_names


@pytest.mark.parametrize("version", [(3, 8), (3, 10), (3, 15)])
def test_a_python_that_briefbook_does_not_run_on_gets_one_sentence(bare: Checkout, version: tuple[int, int]) -> None:
    done = bare.start(
        "find", prelude=f"import sys; sys.version_info = {(*version, 0, 'final', 0)}", variables={"PATH": ""}
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        f"Briefbook needs Python 3.11 to 3.14; this is {version[0]}.{version[1]}. "
        f"Install it from python.org or the software centre, then run {start.AGAIN}\n"
    )


def test_a_newer_python_on_the_path_is_named() -> None:
    assert start.refusal((3, 9), "python3.13").endswith("this is 3.9. Run python3.13 start.py")


def test_a_command_is_passed_on_with_its_input_output_and_exit_code(checkout: Checkout) -> None:
    done = checkout.start("echo", "fail", "--limit", "3", given="évidence\n")
    assert done.stdout == f"briefbook echo fail --limit 3\nin {checkout.root.parent}\névidence\n"
    assert (done.returncode, done.stderr) == (7, "")


def test_a_start_that_finds_all_set_up_adds_less_than_two_seconds(checkout: Checkout) -> None:
    begun = time.monotonic()
    assert checkout.start("find").stdout.startswith("briefbook find")
    assert time.monotonic() - begun < 2


def test_set_up_speaks_on_stderr_alone(checkout: Checkout) -> None:
    checkout.fake("pip", "print('Successfully installed')")
    checkout.change_lock()
    first, second = checkout.start("find"), checkout.start("find")
    assert first.stdout == second.stdout == f"briefbook find\nin {checkout.root.parent}\n"
    assert first.stderr == "Installing the packages of requirements.lock.\n"
    assert second.stderr == ""


def test_packages_are_proved_by_their_hashes_and_taken_from_the_mirror_of_the_caller(checkout: Checkout) -> None:
    shown = "import os, sys; open('said', 'w').write(repr([sys.argv, sorted(os.environ)]))"
    checkout.fake("pip", shown)
    checkout.change_lock()
    unwanted = {"PIP_TARGET": "elsewhere", "PIP_NO_DEPS": "1", "PYTHONPATH": str(checkout.root / "elsewhere")}
    kept = {"PIP_INDEX_URL": "file:///mirror", "PIP_CERT": "ours.pem"}
    inherited = {name: "" for name in os.environ if name.startswith("PIP_")}
    checkout.start("find", variables={**inherited, **unwanted, **kept})
    said = (checkout.root.parent / "said").read_text("utf-8")
    assert "--require-hashes" in said
    assert "'PIP_INDEX_URL'" in said
    assert "'PIP_CERT'" in said
    assert "PIP_TARGET" not in said
    assert "PIP_NO_DEPS" not in said


def test_the_callers_python_settings_do_not_bend_a_start(checkout: Checkout) -> None:
    (checkout.root.parent / "json.py").write_text("raise SystemExit('a stranger was imported')", encoding="utf-8")
    (checkout.root / "briefbook" / "__main__.py").write_text("import json, sys; print(sys.flags.utf8_mode)", "utf-8")
    variables = {"PYTHONPATH": str(checkout.root.parent), "PYTHONUTF8": "0", "PYTHONOPTIMIZE": "2"}
    assert start_with(checkout, variables).stdout == "1\n"


def start_with(checkout: Checkout, variables: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    # `-I` for start.py alone: the settings are meant for what it starts
    command = [sys.executable, "-I", str(checkout.root / "start.py"), "find"]
    environment = {**headless(), **variables}
    return subprocess.run(
        command,
        env=environment,
        cwd=checkout.root.parent,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_without_a_network_one_sentence_says_so_and_what_was_there_still_works(checkout: Checkout) -> None:
    checkout.fake("pip", f"import sys; print({OFFLINE!r}); sys.exit(1)")
    before = (checkout.root / "requirements.lock").read_bytes()
    checkout.change_lock()
    done = checkout.start("find")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.splitlines()[1:] == [
        "Briefbook could not fetch its packages: connect to the network, or set PIP_INDEX_URL to the mirror of your "
        f"department, then run {start.AGAIN} again."
    ]
    (checkout.root / "requirements.lock").write_bytes(before)
    assert checkout.start("find").returncode == 0


@pytest.mark.parametrize(
    ("talk", "remedy"),
    [
        (
            "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.",
            "not the one Briefbook was tested",
        ),
        ("ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device", "free 1 GB"),
        ("WARNING: Retrying\nERROR: Could not find a version (from versions: none)", "connect to the network"),
        ("ProxyError('Cannot connect to proxy.')", "connect to the network"),
        (
            "ERROR: Could not find a version that satisfies lxml==6 (from versions: 4.9, 5.0)",
            "no build for this system",
        ),
        ("Traceback\nERROR: something new", "could not be installed: ERROR: something new"),
        ("", "could not be installed: it gave no reason"),
    ],
)
def test_what_pip_says_becomes_one_sentence_with_a_remedy(talk: str, remedy: str) -> None:
    assert remedy in start.why_pip_failed(talk)
    assert "\n" not in start.why_pip_failed(talk)


def test_a_python_without_ensurepip_gets_one_sentence(bare: Checkout) -> None:
    done = bare.start("find", prelude="import sys; sys.modules['ensurepip'] = None", variables={"PATH": ""})
    assert (done.returncode, done.stdout) == (1, "")
    sentence = done.stderr.splitlines()[-1]
    assert "`sudo apt-get install python{}.{}-venv`".format(*sys.version_info[:2]) in sentence
    assert not (bare.root / ".venv").exists()


def test_a_folder_that_cannot_be_written_gets_one_sentence(bare: Checkout) -> None:
    (bare.root / ".venv.lock").mkdir()
    done = bare.start("find")
    assert done.returncode == 1
    assert re.fullmatch(r"Briefbook cannot set itself up \(.*\): close its windows, .*\n", done.stderr)


class Holder:
    """A fake pip that says it has begun and then waits, so that a test decides when it ends."""

    def __init__(self, checkout: Checkout) -> None:
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.listener.settimeout(30)
        port = self.listener.getsockname()[1]
        code = f"import socket; print('{UNFINISHED}'); s = socket.create_connection(('127.0.0.1', {port})); s.recv(1)"
        checkout.fake("pip", code)

    def wait_until_begun(self) -> socket.socket:
        return self.listener.accept()[0]


def begin(checkout: Checkout) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, str(checkout.root / "start.py"), "find"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env=headless(),
    )


def test_of_two_starts_at_once_one_installs_and_the_other_waits(checkout: Checkout) -> None:
    holder = Holder(checkout)
    checkout.change_lock()
    with holder.listener, begin(checkout) as first:
        with holder.wait_until_begun() as pip, begin(checkout) as second:
            assert second.stderr is not None
            waiting = second.stderr.readline()
            pip.sendall(b"!")
            outcomes = [first.wait(30), second.wait(30)]
        assert second.stderr.closed
    assert waiting == "Another start is setting Briefbook up; waiting for it.\n"
    assert outcomes == [0, 0]


@posix_only
def test_a_set_up_that_was_killed_is_made_anew_once_its_last_step_has_ended(checkout: Checkout) -> None:
    holder = Holder(checkout)
    checkout.change_lock()
    with holder.listener, begin(checkout) as killed, holder.wait_until_begun() as pip:
        killed.kill()
        killed.wait(30)
        with begin(checkout) as again:
            assert again.stderr is not None
            waiting = again.stderr.readline()
            pip.close()
            output, talk = again.communicate(timeout=60)
    assert waiting == "Another start is setting Briefbook up; waiting for it.\n"
    assert talk.splitlines()[0] == "The folder .venv is unfinished, or its Python is gone: making it anew."
    assert output.startswith("briefbook find")
    assert checkout.start("find").stderr == ""


def test_a_checkout_that_was_moved_still_starts(checkout: Checkout) -> None:
    if os.name == "nt":
        pytest.skip("a Windows environment is tied to its place")
    moved = checkout.root.rename(checkout.root.with_name("moved"))
    done = subprocess.run(
        [sys.executable, moved / "start.py", "find"], capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("briefbook find")


@pytest.mark.skipif(not start.ON_LINUX, reason="a display can be missing on Linux only")
def test_without_a_display_the_sample_note_is_made_and_its_place_told(checkout: Checkout) -> None:
    done = checkout.start()
    assert done.stdout == f"briefbook sample\nin {checkout.root}\n"
    assert done.stderr.splitlines()[-1] == f"The note lies in {checkout.root / 'briefbook-sample'}"


def test_with_a_display_the_window_opens(checkout: Checkout) -> None:
    done = checkout.start(variables={"DISPLAY": ":1"})
    assert (done.stdout.splitlines()[0], done.stderr) == ("briefbook", "")


@posix_only
def test_missing_system_libraries_are_named_with_the_line_to_type(
    checkout: Checkout, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(start, "ON_LINUX", True)
    monkeypatch.setitem(start.QT_LIBRARIES, "libof-no-system.so.9", "libof-no-system9")
    checkout.environment.note(libraries="unknown")
    monkeypatch.setenv("PATH", "")
    with pytest.raises(start.SetupError, match=r"install the packages that hold .*libof-no-system\.so\.9"):
        start.provide_qt_libraries(checkout.environment)
    for name in ("env", "apt-get"):
        script(tmp_path / "bin" / name, "exit 100")
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    with pytest.raises(start.SetupError, match=r"`sudo apt-get install --no-install-recommends .*libof-no-system9`"):
        start.provide_qt_libraries(checkout.environment)


def script(path: Path, body: str) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
    path.chmod(0o755)


def test_the_checks_are_pytest_with_the_arguments_given_and_its_exit_code(checkout: Checkout) -> None:
    shown = "import os, sys; print(sys.argv[1:], os.getcwd(), os.environ['BRIEFBOOK_NODE_TOOLS']); sys.exit(5)"
    checkout.fake("pytest", shown)
    done = checkout.start("test", "--all", "tests/index", "-x")
    given = ["-n", "logical", "--dist=loadfile", "--all", "tests/index", "-x"]  # on every core, each file on one
    assert done.stdout == f"{given} {checkout.root} {checkout.root / '.tools'}\n"
    assert (done.returncode, done.stderr) == (5, "")


def test_mutants_benchmarks_and_pictures_are_scripts_of_the_test_folder(checkout: Checkout) -> None:
    (checkout.root / "tests" / "benchmarks").mkdir(parents=True)
    for name in ("mutants", "shots", "benchmarks/search"):
        code = f"import sys; print('{name}', sys.argv[1:])"
        (checkout.root / "tests" / f"{name}.py").write_text(code, encoding="utf-8")
    assert checkout.start("test", "--mutants", "-k", "spans").stdout == "mutants ['-k', 'spans']\n"
    assert checkout.start("shots", "pictures").stdout == "shots ['pictures']\n"
    assert checkout.start("bench", "search", "--json").stdout == "benchmarks/search ['--json']\n"
    for unknown in (["bench", "speed"], ["bench"]):
        done = checkout.start(*unknown)
        assert done.returncode == 2
        assert done.stderr.endswith("the benchmarks are: search\n")


def test_build_runs_the_freezer_on_the_recipe(checkout: Checkout) -> None:
    checkout.fake("PyInstaller", "import os, sys; print(sys.argv[1:], os.getcwd())")
    assert checkout.start("build").stdout == f"['--noconfirm', 'build.spec'] {checkout.root}\n"


def test_help_needs_no_set_up(bare: Checkout) -> None:
    done = bare.start("--help")
    assert done.returncode == 0
    assert "start.py test" in done.stdout
    assert not (bare.root / ".venv").exists()


@posix_only
def test_ci_takes_a_python_that_briefbook_runs_on(tmp_path: Path, repository: Path) -> None:
    script(tmp_path / "bin" / "python3", "exit 1")
    script(tmp_path / "bin" / "python3.12", '[ "$1" = -c ] || echo "$@"')
    path = os.pathsep.join([str(tmp_path / "bin"), "/usr/bin", "/bin"])
    run = subprocess.run(
        ["bash", repository / ".ci" / "run"],
        env={"PATH": path},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    assert run.stdout == "start.py test\n"


def pins(lock: Path) -> dict[str, str]:
    return dict(re.findall(r"^([\w.-]+)==([^\s;]+)", lock.read_text("utf-8"), re.MULTILINE))


@pytest.mark.parametrize("group", ["test", "build"])
def test_a_lock_holds_the_packages_of_a_run_at_the_same_versions(repository: Path, group: str) -> None:
    run = pins(repository / start.LOCKS["run"])
    assert run
    assert run.items() <= pins(repository / start.LOCKS[group]).items()


def test_the_locks_hold_every_dependency_with_its_hashes_and_no_address(repository: Path) -> None:
    project = tomllib.loads((repository / "pyproject.toml").read_text("utf-8"))
    wanted = {"run": [], **project["dependency-groups"]}
    for group, lock in start.LOCKS.items():
        text = (repository / lock).read_text("utf-8")
        assert "://" not in text
        requirements = [block for block in re.split(r"\n(?=\S)", text) if not block.startswith("#")]
        assert all("--hash=sha256:" in block for block in requirements)
        for dependency in [*project["project"]["dependencies"], *wanted[group]]:
            name = re.split(r"[<>=!~;\[ ]", dependency)[0].lower()
            assert name in pins(repository / lock), f"{lock} lacks {name}: make the locks again"
