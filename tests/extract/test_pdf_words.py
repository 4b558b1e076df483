"""Real PDF files by others: what pdftotext reads in them, Briefbook reads too, in the same order."""

import shutil
from pathlib import Path

import pytest

from tests.benchmarks.words_pdf import compared, totals
from tests.extract.comparing import alike


def test_what_pdftotext_reads_is_read(shared_data: Path) -> None:
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext (Poppler) is not on this machine")
    files = list(compared(shared_data))
    assert len(files) > 90
    words, threes = totals(files)
    assert words >= 0.99
    assert threes >= 0.95


def test_letters_set_apart_are_compared_as_the_word_they_make() -> None:
    ours, theirs = alike("American ferry lines, 2 of 3", "A m e r i c a n f e r r y lines, 2 of 3")
    assert ours == theirs == ["americanferry", "lines", "2", "of", "3"]
    ours, theirs = alike("Ferry", "F e r r i e s")
    assert ours != theirs


def test_letters_of_scripts_without_blanks_are_compared_one_by_one() -> None:
    assert alike("船は出る", "船 は出る") == (["船", "は", "出", "る"], ["船", "は", "出", "る"])
    assert alike("船は出る", "出る船は") != (["船", "は", "出", "る"], ["船", "は", "出", "る"])
