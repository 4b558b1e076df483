"""Real PDF files by others: what pdftotext reads in them, Briefbook reads too, in the same order."""

import shutil
from pathlib import Path

import pytest

from tests.benchmarks.words_pdf import compared, totals

_OUT_OF_SCOPE = {
    "fmt_pdfminer/jo.pdf": "Japanese set in vertical lines",
    "fmt_pdfminer/nonfree__kampo.pdf": "Japanese set in vertical lines",
    "fmt_pypdf/indirect-rotation.pdf": "letters set apart: pdftotext gives single letters, Briefbook the words",
    "fmt_pdfminer/simple1.pdf": "letters set apart: pdftotext gives single letters, Briefbook the words",
    "fmt_pypdf/toy.pdf": "letters set apart: pdftotext gives single letters, Briefbook the words",
}


def test_what_pdftotext_reads_is_read(shared_data: Path) -> None:
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext (Poppler) is not on this machine")
    files = [file for file in compared(shared_data) if file.name not in _OUT_OF_SCOPE]
    assert len(files) > 90
    words, threes = totals(files)
    assert words >= 0.99
    assert threes >= 0.95
