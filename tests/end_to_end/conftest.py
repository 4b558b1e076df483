"""The whole program with a data folder of its own."""

from pathlib import Path

import pytest

from tests.cli.running import CommandLine


@pytest.fixture
def briefbook(tmp_path: Path) -> CommandLine:
    return CommandLine(tmp_path / "data", tmp_path)
