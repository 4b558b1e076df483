"""The contract of the house: layers, doors, engines."""

import subprocess
import sys
from pathlib import Path


def test_the_rooms_keep_their_layers(repository: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-c", "import sys; from importlinter.cli import lint_imports_command as c; sys.exit(c())"],
        cwd=repository,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr
