"""Whatever the format, all text of a file is in its document: in order, under its headings, character for character."""

from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from briefbook.extract.registry import read
from briefbook.model.document import Document
from briefbook.model.kinds import PassageKind

TITLE = "The ferries of the northern islands"
PAID = "The three island councils pay two thirds of the cost of the ferry in winter."
FARE = "Passengers pay a fare that covers one fifth of the fuel."
CARGO = "Cargo is charged by weight, and medicine travels free of charge."
LAST = "Nobody has yet said who will pay for the second ferry."
ROWS = (("Winter", "Sailings"), ("2020", "310"), ("2021", "325"))


def write_markdown(file: Path) -> None:
    rows = [f"| {' | '.join(row)} |" for row in ROWS]
    table = "\n".join([rows[0], "| --- | --- |", *rows[1:]])
    file.write_text(
        f"# {TITLE}\n\n## Who pays\n\n{PAID}\n\n- {FARE}\n\n### Cargo\n\n{CARGO}\n\n{table}\n\n{LAST}\n", "utf-8"
    )


def write_page(file: Path) -> None:
    rows = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in ROWS)
    body = (
        f"<h1>{TITLE}</h1><h2>Who pays</h2><p>{PAID}</p><ul><li>{FARE}</li></ul><h3>Cargo</h3><p>{CARGO}</p>"
        f"<table>{rows}</table><p>{LAST}</p>"
    )
    file.write_text(f"<!DOCTYPE html><html><head><title>{TITLE}</title></head><body>{body}</body></html>", "utf-8")


def write_word(file: Path) -> None:
    made = docx.Document()
    made.add_heading(TITLE, 0)
    made.add_heading("Who pays", 1)
    made.add_paragraph(PAID)
    made.add_paragraph(FARE, "List Bullet")
    made.add_heading("Cargo", 2)
    made.add_paragraph(CARGO)
    table = made.add_table(len(ROWS), len(ROWS[0]))
    for number, row in enumerate(ROWS):
        for place, cell in enumerate(row):
            table.cell(number, place).text = cell
    made.add_paragraph(LAST)
    made.save(str(file))


@pytest.mark.parametrize(
    ("name", "write"),
    [("ferries.md", write_markdown), ("ferries.html", write_page), ("ferries.docx", write_word)],
)
def test_every_passage_is_there_in_order_with_its_ordinal_and_its_headings(
    tmp_path: Path, name: str, write: Callable[[Path], None]
) -> None:
    write(tmp_path / name)
    found = read(tmp_path / name, name).document
    assert found.title == TITLE
    assert [(one.ordinal, one.kind, one.text, one.heading) for one in found.passages] == [
        (3, PassageKind.PARAGRAPH, PAID, ("Who pays",)),
        (4, PassageKind.LIST_ITEM, FARE, ("Who pays",)),
        (6, PassageKind.PARAGRAPH, CARGO, ("Who pays", "Cargo")),
        (7, PassageKind.TABLE, "Winter\tSailings\n2020\t310\n2021\t325", ("Who pays", "Cargo")),
        (8, PassageKind.PARAGRAPH, LAST, ("Who pays", "Cargo")),
    ]
    assert not found.furniture


def read_text(folder: Path, *paragraphs: str) -> Document:
    (folder / "note.txt").write_text("\n\n".join(paragraphs) + "\n", "utf-8")
    return read(folder / "note.txt", "note.txt").document


def test_a_table_of_tabs_keeps_every_row(tmp_path: Path) -> None:
    table = "\n".join("\t".join(row) for row in ROWS)
    found = read_text(tmp_path, PAID, table, LAST)
    assert [one.text for one in found.passages] == [PAID, table, LAST]


def test_a_heading_with_nothing_below_it_is_text(tmp_path: Path) -> None:
    (tmp_path / "note.md").write_text(f"# {TITLE}\n\n## Who pays\n\n{PAID}\n\n## What comes next\n", "utf-8")
    assert [one.text for one in read(tmp_path / "note.md", "note.md").document.passages] == [PAID, "What comes next"]


def test_no_break_spaces_stay_as_they_are(tmp_path: Path) -> None:
    price = "«\u00a0Le traversier\u00a0» a coûté 21\u202f% de plus en 2023, soit 4\u00a0100\u00a0$ par jour."
    assert [one.text for one in read_text(tmp_path, price, PAID).passages] == [price, PAID]


@pytest.mark.parametrize(
    "line",
    [
        "Share this page of the report with the councils before the ferry sails.",
        "On this page of the report, the harbours are counted one by one.",
        "Home ports are counted twice when a ferry changes its owner.",
        "Check against delivery notes what was unloaded at Port Ellery.",
    ],
)
def test_a_sentence_that_begins_like_a_line_of_the_page_is_text(tmp_path: Path, line: str) -> None:
    found = read_text(tmp_path, PAID, line, LAST, "Share this page")
    assert [one.text for one in found.passages] == [PAID, line, LAST]
    assert [(one.ordinal, one.text) for one in found.furniture] == [(4, "Share this page")]
