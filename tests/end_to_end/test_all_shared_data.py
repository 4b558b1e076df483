"""Seven thousand real files of every kind in one run: all are accounted for, and nothing is harmed."""

import random
import shutil
from pathlib import Path

import pytest

from briefbook.settings.places import Places
from tests.watching import FILE_SECONDS, GUEST_PEAK, INDEXER_PEAK, index_and_watch, sums_up, tree_of

STEPWISE = (".pdf", ".zip", ".eml", ".msg", ".mht")
"""Suffixes of what is read page by page, or part by part, each with a time of its own."""
SEED = 20240305
SHARE = 10
"""One file in so many is read in an ordinary run."""


@pytest.fixture
def folder(shared_data: Path, full_size: bool, tmp_path: Path) -> Path:
    """All of the data where it lies, or a tenth of it, drawn with a seed, as a copy."""
    if full_size:
        return shared_data
    files = sorted(path for path in shared_data.rglob("*") if path.is_file() and not path.is_symlink())
    sample = tmp_path / "sample"
    for path in random.Random(SEED).sample(files, len(files) // SHARE):
        target = sample / path.relative_to(shared_data)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(path, target)
    return sample


def test_every_real_file_is_accounted_for_and_none_is_harmed(folder: Path, places: Places) -> None:
    before = tree_of(folder)
    watched = index_and_watch(folder, places)
    assert tree_of(folder) == before
    report = watched.report
    assert sums_up(report)
    assert report.seen == sum(path.is_symlink() or not path.is_dir() for path in folder.rglob("*"))
    assert report.documents > 0.9 * report.seen
    assert all(problem.reason.endswith(".") and "\n" not in problem.reason for problem in report.problems)
    late = {path: seconds for path, seconds in watched.files.items() if seconds > FILE_SECONDS}
    assert not {path: seconds for path, seconds in late.items() if not path.endswith(STEPWISE)}
    assert watched.usage.peaks["guest"] <= GUEST_PEAK
    assert watched.usage.peaks["index"] <= INDEXER_PEAK
