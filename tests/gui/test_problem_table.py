"""Problems in order: parts under their file, files counted once, and a table that no spreadsheet runs."""

import pytest

from briefbook.gui.corpus import Overview
from briefbook.gui.problem_table import as_csv, as_text, counts, file_of_part, file_rows, seen_files
from briefbook.gui.problem_words import KINDS, PASSED_OVER_FR, reason, rule_words
from briefbook.model.document import Problem
from briefbook.model.kinds import ProblemKind
from tests.gui.samples import row

DAMAGED = Problem("old/plan.docx", ProblemKind.DAMAGED, "The file is cut off.")
LOCKED = Problem("a/Budget.xlsx", ProblemKind.ENCRYPTED, "It asks for a password.")
PART = Problem("old/mail.eml/list.zip/b.docx", ProblemKind.DAMAGED, "The file is cut off.", part=True)
WITHIN = Problem("old/plan.docx/picture.bin", ProblemKind.UNSUPPORTED, "No format.", part=True)
PROBLEMS = (DAMAGED, PART, WITHIN, LOCKED)


def test_files_stand_in_the_order_of_their_paths_and_parts_under_their_file() -> None:
    rows = file_rows(PROBLEMS)
    assert [(one.path, one.problem, one.parts) for one in rows] == [
        ("a/Budget.xlsx", LOCKED, ()),
        ("old/mail.eml", None, (PART,)),
        ("old/plan.docx", DAMAGED, (WITHIN,)),
    ]


def test_one_kind_alone_keeps_the_file_above_its_part() -> None:
    rows = file_rows(PROBLEMS, ProblemKind.UNSUPPORTED)
    assert [(one.path, one.parts) for one in rows] == [("old/plan.docx", (WITHIN,))]
    assert file_rows(PROBLEMS, ProblemKind.NO_TEXT) == ()


@pytest.mark.parametrize(
    ("path", "files", "file"),
    [
        ("2023.old/mail.eml/a.pdf", (), "2023.old"),
        ("2023.old/mail.eml/a.pdf", ("2023.old/mail.eml",), "2023.old/mail.eml"),
        ("notes/mail.eml/a.zip/b.txt", (), "notes/mail.eml"),
        ("alone", (), "alone"),
    ],
)
def test_the_file_of_a_part_is_found(path: str, files: tuple[str, ...], file: str) -> None:
    assert file_of_part(path, files) == file


def test_kinds_are_counted_in_the_order_of_the_vocabulary() -> None:
    assert list(counts(PROBLEMS).items()) == [
        (ProblemKind.UNSUPPORTED, 1),
        (ProblemKind.DAMAGED, 2),
        (ProblemKind.ENCRYPTED, 1),
    ]


def test_documents_within_a_file_are_no_files_of_their_own() -> None:
    documents = (row(path="old/mail.eml"), row(path="old/mail.eml/list.zip/a.docx"), row(path="b.txt"))
    assert seen_files(Overview(documents, PROBLEMS)) == 4


def test_the_table_has_its_accents_in_excel() -> None:
    table = as_csv((LOCKED,), ("Fichier", "Problème", "Pourquoi"), "fr")
    assert table.startswith(b"\xef\xbb\xbf")
    assert table.decode("utf-8-sig").split("\r\n")[0] == "Fichier;Problème;Pourquoi"


@pytest.mark.parametrize("name", ["=HYPERLINK(1).docx", "+1.docx", "-1.docx", "@sum.docx"])
def test_a_name_that_looks_like_a_formula_is_text_in_the_table(name: str) -> None:
    problem = Problem(name, ProblemKind.DAMAGED, "=1+1")
    line = as_csv((problem,), ("File", "Problem", "Why"), "en").decode("utf-8-sig").split("\r\n")[1]
    assert line.startswith(f"'{name},")
    assert line.endswith(",'=1+1")


def test_a_name_with_quotes_and_commas_stays_one_cell() -> None:
    problem = Problem('a "b", c.docx', ProblemKind.DAMAGED, "Why.")
    assert '"a ""b"", c.docx",Damaged,Why.' in as_csv((problem,), ("File",), "en").decode("utf-8-sig")


def test_the_list_as_text_has_a_line_for_each() -> None:
    assert (
        as_text((DAMAGED, LOCKED), "en")
        == "old/plan.docx\tThe file is cut off.\na/Budget.xlsx\tIt asks for a password.\n"
    )


@pytest.mark.parametrize("kind", ProblemKind)
def test_every_kind_has_a_name_a_reason_and_advice_in_both_languages(kind: ProblemKind) -> None:
    words = KINDS[kind]
    assert words.name.en != words.name.fr
    assert words.advice.en.endswith(".")
    assert words.advice.fr.endswith(".")
    assert reason(Problem("a", kind, "Why."), "fr").endswith(".")
    assert reason(Problem("a", kind, "Why."), "en") == "Why."


def test_a_rule_that_is_not_known_keeps_its_own_words() -> None:
    assert rule_words("hidden file or folder", "fr") == PASSED_OVER_FR["hidden file or folder"]
    assert rule_words("hidden file or folder", "en") == "hidden file or folder"
    assert rule_words("something new", "fr") == "something new"
