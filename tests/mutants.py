"""Proves that the suite can fail: applies each named one-line fault of mutants.toml to a copy and runs its tests.

Run by `start.py test --mutants [NAME ...]`, on a suite that passes. A fault that its tests let live is a hole in the
suite: exit code 1. Only a test that fails is a proof: tests that cannot be run, or a crash, are told and count as none.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import tomllib
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[1]
LEFT_OUT = shutil.ignore_patterns(
    *(".git", ".venv*", ".tools", ".*_cache", ".hypothesis", "build", "dist", "briefbook-sample", "__pycache__")
)
LONGEST_RUN_SECONDS = 900
SURVIVED, KILLED, NOT_RUN = "SURVIVED", "killed", "NOT RUN"
OUTCOMES = {0: SURVIVED, 1: KILLED}
"""By the exit code of pytest; any other one says that tests are not there, cannot be collected, or crashed."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """One fault: in `file` the text `old`, which stands there once, becomes `new`; `tests` must then fail."""

    name: str
    file: str
    old: str
    new: str
    tests: tuple[str, ...]


def read_mutants(repository: Path = REPOSITORY) -> tuple[Mutant, ...]:
    """Return the faults of mutants.toml."""
    plain = tomllib.loads((repository / "tests" / "mutants.toml").read_text("utf-8"))
    return tuple(
        Mutant(one["name"], one["file"], one["old"], one["new"], tuple(one["tests"])) for one in plain["mutant"]
    )


def outcome(mutant: Mutant) -> str:
    """Run the tests of a mutant with the fault in, and return what came of it."""
    with tempfile.TemporaryDirectory(prefix="briefbook-mutant-") as folder:
        copy = Path(folder) / "copy"
        shutil.copytree(REPOSITORY, copy, ignore=LEFT_OUT)
        file = copy / mutant.file
        file.write_text(file.read_text("utf-8").replace(mutant.old, mutant.new, 1), "utf-8")
        run = subprocess.run(
            [sys.executable, "-m", "pytest", "-x", "-q", *mutant.tests],
            cwd=copy,
            env={**os.environ, "PYTHONPATH": str(copy), "PYTHONDONTWRITEBYTECODE": "1"},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=LONGEST_RUN_SECONDS,
            check=False,
        )
    return OUTCOMES.get(run.returncode, NOT_RUN)


def main(names: list[str]) -> int:
    """Run the named mutants, or all; print one line each and the closing line."""
    mutants = [mutant for mutant in read_mutants() if not names or mutant.name in names]
    alive = 0
    with ThreadPoolExecutor(max_workers=2) as pool:
        for mutant, what in zip(mutants, pool.map(outcome, mutants), strict=True):
            alive += what != KILLED
            print(f"{what:<8}  {mutant.name}", flush=True)
    print(f"{len(mutants) - alive} passed, {alive} failed")
    return 1 if alive or not mutants else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
