"""The file of names that stand for one another."""

import os
from pathlib import Path

import pytest

from briefbook.library.synonyms import STARTER, SynonymFile, read_synonyms
from briefbook.model.errors import LibraryError


def test_a_line_is_a_group_and_remarks_are_passed_over() -> None:
    held = read_synonyms(
        "\ufeff# ours\r\nSTCA = Safe Third Country Agreement = ETPS  # a treaty\r\n\r\n"
        " C# = C sharp\n“IRCC” = Immigration\u00a0Canada = ircc\rA=B".encode()
    )
    assert held.problems == ()
    assert held.groups == (
        ("STCA", "Safe Third Country Agreement", "ETPS"),
        ("C#", "C sharp"),
        ("IRCC", "Immigration\u00a0Canada"),
        ("A", "B"),
    )


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("alone", "There is only one name here"),
        ("same = SAME", "There is only one name here"),
        ("one = = two", "There is nothing between two signs ="),
        ("one =", "There is nothing between two signs ="),
        ("one = &", "A name here has no letter or digit"),
        (f"one = {'x' * 300}", "A name here is longer than 200 characters"),
    ],
)
def test_a_line_that_cannot_be_meant_is_named_and_the_others_count(line: str, says: str) -> None:
    held = read_synonyms(f"a = b\n{line}\nc = d\n".encode())
    assert held.groups == (("a", "b"), ("c", "d"))
    (problem,) = held.problems
    assert problem.line == 2
    assert problem.sentence.startswith(says)


def test_text_of_another_encoding_is_named_with_its_line() -> None:
    held = read_synonyms(b"a = b\nr\xe9fugi\xe9 = refugee\n")
    assert held.groups == ()
    assert held.problems[0].line == 2
    assert "UTF-8" in held.problems[0].sentence


def test_the_file_is_read_again_when_it_was_changed_and_only_then(tmp_path: Path) -> None:
    file = SynonymFile(tmp_path / "library")
    assert file.read().groups == ()
    file.write("a = b\n")
    first = file.read()
    assert first.groups == (("a", "b"),)
    assert file.read() is first
    file.path.write_text("a = c\n", "utf-8")
    os.utime(file.path, ns=(1, 1))
    assert file.read().groups == (("a", "c"),)
    file.path.unlink()
    assert file.read().groups == ()


def test_a_file_that_cannot_be_read_is_told_in_one_sentence(tmp_path: Path) -> None:
    file = SynonymFile(tmp_path)
    file.path.mkdir()
    with pytest.raises(LibraryError, match="cannot be read"):
        file.read()
    file.path.rmdir()
    file.path.write_bytes(b"# " + b"x" * 2_000_000)
    with pytest.raises(LibraryError, match="larger than a megabyte"):
        file.read()


def test_the_names_offered_to_begin_with_are_all_read() -> None:
    held = read_synonyms(STARTER.encode())
    assert held.problems == ()
    by_name = {name: group for group in held.groups for name in group}
    for english, french in (("STCA", "ETPS"), ("TRP", "PST"), ("CBSA", "ASFC"), ("RCMP", "GRC"), ("IRB", "CISR")):
        assert french in by_name[english]
    assert "Immigration, Refugees and Citizenship Canada" in by_name["IRCC"]
    names = [name for group in held.groups for name in group]
    assert len(names) == len(set(names))
