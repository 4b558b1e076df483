"""Word files by others: the words that pandoc and mammoth see are seen, in their order; each exception is named."""

import shutil
from pathlib import Path

import pytest

from tests.benchmarks.words_docx import Share, letters_of, shares, text_of, total, word_files

NOT_OURS = {
    ("pandoc", "fmt_docling/word_sample.docx"): "the caption of a table for screen readers, which Word does not show",
    ("pandoc", "fmt_docling/omml_text_escapes_in_math.docx"): "pandoc sets the ^ of a formula as an accent",
}
WITH_FORMULAS = ("equations.docx", "omml_", "table_with_equations.docx")
"""In these, the runs of three words across a formula differ, for mammoth leaves formulas out."""


@pytest.fixture(scope="module")
def found(shared_data: Path) -> list[Share]:
    if shutil.which("pandoc") is None:
        pytest.skip("pandoc is not installed")
    folders = [shared_data / name for name in ("fmt_python_docx", "fmt_mammoth", "fmt_docling", "fmt_markitdown")]
    return list(shares(word_files(folders)))


@pytest.mark.parametrize("program", ["pandoc", "mammoth"])
def test_hardly_a_word_of_another_program_is_missing(found: list[Share], program: str) -> None:
    words, runs = total(found, program)
    assert words >= 0.999
    assert runs >= 0.99
    assert sum(one.words[1] for one in found if one.program == program) > 4_500


def test_every_file_that_shares_less_than_everything_is_explained(found: list[Share]) -> None:
    less = {(one.program, one.file): one.missing for one in found if one.words[0] < one.words[1]}
    assert less.keys() == NOT_OURS.keys(), less
    for one in found:
        if one.runs[0] < one.runs[1] and (one.program, one.file) not in NOT_OURS:
            assert any(mark in one.file for mark in WITH_FORMULAS), one


def test_the_page_of_another_program_is_read_without_formulas_and_note_numbers() -> None:
    page = (
        '<p>a<a href="#fn1" class="footnote-ref" id="r"><sup>1</sup></a> <b>bo</b>ld <math><mi>x</mi><annotation>x'
        "</annotation></math></p><style>no</style>"
    )
    assert text_of(page).split() == ["a", "bold"]
    assert letters_of("𝑥^2 + _y") == "x2y"
