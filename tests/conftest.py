"""What every test can ask for: the real data of others, full-size runs, and places of its own."""

import os
from pathlib import Path

import pytest

from briefbook.settings.places import Places, shipped_folder

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

REPOSITORY = Path(__file__).resolve().parents[1]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--all", action="store_true", help="run fault and fuzz tests at their full size")


@pytest.fixture(scope="session")
def full_size(request: pytest.FixtureRequest) -> bool:
    """Whether fault and fuzz tests run at their full size."""
    return bool(request.config.getoption("--all"))


@pytest.fixture(scope="session")
def repository() -> Path:
    """The root of the checkout."""
    return REPOSITORY


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """Real files by others, beside the checkout; absent on a user's machine."""
    folder = REPOSITORY.parent / "shared" / "data"
    if not folder.is_dir():
        pytest.skip("the real files by others (../shared/data) are not on this machine")
    return folder


@pytest.fixture
def places(tmp_path: Path) -> Places:
    """Places whose data folder belongs to this test alone."""
    return Places(data=tmp_path / "data", shipped=shipped_folder())
