"""Types and style are part of the suite, for both families of platforms."""

import subprocess
import sys
from pathlib import Path

import pytest


def run(repository: Path, *arguments: str) -> None:
    result = subprocess.run(
        [sys.executable, "-m", *arguments],
        cwd=repository,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize("platform", ["linux", "win32", "darwin"])
def test_the_types_hold_on_every_platform(repository: Path, platform: str, tmp_path: Path) -> None:
    run(repository, "mypy", "--platform", platform, "--cache-dir", str(tmp_path))


def test_the_style_holds(repository: Path) -> None:
    run(repository, "ruff", "check", "--no-cache", ".")


def test_the_layout_holds(repository: Path) -> None:
    run(repository, "ruff", "format", "--check", "--no-cache", ".")
