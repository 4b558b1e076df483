"""`note --out rows.csv`: the official columns, both languages or one sentence; and what `templates` says of genres."""

import csv
from pathlib import Path

import pytest

from tests.cli.running import CommandLine

QP_FIELDS = (
    *("--field", "reference_number=ABC-2024-QP-00001", "--field", "title_en=Ferries"),
    *("--field", "title_fr=Traversiers", "--field", "minister=Minister of Transport"),
    *("--field", "date_received=2024-02-07"),
)


@pytest.fixture
def sample(briefbook: CommandLine) -> Path:
    briefbook.answer("sample", "--template", "qp-note", "--copy", "minister", "--out", briefbook.cwd / "made")
    return briefbook.cwd / "made" / "qp-note-en.brief"


def test_a_question_period_note_becomes_a_row_in_both_languages(briefbook: CommandLine, sample: Path) -> None:
    out = briefbook.cwd / "rows.csv"
    assert briefbook.answer("note", sample, "--out", out)["files"] == [str(out)]
    with out.open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    assert row["title_fr"] == "Passage de clandestins"
    assert row["response_en"].startswith("* Migrant smuggling puts lives in danger")
    assert row["response_fr"].count("\n\n\n* ") == row["response_en"].count("\n\n\n* ") == 3


def test_a_row_without_french_is_refused_in_one_sentence(briefbook: CommandLine) -> None:
    book, out = briefbook.cwd / "qp.brief", briefbook.cwd / "rows.csv"
    briefbook.answer("new", book, "--template", "qp-note", *QP_FIELDS)
    briefbook.answer("write", book, "--section", "response", "Ferries sail.")
    briefbook.answer("write", book, "--section", "background", "There are nine.")
    error = briefbook.refusal(1, "note", book, "--out", out)
    assert error["sentence"] == (
        "The open-data row is not complete; it still needs: “Suggested Response” in French, “Background” in French."
    )
    assert not out.exists()


def test_templates_say_what_they_are_and_what_they_advise(briefbook: CommandLine) -> None:
    answer = {one["name"]: one for one in briefbook.answer("templates")["templates"]}
    assert len(answer) == 12
    note = answer["issue-note"]
    assert note["genre"] == "issue-note"
    (key,) = (one for one in note["sections"] if one["id"] == "key-messages")
    assert (key["kind"], key["required"], key["limits"]["items_max"]) == ("bullets", True, 7)
    assert "3 to 7 points" in briefbook.run("templates").text
